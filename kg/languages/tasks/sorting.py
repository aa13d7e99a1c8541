"""The order of tasks: what `sort by` names, then always type, urgency, due day, priority, path."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from kg.languages.errors import Failed
from kg.languages.locale_order import numeric_key
from kg.languages.tasks.days import order
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.filters import Context, without_filter
from kg.languages.tasks.functions import Query, value_for
from kg.languages.tasks.script.errors import Unreadable
from kg.languages.tasks.script.moments import Moment
from kg.languages.tasks.script.run import Script
from kg.languages.tasks.script.tasks import TaskDay
from kg.languages.tasks.script.values import Value, is_missing, kind
from kg.languages.tasks.search import Search
from kg.languages.tasks.statuses import SORTED
from kg.languages.tasks.task import DAYS, DayName, Task

KeyOf = Callable[[Task, Search], Any]


class Sorter(NamedTuple):
    """A line, what it sorts by, and whether backwards."""

    line: str
    key: KeyOf
    reverse: bool = False


def _by_day(name: DayName) -> KeyOf:
    return lambda task, _: order(task.days.get(name))


_LEADING_LINK = re.compile(r"\[\[?([^\]]*)\]\]?")
_LEADING_MARKS = tuple(
    re.compile(rf"{mark}([^{mark[-1]}]+){mark}") for mark in (r"\*\*", r"\*", "==", "__", "_")
)


def plain_description(description: str) -> str:
    """A description without the marks of a link, bold, italic or highlighted text in front."""
    link = _LEADING_LINK.match(description)
    if link:
        description = link[1][link[1].find("|") + 1 :] + description[link.end() :]
    for marks in _LEADING_MARKS:
        found = marks.match(description)
        if found:
            description = found[1] + description[found.end() :]
    return description


def _random(task: Task, search: Search) -> int:
    """A number that is another one every day (a hash of the day and the description)."""
    found = 9
    words = f"{search.today:%Y-%m-%d} {task.description}".encode("utf-16-le", "surrogatepass")
    for low, high in zip(words[::2], words[1::2], strict=True):
        found = (found ^ (low | high << 8)) * 9**9 & 0xFFFFFFFF
    found ^= found >> 9
    return found - 2**32 if found >= 2**31 else found


_KEYS: Mapping[str, KeyOf] = {
    "status": lambda task, _: task.status.done,
    "status.name": lambda task, _: numeric_key(task.status.name),
    "status.type": lambda task, _: SORTED.index(task.status.type),
    "priority": lambda task, _: task.priority,
    "urgency": lambda task, search: -search.urgency(task),
    "happens": lambda task, _: order(task.happens),
    "path": lambda task, _: numeric_key(task.place.file.path),
    "filename": lambda task, _: numeric_key(task.place.file.filename),
    "heading": lambda task, _: numeric_key(task.place.heading or ""),
    "recurring": lambda task, _: task.recurrence is None,
    "id": lambda task, _: numeric_key(task.id),
    "random": _random,
    **{name: _by_day(name) for name in DAYS},
}
_FIELD = re.compile(
    "sort by (" + "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True)) + ")( reverse)?",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile("sort by description( reverse)?", re.IGNORECASE)
_TAG = re.compile(r"sort by tag( reverse)?\s*([0-9]{1,4})?", re.IGNORECASE)
_FUNCTION = re.compile(r"sort by function( reverse)? (.*)\Z", re.IGNORECASE)
_ALWAYS = ("status.type", "urgency", "due", "priority", "path")


def read_sorter(line: str, context: Context) -> Sorter | None:
    """The sorter that a line is; None for none. Raises NotUnderstood."""
    if match := _FUNCTION.match(line):
        try:
            script = Script(match[2])
        except Unreadable as error:
            raise NotUnderstood(f"the function cannot be run: {error}") from error
        return Sorter(line, _function(script), match[1] is not None)
    if match := _DESCRIPTION.match(line):
        return Sorter(line, _description(context.global_filter), match[1] is not None)
    if match := _TAG.match(line):
        return Sorter(line, _tag(int(match[2] or 1)), match[1] is not None)
    if match := _FIELD.match(line):
        return Sorter(line, _KEYS[match[1].lower()], match[2] is not None)
    return None


def _description(global_filter: str) -> KeyOf:
    return lambda task, _: numeric_key(
        plain_description(without_filter(task.description, global_filter))
    )


def _tag(place: int) -> KeyOf:
    """The n-th tag; without tags last, with too few before them."""

    def key(task: Task, _search: Search) -> object:
        if not task.tags:
            return (2,)
        return (0, numeric_key(task.tags[place - 1])) if len(task.tags) >= place else (1,)

    return key


class _ByValue:
    """What a function gives, in order: nothing first, then by kind of value. Raises Failed."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __lt__(self, other: _ByValue) -> bool:
        return _compared(self.value, other.value) < 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByValue) and _compared(self.value, other.value) == 0

    __hash__ = None  # type: ignore[assignment]


def _function(script: Script) -> KeyOf:
    query = Query()

    def key(task: Task, search: Search) -> object:
        value = value_for(script, task, search, query)
        if isinstance(value, TaskDay):
            value = value.member("moment")
        is_number = isinstance(value, float) and value == value
        if value is not None and not is_number and not isinstance(value, bool | str | Moment):
            what = "a list" if isinstance(value, list) else kind(value)
            raise Failed(f"{what} is nothing to sort by: {script.source[:80]}")
        return _ByValue(value)

    return key


def _compared(one: Value, other: Value) -> int:
    if is_missing(one) or is_missing(other):
        return is_missing(other) - is_missing(one)
    if isinstance(one, Moment) and isinstance(other, Moment):
        first, second = _moment_key(one), _moment_key(other)
        return (first > second) - (first < second)
    if kind(one) != kind(other):
        raise Failed(f"{kind(one)} and {kind(other)} have no order to sort by")
    if isinstance(one, bool):
        return int(other is True) - int(one)
    if isinstance(one, str) and isinstance(other, str):
        words, others = numeric_key(one), numeric_key(other)
        return (words > others) - (words < others)
    return (one > other) - (one < other)  # type: ignore[operator]


def _moment_key(moment: Moment) -> tuple[int, datetime]:
    return (0, datetime.min) if moment.at is None else (1, moment.at)


def in_order(tasks: Sequence[Task], sorters: Sequence[Sorter], search: Search) -> list[Task]:
    """The tasks in order. Raises Failed and Exceeded."""
    found = [*tasks]
    always = [Sorter(name, _KEYS[name]) for name in _ALWAYS]
    # The last first: a sort keeps the order of what is equal.
    for sorter in reversed([*sorters, *always]):
        key = sorter.key
        search.step(len(found))
        try:
            found.sort(key=lambda task: key(task, search), reverse=sorter.reverse)
        except TypeError as error:
            raise Failed(f"these values have no order: {sorter.line}") from error
    return found
