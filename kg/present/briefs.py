"""The parts of each screen: what a person wants to know before a meeting, and how to get the rest.

A terminal draws them (kg.present.screens), and so does a page of Datasette (kg.web.brief).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.answers.events import events
from kg.present import heads
from kg.present.screens import Part, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kg.model.answers.pages import (
        OrganizationPage,
        PersonPage,
        ProjectPage,
    )
    from kg.model.answers.things import Person

TASK = ("due", "days_overdue", "task", "about", "source")
OWNED = ("due", "days_overdue", "task", "owner", "source")
_EVENT = ("date", "channel", "text", "about", "source")
_MET = ("date", "channel", "text", "with_whom", "source")
_COMING = ("date", "kind", "meeting", "about", "source")
_KINDS = ("kind", "date", "text", "source")
_SAID = ("date", "text", "source")
_BLOCKED = ("project", "status", "owner", "last_contact", "open_tasks")
NEAR = ("person", "role", "last_date")
_PLAIN = frozenset(" .-'’_")
TASKS = 7


def person(page: PersonPage, as_of: str) -> Screen:
    """All about a person."""
    facts = page.facts
    name = quoted(facts.person, facts.key)
    whole = f"kg person {name} --full"
    own = [one for one in page.tasks if one.owner_key == facts.key]
    about = [one for one in page.tasks if one.owner_key != facts.key]
    return Screen(
        (heads.of_person(facts),),
        (
            _coming(
                page,
                as_of,
                f"kg meetings --with {name} --since {as_of}",
                {"with_person": facts.key},
            ),
            Part(
                "Contacts",
                events(page.contacts),
                _EVENT,
                f"kg timeline {name}",
                most=6,
                least=3,
                rank=1,
                asked=("contact_evidence", {"person": facts.key}),
            ),
            Part(
                "Open tasks",
                own,
                TASK,
                f"kg tasks --owner {name}",
                most=TASKS,
                least=TASKS,
                rank=0,
                asked=("tasks", {"owner": facts.key}),
            ),
            Part(
                "Tasks about them",
                about,
                OWNED,
                f"kg tasks --project {name}",
                most=3,
                least=1,
                asked=("tasks", {"about": facts.key}),
            ),
            Part(
                "Projects",
                page.projects,
                ("project", "status", "is_owner", "last_contact", "open_tasks"),
                whole,
                most=5,
                least=2,
                rank=1,
                asked=("person_projects", {"person": facts.key}),
            ),
            _statements(page, whole, facts.key, most=5),
            _nearest(page, whole, facts.key),
            _problems(page, whole, facts.key),
        ),
    )


def project(page: ProjectPage, as_of: str) -> Screen:
    """All about a project."""
    facts = page.facts
    name = quoted(facts.project, facts.key)
    whole = f"kg project {name} --full"
    met = [one for one in page.last if one.person]
    return Screen(
        (heads.of_project(facts),),
        (
            _coming(
                page, as_of, f"kg meetings --about {name} --since {as_of}", {"about": facts.key}
            ),
            Part(
                "Who was contacted last",
                met,
                ("person", "date", "days_ago", "channel", "source"),
                f"kg last-contact {name} --everyone",
                most=5,
                least=2,
                rank=1,
                asked=("last_contact", {"subjects": facts.key, "everyone": "1"}),
            ),
            Part(
                "Contacts",
                events(page.contacts),
                _MET,
                f"kg timeline {name}",
                most=5,
                least=2,
                asked=("contact_evidence", {"subject": facts.key}),
            ),
            _open_tasks(page, name, facts.key),
            _statements(page, whole, facts.key, most=7, least=4, rank=1),
            _nearest(page, whole, facts.key),
            _problems(page, whole, facts.key),
        ),
    )


def organization(page: OrganizationPage, as_of: str) -> Screen:
    """All about an organization, and what there is to do with those who work there."""
    facts = page.facts
    name = quoted(facts.organization, facts.key)
    whole = f"kg org {name} --full"
    told = {*page.questions, *page.decisions}
    theirs = {(one.source, one.line) for one in page.theirs}
    about = [one for one in page.tasks if (one.source, one.line) not in theirs]
    return Screen(
        (heads.of_organization(facts, page.met[0].date if page.met else None),),
        (
            _coming(
                page, as_of, f"kg meetings --about {name} --since {as_of}", {"about": facts.key}
            ),
            people(page.people, name, facts.key),
            Part(
                "Contacts",
                events(page.met or page.contacts),
                _MET,
                f"kg timeline {name}",
                most=6,
                least=3,
                rank=1,
                asked=("contact_evidence", {"subject": facts.key}),
            ),
            Part("Their open tasks", page.theirs, OWNED, whole, TASKS, least=4, rank=0),
            _open_tasks(page._replace(tasks=tuple(about)), name, facts.key),
            Part("Blocked projects", page.blocked, _BLOCKED, whole, most=4, least=2, rank=1),
            Part("Open questions", page.questions, _SAID, whole, most=3),
            Part("Decisions", page.decisions, _SAID, whole, most=3),
            _statements(
                page._replace(statements=tuple(one for one in page.statements if one not in told)),
                whole,
                facts.key,
                most=5,
            ),
            _problems(page, whole, facts.key),
        ),
    )


def of(page: Any, as_of: str) -> Screen | None:
    """The screen of a page; None where it is of no person, project or organization."""
    drawn = {"PersonPage": person, "ProjectPage": project, "OrganizationPage": organization}
    draw: Any = drawn.get(type(page).__name__)
    return draw(page, as_of) if draw else None


def _coming(page: Any, as_of: str, command: str, whose: dict[str, str]) -> Part:
    coming = sorted(one for one in page.meetings if one.date and one.date > as_of)
    coming.sort(key=lambda one: one.date or "")
    asked = ("meetings", {**whose, "since": as_of})
    return Part("Coming up", coming, _COMING, command, most=2, asked=asked)


def _statements(
    page: Any, whole: str, key: str, *, most: int, least: int = 1, rank: int = 2
) -> Part:
    asked = ("statements", {"about": key})
    return Part(
        "Statements", page.statements, _KINDS, whole, most, least, rank, asked=asked, each="kind"
    )


def _open_tasks(page: Any, name: str, key: str) -> Part:
    command, asked = f"kg tasks --project {name}", ("tasks", {"about": key})
    return Part("Open tasks", page.tasks, OWNED, command, TASKS, TASKS, rank=0, asked=asked)


def _nearest(page: Any, whole: str, key: str) -> Part:
    asked = ("nearest", {"of": key})
    return Part("Nearest people", page.nearest, NEAR, whole, most=5, inline=True, asked=asked)


def _problems(page: Any, whole: str, key: str) -> Part:
    shown = ("code", "message", "source")
    asked = ("doctor", {"about": key})
    return Part("Problems", page.problems, shown, whole, most=3, rank=3, asked=asked)


def people(found: Iterable[Person], name: str, key: str) -> Part:
    """Who works there, the last contacted first."""
    found = sorted(found, key=lambda one: (one.last_contact or "", one.contacts), reverse=True)
    shown = ("person", "role", "last_contact", "days_ago", "open_tasks")
    return Part(
        "People",
        found,
        shown,
        f"kg people --organization {name}",
        most=6,
        least=3,
        rank=1,
        asked=("people", {"organization": key}),
    )


def quoted(name: str, key: str) -> str:
    """A name as one types it; the key, where a shell would read the name otherwise."""
    if not all(sign.isalnum() or sign in _PLAIN for sign in name):
        return key
    return f'"{name}"' if " " in name or "'" in name else name
