"""Which columns of a table are left out, and what the parts of a page are called.

Which fields of an answer a table shows is declared with its type (`kg.model.shown`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Columns that a table shows only where one of its rows says something else there than this.
RARE: dict[str, object] = {"absent": None, "pages": 1, "archived": 0, "kg_toml": None}

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
