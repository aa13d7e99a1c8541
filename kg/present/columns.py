"""Which fields of an answer people see in a table, and what the parts of a page are called.

By the name of the answer's type in kg.model.answers; a test holds both together. JSON and CSV have
every field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = {
    "LastContact": "subject status owner person date days_ago channel certainty source",
    "ContactEvidence": "date person subject channel certainty text source",
    "Person": "person role organization last_contact days_ago last_mentioned open_tasks source",
    "Project": "project status status_since owner due last_contact days_ago open_tasks source",
    "Organization": "organization status industry owner people last_contact days_ago open_tasks "
    "source",
    "Kind": "kind plural fields things",
    "Meeting": "date meeting kind people absent about pages source",
    "Stale": "name kind status last_contact certainty days_ago last_mentioned limit_days "
    "days_overdue source",
    "TimelineEntry": "date what text other source",
    "Task": "task state due days_overdue owner about is_blocked source",
    "Statement": "kind text date source",
    "Nearest": "person role is_owner times last_date",
    "Problem": "severity code message source",
    "ProblemCause": "severity code notes archived answers message cure kg_toml source",
    "MayBeOne": "name contacts other other_contacts reason line",
    "ProblemCount": "severity code problems notes example",
    "PersonProject": "project status is_owner contacts last_contact open_tasks",
    "Changed": "date kind name what old new source",
    "SearchHit": "title kind date snippet source",
    "Link": "target target_key resolution role section source",
    "Backlink": "name kind role section source",
    "Orphan": "note kind date source",
    "CoAttendance": "person other meetings first_date last_date last_meeting source",
    "BusFactor": "project status owner person contacts share others last_contact",
    "Attendee": "person certainty basis source",
    "Absence": "date meeting source",
    "EventPage": "page date basis source",
}
# Columns that a table shows only where one of its rows says something else there than this.
RARE: dict[str, object] = {"absent": None, "pages": 1, "archived": 0, "kg_toml": None}
# What an answer shows on one page only: a person has no owner.
_SHOWN_ON = {
    ("PersonPage", "Nearest"): "person role times last_date",
    ("Shown", "Absence"): "person basis source",
}
COLUMNS = {answer: tuple(fields.split()) for answer, fields in _SHOWN.items()}
PART_COLUMNS = {part: tuple(fields.split()) for part, fields in _SHOWN_ON.items()}

# What the parts of a page are called, where the name of the field does not say it.
TITLES: dict[str, str] = {
    "contacts": "Newest contacts",
    "last": "Last contact",
    "absences": "Absent from",
    "tasks": "Open tasks",
    "nearest": "Nearest people",
    "why": "Why",
    "ask": "Who may unblock it",
    "theirs": "Their open tasks",
    "ours": "Your open tasks for them",
    "blocked": "Blocked projects",
    "decisions": "Recent decisions",
    "links": "Links",
    "backlinks": "Linked from",
}


def shown(answer: type, page: type | None = None) -> tuple[str, ...] | None:
    """The columns of a table of such answers, on such a page; None for all fields."""
    return PART_COLUMNS.get((page.__name__ if page else "", answer.__name__)) or COLUMNS.get(
        answer.__name__
    )


def of_things(columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of a table of the things of a kind: all but what programs want."""
    return tuple(name for name in columns if name not in ("key", "kind", "contacts", "line"))


def title(field: str) -> str:
    """The heading of a part of a page."""
    return TITLES.get(field) or field.replace("_", " ").capitalize()


def distinct(names: Iterable[str]) -> list[str]:
    """The names of columns, each once: a name that stands again gets a number (`label_2`)."""
    found: list[str] = []
    for name in names:
        unique, number = name, 1
        while unique in found:
            number += 1
            unique = f"{name}_{number}"
        found.append(unique)
    return found
