"""Answers as rows of plain values: texts, numbers, lists and dicts, for tables and for JSON."""

from __future__ import annotations

from typing import NamedTuple

from kg.languages.dataview.dates import Date
from kg.languages.dataview.durations import Duration, human
from kg.languages.dataview.links import Link
from kg.languages.dataview.results import Calendar, Group, Listed, Result, Tabled, Tasks
from kg.languages.dataview.text import LOOK, Look, plain
from kg.languages.dataview.values import ExternalLink, Function, Object, Pair, Value

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
_TASK = ("status", "text", "path", "line")


class Rows(NamedTuple):
    """Rows with the names of their columns."""

    columns: list[str]
    rows: list[list[Value]]


def rows_of(result: Result) -> Rows:
    """An answer as rows; groups of tasks become columns in front of their tasks."""
    match result:
        case Tabled(headers, rows):
            return Rows(headers, rows)
        case Listed(values, meaning):
            first = meaning.group if meaning else "File"
            if any(isinstance(value, Pair) for value in values):
                pairs = [
                    value if isinstance(value, Pair) else Pair(value, None) for value in values
                ]
                return Rows([first, "value"], [[pair.key, pair.value] for pair in pairs])
            return Rows([first], [[value] for value in values])
        case Calendar(days):
            return Rows(["date", "File"], [[day.date, day.link] for day in days])
        case Tasks(rows, meaning):
            names = []
            while meaning:
                names.append(meaning.group)
                meaning = meaning.over
            return Rows([*names, *_TASK], _task_rows(rows))


def _task_rows(rows: list[Object] | list[Group]) -> list[list[Value]]:
    found: list[list[Value]] = []
    for row in rows:
        if isinstance(row, Group):
            found += [[row.key, *inner] for inner in _task_rows(row.rows)]
            continue
        line = row.field("line")
        shown = line + 1 if isinstance(line, float) else line
        found.append([row.field("status"), row.field("text"), row.field("path"), shown])
    return found


def data(value: Value) -> Plain:
    """A value for JSON: dates as ISO text, links as their paths, objects as objects."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, float | int):
        return (
            int(value) if value == value and abs(value) < 2**53 and value == int(value) else value
        )
    if isinstance(value, Date):
        return value.local.date().isoformat() if value.at_midnight else value.iso()
    if isinstance(value, Duration):
        return human(value)
    if isinstance(value, Link):
        return value.inner()
    if isinstance(value, list):
        return [data(part) for part in value]
    if isinstance(value, Object):
        return {name: data(part) for name, part in value.whole().items()}
    if isinstance(value, ExternalLink):
        return value.address
    if isinstance(value, Pair):
        return [data(value.key), data(value.value)]
    assert isinstance(value, Function)
    return None


def shown(value: Value, look: Look = LOOK) -> str:
    """A value for people, without marks; nothing for null."""
    return plain(value, look)
