"""What links to what, and what nothing is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.notes import Backlink, Link, Orphan
from kg.query import folders
from kg.query.names import find
from kg.query.question import rows
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.reader import Connection


def links(conn: Connection, name: str) -> list[Link]:
    """The links out of a note, or out of all pages of a thing, in their order."""
    return [Link._make(row) for row in queries.rows(conn, "links", node=find(conn, name))]


def backlinks(conn: Connection, name: str, *, limit: int | None = None) -> list[Backlink]:
    """The links to a note or a thing, by path and line."""
    rows = queries.rows(conn, "backlinks", node=find(conn, name), limit=limit)
    return [Backlink._make(row) for row in rows]


def orphans(
    conn: Connection, *, kind: Sequence[str] = (), folder: str | None = None
) -> list[Orphan]:
    """Notes without any tie, by path; `kind` is that of the note (person, meeting, daily, …)."""
    within = folders.known(conn, folder)
    rows = queries.rows(conn, "orphans", kind=queries.array(kind), folder=within)
    return [Orphan._make(row) for row in rows]


class Notes:
    """The questions of this file, as methods of `kg.connect()`."""

    links = rows(lambda: links, Link)
    backlinks = rows(lambda: backlinks, Backlink)
    orphans = rows(lambda: orphans, Orphan)
