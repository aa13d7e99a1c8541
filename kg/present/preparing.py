"""The screen of `kg prep`: what to know before meeting some people and organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present import heads
from kg.present.briefs import NEAR, OWNED, TASK, TASKS, people, quoted
from kg.present.screens import Part, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from kg.model.answers.pages import AnyPrep

_STATEMENT = ("date", "text", "source")
_NEWS = ("date", "what", "text", "other", "source")


def prep(pages: Sequence[AnyPrep]) -> Screen:
    """What to know before meeting these."""
    names = [quoted(page.facts[0], page.facts.key) for page in pages]
    whole = f"kg prep {' '.join(names)} --full"

    def lists(command: str) -> str:
        return f"kg {command} {names[0]}" if len(names) == 1 else whole

    several = len(pages) > 1 or not hasattr(pages[0].facts, "person")
    who = ("with_whom",) if several else ("about",)
    owned = ("due", "days_overdue", "task", "owner", "about", "source") if several else TASK
    others = [one for page in pages for one in getattr(page, "others", ())]
    met = {page.facts.key for page in pages}
    blocked = ("project", "status", "is_owner", "owner", "last_contact", "open_tasks")
    return Screen(
        tuple(heads.of_prep(page) for page in pages),
        (
            *(
                people(getattr(page, "people", ()), one, page.facts.key)
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
                OWNED,
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
                NEAR,
                whole,
                5,
                inline=True,
            ),
        ),
    )


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
    """Blocked projects, each once, with what all of these have to do with it; of organizations
    alone as they are."""
    met = {page.facts.key for page in pages}
    rows = [row for page in pages for row in page.blocked]
    if not any(hasattr(row, "is_owner") for row in rows):
        return list({row.key: row for row in rows}.values())
    found: dict[str, Any] = {}
    of_people = [row for row in rows if hasattr(row, "is_owner")]
    for row in of_people:
        known = found.get(row.key)
        found[row.key] = _in_common(known, row) if known else row
    for row in rows:
        if row.key not in found:
            owned = row.owner_key in met
            found[row.key] = of_people[0]._replace(
                project=row.project,
                project_key=row.key,
                is_owner=owned,
                contacts=row.contacts,
                last_contact=row.last_contact,
                open_tasks=row.open_tasks,
            )
    return list(found.values())


def _in_common(one: Any, other: Any) -> Any:
    """What two people have to do with a project."""
    return one._replace(
        is_owner=one.is_owner or other.is_owner,
        contacts=one.contacts + other.contacts,
        last_contact=max(filter(None, (one.last_contact, other.last_contact)), default=None),
        open_tasks=one.open_tasks + other.open_tasks,
    )


def _has(pages: Sequence[Any], column: str) -> bool:
    rows = _blocked(pages)
    return bool(rows) and column in rows[0]._fields
