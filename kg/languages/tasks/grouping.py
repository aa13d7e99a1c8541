"""Groups of tasks: what `group by` names; a task may stand in several groups of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.languages.errors import Exceeded, Failed
from kg.languages.locale_order import numeric_key
from kg.languages.tasks.days import Day, Invalid
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.functions import Query, value_for
from kg.languages.tasks.moment_format import formatted
from kg.languages.tasks.script.errors import Unreadable
from kg.languages.tasks.script.run import Script
from kg.languages.tasks.script.tasks import priority_group, type_group
from kg.languages.tasks.script.values import Value, is_missing, text
from kg.languages.tasks.search import Search
from kg.languages.tasks.task import DAYS, DayName, Task

Names = Callable[[Task, Search], list[str]]


class Grouper(NamedTuple):
    """A line, the names of the groups of a task, and whether the groups stand backwards."""

    line: str
    names: Names
    reverse: bool = False

    @property
    def of(self) -> str:
        """What the groups are of: a field, or function."""
        return self.line.split()[2].lower()


class Group(NamedTuple):
    """Tasks under the names of their groups, from the outermost on.

    `headings` are the names that were not there before: (depth from 0, name).
    """

    names: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    tasks: tuple[Task, ...]


def _one(name: Callable[[Task], str]) -> Names:
    return lambda task, _: [name(task)]


def _day_name(day: Day | None, words: str) -> str:
    if day is None:
        return f"No {words} date"
    if isinstance(day, Invalid):
        return f"%%0%% Invalid {words} date"
    return formatted(day, "YYYY-MM-DD dddd")


def _by_day(name: DayName) -> Names:
    return lambda task, _: [_day_name(task.days.get(name), name)]


def _escaped(name: str) -> str:
    """A name whose `_` and `\\` are no marks of Markdown."""
    return name.replace("\\", "\\\\").replace("_", "\\_")


def _backlink(task: Task) -> str:
    file, heading = task.place.file, task.place.heading
    if not file.path:
        return "Unknown Location"
    if heading is None:
        return f"[[{file.name}]]"
    return f"[[{file.name}#{heading}|{file.name} > {heading}]]"


_NAMES: Mapping[str, Names] = {
    "status": _one(lambda task: "Done" if task.status.done else "Todo"),
    "status.name": _one(lambda task: task.status.name),
    "status.type": _one(lambda task: type_group(task.status)),
    "priority": _one(priority_group),
    "happens": _one(lambda task: _day_name(task.happens, "happens")),
    "path": _one(lambda task: _escaped(task.place.file.path_without_extension)),
    "folder": _one(lambda task: _escaped(task.place.file.folder)),
    "root": _one(lambda task: _escaped(task.place.file.root)),
    "filename": _one(lambda task: f"[[{task.place.file.name}]]"),
    "backlink": _one(_backlink),
    "heading": _one(lambda task: task.place.heading or "(No heading)"),
    "tags": lambda task, _: [*dict.fromkeys(task.tags)] or ["(No tags)"],
    "recurring": _one(lambda task: "Recurring" if task.recurrence else "Not Recurring"),
    "recurrence": _one(lambda task: task.recurrence.text if task.recurrence else "None"),
    "urgency": lambda task, search: [f"{search.urgency(task):.2f}"],
    "id": _one(lambda task: task.id),
    **{name: _by_day(name) for name in DAYS},
}
_FIELD = re.compile(
    "group by ("
    + "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
    + r")( reverse)?\Z",
    re.IGNORECASE,
)
_FUNCTION = re.compile(r"group by function( reverse)? (.*)\Z", re.IGNORECASE)


def read_grouper(line: str) -> Grouper | None:
    """The grouper that a line is; None for none. Raises NotUnderstood."""
    if match := _FUNCTION.match(line):
        try:
            script = Script(match[2])
        except Unreadable as error:
            raise NotUnderstood(f"the function cannot be run: {error}") from error
        return Grouper(line, _function(script), match[1] is not None)
    if match := _FIELD.match(line):
        name = match[1].lower()
        # The most urgent stand first.
        return Grouper(line, _NAMES[name], (match[2] is not None) is not (name == "urgency"))
    return None


def _function(script: Script) -> Names:
    query = Query()

    def names(task: Task, search: Search) -> list[str]:
        try:
            value = value_for(script, task, search, query)
            if isinstance(value, list):
                return [_name(part) for part in value] or [""]
            if is_missing(value) and value is not None:
                raise Failed("undefined is no name of a group")
            return [_name(value)]
        except Exceeded:
            raise
        except Failed as error:
            told = f'Failed calculating expression "{script.source}". The error message was: '
            return [f"Error: {told}{error}"]

    return names


def _name(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value != int(value):
        return f"{value:.5f}"
    return text(value)


def grouped(
    tasks: Sequence[Task], groupers: Sequence[Grouper], search: Search
) -> Iterator[tuple[tuple[str, ...], list[Task]]]:
    """The tasks by the names of their groups, in the order of the names."""
    if not groupers or not tasks:
        yield (), [*tasks]
        return
    first, rest = groupers[0], groupers[1:]
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        search.step()
        for name in first.names(task, search):
            groups.setdefault(name, []).append(task)
    for name in sorted(groups, key=numeric_key, reverse=first.reverse):
        for names, inner in grouped(groups[name], rest, search):
            yield (name, *names), inner


def with_headings(
    groups: Sequence[tuple[tuple[str, ...], list[Task]]], most: int | None
) -> list[Group]:
    """The groups with the headings that are new in each, and at most so many tasks."""
    found: list[Group] = []
    before: tuple[str, ...] = ()
    for names, tasks in groups:
        same = 0
        while same < len(before) and before[same] == names[same]:
            same += 1
        headings = tuple(
            (depth, name) for depth, name in enumerate(names) if depth >= same and name
        )
        found.append(Group(names, headings, tuple(tasks[:most])))
        before = names
    return found
