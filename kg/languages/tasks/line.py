"""The line of a task, read and written, in both forms: with emoji, and `[key:: value]`.

What a task says of itself stands at the end of its line and is taken off from there, one part after
the other, until something else stands at the end. So of several parts that say the same the
leftmost counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.languages.tasks.days import Day, read_day, written_day
from kg.languages.tasks.file_day import day_of_file
from kg.languages.tasks.recurrence import read_recurrence
from kg.languages.tasks.settings import Form, Settings
from kg.languages.tasks.task import DAYS, NO_PRIORITY, PRIORITIES, DayName, Place, Task

MOST_PARTS = 200  # of one line; nobody writes as many
_TASK_LINE = re.compile(r"([\s>]*)([-*+]|[0-9]+[.)]) +\[(.)\](.*)", re.DOTALL)
_BLOCK = re.compile(r" \^[A-Za-z0-9-]+\Z")
_TAG_CHARACTER = r'[^ !@#$%^&*(),.?":{}|<>]'
_TAG = re.compile(rf"(?:^|(?<=\s))#{_TAG_CHARACTER}+")
_LAST_TAG = re.compile(rf"#{_TAG_CHARACTER}+\Z")
_IDS = r"[A-Za-z0-9_-]+(?: *, *[A-Za-z0-9_-]+)*"
_VALUES: dict[str, str] = {
    "recurrence": r"[A-Za-z0-9, !]+",
    "completion": r"[A-Za-z]+",
    "id": r"[A-Za-z0-9_-]+",
    "depends": _IDS,
} | dict.fromkeys(DAYS, r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMOJI: dict[str, str] = {
    "done": "✅", "cancelled": "❌", "due": "📅📆🗓", "scheduled": "⏳⌛", "start": "🛫",
    "created": "➕", "recurrence": "🔁", "completion": "🏁", "id": "🆔", "depends": "⛔",
}  # fmt: skip
_PRIORITY_EMOJI = {"🔺": 0, "⏫": 1, "🔼": 2, "🔽": 4, "⏬": 5}
_KEYS: dict[str, str] = {
    "priority": "priority", "start": "start", "created": "created", "scheduled": "scheduled",
    "due": "due", "done": "completion", "cancelled": "cancelled", "recurrence": "repeat",
    "completion": "onCompletion", "depends": "dependsOn", "id": "id",
}  # fmt: skip
# In which order the parts of a line are written.
_WRITTEN = (
    "id", "depends", "priority", "recurrence", "completion", "created", "start", "scheduled", "due",
    "cancelled", "done",
)  # fmt: skip
_VALUE_OF = {name: re.compile(pattern) for name, pattern in _VALUES.items()}
_SAID_BY = {emoji: name for name, several in _EMOJI.items() for emoji in several}
_ANY_EMOJI = re.compile(f"[{''.join(_SAID_BY)}{''.join(_PRIORITY_EMOJI)}]")
_FIELD = re.compile(r"[\[(] *([A-Za-z]+)::([^\[\]()]*)[\])](?: *,)?\Z")
_NAMED_BY = {key: name for name, key in _KEYS.items()}


class Parts(NamedTuple):
    """What the end of a line says, by name, and what is left in front."""

    description: str
    said: dict[str, str]


def read_task(line: str, place: Place, settings: Settings) -> Task | None:
    """The task that stands in a line; None for what is none, or lacks the global filter."""
    found = _TASK_LINE.match(line)
    if found is None or settings.global_filter not in found[4]:
        return None
    body = found[4].strip()
    block = _BLOCK.search(body)
    if block:
        body = body[: block.start()].strip()
    description, said = parts(body, settings.form)
    days: dict[DayName, Day] = {name: read_day(said[name]) for name in DAYS if name in said}
    inferred = False
    if settings.day_format is not None and not any(
        name in days for name in ("start", "scheduled", "due")
    ):
        of_file = day_of_file(
            place.file.path, settings.day_format, settings.day_folders, settings.by_format
        )
        if of_file is not None:
            days["scheduled"], inferred = of_file, True
    completion = said.get("completion", "").lower()
    recurrence = said.get("recurrence", "").strip()
    return Task(
        place,
        line,
        found[1],
        found[2],
        settings.statuses.of(found[3]),
        description,
        _tags(description, settings.global_filter),
        int(said.get("priority", NO_PRIORITY)),
        days,
        read_recurrence(recurrence) if recurrence else None,
        completion if completion in ("keep", "delete") else "",
        said.get("id", ""),
        tuple(one for part in said.get("depends", "").split(",") if (one := part.strip())),
        block[0] if block else "",
        inferred,
    )


def tags_in(text: str) -> tuple[str, ...]:
    """The tags that stand in a text, with their `#`."""
    return tuple(_TAG.findall(text)) if "#" in text else ()


def _tags(description: str, global_filter: str) -> tuple[str, ...]:
    return tuple(tag for tag in tags_in(description) if tag != global_filter)


def parts(body: str, form: Form) -> Parts:
    """What stands at the end of a line's text, by name; tags among it stay in the description."""
    said: dict[str, str] = {}
    if form == "emoji" and not _ANY_EMOJI.search(body):
        return Parts(body, said)
    tags: list[str] = []
    take = _emoji_part if form == "emoji" else _field_part
    for _ in range(MOST_PARTS):
        if part := take(body):
            name, value, start = part
            said[name] = value
            body = body[:start].strip()
        elif (tag := _LAST_TAG.search(body)) and (
            tag.start() == 0 or body[tag.start() - 1].isspace()
        ):
            tags.append(tag[0])
            body = body[: tag.start()].strip()
        else:
            break
    return Parts(" ".join([body, *reversed(tags)]).lstrip() if tags else body, said)


def _emoji_part(body: str) -> tuple[str, str, int] | None:
    """The name and value of the part at the end, and where it begins."""
    bare = body.removesuffix("\ufe0f")
    if bare[-1:] in _PRIORITY_EMOJI:
        return "priority", str(_PRIORITY_EMOJI[bare[-1]]), len(bare) - 1
    # A value has no emoji, so the last one is the only one that can begin the part.
    start = len(body) - 1
    while start >= 0 and (body[start] < "\u2000" or body[start] == "\ufe0f"):
        start -= 1
    name = _SAID_BY.get(body[start]) if start >= 0 else None
    if name is None:
        return None
    text = body[start + 1 :].removeprefix("\ufe0f").lstrip(" ")
    return (name, text, start) if _VALUE_OF[name].fullmatch(text) else None


def _field_part(body: str) -> tuple[str, str, int] | None:
    start = max(body.rfind("["), body.rfind("("))
    found = _FIELD.match(body, start) if start >= 0 else None
    name = _NAMED_BY.get(found[1]) if found else None
    if found is None or name is None:
        return None
    text = found[2].strip(" ")
    if name == "priority":
        is_one = text in PRIORITIES and text != "none"
        return (name, str(PRIORITIES.index(text)), start) if is_one else None
    return (name, text, start) if _VALUE_OF[name].fullmatch(text) else None


def written(task: Task, form: Form) -> str:
    """The line of a task, its parts in the order of the plugin."""
    parts = "".join(written_part(name, value, form) for name, value in said_in(task))
    box = f"{task.marker} [{task.status.symbol}]"
    return f"{task.indentation}{box} {task.description}{parts}{task.block}"


def said_in(task: Task) -> Iterable[tuple[str, str]]:
    """What a task says behind its description, by name, in the order in which it is written."""
    said = dict(_said(task))
    return ((name, said[name]) for name in _WRITTEN if name in said)


def _said(task: Task) -> Iterable[tuple[str, str]]:
    for day in DAYS:
        if day in task.days and not (day == "scheduled" and task.inferred):
            yield day, written_day(task.days[day])
    if task.priority != NO_PRIORITY:
        yield "priority", PRIORITIES[task.priority]
    for name, value in (
        ("recurrence", task.recurrence.text if task.recurrence else ""),
        ("completion", task.completion),
        ("id", task.id),
        ("depends", ",".join(task.depends)),
    ):
        if value:
            yield name, value


def written_part(name: str, value: str, form: Form) -> str:
    """A part of a line, with the blank in front of it."""
    if form == "dataview":
        return f"  [{_KEYS[name]}:: {value}]"
    if name == "priority":
        place = PRIORITIES.index(value)
        return " " + next(one for one, at in _PRIORITY_EMOJI.items() if at == place)
    return f" {_EMOJI[name][0]} {value}"
