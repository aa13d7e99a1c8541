"""Pages: everything about one person, project, organization, note."""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING

from kg.model.answers.notes import Statement
from kg.model.answers.pages import OrganizationPage, PersonPage, ProjectPage, Shown, ThingPage
from kg.model.answers.things import Absence, Attendee, EventPage, NotePage
from kg.model.kinds import Kinds, is_entity
from kg.query.ask import ask
from kg.query.contacts import contact_evidence, last_contact
from kg.query.health import problems_of
from kg.query.lists import meetings, organizations, people, projects, things
from kg.query.names import find
from kg.query.notes import backlinks, links
from kg.query.preparing import dealings
from kg.query.question import value
from kg.query.review import nearest, person_projects
from kg.query.tasks import statements_about, tasks, tasks_about

if TYPE_CHECKING:
    from typing import Any

    from kg.store.reader import Connection

_NEWEST = 10  # contacts and meetings on a page; the lists give all


def person(
    conn: Connection, name: str, *, as_of: str | None = None, newest: int | None = _NEWEST
) -> PersonPage:
    """Everything about a person. `tasks` are the open ones that they own or that are about them.

    Of contacts, meetings and absences the `newest` so many, all with None; on other pages, too.
    """
    key = find(conn, name, (Kinds.PERSON,))
    own = tasks(conn, owner=key, as_of=as_of)
    about = tasks_about(conn, [key], as_of=as_of)
    return PersonPage(
        people(conn, keys=[key], as_of=as_of)[0],
        tuple(contact_evidence(conn, person=[key], as_of=as_of, limit=newest)),
        tuple(meetings(conn, with_person=key, limit=newest)),
        _absences(conn, person=key, limit=newest),
        tuple(dict.fromkeys(own + about)),
        tuple(person_projects(conn, key, as_of=as_of)),
        _statements(conn, key),
        tuple(nearest(conn, [key], as_of=as_of)),
        problems_of(conn, key),
    )


def project(
    conn: Connection, name: str, *, as_of: str | None = None, newest: int | None = _NEWEST
) -> ProjectPage:
    """Everything about a project."""
    key = find(conn, name, (Kinds.PROJECT,))
    return ProjectPage(
        projects(conn, keys=[key], as_of=as_of)[0],
        tuple(last_contact(conn, [key], as_of=as_of, everyone=True)),
        tuple(contact_evidence(conn, subject=[key], as_of=as_of, limit=newest)),
        tuple(meetings(conn, about=key, limit=newest)),
        tuple(tasks_about(conn, [key], as_of=as_of)),
        _statements(conn, key),
        tuple(nearest(conn, [key], as_of=as_of)),
        problems_of(conn, key),
    )


def organization(
    conn: Connection, name: str, *, as_of: str | None = None, newest: int | None = _NEWEST
) -> OrganizationPage:
    """Everything about an organization."""
    key = find(conn, name, (Kinds.ORGANIZATION,))
    with_it = dealings(conn, key, as_of)
    return OrganizationPage(
        organizations(conn, keys=[key], as_of=as_of)[0],
        tuple(last_contact(conn, [key], as_of=as_of, everyone=True)),
        tuple(people(conn, organization=key, as_of=as_of)),
        tuple(contact_evidence(conn, subject=[key], as_of=as_of, limit=newest)),
        tuple(meetings(conn, about=key, limit=newest)),
        tuple(tasks_about(conn, [key], as_of=as_of)),
        _statements(conn, key),
        problems_of(conn, key),
        tuple(with_it.evidence[:newest]),
        with_it.theirs,
        with_it.blocked,
        with_it.decisions,
        with_it.questions,
    )


def show(
    conn: Connection, name: str, *, as_of: str | None = None, newest: int | None = _NEWEST
) -> PersonPage | ProjectPage | OrganizationPage | ThingPage | Shown:
    """The page of whatever the name is."""
    key = find(conn, name)
    match kind := key.partition(":")[0]:
        case Kinds.PERSON:
            return person(conn, key, as_of=as_of, newest=newest)
        case Kinds.PROJECT:
            return project(conn, key, as_of=as_of, newest=newest)
        case Kinds.ORGANIZATION:
            return organization(conn, key, as_of=as_of, newest=newest)
        case _ if is_entity(kind):
            return _thing(conn, kind, key, as_of, newest)
        case _:
            return _shown(conn, key, as_of)


def _thing(
    conn: Connection, kind: str, key: str, as_of: str | None, newest: int | None
) -> ThingPage:
    found = things(conn, kind, keys=[key], as_of=as_of)
    thing: Any = namedtuple("Thing", found.columns)  # type: ignore[misc]
    return ThingPage(
        thing(*found.rows[0]),
        tuple(last_contact(conn, [key], as_of=as_of, everyone=True)),
        tuple(contact_evidence(conn, subject=[key], as_of=as_of, limit=newest)),
        tuple(meetings(conn, about=key, limit=newest)),
        tuple(tasks_about(conn, [key], as_of=as_of)),
        _statements(conn, key),
        tuple(nearest(conn, [key], as_of=as_of)),
        tuple(links(conn, key)),
        tuple(backlinks(conn, key)),
        problems_of(conn, key),
    )


def _shown(conn: Connection, key: str, as_of: str | None) -> Shown:
    return Shown(
        ask(conn, "note", NotePage, node=key)[0],
        _event_pages(conn, key),
        tuple(ask(conn, "attendees", Attendee, meeting=key)),
        _absences(conn, meeting=key),
        tuple(tasks(conn, "all", note=key, as_of=as_of)),
        _statements(conn, key),
        tuple(links(conn, key)),
        tuple(backlinks(conn, key)),
        problems_of(conn, key),
    )


def _event_pages(conn: Connection, meeting: str) -> tuple[EventPage, ...]:
    found = ask(conn, "event_pages", EventPage, meeting=meeting)
    return tuple(found) if len(found) > 1 else ()


def _absences(
    conn: Connection,
    *,
    meeting: str | None = None,
    person: str | None = None,
    limit: int | None = None,
) -> tuple[Absence, ...]:
    return tuple(ask(conn, "absences", Absence, meeting=meeting, person=person, limit=limit))


def _statements(conn: Connection, key: str) -> tuple[Statement, ...]:
    return tuple(statements_about(conn, [key]))


class Pages:
    """The questions of this file, as methods of `kg.connect()`."""

    page = value(lambda: show, without_me=True)
