"""What a screen says first of somebody or something: a few facts a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.bars import bar
from kg.present.columns import COLD
from kg.present.counted import counted
from kg.present.screens import Head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kg.model.answers.things import Organization, Person, Project


def of_prep(page: Any) -> Head:
    """Whom one meets: a person, or an organization."""
    if hasattr(page.facts, "person"):
        return of_person(page.facts)
    return of_organization(page.facts, page.last[0].date if page.last else None)


def of(facts: Any, *, drawn: bool = True) -> Head:
    """The head of a person, a project or an organization."""
    if hasattr(facts, "person"):
        return of_person(facts, drawn=drawn)
    return of_project(facts) if hasattr(facts, "project") else of_organization(facts)


def of_person(facts: Person, *, drawn: bool = True) -> Head:
    """The head of a person; `drawn` shows in letters how much of their cadence is used up."""
    work = " at ".join(filter(None, (facts.role, facts.organization)))
    cadence = facts.cadence_days or COLD
    mentioned = None if facts.last_mentioned == facts.last_contact else facts.last_mentioned
    return _head(
        facts,
        (work, facts.email, facts.phone),
        (
            _contacted(facts, cadence, drawn=drawn),
            mentioned and f"last mentioned {mentioned}",
            counted(facts.contacts, "contact"),
            counted(facts.meetings, "meeting"),
            counted(facts.open_tasks, "open task"),
        ),
    )


def of_project(facts: Project) -> Head:
    status = " since ".join(filter(None, (facts.status, facts.status_since)))
    return _head(
        facts,
        (
            status,
            facts.owner and f"owner {facts.owner}",
            facts.priority and f"priority {facts.priority}",
            facts.due and f"due {facts.due}",
        ),
        (
            _contacted(facts),
            counted(facts.contacts, "contact"),
            counted(facts.open_tasks, "open task"),
        ),
    )


def of_organization(facts: Organization, met: str | None = None) -> Head:
    """The head of an organization; `met` is the day of the newest contact with who works there,
    where that is to be told beside contacts about it."""
    there = (
        f"last contact with its people {met}" if met and met > (facts.last_contact or "") else ""
    )
    return _head(
        facts,
        (facts.status, facts.industry, facts.domain, facts.owner and f"owner {facts.owner}"),
        (
            _contacted(facts),
            there,
            counted(facts.contacts, "contact"),
            counted(facts.people, "person"),
            counted(facts.open_tasks, "open task"),
        ),
    )


def _contacted(facts: Any, cadence: int | None = None, *, drawn: bool = True) -> str:
    if facts.last_contact is None:
        stated = facts.stated_last_contact
        none = "never contacted" if hasattr(facts, "person") else "no contact about it"
        return f"{none}, {stated} is stated" if stated else none
    said = f"last contact {facts.last_contact}, {counted(facts.days_ago, 'day')} ago"
    if cadence is None:
        return said
    if not drawn:
        return f"{said} ({counted(cadence, 'day')} at most)"
    return f"{said} {bar(facts.days_ago, cadence).strip()} of {counted(cadence, 'day')}"


def _head(facts: Any, *lines: Sequence[Any]) -> Head:
    joined = (" · ".join(filter(None, line)) for line in lines)
    return Head(facts[0], tuple(filter(None, joined)), facts.source)
