"""What a database knows that the notes do not tell again: its past."""

from __future__ import annotations

import sqlite3

from kg.model.frozen import NamedTuple
from kg.store import nodes
from kg.store.writer import COLUMNS, Row, insert

Facts = dict[tuple[str, str], str | None]


class History(NamedTuple):
    """The changes and imports so far, oldest first, and the facts as the last import left them."""

    changes: list[Row]
    imports: list[Row]
    facts: Facts | None


EMPTY = History([], [], None)


def read(conn: sqlite3.Connection) -> History:
    """The past that a database holds."""
    return History(_rows(conn, "changes"), _rows(conn, "imports"), nodes.facts(conn))


def write(conn: sqlite3.Connection, past: History) -> None:
    """Put the past into a new database, whose nodes have other ids."""
    insert(conn, "changes", ((None, *row[1:]) for row in past.changes))
    insert(conn, "imports", past.imports)


def _rows(conn: sqlite3.Connection, table: str) -> list[Row]:
    columns = ", ".join(COLUMNS[table])
    return conn.execute(f"select {columns} from {table} order by id").fetchall()
