"""What the columns of a table hold, how much they matter, and what the parts of a page are called.

Which fields of an answer a table shows is declared with its type (`kg.model.shown`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.present.layout import Shape
    from kg.present.table import Cell
    from kg.present.terminal import Meaning

# What a row is called by, where that is not the first column: these columns always stay.
_CALLED = {
    "LastContact": "subject person",
    "ContactEvidence": "date person",
    "ContactEvent": "date text",
    "Meeting": "date meeting",
    "TimelineEntry": "date what text",
    "Statement": "text",
    "Problem": "code source",
    "ProblemCause": "code source",
    "ProblemCount": "code",
    "MayBeOne": "name other",
    "Changed": "date name",
    "CoAttendance": "person other",
    "Absence": "date meeting person",
    "Neighbour": "label",
    "Introduction": "step person knows",
    "Ranked": "label",
    "Broker": "person",
    "Cluster": "members",
}
CALLED = {answer: tuple(fields.split()) for answer, fields in _CALLED.items()}
# What a column holds, by its name (see kg.present.layout). Without an entry: numbers and days are
# short, all else is a name.
SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("source", "where"), "path"),
    **dict.fromkeys(
        ("task", "text", "example", "snippet", "message", "reason", "said", "members", "groups",
         "ties", "why", "may_unblock", "people", "absent", "cure", "line"),
        "text",
    ),
    **dict.fromkeys(
        ("date", "status", "state", "certainty", "channel", "kind", "severity", "code", "due",
         "last_contact", "last_mentioned", "last_date", "first_date", "last_met", "status_since",
         "since", "basis", "resolution", "12_weeks"),
        "short",
    ),
}  # fmt: skip
# How much a column matters on a terminal too narrow for all: 0 keeps its width longest, 3 gives
# way, and is left out, first. Without an entry 2, of what the row is called by 1, of a place 3.
RANKS: dict[tuple[str, str], int] = {
    ("LastContact", "subject"): 0,
    ("LastContact", "person"): 0,
    ("LastContact", "date"): 0,
    ("LastContact", "days_ago"): 1,
    ("LastContact", "channel"): 3,
    ("ContactEvidence", "text"): 0,
    ("ContactEvent", "text"): 0,
    ("Person", "person"): 0,
    ("Person", "last_contact"): 1,
    ("Person", "days_ago"): 1,
    ("Person", "last_mentioned"): 3,
    ("Project", "project"): 0,
    ("Project", "status"): 1,
    ("Project", "status_since"): 3,
    ("Organization", "organization"): 0,
    ("Organization", "industry"): 3,
    ("Meeting", "meeting"): 0,
    ("Meeting", "people"): 1,
    ("Stale", "name"): 0,
    ("Stale", "days_ago"): 1,
    ("Stale", "last_contact"): 1,
    ("Stale", "last_mentioned"): 3,
    ("TimelineEntry", "text"): 0,
    ("Task", "task"): 0,
    ("Task", "due"): 1,
    ("Task", "days_overdue"): 1,
    ("Statement", "text"): 0,
    ("Problem", "message"): 0,
    ("ProblemCause", "code"): 0,
    ("MayBeOne", "reason"): 1,
    ("Changed", "name"): 0,
    ("SearchHit", "title"): 0,
    ("SearchHit", "snippet"): 0,
    ("Candidate", "name"): 0,
    ("Candidate", "reason"): 1,
    ("Link", "target"): 0,
    ("Backlink", "name"): 0,
    ("Unlinked", "note"): 0,
    ("Unlinked", "text"): 0,
    ("Orphan", "note"): 0,
    ("BusFactor", "project"): 0,
    ("BusFactor", "person"): 0,
    ("BlockedRow", "project"): 0,
    ("BlockedRow", "why"): 0,
    ("BlockedRow", "may_unblock"): 1,
    ("Neighbour", "label"): 0,
    ("Hop", "said"): 0,
    ("Cluster", "members"): 0,
    ("Shared", "label"): 0,
    ("Shared", "reason"): 1,
}
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
    "links": "Links",
    "backlinks": "Linked from",
}


def of_things(columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of a table of the things of a kind: all but what programs want."""
    return tuple(name for name in columns if name not in ("key", "kind", "contacts", "line"))


def called(answer: type | None) -> tuple[str, ...]:
    """The columns by which a row of such answers is called."""
    if answer is None:
        return ()
    return CALLED.get(answer.__name__) or (shown(answer) or ())[:1]


def shape(column: str, *, number: bool) -> Shape:
    """What a column holds."""
    return "short" if number else SHAPES.get(column, "name")


def rank(answer: type | None, column: str) -> int:
    """How much a column matters, 0 the most."""
    given = RANKS.get((answer.__name__ if answer else "", column))
    if given is not None:
        return given
    if column in called(answer):
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
