"""Whether queries stand in a note, told without loading what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.names import find
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection


def queried(conn: Connection, name: str) -> str | None:
    """The path of the page of a thing in whose text a query may stand; None for none."""
    sql = queries.load("queried", "internal").text
    row = conn.execute(sql, {"key": find(conn, name)}).fetchone()
    return str(row[0]) if row else None
