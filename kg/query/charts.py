"""What charts show: each question gives at most so many rows, and how many there are in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import NothingImported
from kg.model.answers.charts import BlockedInTime, ContactsByWeek, Dated, Near
from kg.model.answers.state import Stale
from kg.model.charts import AllBlocked, Circle, Cold, Contacts, ProjectInTime
from kg.model.kinds import Kinds
from kg.query import sides
from kg.query.ask import ask_first
from kg.query.days import iso
from kg.query.lists import projects
from kg.query.names import find
from kg.store import queries
from kg.store.reader import imported_day

if TYPE_CHECKING:
    from kg.store.reader import Connection

OVER = 30  # days without contact, for people without a cadence
WEEKS = 26
ROWS, IN_TIME, NEAR = 12, 300, 24  # shown where nothing else is asked for


def cold(
    conn: Connection, *, over: int = OVER, as_of: str | None = None, limit: int | None = ROWS
) -> Cold:
    """People who were not contacted within their cadence, the most overdue first; then those
    without a cadence who were not within `over` days, the latest first: as `kg today` tells them.

    Whoever was never contacted did not go cold; a colleague does so only with a cadence of their
    own. Raises NothingImported.
    """
    day = _day(conn, as_of)
    rows, in_all = ask_first(
        conn,
        "chart_cold",
        Stale,
        over=over,
        elsewhere=sides.is_known(conn),
        kind=Kinds.PERSON,
        status=None,
        without_page=0,
        external=0,
        internal=0,
        as_of=day,
        limit=limit,
    )
    return Cold(day, over, tuple(rows), in_all)


def contacts(
    conn: Connection,
    name: str | None = None,
    *,
    weeks: int = WEEKS,
    as_of: str | None = None,
    limit: int = ROWS,
) -> Contacts:
    """Who was contacted on how many days of each of the last weeks, the most often contacted first.

    With a name, those contacted about it; with that of a person, what they were contacted about. A
    week is the seven days up to `as_of`, or seven before these. Raises NameUnknown, NameAmbiguous,
    NothingImported.
    """
    day = _day(conn, as_of)
    key = find(conn, name) if name else None
    rows, in_all = ask_first(
        conn, "chart_contacts", ContactsByWeek, of=key, weeks=weeks, as_of=day, limit=limit
    )
    about, kind = _called(conn, key) if key else (None, None)
    return Contacts(day, weeks, about, kind, tuple(rows), in_all)


def project(
    conn: Connection,
    name: str,
    *,
    since: str | None = None,
    as_of: str | None = None,
    limit: int = IN_TIME,
) -> ProjectInTime:
    """What is dated about a project: its statuses, meetings, contacts, tasks and what was decided
    or is feared, of each sort the `limit` newest. Raises NameUnknown, NameAmbiguous,
    NothingImported."""
    day = _day(conn, as_of)
    key = find(conn, name, (Kinds.PROJECT,))
    (facts,) = projects(conn, keys=[key], as_of=day)
    rows, in_all = ask_first(
        conn, "chart_project", Dated, key=key, since=iso(since), as_of=day, limit=limit
    )
    return ProjectInTime(day, facts, tuple(rows), in_all)


def blocked(conn: Connection, *, as_of: str | None = None, limit: int = ROWS) -> AllBlocked:
    """Blocked projects, those blocked longest first, with the newest contact about them, the
    due day and the next meeting. Raises NothingImported."""
    day = _day(conn, as_of)
    rows, in_all = ask_first(conn, "chart_blocked", BlockedInTime, as_of=day, limit=limit)
    return AllBlocked(day, tuple(rows), in_all)


def circle(conn: Connection, name: str, *, as_of: str | None = None, limit: int = NEAR) -> Circle:
    """The people, projects and organizations near to somebody or something, the latest first: met
    at meetings, contacted, or related by what notes state. The owner of the notes is left out.
    Raises NameUnknown, NameAmbiguous, NothingImported."""
    day = _day(conn, as_of)
    key = find(conn, name)
    rows, in_all = ask_first(conn, "chart_circle", Near, key=key, as_of=day, limit=limit)
    label, kind = _called(conn, key)
    return Circle(day, label, kind, tuple(rows), in_all)


def _day(conn: Connection, as_of: str | None) -> str:
    """The day asked about, by default that of the last import. Raises NothingImported."""
    day = iso(as_of) or imported_day(conn)
    if day is None:
        raise NothingImported(None)
    return day


def _called(conn: Connection, key: str) -> tuple[str, str]:
    """What the thing of a key is called, and its kind."""
    row = queries.rows(conn, "note", node=key)[0]
    return str(row[0]), key.partition(":")[0]
