"""What lies ahead on a morning, and what a week brought."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.errors import NothingImported, UsageError
from kg.model.answers.agenda import Day, Upcoming, Week
from kg.model.answers.events import events
from kg.model.answers.pages import Today, WeekReview
from kg.model.kinds import ENTITY_KINDS
from kg.query import charts
from kg.query.ask import ask
from kg.query.contacts import contact_evidence
from kg.query.days import iso
from kg.query.history import changed
from kg.query.question import rows, value
from kg.query.review import blocked, blocked_rows, first_blocked
from kg.query.tasks import first_and_overdue, first_tasks, statements, tasks
from kg.store import queries
from kg.store.reader import imported_day

if TYPE_CHECKING:
    from kg.model.answers.notes import Statement, Task
    from kg.model.answers.state import Changed
    from kg.store.reader import Connection

DAY, WEEK = timedelta(days=1), timedelta(days=7)
_SAID = ("decision", "risk", "blocker", "question")
_EDITED = "edited"  # of a note: that alone is no news of a person


def upcoming(
    conn: Connection,
    *,
    days: int | None = None,
    as_of: str | None = None,
    limit: int | None = None,
) -> list[Upcoming]:
    """The meetings of a day and of the `days` (7) after it, the next first."""
    return ask(conn, "upcoming", Upcoming, days=days, as_of=iso(as_of), limit=limit)


def today(conn: Connection, *, as_of: str | None = None, most: int | None = None) -> Today:
    """What to know on a morning (by default that of the last import): see `Today`.

    With `most`, each part has at most so many rows, the first ones; the facts count all.
    """
    day = _day(conn, as_of)
    text, next_day = day.isoformat(), (day + DAY).isoformat()
    until = (day + WEEK).isoformat()
    ahead, now = queries.internal(conn, "meetings_ahead", day=text, until=until).fetchone()
    coming = upcoming(conn, as_of=text, limit=most)
    due, in_all, overdue = first_and_overdue(
        conn, most, whose="mine", due_before=next_day, as_of=text
    )
    promised, others = first_tasks(conn, most, whose="others", as_of=text)
    cold = charts.cold(conn, as_of=text, limit=most)
    stuck, blocked_in_all = first_blocked(conn, most, since=(day - WEEK).isoformat(), as_of=text)
    facts = Day(text, until, now, ahead, in_all, overdue, others, cold.in_all, blocked_in_all)
    return Today(
        facts,
        tuple(coming),
        tuple(due),
        tuple(promised),
        cold.rows,
        tuple(blocked_rows(stuck)),
    )


def review(conn: Connection, *, since: str | None = None, as_of: str | None = None) -> WeekReview:
    """What the days from `since` to `as_of` (that of the last import) brought, by default seven:
    see `WeekReview`. Raises UsageError where the first day is after the last."""
    day, said = _day(conn, as_of), iso(since)
    first = date.fromisoformat(said) if said else day - WEEK + DAY
    if first > day:
        raise UsageError(f"{first} is after {day}. Ask for days that are over.")
    text, begin = day.isoformat(), first.isoformat()
    due = _due(conn, day, ahead=WEEK)
    stuck = blocked_rows(blocked(conn, since=begin, as_of=text))
    went = charts.cold(conn, as_of=text, limit=None).rows
    cold = [one for one in went if (one.days_overdue or 0) <= (day - first + DAY).days]
    evidence = contact_evidence(conn, since=begin, as_of=text)
    met = events(evidence)
    done = tasks(conn, "done", done_since=begin, as_of=text)
    done = [one for one in done if str(one.done) <= text]
    facts = Week(
        begin,
        text,
        len(met),
        len({one.person_key for one in evidence}),
        len(done),
        len(stuck),
        len(cold),
        len(due),
        _overdue(due),
    )
    return WeekReview(
        facts,
        tuple(upcoming(conn, as_of=text)),
        tuple(due),
        tuple(tasks(conn, whose="others", due_before=(day + WEEK + DAY).isoformat(), as_of=text)),
        tuple(stuck),
        tuple(cold),
        met,
        tuple(done),
        _said(conn, begin, text),
        _changed(conn, begin, text),
    )


def _day(conn: Connection, as_of: str | None) -> date:
    """The day asked about. Raises NothingImported."""
    said = iso(as_of) or imported_day(conn)
    if said is None:
        raise NothingImported(None)
    return date.fromisoformat(said)


def _due(conn: Connection, day: date, *, ahead: timedelta = timedelta()) -> list[Task]:
    """Tasks of mine that are due by a day, or so long after it."""
    end = (day + ahead + DAY).isoformat()
    return tasks(conn, whose="mine", due_before=end, as_of=day.isoformat())


def _overdue(found: list[Task]) -> int:
    return sum(one.days_overdue is not None for one in found)


def _said(conn: Connection, since: str, until: str) -> tuple[Statement, ...]:
    found = statements(conn, kind=_SAID, since=since)
    return tuple(one for one in found if str(one.date) <= until)


def _changed(conn: Connection, since: str, until: str) -> tuple[Changed, ...]:
    found = changed(conn, since=since, as_of=until, kind=ENTITY_KINDS)
    return tuple(one for one in found if one.what != _EDITED)


class Agenda:
    """The questions of this file, as methods of `kg.connect()`."""

    upcoming = rows(lambda: upcoming, Upcoming, without_me=True)
    today = value(lambda: today, without_me=True)
    review = value(lambda: review, without_me=True)
