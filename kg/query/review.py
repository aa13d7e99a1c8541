"""What needs attention: the stale, the blocked, what hangs on one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.model.answers.contacts import LastContact
from kg.model.answers.notes import Statement, Task
from kg.model.answers.pages import Blocked, BlockedRow
from kg.model.answers.state import BusFactor, Stale
from kg.model.answers.things import Nearest, PersonProject, Project
from kg.model.kinds import ENTITY_KINDS, Kinds
from kg.query import contacts, sides, statuses
from kg.query.ask import ask, ask_first
from kg.query.days import iso
from kg.query.lists import projects
from kg.query.names import find
from kg.query.question import rows
from kg.query.tasks import statements_about, tasks_about
from kg.store import queries
from kg.store.reader import keep_few_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from kg.store.reader import Connection

    Row = TypeVar("Row")


def stale(
    conn: Connection,
    over: int | None = None,
    *,
    kind: str | None = None,
    status: Sequence[str] = (),
    without_page: bool = False,
    external: bool = False,
    internal: bool = False,
    as_of: str | None = None,
    limit: int | None = None,
) -> list[Stale]:
    """People and projects (or those of `kind`) without contact for more than `over` days (30).

    A person's own cadence replaces `over`. First those never contacted, then the most overdue.
    Where there is no evidence, a day that a note states counts, marked by `certainty`. Finished
    projects are left out, and so are people without a page unless asked for. Those who work where
    the owner of the notes does come below all others; `external` leaves them out, `internal` the
    others, and whose employer is unknown is neither. Projects then go by contacts with such people.
    Raises UsageError for a kind that is never stale, a status that there is not, what is no whole
    number of days, and where it is unknown where the owner works.
    """
    asked = _overdue(
        conn,
        over,
        kind=kind,
        status=status,
        without_page=without_page,
        external=external,
        internal=internal,
        as_of=as_of,
    )
    return ask(conn, "stale", Stale, **asked, limit=limit)


def first_stale(conn: Connection, limit: int | None, **asked: Any) -> tuple[list[Stale], int]:
    """The first of what `stale` lists for these things asked of it, and how many it lists without
    a limit."""
    given = _overdue(conn, **asked)
    keep_few_pages(conn)
    return ask_first(conn, "stale_and_how_many", Stale, **given, limit=limit)


def _overdue(
    conn: Connection,
    over: int | None,
    *,
    kind: str | None,
    status: Sequence[str],
    without_page: bool,
    external: bool,
    internal: bool,
    as_of: str | None,
) -> dict[str, object]:
    if kind not in (None, *ENTITY_KINDS):
        raise UsageError(f"“{kind}” is never stale. Take one of {', '.join(ENTITY_KINDS)}.")
    if over is not None and not isinstance(over, int):  # SQLite would take "6w" for 6
        raise UsageError(f"“{over}” is no whole number of days. Write six weeks as over=42.")
    sides.check(conn, external=external, internal=internal)
    return {
        "over": over,
        "kind": kind,
        "status": statuses.known(conn, status),
        "without_page": without_page,
        "external": external,
        "internal": internal,
        "as_of": iso(as_of),
    }


def blocked(
    conn: Connection,
    *,
    owner: str | None = None,
    since: str | None = None,
    as_of: str | None = None,
) -> list[Blocked]:
    """Blocked projects in the order of `last_contact`, each with what may move it; only those that
    are known to be blocked `since` a day or later."""
    return first_blocked(conn, None, owner=owner, since=since, as_of=as_of)[0]


def first_blocked(
    conn: Connection,
    limit: int | None,
    *,
    owner: str | None = None,
    since: str | None = None,
    as_of: str | None = None,
) -> tuple[list[Blocked], int]:
    """The first of what `blocked` lists, and how many it lists without a limit."""
    keys, in_all = contacts.first_blocked(conn, owner, since, as_of, limit)
    if not keys:
        return [], 0
    facts = {one.key: one for one in projects(conn, keys=keys, as_of=as_of)}
    named = queries.array(keys) or "[]"
    last = _by(contacts.contacts_about(conn, named, as_of=as_of), lambda one: one.subject_key)
    why = _by(statements_about(conn, keys, ("blocker", "risk")), lambda one: one.about_key)
    todo = _by(tasks_about(conn, keys, as_of=as_of), lambda one: str(one.about_key))
    ask = _by(nearest(conn, keys, as_of=as_of), lambda one: one.of_key)
    return [_blocked(facts[key], why, last, todo, ask) for key in keys], in_all


def blocked_rows(found: Iterable[Blocked]) -> list[BlockedRow]:
    """Blocked projects, a row each."""
    return [
        BlockedRow(
            one.facts.project,
            one.facts.key,
            one.facts.status_since,
            one.facts.owner,
            one.last[0].date if one.last else one.facts.last_contact,
            one.last[0].days_ago if one.last else one.facts.days_ago,
            "; ".join(dict.fromkeys(last.person for last in one.last if last.person)) or None,
            "; ".join(dict.fromkeys(statement.text for statement in one.why)) or None,
            "; ".join(near.person for near in one.ask) or None,
            one.facts.open_tasks,
            f"{one.why[0].source}:{one.why[0].line}" if one.why else one.facts.source,
        )
        for one in found
    ]


def _blocked(
    facts: Project,
    why: dict[str, tuple[Statement, ...]],
    last: dict[str, tuple[LastContact, ...]],
    todo: dict[str, tuple[Task, ...]],
    ask: dict[str, tuple[Nearest, ...]],
) -> Blocked:
    key = facts.key
    return Blocked(facts, why.get(key, ()), last[key], todo.get(key, ()), ask.get(key, ()))


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(key(row), []).append(row)
    return {name: tuple(group) for name, group in grouped.items()}


def nearest(
    conn: Connection, keys: Iterable[str], *, as_of: str | None = None, limit: int | None = None
) -> list[Nearest]:
    """The people nearest to each of some things (keys): its owner, then the most contacted; of a
    person, those most at the same meetings. At most `limit` (5) for each."""
    return ask(conn, "nearest", Nearest, of=queries.array(keys), as_of=iso(as_of), limit=limit)


def person_projects(
    conn: Connection, person: str, *, status: Sequence[str] = (), as_of: str | None = None
) -> list[PersonProject]:
    """The projects that a person owns, was contacted about or has open tasks about."""
    return ask(
        conn,
        "person_projects",
        PersonProject,
        person=find(conn, person, (Kinds.PERSON,)),
        status=statuses.known(conn, status),
        as_of=iso(as_of),
    )


def bus_factor(
    conn: Connection,
    *,
    share: float | None = None,
    contacts: int | None = None,
    status: Sequence[str] = (),
    as_of: str | None = None,
) -> list[BusFactor]:
    """Projects that hang on one person: they, and nobody else, were contacted on at least `share`
    (0.75) of the days with a contact, of at least `contacts` (2) such days. Finished projects
    only if `status` asks for them."""
    return ask(
        conn,
        "bus_factor",
        BusFactor,
        share=share,
        contacts=contacts,
        status=statuses.known(conn, status),
        as_of=iso(as_of),
    )


class Review:
    """The questions of this file, as methods of `kg.connect()`."""

    blocked = rows(lambda: blocked, Blocked, without_me=True)
    stale = rows(lambda: stale, Stale, without_me=True)
    bus_factor = rows(lambda: bus_factor, BusFactor, without_me=True)
