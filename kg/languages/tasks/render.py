"""Answers as rows, and as Markdown: headings, and tasks below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.languages.tasks.execute import Answer
from kg.languages.tasks.filters import without_filter
from kg.languages.tasks.grouping import Group
from kg.languages.tasks.line import said_in, written_part
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.task import Task

# What stands between %% is for the order of groups only.
_HIDDEN = re.compile("%%[^%]*%%")
_PARTS = {
    "id": "id", "depends": "depends on", "priority": "priority", "recurrence": "recurrence rule",
    "completion": "on completion", "created": "created date", "start": "start date",
    "scheduled": "scheduled date", "due": "due date", "cancelled": "cancelled date",
    "done": "done date",
}  # fmt: skip


class TaskRow(NamedTuple):
    """A task of an answer: the names of its groups, its box, text, urgency (None: not asked for),
    path and line (from 1)."""

    groups: tuple[str, ...]
    status: str
    text: str
    urgency: str | None
    path: str
    line: int


def rows(answer: Answer, settings: Settings) -> list[TaskRow]:
    """The tasks of an answer in their order; one that is in several groups stands in each."""
    return [
        TaskRow(
            tuple(map(shown_name, group.names)),
            task.status.symbol,
            shown_text(task, answer, settings),
            None if "urgency" in answer.layout.hidden else f"{answer.urgency(task):.2f}",
            task.place.file.path,
            task.place.line + 1,
        )
        for group in answer.groups
        for task in group.tasks
    ]


def shown_name(name: str) -> str:
    """A group's name as people see it."""
    return _HIDDEN.sub("", name).strip()


def shown_text(task: Task, answer: Answer, settings: Settings) -> str:
    """The text of a task, without what the query hides."""
    hidden = answer.layout.hidden
    text = task.description
    if settings.removes_global_filter:
        text = without_filter(text, settings.global_filter)
    if "tags" in hidden:
        text = " ".join(word for word in text.split(" ") if word not in task.tags)
    parts = (
        written_part(name, value, settings.form)
        for name, value in said_in(task)
        if _PARTS[name] not in hidden
    )
    return (text + "".join(parts)).strip()


def count(answer: Answer) -> str:
    """How many tasks there are, and how many of them are shown."""
    tasks = f"{answer.found:,} task{'' if answer.found == 1 else 's'}"
    return tasks if answer.total == answer.found else f"{answer.total:,} of {tasks}"


def markdown(answer: Answer, settings: Settings) -> str:
    """The answer as a note would hold it: an explanation, groups under headings, the tasks."""
    parts = []
    if answer.explanation is not None:
        parts.append(f"```text\n{answer.explanation}```\n")
    parts += [_group(group, answer, settings) for group in answer.groups if group.tasks]
    if "task count" not in answer.layout.hidden:
        parts.append(f"{count(answer)}\n")
    return "\n".join(parts)


def _group(group: Group, answer: Answer, settings: Settings) -> str:
    headings = "".join(
        f"{'#' * min(6, depth + 4)} {shown_name(name)}\n\n" for depth, name in group.headings
    )
    return headings + "".join(_lines(group, answer, settings))


def _lines(group: Group, answer: Answer, settings: Settings) -> Iterator[str]:
    hidden = answer.layout.hidden
    for task in group.tasks:
        link = "" if "backlink" in hidden else f" ({_link(task, short=answer.layout.short)})"
        urgency = "" if "urgency" in hidden else f" {answer.urgency(task):.2f}"
        text = shown_text(task, answer, settings)
        yield f"- [{task.status.symbol}] {text}{urgency}{link}\n"


def _link(task: Task, *, short: bool) -> str:
    """Where a task stands, as a link."""
    file, heading = task.place.file, task.place.heading
    path = file.path_without_extension
    if short:
        return f"[[{path}|🔗]]"
    if heading is None or heading == file.name:
        return f"[[{path}|{file.name}]]"
    return f"[[{path}#{heading}|{file.name} > {heading}]]"
