"""Lists of people, projects, organizations and meetings, narrowed and ordered as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.things import (
    THING_COLUMNS,
    Kind,
    Meeting,
    Organization,
    Person,
    Project,
    Things,
)
from kg.model.kinds import NAMING_FIELDS, Kinds, Standings
from kg.query import folders, sides, statuses
from kg.query.ask import made
from kg.query.days import iso
from kg.query.kinds import kinds, known
from kg.query.names import find
from kg.query.question import rows, table_of
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeVar, Unpack

    from kg.model.asked import ListFilters, MeetingFilters, PeopleFilters, ProjectFilters
    from kg.store.reader import Connection

    T = TypeVar("T")

# The kinds of things that a filter may name.
_NAMED: dict[str, tuple[str, ...]] = {
    "with_person": (Kinds.PERSON,),
    **NAMING_FIELDS,
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


def first_people(
    conn: Connection,
    most: int | None,
    *,
    as_of: str | None = None,
    **filters: Unpack[PeopleFilters],
) -> tuple[list[Person], int, int]:
    """The first of what `people` lists, how many it lists without a limit, and how many more it
    would list with `all`. Raises what `people` does."""
    sides.check(conn, external=filters.get("external"), internal=filters.get("internal"))
    own = {"as_of": as_of}
    if filters.get("where"):  # only the rows tell of how many it is true
        every = _listed(conn, "people", Person, own, {**filters, "limit": None, "all": True})
        wants = filters.get("all")
        known = [one for one in every if wants or one.standing != Standings.NAMED]
        return known[: filters.get("limit")], len(known), len(every) - len(known)
    found = _listed(conn, "people", Person, own, {**filters, "limit": most})
    known_ones, only_named = _counted(conn, "people", own, filters)
    if filters.get("all"):
        return found, known_ones + only_named, 0
    return found, known_ones, only_named


def projects(
    conn: Connection,
    *,
    keys: Sequence[str] = (),
    as_of: str | None = None,
    **filters: Unpack[ProjectFilters],
) -> list[Project]:
    """Projects by name; only those with `keys`, if any are given."""
    return _listed(conn, "projects", Project, {"key": keys, "as_of": as_of}, filters)


def first_projects(
    conn: Connection,
    most: int | None,
    *,
    as_of: str | None = None,
    **filters: Unpack[ProjectFilters],
) -> tuple[list[Project], int]:
    """The first of what `projects` lists, and how many it lists without a limit."""
    return _first(conn, "projects", Project, most, {"as_of": as_of}, filters)


def organizations(
    conn: Connection,
    *,
    keys: Sequence[str] = (),
    as_of: str | None = None,
    **filters: Unpack[ProjectFilters],
) -> list[Organization]:
    """Organizations by name; only those with `keys`, if any are given."""
    return _listed(conn, "organizations", Organization, {"key": keys, "as_of": as_of}, filters)


def first_organizations(
    conn: Connection,
    most: int | None,
    *,
    as_of: str | None = None,
    **filters: Unpack[ProjectFilters],
) -> tuple[list[Organization], int]:
    """The first of what `organizations` lists, and how many it lists without a limit."""
    return _first(conn, "organizations", Organization, most, {"as_of": as_of}, filters)


def meetings(
    conn: Connection, *, keys: Sequence[str] = (), **filters: Unpack[MeetingFilters]
) -> list[Meeting]:
    """Meetings, the newest first, those without a date last; only those with `keys`, if given."""
    return _listed(conn, "meetings", Meeting, {"key": keys}, filters)


def first_meetings(
    conn: Connection, most: int | None, **filters: Unpack[MeetingFilters]
) -> tuple[list[Meeting], int]:
    """The first of what `meetings` lists, and how many it lists without a limit."""
    return _first(conn, "meetings", Meeting, most, {}, filters)


def things(
    conn: Connection,
    kind: str,
    *,
    keys: Sequence[str] = (),
    as_of: str | None = None,
    **filters: Unpack[ListFilters],
) -> Things:
    """Things of a kind by name: of one that kg.toml declares, with its fields, or of any other.

    `kind` is its name, or what several are called; `keys` name the only ones. `where` and `sort`
    take the fields, too. Raises UsageError for a kind that there is not.
    """
    (wanted,) = known(conn, (kind,))
    own = {one.kind: one.fields for one in kinds(conn)}.get(wanted, ())
    columns = (*THING_COLUMNS[:3], "fields", *THING_COLUMNS[3:])
    found = _rows(
        conn,
        "things",
        columns,
        {"kind": (wanted,), "key": keys, "as_of": as_of},
        filters,
        parts=own,
    )
    label, *usual = THING_COLUMNS
    return Things(wanted, (label, *own, *usual), tuple(_with_fields(row, own) for row in found))


def _with_fields(row: tuple[object, ...], fields: Sequence[str]) -> tuple[object, ...]:
    """A row whose fields, a JSON object, stand side by side behind its label."""
    import json  # most lists are of kinds that kg knows

    said = json.loads(str(row[3]))
    values = (said.get(field) for field in fields)
    flat = (tuple(value) if isinstance(value, list) else value for value in values)
    return (row[0], *flat, *row[1:3], *row[4:])


def _first(
    conn: Connection,
    name: str,
    answer: type[T],
    most: int | None,
    own: Mapping[str, object],
    filters: Mapping[str, Any],
) -> tuple[list[T], int]:
    if filters.get("where"):  # only the rows tell of how many it is true
        found = _listed(conn, name, answer, own, filters)
        return found, len(found)
    found = _listed(conn, name, answer, own, {**filters, "limit": most})
    return found, _counted(conn, name, own, filters)[0]


def _counted(
    conn: Connection, name: str, own: Mapping[str, object], filters: Mapping[str, Any]
) -> tuple[int, ...]:
    """How many rows a list has without a limit; of people, how many more are only named."""
    counting = queries.load(f"{name}_counted", "internal")
    given = _given(conn, own, {key: value for key, value in filters.items() if key != "all"})
    found: tuple[int, ...] = conn.execute(counting.text, queries.bound(counting, given)).fetchone()
    return found


def _listed(
    conn: Connection,
    name: str,
    answer: type[T],
    own: Mapping[str, object],
    filters: Mapping[str, Any],
) -> list[T]:
    return made(answer, _rows(conn, name, answer._fields, own, filters))  # type: ignore[attr-defined]


def _rows(
    conn: Connection,
    name: str,
    columns: Sequence[str],
    own: Mapping[str, object],
    filters: Mapping[str, Any],
    parts: Sequence[str] = (),
) -> list[tuple[object, ...]]:
    return queries.filtered(
        conn,
        name,
        _given(conn, own, filters),
        columns,
        where=filters.get("where"),
        sort=filters.get("sort"),
        limit=filters.get("limit"),
        parts=parts,
    )


def _given(
    conn: Connection, own: Mapping[str, object], filters: Mapping[str, Any]
) -> dict[str, object]:
    """What is asked of a list, as its query takes it."""
    given = dict(own) | {key: value for key, value in filters.items() if key not in _ORDERING}
    return {key: _bound(conn, key, value) for key, value in given.items()}


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
    list = table_of(lambda: things, without_me=True)
    kinds = rows(lambda: kinds, Kind)
