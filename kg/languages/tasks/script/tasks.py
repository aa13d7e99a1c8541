"""Tasks, days and files as scripts see them: `task.due.moment`, `query.file.folder`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime, time
from functools import partial
from typing import Any, ClassVar

from kg.languages.tasks.days import Day, Invalid
from kg.languages.tasks.script.moments import Moment, Now, human, start_of
from kg.languages.tasks.script.values import UNDEFINED, Function, Value, text
from kg.languages.tasks.search import Search
from kg.languages.tasks.statuses import SORTED, Status
from kg.languages.tasks.task import DAYS, DayName, File, Link, Task

PRIORITY_NAMES = ("Highest", "High", "Medium", "Normal", "Low", "Lowest")


def priority_group(task: Task) -> str:
    """The name of the group of a priority, with what it is sorted by."""
    return f"%%{task.priority}%%{PRIORITY_NAMES[task.priority]} priority"


def type_group(status: Status) -> str:
    """The name of the group of a type of status, with what it is sorted by."""
    return f"%%{SORTED.index(status.type) + 1}%%{status.type}"


Members = Mapping[str, Callable[[Any], Value]]


class _Host:
    """A value whose members are made when they are asked for, by the table of its class."""

    members: ClassVar[Members] = {}
    shown = ""

    def member(self, name: str) -> Value:
        """A member; UNDEFINED for none."""
        make = self.members.get(name)
        return make(self) if make else UNDEFINED

    def text(self) -> str:
        """What it is as a text."""
        return self.shown

    def number(self) -> float:
        """No number."""
        return math.nan


def _first(given: list[Value]) -> str:
    return text(given[0]) if given else ""


class TaskDay(_Host):
    """A day of a task, or none."""

    def __init__(self, day: Day | None, now: Now) -> None:
        self.day, self._now = day, now
        is_day = day is not None and not isinstance(day, Invalid)
        self._at = datetime.combine(day, time()) if is_day else None  # type: ignore[arg-type]
        self.shown = "" if day is None else self._written("YYYY-MM-DD")

    def moment(self) -> Value:
        """The day as a moment; null for none."""
        return None if self.day is None else Moment(self._at, self._now)

    def _written(self, form: str) -> str:
        return text(Moment(self._at, self._now).format([form]))

    def formatting(self, form: str) -> Value:
        """A function that writes the day, or what it is given instead."""

        def call(given: list[Value]) -> Value:
            return _first(given) if self.day is None else self._written(form)

        return Function(call)

    def format(self, given: list[Value]) -> Value:
        """By a format; without a day the second argument."""
        if self.day is None:
            return _first(given[1:])
        return self._written(_first(given) or "YYYY-MM-DD")

    def iso(self) -> Value:
        """As ISO text."""
        return "" if self.day is None else Moment(self._at, self._now).iso([])

    def category(self) -> Value:
        """Overdue, today, in the future."""
        if self.day is None:
            return _group("Undated", "4")
        if self._at is None:
            return _group("Invalid date", "0")
        today = start_of(self._now(), "day")
        if self._at < today:
            return _group("Overdue", "1")
        return _group("Today", "2") if self._at == today else _group("Future", "3")

    def from_now(self) -> Value:
        """How far away it is, sorted by where that lies."""
        if self.day is None:
            return {"name": "", "sortOrder": 0.0, "groupText": ""}
        if self._at is None:
            return _group("Invalid date", "0")
        now = self._now()
        name = human(self._at, now)
        words = name.removeprefix("in ").split(" ")
        start = Moment(now, self._now)
        if words[1] != "few":
            amount = 1.0 if words[0] in ("a", "an") else float(words[0])
            start.add([amount, words[1]], 1 if name.startswith("in ") else -1)
        side = "1" if self._at <= start_of(now, "day") else "3"
        return _group(name, side + text(start.format(["YYYYMMDDHHmm"])))

    members: ClassVar[Members] = {
        "moment": moment,
        "formatAsDate": lambda one: one.formatting("YYYY-MM-DD"),
        "formatAsDateAndTime": lambda one: one.formatting("YYYY-MM-DD HH:mm"),
        "format": lambda one: Function(one.format),
        "toISOString": lambda one: Function(lambda _: one.iso()),
        "category": category,
        "fromNow": from_now,
    }


def _group(name: str, order: str) -> Value:
    return {"name": name, "sortOrder": float(order), "groupText": f"%%{order}%% {name}"}


def _day_of(name: DayName, task: TaskObject) -> Value:
    return task.day_of(name)


def _moment_of(name: DayName, task: TaskObject) -> Value:
    return task.day_of(name).moment()


class TaskObject(_Host):
    """A task."""

    def __init__(self, task: Task, search: Search) -> None:
        self.task, self.search = task, search
        self.shown = task.line

    def day_of(self, name: DayName) -> TaskDay:
        """One of its days."""
        return TaskDay(self.task.days.get(name), self.search.now)

    members: ClassVar[Members] = {
        **{name: partial(_day_of, name) for name in DAYS},
        **{f"{name}Date": partial(_moment_of, name) for name in DAYS},
        "happens": lambda one: TaskDay(one.task.happens, one.search.now),
        "description": lambda one: one.task.description,
        "descriptionWithoutTags": lambda one: without_tags(one.task),
        "isDone": lambda one: one.task.status.done,
        "isRecurring": lambda one: one.task.recurrence is not None,
        "recurrenceRule": lambda one: one.task.recurrence.text if one.task.recurrence else "",
        "isBlocked": lambda one: Function(lambda _: one.search.is_blocked(one.task)),
        "isBlocking": lambda one: Function(lambda _: one.search.is_blocking(one.task)),
        "status": lambda one: _status(one.task.status),
        "priority": lambda one: str(one.task.priority),
        "priorityNumber": lambda one: float(one.task.priority),
        "priorityName": lambda one: PRIORITY_NAMES[one.task.priority],
        "priorityNameGroupText": lambda one: priority_group(one.task),
        "urgency": lambda one: one.search.urgency(one.task),
        "tags": lambda one: [*one.task.tags],
        "id": lambda one: one.task.id,
        "dependsOn": lambda one: [*one.task.depends],
        "blockLink": lambda one: one.task.block,
        "onCompletion": lambda one: one.task.completion,
        "heading": lambda one: one.task.place.heading,
        "hasHeading": lambda one: one.task.place.heading is not None,
        "precedingHeader": lambda one: one.task.place.heading,
        "lineNumber": lambda one: float(one.task.place.line),
        "listMarker": lambda one: one.task.marker,
        "indentation": lambda one: one.task.indentation,
        "originalMarkdown": lambda one: one.task.line,
        "path": lambda one: one.task.place.file.path,
        "filename": lambda one: one.task.place.file.name,
        "file": lambda one: FileObject(one.task.place.file),
        "outlinks": lambda one: [
            LinkObject(link)
            for link in one.task.place.file.links()
            if link.line == one.task.place.line
        ],
    }


def without_tags(task: Task) -> str:
    """The description without its tags."""
    words = [word for word in task.description.split(" ") if word not in task.tags]
    return " ".join(words).strip()


def _status(status: Status) -> Value:
    return {
        "symbol": status.symbol,
        "name": status.name,
        "type": status.type,
        "nextSymbol": status.next,
        "typeGroupText": type_group(status),
    }


class FileObject(_Host):
    """A file."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.shown = file.path

    def property(self, given: list[Value]) -> Value:
        """A property by its name in any case; null for none."""
        wanted = _first(given).lower()
        for name, value in self.file.properties().items():
            if name.lower() == wanted:
                found = value_of(value)
                if isinstance(found, list):
                    return [one for one in found if one is not None]
                return found
        return None

    members: ClassVar[Members] = {
        "path": lambda one: one.file.path,
        "pathWithoutExtension": lambda one: one.file.path_without_extension,
        "root": lambda one: one.file.root,
        "folder": lambda one: one.file.folder,
        "filename": lambda one: one.file.filename,
        "filenameWithoutExtension": lambda one: one.file.name,
        "property": lambda one: Function(one.property),
        "hasProperty": lambda one: Function(lambda given: one.property(given) is not None),
        "frontmatter": lambda one: value_of(one.file.properties()),
        "outlinks": lambda one: [LinkObject(link) for link in one.file.links()],
        "outlinksInProperties": lambda one: [
            LinkObject(link) for link in one.file.links() if link.line is None
        ],
        "outlinksInBody": lambda one: [
            LinkObject(link) for link in one.file.links() if link.line is not None
        ],
    }


def value_of(value: object) -> Value:
    """A value of the frontmatter."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, Mapping):
        return {str(key): value_of(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [value_of(part) for part in value]
    return str(value)


class LinkObject(_Host):
    """A link of a note."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.shown = link.written

    def leads(self, given: list[Value]) -> Value:
        """Whether it leads to a file, or to a path."""
        to = given[0] if given else UNDEFINED
        path = to.file.path if isinstance(to, FileObject) else text(to)
        if self.link.path is None:
            return False
        return path in (self.link.path, self.link.path.removesuffix(".md"))

    members: ClassVar[Members] = {
        "originalMarkdown": lambda one: one.link.written,
        "markdown": lambda one: one.link.written,
        "displayText": lambda one: one.link.shown,
        "destinationPath": lambda one: one.link.path,
        "linksTo": lambda one: Function(one.leads),
    }


class QueryObject(_Host):
    """The query that a script stands in."""

    shown = "query"

    def __init__(self, search: Search) -> None:
        self.search = search

    members: ClassVar[Members] = {
        "file": lambda one: FileObject(one.search.file) if one.search.file else UNDEFINED,
        "allTasks": lambda one: [TaskObject(task, one.search) for task in one.search.tasks],
    }
