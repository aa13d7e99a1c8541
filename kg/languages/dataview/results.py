"""What a query answers."""

from __future__ import annotations

from typing import NamedTuple

from kg.languages.dataview.dates import Date
from kg.languages.dataview.links import Link
from kg.languages.dataview.values import Object, Value


class Meaning(NamedTuple):
    """What identifies a row: the note (None), or the value of a group over what is below."""

    group: str
    over: Meaning | None


class Dropped(NamedTuple):
    """Rows that a step left out because an expression had no value for them.

    `rows` is how many, `step` where; `row` (from 0) and `message` tell of the first.
    """

    rows: int = 0
    step: str = ""
    row: int = 0
    message: str = ""


class Listed(NamedTuple):
    """The answer to LIST: values, or pairs of what identifies a row and its value."""

    values: list[Value]
    meaning: Meaning | None
    dropped: Dropped = Dropped()


class Tabled(NamedTuple):
    """The answer to TABLE; each row has a value for each header."""

    headers: list[str]
    rows: list[list[Value]]
    meaning: Meaning | None
    dropped: Dropped = Dropped()


class Group(NamedTuple):
    """Tasks, or groups of tasks, under a value."""

    key: Value
    rows: list[Object] | list[Group]


class Tasks(NamedTuple):
    """The answer to TASK: tasks as they were found, or groups of them."""

    rows: list[Object] | list[Group]
    meaning: Meaning | None
    dropped: Dropped = Dropped()


class Day(NamedTuple):
    """A date of a calendar, and the note that has it; what is no date is given as it is."""

    date: Value | Date
    link: Link | Value


class Calendar(NamedTuple):
    """The answer to CALENDAR."""

    days: list[Day]
    dropped: Dropped = Dropped()


Result = Listed | Tabled | Tasks | Calendar
