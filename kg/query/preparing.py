"""What to know before meeting somebody, or an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.model.answers.events import events
from kg.model.answers.notes import Statement
from kg.model.answers.pages import OrganizationPrep, Prep
from kg.model.answers.things import Nearest
from kg.model.kinds import Kinds
from kg.query.contacts import contact_evidence
from kg.query.history import timeline
from kg.query.lists import organizations, people, projects
from kg.query.names import find
from kg.query.question import value
from kg.query.review import nearest, person_projects
from kg.query.tasks import statements_about, tasks, tasks_about, tasks_of
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.model.answers.contacts import ContactEvidence
    from kg.model.answers.notes import Statement, Task
    from kg.model.answers.state import TimelineEntry
    from kg.model.answers.things import Person, Project
    from kg.store.reader import Connection

KINDS = (Kinds.PERSON, Kinds.ORGANIZATION)
_DECISIONS = 10
_OTHERS = 20
_WATCHED = 12  # projects of which is told what happened since
# What the timeline has of a day, and nobody needs to be told as news.
_NO_NEWS = ("task due", "note")


def prep(conn: Connection, name: str, *, as_of: str | None = None) -> Prep | OrganizationPrep:
    """What to know before meeting a person or an organization; see `Prep`, `OrganizationPrep`."""
    key = find(conn, name, KINDS)
    if key.startswith(f"{Kinds.ORGANIZATION}:"):
        return _organization(conn, key, as_of)
    return _person(conn, key, as_of)


def _person(conn: Connection, key: str, as_of: str | None) -> Prep:
    (facts,) = people(conn, keys=[key], as_of=as_of)
    evidence = contact_evidence(conn, person=[key], as_of=as_of)
    about = tasks_about(conn, [key], as_of=as_of)
    known = person_projects(conn, key, as_of=as_of)
    shared = [one.project_key for one in known]
    return Prep(
        facts,
        _newest(evidence),
        tuple(tasks(conn, owner=key, as_of=as_of)),
        tuple(one for one in about if one.owner_key != key),
        tuple(one for one in known if one.status == "blocked"),
        _said(conn, "decision", shared, evidence)[:_DECISIONS],
        events(evidence),
        _since(conn, [key, *shared[:_WATCHED]], evidence, as_of),
        _said(conn, "question", shared, evidence),
        _others(conn, facts, as_of),
    )


def _organization(conn: Connection, key: str, as_of: str | None) -> OrganizationPrep:
    (facts,) = organizations(conn, keys=[key], as_of=as_of)
    with_it = dealings(conn, key, as_of)
    theirs = [key, *(one.key for one in with_it.people)]
    about = tasks_about(conn, theirs, as_of=as_of)
    return OrganizationPrep(
        facts,
        _newest(with_it.evidence),
        with_it.people,
        with_it.theirs,
        tuple(one for one in about if one.owner_key not in theirs),
        with_it.blocked,
        with_it.decisions,
        events(with_it.evidence),
        _since(conn, [key, *with_it.shared[:_WATCHED]], with_it.evidence, as_of),
        with_it.questions,
    )


class Dealings(NamedTuple):
    """What there is to do with an organization: who works there, the last contacted first; the
    contacts about it and with them, newest first; the projects that these were about (keys); the
    open tasks of all of them; what is blocked, decided and open."""

    people: tuple[Person, ...]
    evidence: list[ContactEvidence]
    shared: list[str]
    theirs: tuple[Task, ...]
    blocked: tuple[Project, ...]
    decisions: tuple[Statement, ...]
    questions: tuple[Statement, ...]


def dealings(conn: Connection, key: str, as_of: str | None) -> Dealings:
    """What there is to do with an organization, given by its key."""
    there = people(conn, organization=key, as_of=as_of)
    members = [one.key for one in there]
    evidence = _with(conn, key, members, as_of)
    subjects = dict.fromkeys(str(one.subject_key) for one in evidence)
    shared = [one for one in subjects if one.startswith(f"{Kinds.PROJECT}:")]
    blocked = projects(conn, keys=shared, status=("blocked",), as_of=as_of) if shared else []
    return Dealings(
        tuple(_newest_first(there)),
        evidence,
        shared,
        tuple(tasks_of(conn, [key, *members], as_of=as_of)),
        tuple(blocked),
        _decisions(conn, [key, *shared]),
        _questions(conn, [key, *shared]),
    )


def _with(
    conn: Connection, key: str, members: Sequence[str], as_of: str | None
) -> list[ContactEvidence]:
    """Contacts about an organization and with those who work there, each once, newest first."""
    found = contact_evidence(conn, subject=[key], as_of=as_of)
    if members:
        found += contact_evidence(conn, person=members, as_of=as_of)
    return sorted(dict.fromkeys(found), key=lambda one: one.date, reverse=True)


def _newest_first(found: Iterable[Person]) -> list[Person]:
    """People, the last contacted first."""
    return sorted(found, key=lambda one: (one.last_contact or "", one.contacts), reverse=True)


def _newest(evidence: Sequence[ContactEvidence]) -> tuple[ContactEvidence, ...]:
    return tuple(one for one in evidence if one.date == evidence[0].date)


def _said(
    conn: Connection, kind: str, shared: Sequence[str], evidence: Sequence[ContactEvidence]
) -> tuple[Statement, ...]:
    """What was decided or asked about the projects that somebody is known by, and at meetings with
    them about something else or nothing, the newest first."""
    sources = queries.array(dict.fromkeys(one.source for one in evidence if one.direct))
    rows = queries.internal(conn, "statements_of_meetings", sources=sources or "[]", kind=kind)
    about = statements_about(conn, shared, (kind,))
    found = dict.fromkeys((*about, *map(Statement._make, rows)))
    return tuple(sorted(found, key=lambda one: one.date or "", reverse=True))


def _decisions(conn: Connection, keys: Sequence[str]) -> tuple[Statement, ...]:
    return tuple(statements_about(conn, keys, ("decision",), limit=_DECISIONS))


def _questions(conn: Connection, keys: Sequence[str]) -> tuple[Statement, ...]:
    return tuple(statements_about(conn, keys, ("question",)))


def _since(
    conn: Connection,
    keys: Sequence[str],
    evidence: Sequence[ContactEvidence],
    as_of: str | None,
) -> tuple[TimelineEntry, ...]:
    """What happened to some things after the last contact, the newest first; nothing without one:
    then all would be new."""
    if not evidence:
        return ()
    last = evidence[0].date
    found = [one for key in keys for one in timeline(conn, key, since=last, until=as_of)]
    news = [one for one in found if one.date > last and one.what not in _NO_NEWS]
    once = {(one.date, one.what, one.text, one.source): one for one in news}
    return tuple(sorted(once.values(), key=lambda one: one.date, reverse=True))


def _others(conn: Connection, facts: Person, as_of: str | None) -> tuple[Nearest, ...]:
    """Who else works there, the last contacted first; where that is not known, who was at the same
    meetings."""
    if facts.organization_key is None:
        return tuple(nearest(conn, [facts.key], as_of=as_of))
    there = people(conn, organization=facts.organization_key, as_of=as_of)
    return tuple(
        Nearest(
            facts.organization or "",
            facts.organization_key,
            one.person,
            one.key,
            one.role,
            False,
            one.contacts,
            one.last_contact,
        )
        for one in _newest_first(there)[:_OTHERS]
        if one.key != facts.key and not one.is_me
    )


class Preparing:
    """The question of this file, as a method of `kg.connect()`."""

    prep = value(lambda: prep, without_me=True)
