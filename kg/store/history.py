"""What a database knows that the notes do not tell again: its past."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from kg.model.rows import ChangeRow, ImportRow, columns
from kg.store import nodes
from kg.store.writer import insert

if TYPE_CHECKING:
    from typing import Any

Facts = dict[tuple[str, str], str | None]


class History(NamedTuple):
    """The changes and imports so far, oldest first, and the facts as the last import left them."""

    changes: list[ChangeRow]
    imports: list[ImportRow]
    facts: Facts | None


EMPTY = History([], [], None)


def read(conn: sqlite3.Connection) -> History:
    """The past that a database holds."""
    changes = [ChangeRow(*row) for row in _rows(conn, "changes")]
    imports = [ImportRow(*row) for row in _rows(conn, "imports")]
    return History(changes, imports, nodes.facts(conn))


def write(conn: sqlite3.Connection, past: History) -> None:
    """Put the past into a new database, whose nodes have other ids."""
    insert(conn, "changes", [row._replace(node_id=None) for row in past.changes])
    insert(conn, "imports", past.imports)


def _rows(conn: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    named = ", ".join(columns(table))
    return conn.execute(f"select {named} from {table} order by id").fetchall()
