"""The order of values, which is total: null first, then by the name of the type, then by value."""

from __future__ import annotations

from collections.abc import Callable
from functools import cmp_to_key
from typing import cast

from kg.languages.dataview import locale_order
from kg.languages.dataview.dates import Date
from kg.languages.dataview.durations import Duration
from kg.languages.dataview.links import Link
from kg.languages.dataview.values import Object, Value, kind

Normalize = Callable[[str], str]


def _as_written(path: str) -> str:
    return path


def compare(one: Value, other: Value, normalize: Normalize = _as_written) -> int:
    """Less than, equal to or greater than 0. `normalize` gives the path that a link leads to."""
    if one is other:
        return 0
    if one is None or other is None:
        return -1 if one is None else 1
    first, second = kind(one), kind(other)
    if first != second:
        return -1 if first < second else 1
    return _BY_KIND[first](one, other, normalize)


def sorted_by(
    values: list[Value], key: Callable[[Value], Value], normalize: Normalize
) -> list[Value]:
    """In the order of their keys, equal ones as they were."""
    keyed = [(key(value), value) for value in values]
    keyed.sort(key=cmp_to_key(lambda one, other: compare(one[0], other[0], normalize)))
    return [value for _, value in keyed]


def _simple(one: Value, other: Value, _normalize: Normalize) -> int:
    first, second = cast("float", one), cast("float", other)
    return -1 if first < second else 0 if first == second else 1


def _text(one: Value, other: Value, _normalize: Normalize) -> int:
    return locale_order.compare(cast("str", one), cast("str", other))


def _date(one: Value, other: Value, _normalize: Normalize) -> int:
    first, second = cast("Date", one), cast("Date", other)
    if first.instant < second.instant:
        return -1
    # The same moment in another zone is not equal, so it counts as greater.
    return 0 if first.instant == second.instant and first.zone == second.zone else 1


def _duration(one: Value, other: Value, _normalize: Normalize) -> int:
    first, second = cast("Duration", one), cast("Duration", other)
    if first.milliseconds < second.milliseconds:
        return -1
    return 0 if first.same(second) else 1


def _link(one: Value, other: Value, normalize: Normalize) -> int:
    first, second = cast("Link", one), cast("Link", other)
    found = locale_order.compare(normalize(first.path), normalize(second.path))
    if found or first.kind != second.kind:
        return found or (-1 if first.kind < second.kind else 1)
    return locale_order.compare(first.subpath or "", second.subpath or "")


def _list(one: Value, other: Value, _normalize: Normalize) -> int:
    # Links in lists and objects are compared as they are written.
    first, second = cast("list[Value]", one), cast("list[Value]", other)
    for left, right in zip(first, second, strict=False):
        if found := compare(left, right):
            return found
    return len(first) - len(second)


def _object(one: Value, other: Value, _normalize: Normalize) -> int:
    first, second = cast("Object", one).whole(), cast("Object", other).whole()
    names: list[Value] = [*sorted(first)]
    if found := compare(names, [*sorted(second)]):
        return found
    for name in sorted(first):
        if found := compare(first[name], second[name]):
            return found
    return 0


def _never(_one: Value, _other: Value, _normalize: Normalize) -> int:
    return 0


_BY_KIND = {
    "array": _list,
    "boolean": _simple,
    "date": _date,
    "duration": _duration,
    "function": _never,
    "link": _link,
    "null": _never,
    "number": _simple,
    "object": _object,
    "string": _text,
    "widget": _never,
}
