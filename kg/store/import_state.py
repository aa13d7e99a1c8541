"""What an import asks of the database that it is about to change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model.kinds import ENTITY_TABLES, Codes
from kg.store.writer import batches, gathered


class NoteState(NamedTuple):
    """What the index of names knows of a note."""

    id: int
    path: str
    key: str
    node_kind: str
    archived: bool
    updated: str
    hash: str
    node_id: int


def files_compared(conn: sqlite3.Connection, run: int, began_ns: int, ended_ns: int) -> None:
    """Record that the files are still as the import `run` left them."""
    conn.execute(
        "update imports set scan_began_ns = ?, scan_ended_ns = ? where id = ?",
        (began_ns, ended_ns, run),
    )


def content(conn: sqlite3.Connection) -> dict[str, str]:
    """Path → what tells what is in it, of every note (its hash) and attachment (its size)."""
    return dict(
        conn.execute(
            "select path, hash from notes union all select path, size || '' from attachments"
        )
    )


def not_downloaded(conn: sqlite3.Connection) -> set[str]:
    """The paths of the notes of which the last look found a place holder alone."""
    found = conn.execute(
        "select path from problems where scope = 'scan' and code = ?", (Codes.NOT_DOWNLOADED,)
    )
    return {path for (path,) in found}


def note_states(conn: sqlite3.Connection, paths: Iterable[str]) -> dict[str, NoteState]:
    """The state of the notes at the paths that are known."""
    states = {}
    for marks, batch in batches(paths):
        for row in conn.execute(
            "select n.id, n.path, d.key, d.kind, n.is_archived, n.updated, n.hash, n.node_id"
            f" from notes n join nodes d on d.id = n.node_id where n.path in ({marks})",
            batch,
        ):
            note_id, path, key, kind, archived, updated, digest, node_id = row
            states[path] = NoteState(
                note_id, path, key, kind, bool(archived), updated, digest, node_id
            )
    return states


def provided(conn: sqlite3.Connection, note_ids: Iterable[int]) -> dict[int, set[tuple[str, ...]]]:
    """(space, key, extra) of everything that each note brings to the index of names."""
    found: dict[int, set[tuple[str, ...]]] = {}
    for marks, batch in batches(note_ids):
        for note_id, *rest in conn.execute(
            f"select note_id, space, key, extra from names where note_id in ({marks})", batch
        ):
            found.setdefault(note_id, set()).add(tuple(rest))
    return found


def lookups(conn: sqlite3.Connection, keys: Sequence[bytes] = ()) -> list[tuple[int, bytes]]:
    """What notes asked the index of names: note id, packed hashes. Those of every note, or, of a
    few packed `keys`, of whoever asked for one of them, and perhaps of some others."""
    asked = " or ".join(["instr(asked, ?) > 0"] * len(keys))
    where = f" where {asked}" if keys else ""
    return conn.execute(f"select note_id, asked from lookups{where}", keys).fetchall()


def paths(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[str]:
    """The paths of notes."""
    there = "select path from notes where id in ({})"
    return {path for (path,) in gathered(conn, (there,), note_ids)}


def named(
    conn: sqlite3.Connection, space: str, key: str
) -> list[tuple[str, str, str, bool, str, str, str]]:
    """(path, node key, node kind, archived, updated, extra, own kind) of the notes that provide a
    name."""
    rows = conn.execute(
        "select n.path, d.key, d.kind, n.is_archived, n.updated, m.extra, n.kind from names m"
        " join notes n on n.id = m.note_id join nodes d on d.id = n.node_id"
        " where m.space = ? and m.key = ?",
        (space, key),
    )
    return [
        (path, node, kind, bool(a), updated, extra, own)
        for path, node, kind, a, updated, extra, own in rows
    ]


def days_reached(conn: sqlite3.Connection, space: str, before: str, now: str) -> set[str]:
    """The keys of a space of names under which a day stands that has come, or is to come again."""
    first, last = sorted((before, now))
    rows = conn.execute(
        "select key from names where space = ? and extra > ? and extra <= ?", (space, first, last)
    )
    return {key for (key,) in rows}


def attachments_named(conn: sqlite3.Connection, file_key: str) -> list[str]:
    """The paths of the attachments that links find under this name."""
    return [
        path
        for (path,) in conn.execute("select path from attachments where file_key = ?", (file_key,))
    ]


def ids(conn: sqlite3.Connection, table: str, column: str, values: Iterable[str]) -> dict[str, int]:
    """Value of `column` → id, for the values that the table holds."""
    found: dict[str, int] = {}
    for marks, batch in batches(values):
        found.update(
            conn.execute(f"select {column}, id from {table} where {column} in ({marks})", batch)
        )
    return found


def highest_id(conn: sqlite3.Connection, table: str) -> int:
    """The largest id in a table, 0 if it is empty."""
    return int(conn.execute(f"select coalesce(max(id), 0) from {table}").fetchone()[0])


_COUNTED = (
    "notes",
    *ENTITY_TABLES,
    "meetings",
    "links",
    "tasks",
    "contacts",
)


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Rows in the tables that people ask about."""
    return {
        table: int(conn.execute(f"select count(*) from {table}").fetchone()[0])
        for table in _COUNTED
    }


def own_kinds(conn: sqlite3.Connection) -> tuple[tuple[str, str, int], ...]:
    """The kinds that kg.toml declares: name, what several are called, how many things there are."""
    rows = conn.execute(
        "select name, plural, (select count(*) from things where kind = k.name) from kinds k"
        " order by name"
    )
    return tuple((str(name), str(plural), int(number)) for name, plural, number in rows)


def problem_counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Problems by severity."""
    return dict(
        conn.execute("select severity, count(*) from problems group by severity order by severity")
    )
