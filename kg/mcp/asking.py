"""Each tool's question: asked of kg.query, and what it found.

A function has the name of its tool, and takes the checked arguments by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.mcp.budget import WrongArgument
from kg.mcp.found import FEW, Found, plain, sections, table
from kg.mcp.quoted import unquoted_place
from kg.model.kinds import OWNER_KINDS
from kg.present.counted import counted
from kg.query.days import READINGS, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.reader import Connection

_CANDIDATES = 200  # more are not looked for
_SECONDS = 2.0  # for a query that somebody wrote


class Asked(NamedTuple):
    """What is asked of: an open database, its path, the day, how many rows are looked at, and how
    `few` of each section of a page are given."""

    conn: Connection
    database: str
    as_of: str
    rows: int
    few: int = FEW

    def day(self, text: str | None, name: str = "since") -> str | None:
        """The ISO day that people's words mean in an argument of that name."""
        return said(text, self.as_of, READINGS[name]) if text else None

    def told(self, question: str) -> tuple[str, ...]:
        """What belongs beside an answer that leaves me out."""
        from kg.store.owner import owner

        return owner(self.conn).told(question, without_me=True)


def find(ask: Asked, text: str, kind: str | None = None) -> Found:
    """Candidates."""
    from kg.model.answers.notes import Candidate
    from kg.query import matching

    found = matching.find(ask.conn, text, kind=_one(kind), limit=_CANDIDATES)
    most = "at least " if len(found) == _CANDIDATES else ""
    return Found(
        f"{most}{counted(len(found), 'candidate')}, likeliest first; none is picked",
        (table(Candidate, found, more=("key",)),),
    )


def last_contact(
    ask: Asked,
    subjects: Sequence[str] = (),
    status: str | None = None,
    owner: str | None = None,
    with_person: str | None = None,
    since: str | None = None,
    everyone: bool = False,
    text: str | None = None,
) -> Found:
    """The newest contact about each subject."""
    from kg.model.answers.contacts import LastContact
    from kg.query import contacts

    found = contacts.last_contact(
        ask.conn,
        subjects,
        as_of=ask.as_of,
        status=_one(status),
        owner=owner,
        with_person=with_person,
        since=ask.day(since),
        everyone=everyone,
        text=text,
    )
    about = len({one.subject_key for one in found})
    never = len({one.subject_key for one in found if one.date is None})
    without = f", {never:,} of them never contacted" if never else ""
    return Found(
        f"last contacts about {counted(about, 'subject')}{without}",
        (table(LastContact, found, more=("mentions", "last_mentioned")),),
        told=ask.told("last_contact"),
    )


def blocked(ask: Asked, owner: str | None = None, since: str | None = None) -> Found:
    """Blocked projects."""
    from kg.model.answers.pages import BlockedRow
    from kg.query import review

    found = review.blocked(ask.conn, owner=owner, since=ask.day(since), as_of=ask.as_of)
    rows = review.blocked_rows(found)
    return Found(
        counted(len(rows), "blocked project"),
        (table(BlockedRow, rows),),
        told=ask.told("blocked"),
    )


def stale(
    ask: Asked, over: int | None = None, kind: str | None = None, external: bool = False
) -> Found:
    """Who and what was not contacted for too long."""
    from kg.model.answers.state import Stale
    from kg.query import review

    found = review.stale(ask.conn, over, kind=kind, external=external, as_of=ask.as_of)
    never = sum(one.last_contact is None for one in found)
    people = sum(one.kind == "person" for one in found)
    return Found(
        f"{len(found):,} without contact for too long: {counted(people, 'person')}, "
        f"{len(found) - people:,} other; {never:,} never contacted",
        (table(Stale, found),),
        told=ask.told("stale"),
    )


def tasks(
    ask: Asked,
    state: str = "open",
    owner: str | None = None,
    whose: str | None = None,
    about: Sequence[str] = (),
    due_before: str | None = None,
) -> Found:
    """Tasks."""
    from kg.model.answers.notes import Task
    from kg.query import names, tasks

    who = names.find(ask.conn, owner, OWNER_KINDS) if owner else None
    found = tasks.tasks(
        ask.conn,
        state,
        owner=who,
        whose=whose,
        about=about,
        due_before=ask.day(due_before, "due_before"),
        as_of=ask.as_of,
    )
    overdue = sum(one.days_overdue is not None for one in found)
    late = f", {overdue:,} of them overdue" if overdue and state != "overdue" else ""
    which = "" if state == "all" else f"{state} "
    others = names.same_first_name(ask.conn, who) if who else None
    return Found(
        f"{counted(len(found), f'{which}task')}{late}, soonest due first",
        (table(Task, found),),
        told=(others,) if others else (),
    )


def about(ask: Asked, name: str, sections: Sequence[str] = ()) -> Found:
    """A page."""
    from kg.query import pages

    newest = None if sections else 10
    return _page(ask, pages.show(ask.conn, name, as_of=ask.as_of, newest=newest), sections)


def prep(ask: Asked, name: str, sections: Sequence[str] = ()) -> Found:
    """What to know before meeting somebody."""
    from kg.query import preparing

    return _page(ask, preparing.prep(ask.conn, name, as_of=ask.as_of), sections)


def today(ask: Asked) -> Found:
    """What to know on a morning."""
    from kg.query import agenda

    return _page(ask, agenda.today(ask.conn, as_of=ask.as_of), ())


def week(ask: Asked) -> Found:
    """What the last seven days brought and left behind."""
    from kg.query import agenda

    return _page(ask, agenda.review(ask.conn, as_of=ask.as_of), ())


def _page(ask: Asked, page: Any, wanted: Sequence[str]) -> Found:
    from kg.present.sections import known

    there = page._fields[1:]
    for one in wanted:
        if one not in there:
            raise WrongArgument(
                f"There is no section “{one[:60]}” here. There are {', '.join(there)}."
            )
    tables, left_out = sections(page, wanted, ask.few)
    rows = sum(one.total for one in tables)
    kind = getattr(page.facts, "kind", "")
    about = f" about one {kind if kind.isalpha() else 'thing'}" if kind else ""
    facts = [(name.replace(" ", "_"), value) for name, value in known(page.facts)]
    return Found(
        f"{counted(rows, 'row')} in {counted(len(tables), 'section')}{about}",
        tables,
        () if wanted else tuple(facts),
        told=ask.told("page"),
        left_out=left_out,
    )


def connect(ask: Asked, start: str, end: str) -> Found:
    """A chain of introductions."""
    from kg.model.graph import Introduction
    from kg.query.graph.whole import connect

    found = connect(ask.conn, start, end, as_of=ask.as_of)
    said = f"{counted(len(found), 'step')} from one to the other by people who met"
    if not found:
        said = "no chain of meetings ties the two, unless by the owner of the notes"
    return Found(said, (table(Introduction, found),), told=ask.told("connect"))


def timeline(ask: Asked, name: str, since: str | None = None, until: str | None = None) -> Found:
    """What happened, the newest first."""
    from kg.model.answers.state import TimelineEntry
    from kg.query import history

    found = history.timeline(ask.conn, name, since=ask.day(since), until=ask.day(until, "until"))
    ahead = sum(one.date > ask.as_of for one in found)
    coming = f", {ahead:,} of them ahead" if ahead else ""
    return Found(
        f"{counted(len(found), 'thing')} that happened{coming}, newest first",
        (table(TimelineEntry, found[::-1]),),
    )


def changed(ask: Asked, since: str | None = None, kind: str | None = None) -> Found:
    """What is new or different."""
    from kg.model.answers.state import Changed
    from kg.query import history

    found = history.changed(
        ask.conn, since=ask.day(since or "7d"), as_of=ask.as_of, kind=_one(kind)
    )
    return Found(f"{counted(len(found), 'change')}, newest first", (table(Changed, found),))


def search(
    ask: Asked,
    text: str,
    kind: str | None = None,
    folder: str | None = None,
    since: str | None = None,
    with_person: str | None = None,
    sort: str = "rank",
) -> Found:
    """Notes with words."""
    from kg.model.answers.notes import SearchHit
    from kg.query import search

    found = search.search(
        ask.conn,
        text,
        kind=_one(kind),
        folder=folder,
        since=ask.day(since),
        with_person=with_person,
        sort=sort,
        limit=ask.rows,
        total=True,
    )
    total = found.total or 0
    like = (f"Names like it: {', '.join(found.did_you_mean)}.",) if found.did_you_mean else ()
    return Found(
        f"{counted(total, 'note')} with these words",
        (table(SearchHit, found.hits, total=total),),
        told=like,
    )


def read(ask: Asked, source: str) -> Found:
    """The lines of a note."""
    from kg.mcp.lines import around

    return around(ask.conn, unquoted_place(source))


def query(ask: Asked, text: str, language: str, note: str | None = None) -> Found:
    """The rows of a query that somebody wrote."""
    told: tuple[str, ...] = ()
    if language == "sql":
        if note is not None:
            raise WrongArgument("`note` is for Dataview and Tasks; SQL names its notes itself.")
        from kg.store.apart import ask as apart

        answered = apart(ask.database, text, {"as_of": ask.as_of}, timeout=_SECONDS, limit=ask.rows)
        columns, total = answered.columns or (), answered.total
        rows: Sequence[Sequence[object]] = answered.rows
    else:
        from kg.mcp.apart import Query, asked

        columns, rows, total, told = asked(
            ask.database, Query(language, text, note, ask.as_of, ask.rows), _SECONDS
        )
    from kg.present.columns import distinct

    return Found(
        f"{counted(total, 'row')} of the query",
        (plain(distinct(columns), rows)._replace(total=total),),
        told=told,
    )


def _one(text: str | None) -> tuple[str, ...]:
    return () if text is None else (text,)
