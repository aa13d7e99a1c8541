"""What the database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.state import Status
from kg.query.question import value
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection


def status(conn: Connection) -> Status | None:
    """Counts by kind, the last import and its problems; None before the first import."""
    rows = queries.rows(conn, "status")
    return Status._make(rows[0]) if rows else None


class Overview:
    """The questions of this file, as methods of `kg.connect()`."""

    status = value(lambda: status)
