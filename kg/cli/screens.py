"""The parts of each screen: what a person wants to know before a meeting, and how to get the rest.

What a screen holds is a matter of the commands, how it is drawn one of kg.present.screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli import heads
from kg.present.screens import Part, Screen
from kg.query.events import events

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from kg.model.answers.pages import (
        OrganizationPage,
        OrganizationPrep,
        PersonPage,
        Prep,
        ProjectPage,
    )
    from kg.model.answers.things import Person

_TASK = ("due", "days_overdue", "task", "about", "source")
_OWNED = ("due", "days_overdue", "task", "owner", "source")
_EVENT = ("date", "channel", "text", "about", "source")
_MET = ("date", "channel", "text", "with_whom", "source")
_COMING = ("date", "kind", "meeting", "about", "source")
_STATEMENT = ("date", "text", "source")
_KINDS = ("kind", "date", "text", "source")
_NEWS = ("date", "what", "text", "other", "source")
_NEAR = ("person", "role", "last_date")
_PLAIN = frozenset(" .-'’_")
TASKS = 7


def person(page: PersonPage, as_of: str) -> Screen:
    """All about a person."""
    facts = page.facts
    name = _quoted(facts.person, facts.key)
    whole = f"kg person {name} --full"
    own = [one for one in page.tasks if one.owner_key == facts.key]
    about = [one for one in page.tasks if one.owner_key != facts.key]
    return Screen(
        (heads.of_person(facts),),
        (
            _coming(page, as_of, f"kg meetings --with {name} --since {as_of}"),
            Part(
                "Contacts",
                events(page.contacts),
                _EVENT,
                f"kg timeline {name}",
                most=6,
                least=3,
                rank=1,
            ),
            Part(
                "Open tasks",
                own,
                _TASK,
                f"kg tasks --owner {name}",
                most=TASKS,
                least=TASKS,
                rank=0,
            ),
            Part("Tasks about them", about, _OWNED, f"kg tasks --project {name}", most=3, least=1),
            Part(
                "Projects",
                page.projects,
                ("project", "status", "is_owner", "last_contact", "open_tasks"),
                whole,
                most=5,
                least=2,
                rank=1,
            ),
            Part("Statements", page.statements, _KINDS, whole, most=5),
            Part("Nearest people", page.nearest, _NEAR, whole, most=5, inline=True),
            Part("Problems", page.problems, ("code", "message", "source"), whole, most=3, rank=3),
        ),
    )


def project(page: ProjectPage, as_of: str) -> Screen:
    """All about a project."""
    facts = page.facts
    name = _quoted(facts.project, facts.key)
    whole = f"kg project {name} --full"
    met = [one for one in page.last if one.person]
    return Screen(
        (heads.of_project(facts),),
        (
            _coming(page, as_of, f"kg meetings --about {name} --since {as_of}"),
            Part(
                "Who was contacted last",
                met,
                ("person", "date", "days_ago", "channel", "source"),
                f"kg last-contact {name} --everyone",
                most=5,
                least=2,
                rank=1,
            ),
            Part("Contacts", events(page.contacts), _MET, f"kg timeline {name}", most=5, least=2),
            Part(
                "Open tasks",
                page.tasks,
                _OWNED,
                f"kg tasks --project {name}",
                most=TASKS,
                least=TASKS,
                rank=0,
            ),
            Part("Statements", page.statements, _KINDS, whole, most=7, least=3, rank=1),
            Part("Nearest people", page.nearest, _NEAR, whole, most=5, inline=True),
            Part("Problems", page.problems, ("code", "message", "source"), whole, most=3, rank=3),
        ),
    )


def organization(page: OrganizationPage, as_of: str) -> Screen:
    """All about an organization."""
    facts = page.facts
    name = _quoted(facts.organization, facts.key)
    whole = f"kg org {name} --full"
    return Screen(
        (heads.of_organization(facts),),
        (
            _coming(page, as_of, f"kg meetings --about {name} --since {as_of}"),
            _people(getattr(page, "people", ()), f"kg people --organization {name}"),
            Part(
                "Contacts",
                events(page.contacts),
                _MET,
                f"kg timeline {name}",
                most=6,
                least=3,
                rank=1,
            ),
            Part(
                "Open tasks",
                page.tasks,
                _OWNED,
                f"kg tasks --project {name}",
                most=TASKS,
                least=TASKS,
                rank=0,
            ),
            Part("Statements", page.statements, _KINDS, whole, most=5),
            Part("Problems", page.problems, ("code", "message", "source"), whole, most=3, rank=3),
        ),
    )


def of(page: Any, as_of: str) -> Screen | None:
    """The screen of a page; None where it is of no person, project or organization."""
    drawn = {"PersonPage": person, "ProjectPage": project, "OrganizationPage": organization}
    draw: Any = drawn.get(type(page).__name__)
    return draw(page, as_of) if draw else None


def prep(pages: Sequence[Prep | OrganizationPrep]) -> Screen:
    """What to know before meeting these."""
    names = [_quoted(page.facts[0], page.facts.key) for page in pages]
    whole = f"kg prep {' '.join(names)} --full"

    def lists(command: str) -> str:
        return f"kg {command} {names[0]}" if len(names) == 1 else whole

    several = len(pages) > 1 or not hasattr(pages[0].facts, "person")
    who = ("with_whom",) if several else ("about",)
    owned = ("due", "days_overdue", "task", "owner", "about", "source") if several else _TASK
    others = [one for page in pages for one in getattr(page, "others", ())]
    met = {page.facts.key for page in pages}
    blocked = ("project", "status", "is_owner", "owner", "last_contact", "open_tasks")
    return Screen(
        tuple(heads.of_prep(page) for page in pages),
        (
            *(
                _people(getattr(page, "people", ()), f"kg people --organization {one}")
                for page, one in zip(pages, names, strict=True)
                if hasattr(page, "people")
            ),
            Part(
                "Contacts",
                _merged(pages, "events", newest=True),
                ("date", "channel", "text", *who, "source"),
                lists("timeline"),
                most=4,
                least=2,
                rank=1,
            ),
            Part(
                "Since then",
                _merged(pages, "since", newest=True),
                _NEWS,
                whole,
                most=5,
                least=2,
                rank=1,
            ),
            Part(
                "Their open tasks",
                _soonest(_merged(pages, "theirs")),
                owned,
                lists("tasks --owner"),
                most=TASKS,
                least=5,
                rank=0,
            ),
            Part(
                "Your open tasks for them",
                _soonest(_merged(pages, "ours")),
                _OWNED,
                lists("tasks --project"),
                most=TASKS,
                least=4,
                rank=0,
            ),
            Part(
                "Blocked projects",
                _blocked(pages),
                tuple(one for one in blocked if _has(pages, one)),
                whole,
                most=4,
                least=2,
                rank=1,
            ),
            Part(
                "Open questions",
                _merged(pages, "questions", newest=True),
                _STATEMENT,
                whole,
                most=3,
            ),
            Part("Decisions", _merged(pages, "decisions", newest=True), _STATEMENT, whole, most=3),
            Part(
                "Who else is there",
                [one for one in dict.fromkeys(others) if one.person_key not in met],
                _NEAR,
                whole,
                5,
                inline=True,
            ),
        ),
    )


def _coming(page: Any, as_of: str, command: str) -> Part:
    coming = sorted(one for one in page.meetings if one.date and one.date > as_of)
    coming.sort(key=lambda one: one.date or "")
    return Part("Coming up", coming, _COMING, command, most=2)


def _people(people: Iterable[Person], command: str) -> Part:
    """Who works there, the last contacted first."""
    found = sorted(people, key=lambda one: (one.last_contact or "", one.contacts), reverse=True)
    shown = ("person", "role", "last_contact", "days_ago", "open_tasks")
    return Part("People", found, shown, command, most=6, least=3, rank=1)


def _merged(pages: Sequence[Any], part: str, *, newest: bool = False) -> list[Any]:
    """The rows of a part of several pages, each once."""
    rows = list(dict.fromkeys(row for page in pages for row in getattr(page, part)))
    if newest and len(pages) > 1:
        rows.sort(key=lambda row: row.date or "", reverse=True)
    if part == "events" and len(pages) > 1:
        rows = _together(rows)
    return rows


def _together(rows: Iterable[Any]) -> list[Any]:
    """Events at which several of those were whom one meets, once."""
    found: dict[tuple[object, ...], Any] = {}
    for row in rows:
        key = (row.date, row.channel, row.text)
        known = found.get(key)
        if known is None:
            found[key] = row
        else:
            people = dict.fromkeys([*known.with_whom.split("; "), *row.with_whom.split("; ")])
            found[key] = known._replace(with_whom="; ".join(people))
    return list(found.values())


def _soonest(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.due or "9999")


def _blocked(pages: Sequence[Any]) -> list[Any]:
    """Blocked projects, each once."""
    once = {row.project: row for page in pages for row in page.blocked}
    kinds = {type(row) for row in once.values()}
    if len(kinds) < 2:
        return list(once.values())
    return [row for row in once.values() if hasattr(row, "is_owner")]


def _has(pages: Sequence[Any], column: str) -> bool:
    rows = _blocked(pages)
    return bool(rows) and column in rows[0]._fields


def _quoted(name: str, key: str) -> str:
    """A name as one types it; the key, where a shell would read the name otherwise."""
    if not all(sign.isalnum() or sign in _PLAIN for sign in name):
        return key
    return f'"{name}"' if " " in name or "'" in name else name
