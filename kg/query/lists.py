"""Lists of people, projects, organizations and meetings, narrowed and ordered as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.things import Meeting, Organization, Person, Project
from kg.model.kinds import Kinds, Standings
from kg.query import folders, sides, statuses
from kg.query.ask import made
from kg.query.days import iso
from kg.query.names import find
from kg.query.question import rows
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeVar, Unpack

    from kg.model.asked import MeetingFilters, PeopleFilters, ProjectFilters
    from kg.store.reader import Connection

    T = TypeVar("T")

# The kinds of things that a filter may name.
_NAMED = {
    "with_person": (Kinds.PERSON,),
    "owner": (Kinds.PERSON, Kinds.ORGANIZATION),
    "organization": (Kinds.ORGANIZATION,),
    "about": (),
}
_ORDERING = ("where", "sort", "limit")


def people(
    conn: Connection,
    *,
    keys: Sequence[str] = (),
    as_of: str | None = None,
    **filters: Unpack[PeopleFilters],
) -> list[Person]:
    """People by name: those who have a page or are confirmed, and all with `all`; only those with
    `keys`, if any are given.

    Raises NameUnknown (of folders, too), NameAmbiguous, UsageError, as all lists do.
    """
    sides.check(conn, external=filters.get("external"), internal=filters.get("internal"))
    return _listed(conn, "people", Person, {"key": keys, "as_of": as_of}, filters)


def people_and_only_named(
    conn: Connection, *, as_of: str | None = None, **filters: Unpack[PeopleFilters]
) -> tuple[list[Person], int]:
    """People, and how many more there would be with `all`. Raises what `people` does."""
    if filters.get("all"):
        return people(conn, as_of=as_of, **filters), 0
    limit = filters.get("limit")
    filters["limit"], filters["all"] = None, True
    every = people(conn, as_of=as_of, **filters)
    known = [one for one in every if one.standing != Standings.NAMED]
    return known[:limit], len(every) - len(known)


def projects(
    conn: Connection,
    *,
    keys: Sequence[str] = (),
    as_of: str | None = None,
    **filters: Unpack[ProjectFilters],
) -> list[Project]:
    """Projects by name; only those with `keys`, if any are given."""
    return _listed(conn, "projects", Project, {"key": keys, "as_of": as_of}, filters)


def organizations(
    conn: Connection,
    *,
    keys: Sequence[str] = (),
    as_of: str | None = None,
    **filters: Unpack[ProjectFilters],
) -> list[Organization]:
    """Organizations by name; only those with `keys`, if any are given."""
    return _listed(conn, "organizations", Organization, {"key": keys, "as_of": as_of}, filters)


def meetings(
    conn: Connection, *, keys: Sequence[str] = (), **filters: Unpack[MeetingFilters]
) -> list[Meeting]:
    """Meetings, the newest first, those without a date last; only those with `keys`, if given."""
    return _listed(conn, "meetings", Meeting, {"key": keys}, filters)


def _listed(
    conn: Connection,
    name: str,
    answer: type[T],
    own: Mapping[str, object],
    filters: Mapping[str, Any],
) -> list[T]:
    columns: tuple[str, ...] = answer._fields  # type: ignore[attr-defined]
    given = dict(own) | {key: value for key, value in filters.items() if key not in _ORDERING}
    rows = queries.filtered(
        conn,
        name,
        {key: _bound(conn, key, value) for key, value in given.items()},
        columns,
        where=filters.get("where"),
        sort=filters.get("sort"),
        limit=filters.get("limit"),
    )
    return made(answer, rows)


def _bound(conn: Connection, name: str, value: Any) -> object:
    """The value of a filter as its query takes it."""
    if not value:
        return None
    if name in _NAMED:
        return find(conn, str(value), _NAMED[name])
    if name in ("as_of", "since", "until"):
        return iso(value)
    if name == "status":
        return statuses.known(conn, value)
    if name == "kind":
        return queries.array(word.strip().lower() for word in value)
    if name == "key":
        return queries.array(value)
    if name == "folder":
        return folders.known(conn, str(value))
    return str(value).casefold() if name == "tag" else value


class Lists:
    """The questions of this file, as methods of `kg.connect()`."""

    people = rows(lambda: people, Person, without_me=True)
    projects = rows(lambda: projects, Project, without_me=True)
    orgs = rows(lambda: organizations, Organization, without_me=True)
    meetings = rows(lambda: meetings, Meeting)
