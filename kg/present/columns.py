"""What columns hold and mean, whatever answer has them, and what the parts of a page are called.

Which fields of an answer a table shows, and how much each matters there, is declared with its type
(`kg.model.shown`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.shown import called_by, ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.present.layout import Shape
    from kg.present.table import Cell
    from kg.present.terminal import Meaning

# What a column holds, by its name (see kg.present.layout). Without an entry: numbers and days are
# short, all else is a name.
SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("source", "where"), "path"),
    **dict.fromkeys(
        ("task", "text", "example", "snippet", "message", "reason", "said", "members", "groups",
         "ties", "why", "prep", "may_unblock", "people", "absent", "cure", "line"),
        "text",
    ),
    **dict.fromkeys(
        ("date", "status", "state", "certainty", "channel", "kind", "severity", "code", "due",
         "last_contact", "last_mentioned", "last_date", "first_date", "last_met", "status_since",
         "since", "basis", "resolution", "12_weeks"),
        "short",
    ),
}  # fmt: skip
# Lines for kg.toml: their brackets make no link.
AS_WRITTEN = frozenset(("line", "cure", "kg_toml"))
# What a value means, and so how it is coloured: never the only sign, for the word stands there.
MEANINGS: dict[tuple[str, object], Meaning] = {
    ("status", "blocked"): "bad",
    ("severity", "error"): "bad",
    ("severity", "warning"): "warning",
    ("severity", "info"): "aside",
    ("certainty", "inferred"): "aside",
    ("certainty", "stated"): "aside",
    ("is_blocked", 1): "bad",
    ("resolution", "missing"): "warning",
    ("resolution", "ambiguous"): "warning",
}
# Days without contact after which it is going cold, where nobody has a cadence: as `kg stale` asks.
COLD = 30
# What a number counts, or a yes says, where no heading says it: of one, of several.
UNITS = {
    "days_overdue": ("day late", "days late"),
    "days_ago": ("day ago", "days ago"),
    "limit_days": ("day at most", "days at most"),
    "open_tasks": ("open task", "open tasks"),
    "contacts": ("contact", "contacts"),
    "is_owner": ("owner", "owners"),
    "is_blocked": ("waits", "wait"),
}
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
    "events": "All contacts",
    "since": "Since the last contact",
    "questions": "Open questions",
    "others": "Who else is there",
    "tasks_due": "Your tasks due",
    "promised_to_me": "Promised to you",
    "said": "Decisions, risks, questions",
    "links": "Links",
    "backlinks": "Linked from",
}


def of_things(columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of a table of the things of a kind: all but what programs want."""
    return tuple(name for name in columns if name not in ("key", "kind", "contacts", "line"))


def shape(column: str, *, number: bool) -> Shape:
    """What a column holds."""
    return "short" if number else SHAPES.get(column, "name")


def rank(answer: type | None, column: str) -> int:
    """How much a column matters, 0 the most: as the type declares it, else 1 for what the row is
    called by, 3 for a place, and 2."""
    given = ranks(answer).get(column)
    if given is not None:
        return given
    if column in called_by(answer):
        return 1
    return 3 if SHAPES.get(column) == "path" else 2


def meaning(column: str, fields: Sequence[str], row: Sequence[object]) -> Meaning | None:
    """What a value of a row means, where that is more than itself."""
    value = row[fields.index(column)]
    if value is None:
        return None
    if column == "days_overdue":
        return "bad"
    if column == "days_ago":
        return "warning" if is_cold(fields, row) else None
    if column == "source":
        return "place"
    return MEANINGS.get((column, value))


def is_cold(fields: Sequence[str], row: Sequence[object]) -> bool:
    """Whether somebody was not contacted for longer than should be."""
    limit, days = cadence(fields, row), row[fields.index("days_ago")]
    return limit is not None and isinstance(days, int) and days > limit


def cadence(fields: Sequence[str], row: Sequence[object]) -> int | None:
    """After how many days it is going cold; None where that is no question."""
    for name in ("limit_days", "cadence_days"):
        if name in fields:
            own = row[fields.index(name)]
            return own if isinstance(own, int) else COLD
    return None


def with_name(column: str, value: object) -> str:
    """`open tasks: 0`."""
    return f"{column.replace('_', ' ')}: {value}"


def with_unit(column: str, value: Cell) -> Cell:
    """A value that stands without a heading: `3 days late`; nothing where there is none."""
    if value is None:
        return " "
    if column not in UNITS:
        return value
    one, many = UNITS[column]
    if value == "yes":
        return one
    return f"{value:,} {one if value == 1 else many}" if isinstance(value, int) else value


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
