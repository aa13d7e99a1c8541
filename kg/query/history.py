"""What happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.contacts import CoAttendance
from kg.model.answers.state import Changed, TimelineEntry
from kg.model.kinds import Kinds
from kg.query.ask import ask
from kg.query.days import iso
from kg.query.kinds import known
from kg.query.names import find
from kg.query.question import rows
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.reader import Connection


def timeline(
    conn: Connection, name: str, *, since: str | None = None, until: str | None = None
) -> list[TimelineEntry]:
    """Everything dated about a thing, the oldest first; the future (what is due) included."""
    return ask(
        conn, "timeline", TimelineEntry, node=find(conn, name), since=iso(since), until=iso(until)
    )


def changed(
    conn: Connection,
    *,
    since: str | None = None,
    as_of: str | None = None,
    kind: Sequence[str] = (),
    limit: int | None = None,
) -> list[Changed]:
    """What is new or different since a day (default: a week before the last import), newest first.

    Values that changed between imports, and notes by the day they were made or last edited;
    nothing after `as_of`, if that is given.
    """
    return ask(
        conn,
        "changed",
        Changed,
        since=iso(since),
        as_of=iso(as_of),
        kind=queries.array(known(conn, kind)),
        limit=limit,
    )


def co_attendance(
    conn: Connection,
    person: str | None = None,
    *,
    since: str | None = None,
    as_of: str | None = None,
    with_me: bool = False,
    limit: int | None = None,
) -> list[CoAttendance]:
    """Who met whom how often, the most often first; of everybody, each pair once.

    At most `limit` (100; -1 for all). The owner of the notes is left out, unless `with_me`.
    """
    return ask(
        conn,
        "co_attendance",
        CoAttendance,
        person=find(conn, person, (Kinds.PERSON,)) if person else None,
        since=iso(since),
        as_of=iso(as_of),
        with_me=with_me,
        limit=limit,
    )


class History:
    """The questions of this file, as methods of `kg.connect()`."""

    timeline = rows(lambda: timeline, TimelineEntry)
    changed = rows(lambda: changed, Changed)
    co_attendance = rows(lambda: co_attendance, CoAttendance, without_me=True)
