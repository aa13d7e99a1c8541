"""Tasks, days and files as scripts see them: `task.due.moment`, `query.file.folder`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime, time

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


class _Host:
    """A value with members by name."""

    def __init__(self, members: Mapping[str, Callable[[], Value]], shown: str) -> None:
        self._members, self._shown = members, shown

    def member(self, name: str) -> Value:
        """A member, made when it is asked for."""
        make = self._members.get(name)
        return make() if make else UNDEFINED

    def text(self) -> str:
        """What it is as a text."""
        return self._shown

    def number(self) -> float:
        """No number."""
        return math.nan


class TaskDay(_Host):
    """A day of a task, or none."""

    def __init__(self, day: Day | None, now: Now) -> None:
        self.day, self._now = day, now
        at = None
        if day is not None and not isinstance(day, Invalid):
            at = datetime.combine(day, time())
        self._at = at
        members: Mapping[str, Callable[[], Value]] = {
            "moment": self._moment,
            "formatAsDate": lambda: self._formatting("YYYY-MM-DD"),
            "formatAsDateAndTime": lambda: self._formatting("YYYY-MM-DD HH:mm"),
            "format": lambda: Function(self._format),
            "toISOString": lambda: Function(lambda _: self._iso()),
            "category": lambda: _group(*self._category()),
            "fromNow": lambda: _group(*self._from_now()),
        }
        super().__init__(members, "" if day is None else self._written("YYYY-MM-DD"))

    def _moment(self) -> Value:
        return None if self.day is None else Moment(self._at, self._now)

    def _written(self, form: str) -> str:
        return text(Moment(self._at, self._now).format([form]))

    def _formatting(self, form: str) -> Value:
        def call(given: list[Value]) -> Value:
            if self.day is None:
                return text(given[0]) if given else ""
            return self._written(form)

        return Function(call)

    def _format(self, given: list[Value]) -> Value:
        if self.day is None:
            return text(given[1]) if len(given) > 1 else ""
        return self._written(text(given[0]) if given else "YYYY-MM-DD")

    def _iso(self) -> Value:
        return "" if self.day is None else Moment(self._at, self._now).iso([])

    def _category(self) -> tuple[str, float, str]:
        if self.day is None:
            name, order = "Undated", 4
        elif self._at is None:
            name, order = "Invalid date", 0
        else:
            today = start_of(self._now(), "day")
            order = 1 if self._at < today else 2 if self._at == today else 3
            name = ("Overdue", "Today", "Future")[order - 1]
        return name, float(order), f"%%{order}%% {name}"

    def _from_now(self) -> tuple[str, float, str]:
        if self.day is None:
            return "", 0.0, ""
        if self._at is None:
            return "Invalid date", 0.0, "%%0%% Invalid date"
        now = self._now()
        name = human(self._at, now)
        earlier = self._at <= start_of(now, "day")
        words = name.removeprefix("in ").split(" ")
        start = Moment(now, self._now)
        if words[0] != "a" or words[1] != "few":
            amount = 1.0 if words[0] in ("a", "an") else float(words[0])
            start.add([amount, words[1]], 1 if name.startswith("in ") else -1)
        order = f"{1 if earlier else 3}{text(start.format(['YYYYMMDDHHmm']))}"
        return name, float(order), f"%%{order}%% {name}"


def _group(name: str, order: float, group: str) -> Value:
    return {"name": name, "sortOrder": order, "groupText": group}


class TaskObject(_Host):
    """A task."""

    def __init__(self, task: Task, search: Search) -> None:
        self.task = task
        now = search.now
        happens: Mapping[str, Callable[[], Value]] = {
            "happens": lambda: TaskDay(task.happens, now),
        }
        days = {name: _day(task, name, search) for name in DAYS}
        members: dict[str, Callable[[], Value]] = {
            **happens,
            **days,
            **{
                f"{name}Date": lambda make=make: make().member("moment")  # type: ignore[misc]
                for name, make in days.items()
            },
            "description": lambda: task.description,
            "descriptionWithoutTags": lambda: without_tags(task),
            "isDone": lambda: task.status.done,
            "isRecurring": lambda: task.recurrence is not None,
            "recurrenceRule": lambda: task.recurrence.text if task.recurrence else "",
            "isBlocked": lambda: Function(lambda _: search.is_blocked(task)),
            "isBlocking": lambda: Function(lambda _: search.is_blocking(task)),
            "status": lambda: _status(task.status),
            "priority": lambda: str(task.priority),
            "priorityNumber": lambda: float(task.priority),
            "priorityName": lambda: PRIORITY_NAMES[task.priority],
            "priorityNameGroupText": lambda: priority_group(task),
            "urgency": lambda: search.urgency(task),
            "tags": lambda: [*task.tags],
            "id": lambda: task.id,
            "dependsOn": lambda: [*task.depends],
            "blockLink": lambda: task.block,
            "onCompletion": lambda: task.completion,
            "heading": lambda: task.place.heading,
            "hasHeading": lambda: task.place.heading is not None,
            "precedingHeader": lambda: task.place.heading,
            "lineNumber": lambda: float(task.place.line),
            "listMarker": lambda: task.marker,
            "indentation": lambda: task.indentation,
            "originalMarkdown": lambda: task.line,
            "path": lambda: task.place.file.path,
            "filename": lambda: task.place.file.name,
            "file": lambda: FileObject(task.place.file),
            "outlinks": lambda: [
                LinkObject(link)
                for link in task.place.file.links()
                if link.written and link.written in task.line
            ],
        }
        super().__init__(members, task.line)


def _day(task: Task, name: DayName, search: Search) -> Callable[[], TaskDay]:
    return lambda: TaskDay(task.days.get(name), search.now)


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
        members: Mapping[str, Callable[[], Value]] = {
            "path": lambda: file.path,
            "pathWithoutExtension": lambda: file.path_without_extension,
            "root": lambda: file.root,
            "folder": lambda: file.folder,
            "filename": lambda: file.filename,
            "filenameWithoutExtension": lambda: file.name,
            "hasProperty": lambda: Function(
                lambda given: property_of(file, text(given[0]) if given else "") is not None
            ),
            "property": lambda: Function(
                lambda given: property_of(file, text(given[0]) if given else "")
            ),
            "frontmatter": lambda: {
                key: value_of(value) for key, value in file.properties().items()
            },
            "outlinks": lambda: [LinkObject(link) for link in file.links()],
        }
        super().__init__(members, file.path)


def property_of(file: File, key: str) -> Value:
    """A property by its name in any case; null for none."""
    for name, value in file.properties().items():
        if name.lower() == key.lower():
            found = value_of(value)
            return [one for one in found if one is not None] if isinstance(found, list) else found
    return None


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
        self._link = link
        members: Mapping[str, Callable[[], Value]] = {
            "originalMarkdown": lambda: link.written,
            "markdown": lambda: link.written,
            "displayText": lambda: link.shown,
            "destinationPath": lambda: link.path,
            "linksTo": lambda: Function(self._leads),
        }
        super().__init__(members, link.written)

    def _leads(self, given: list[Value]) -> Value:
        to = given[0] if given else UNDEFINED
        path = to.file.path if isinstance(to, FileObject) else text(to)
        if self._link.path is None:
            return False
        return path in (self._link.path, self._link.path.removesuffix(".md"))


class QueryObject(_Host):
    """The query that a script stands in."""

    def __init__(self, search: Search) -> None:
        file = search.file
        members: Mapping[str, Callable[[], Value]] = {
            "file": lambda: FileObject(file) if file else UNDEFINED,
            "allTasks": lambda: [TaskObject(task, search) for task in search.tasks],
        }
        super().__init__(members, "query")
