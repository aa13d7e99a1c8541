"""A database as text in which nothing depends on the order of work: ids are replaced by names."""

import sqlite3
from pathlib import Path

HISTORY = ("changes", "imports", "alembic_version")
_NODES = "(select key from nodes where id = {})"
NAMED = {
    "nodes": _NODES,
    "people": _NODES,
    "organizations": _NODES,
    "projects": _NODES,
    "meetings": _NODES,
    "tags": _NODES,
    "notes": "(select path from notes where id = {})",
    "attachments": "(select path from attachments where id = {})",
    "tasks": "(select n.path || ':' || t.line from tasks t join notes n on n.id = t.note_id"
    " where t.id = {})",
}
OWN_ID = {"people", "projects", "organizations", "meetings", "tags"}


def dump(db: Path) -> list[str]:
    """Every row of every table but the history, sorted, plus every hit of the full-text index."""
    conn = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        conn.execute("begin")  # all of it at one moment
        lines = []
        for table in _tables(conn):
            sql = f"select {', '.join(_columns(conn, table))} from {table}"
            lines += sorted(f"{table} {row!r}" for row in conn.execute(sql))
        lines += _words(conn)
        return lines
    finally:
        conn.close()


def _tables(conn: sqlite3.Connection) -> list[str]:
    names = conn.execute(
        "select name from sqlite_master where type = 'table' and name not like 'notes_fts%'"
        " and name not like 'sqlite_%' order by name"
    )
    return [name for (name,) in names if name not in HISTORY]


def _columns(conn: sqlite3.Connection, table: str) -> list[str]:
    foreign = {
        column: target
        for _, _, target, column, *_ in conn.execute(f"pragma foreign_key_list({table})")
    }
    columns = []
    for _, name, *_ in conn.execute(f"pragma table_info({table})"):
        if name == "id" and table not in OWN_ID:
            continue
        target = "nodes" if name == "id" else foreign.get(name)
        columns.append(NAMED[target].format(f'{table}."{name}"') if target else f'"{name}"')
    return columns


def _words(conn: sqlite3.Connection) -> list[str]:
    conn.execute("create virtual table temp.words using fts5vocab('main', 'notes_fts', 'instance')")
    return sorted(
        f"word {row!r}"
        for row in conn.execute(
            "select w.term, n.path, w.col, w.offset from words w join notes n on n.id = w.doc"
        )
    )


def sound(db: Path) -> None:
    """Raise AssertionError unless SQLite finds the file whole and every reference in place."""
    conn = sqlite3.connect(db)
    try:
        assert conn.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert conn.execute("pragma foreign_key_check").fetchall() == []
        conn.execute("insert into notes_fts(notes_fts, rank) values ('integrity-check', 1)")
    finally:
        conn.close()
