"""A database as text in which nothing depends on the order of work: ids are replaced by names."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

HISTORY = ("changes", "imports", "alembic_version")
_NODES = "(select key from nodes where id = {})"
NAMED = {
    "nodes": _NODES,
    "people": _NODES,
    "organizations": _NODES,
    "projects": _NODES,
    "things": _NODES,
    "meetings": _NODES,
    "tags": _NODES,
    "notes": "(select path from notes where id = {})",
    "attachments": "(select path from attachments where id = {})",
    "tasks": "(select n.path || ':' || t.line from tasks t join notes n on n.id = t.note_id"
    " where t.id = {})",
}
OWN_ID = {"people", "projects", "organizations", "things", "meetings", "tags"}


class Table(NamedTuple):
    """Rows without ids, in an order of their own."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


def tables(db: Path) -> dict[str, Table]:
    """Every table but the history, every hit of the full-text index ("words"), and how tables,
    indexes and views are defined ("schema")."""
    conn = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        conn.execute("begin")  # all of it at one moment
        found = {table: _table(conn, table) for table in _tables(conn)}
        return found | {"words": _words(conn), "schema": _schema(conn)}
    finally:
        conn.close()


def dump(db: Path) -> list[str]:
    """The same as lines of text."""
    return [f"{name} {row!r}" for name, table in tables(db).items() for row in table.rows]


def dangling(db: Path) -> list[tuple[object, ...]]:
    """Every reference that leads nowhere: table, row, table that it leads to."""
    conn = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    try:
        return conn.execute("pragma foreign_key_check").fetchall()
    finally:
        conn.close()


def _table(conn: sqlite3.Connection, name: str) -> Table:
    columns = _columns(conn, name)
    found = conn.execute(f"select {', '.join(columns.values())} from {name}")
    return Table(tuple(columns), sorted(found, key=repr))


def _schema(conn: sqlite3.Connection) -> Table:
    columns = ("type", "name", "sql")
    return Table(
        columns,
        conn.execute("select type, name, sql from sqlite_master order by 1, 2, 3").fetchall(),
    )


def _tables(conn: sqlite3.Connection) -> list[str]:
    names = conn.execute(
        "select name from sqlite_master where type = 'table' and name not like 'notes_fts%'"
        " and name not like 'sqlite_%' order by name"
    )
    return [name for (name,) in names if name not in HISTORY]


def _columns(conn: sqlite3.Connection, table: str) -> dict[str, str]:
    """Column → SQL that reads it with what it refers to by name."""
    foreign = {
        column: target
        for _, _, target, column, *_ in conn.execute(f"pragma foreign_key_list({table})")
    }
    columns = {}
    for _, name, *_ in conn.execute(f"pragma table_info({table})"):
        if name == "id" and table not in OWN_ID:
            continue
        target = "nodes" if name == "id" else foreign.get(name)
        own = f'{table}."{name}"'
        columns[name] = NAMED[target].format(own) if target else own
    return columns


def _words(conn: sqlite3.Connection) -> Table:
    # As bytes: a stem may end within a character.
    conn.execute("create virtual table temp.words using fts5vocab('main', 'notes_fts', 'instance')")
    found = conn.execute(
        "select cast(w.term as blob), n.path, w.col, w.offset "
        "from words w left join notes n on n.id = w.doc"
    )
    return Table(("term", "path", "column", "offset"), sorted(found, key=repr))


def sound(db: Path) -> None:
    """Raise AssertionError unless SQLite finds the file whole and every reference in place."""
    conn = sqlite3.connect(db)
    try:
        assert conn.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert conn.execute("pragma foreign_key_check").fetchall() == []
        conn.execute("insert into notes_fts(notes_fts, rank) values ('integrity-check', 1)")
    finally:
        conn.close()
