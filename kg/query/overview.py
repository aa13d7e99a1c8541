"""What the database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.state import Status
from kg.query.ask import ask
from kg.query.question import value

if TYPE_CHECKING:
    from kg.store.reader import Connection


def status(conn: Connection) -> Status | None:
    """Counts by kind, the last import and its problems; None before the first import."""
    found = ask(conn, "status", Status)
    return found[0] if found else None


class Overview:
    """The questions of this file, as methods of `kg.connect()`."""

    status = value(lambda: status)
