"""What links to what, and what nothing is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.notes import Backlink, Link, Orphan
from kg.model.kinds import PAGE_KINDS, Outcomes
from kg.query import folders
from kg.query.ask import ask
from kg.query.kinds import known
from kg.query.names import find
from kg.query.question import rows
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model.answers.notes import Candidate
    from kg.store.reader import Connection


def links(conn: Connection, name: str) -> list[Link]:
    """The links out of a note, or out of all pages of a thing, in their order; of the first twenty
    targets that lead nowhere with what is called most like them."""
    found = queries.rows(conn, "links", node=find(conn, name))
    at = Link._fields.index("resolution")
    broken = [str(row[0]) for row in found if row[at] == Outcomes.MISSING]
    if broken:
        from kg.query.matching import nearest  # links that lead somewhere need not wait for it

        near = nearest(conn, broken)
    else:
        near = {}
    return [Link._make((*row, *_near(near.get(str(row[0]))))) for row in found]


def _near(found: Candidate | None) -> tuple[str | None, str | None, str | None]:
    return (found.name, found.key, found.reason) if found else (None, None, None)


def backlinks(conn: Connection, name: str, *, limit: int | None = None) -> list[Backlink]:
    """The links to a note or a thing, by path and line."""
    return ask(conn, "backlinks", Backlink, node=find(conn, name), limit=limit)


def orphans(
    conn: Connection, *, kind: Sequence[str] = (), folder: str | None = None
) -> list[Orphan]:
    """Notes without any tie, by path; `kind` is that of the note (person, meeting, daily, …)."""
    within = folders.known(conn, folder)
    return ask(
        conn, "orphans", Orphan, kind=queries.array(known(conn, kind, PAGE_KINDS)), folder=within
    )


class Notes:
    """The questions of this file, as methods of `kg.connect()`."""

    links = rows(lambda: links, Link)
    backlinks = rows(lambda: backlinks, Backlink)
    orphans = rows(lambda: orphans, Orphan)
