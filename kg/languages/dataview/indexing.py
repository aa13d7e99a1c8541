"""What stands behind a dot or in brackets: fields, elements, parts of dates and durations."""

from __future__ import annotations

from collections.abc import Callable

from kg.languages import utf16
from kg.languages.dataview import durations
from kg.languages.dataview.context import Context
from kg.languages.dataview.dates import Date
from kg.languages.dataview.durations import Duration
from kg.languages.dataview.links import Link
from kg.languages.dataview.values import Object, Value, kind
from kg.languages.errors import Failed

_DATE: dict[str, Callable[[Date], float]] = {
    "year": lambda date: date.local.year,
    "month": lambda date: date.local.month,
    "weekyear": lambda date: date.local.isocalendar().week,
    "week": lambda date: date.local.day // 7 + 1,
    "weekday": lambda date: date.local.isoweekday(),
    "day": lambda date: date.local.day,
    "hour": lambda date: date.local.hour,
    "minute": lambda date: date.local.minute,
    "second": lambda date: date.local.second,
    "millisecond": lambda date: date.local.microsecond // 1000,
}
_DURATION = {unit: unit for unit in durations.UNITS} | {
    unit.removesuffix("s"): unit for unit in durations.UNITS if unit != "weeks"
}


def index(value: Value, key: Value, context: Context) -> Value:
    """The part of a value. Raises Failed where a value of this kind has no such parts."""
    if key is None:
        return None
    if not isinstance(key, str | float | int) or isinstance(key, bool):
        raise Failed(f"parts are asked for by a name or a number, not by a {kind(key)}")
    if isinstance(value, list):
        return _element(value, key, context)
    if isinstance(value, str):
        if isinstance(key, str):
            raise Failed("a text has no fields, only characters by number: text[0]")
        return _character(value, key)
    if isinstance(value, Object | Link | Date | Duration):
        if not isinstance(key, str):
            raise Failed(f"a {kind(value)} has fields by name, not by number")
        return _field(value, key, context)
    return None


def _field(value: Object | Link | Date | Duration, name: str, context: Context) -> Value:
    if isinstance(value, Object):
        return value.field(name)
    if isinstance(value, Link):
        page = context.pages.page(context.pages.normalize(value.path))
        return page.fields.field(name) if page else None
    if isinstance(value, Date):
        part = _DATE.get(name)
        return float(part(value)) if part else None
    unit = _DURATION.get(name)
    return durations.total(value, unit) if unit else None


def _element(values: list[Value], key: str | float, context: Context) -> Value:
    if isinstance(key, str):
        found = []
        for value in values:
            try:
                found.append(index(value, key, context))
            except Failed:
                continue
        return found
    if 0 <= key < len(values) and key == int(key):
        return values[int(key)]
    return None


def _character(text: str, key: float) -> Value:
    if 0 <= key < utf16.length(text) and key == int(key):
        return utf16.part(text, int(key), int(key) + 1)
    return None
