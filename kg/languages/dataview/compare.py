"""The order of values, which is total: null first, then by the name of the type, then by value."""

from __future__ import annotations

from collections.abc import Callable
from functools import cmp_to_key
from typing import Any, cast

from kg.languages import locale_order
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
    order = sort_order([key(value) for value in values], normalize)
    return [values[place] for place in order]


def sort_order(keys: list[Value], normalize: Normalize, *, descending: bool = False) -> list[int]:
    """The places of the keys in their order, equal ones as they were."""
    weights = _weights(keys, normalize)
    if weights:
        return sorted(range(len(keys)), key=lambda place: weights[place], reverse=descending)
    sign = -1 if descending else 1

    def order(one: int, other: int) -> int:
        return sign * compare(keys[one], keys[other], normalize)

    return sorted(range(len(keys)), key=cmp_to_key(order))


def _weights(keys: list[Value], normalize: Normalize) -> list[tuple[Any, ...]] | None:
    """Keys that Python can compare by itself, where their order is a plain one."""
    weights: list[tuple[Any, ...]] = []
    zone = None
    for key in keys:
        if key is None:
            weights.append(("",))
        elif isinstance(key, str):
            weights.append(("string", locale_order.key(key)))
        elif isinstance(key, float | int) and key == key:  # noqa: PLR0124: NaN has no order
            weights.append((kind(key), key))
        elif isinstance(key, Date) and (zone is None or key.zone == zone):
            zone = key.zone
            weights.append(("date", key.instant))
        elif isinstance(key, Link):
            path = locale_order.key(normalize(key.path))
            weights.append(("link", path, key.kind, locale_order.key(key.subpath or "")))
        else:
            return None
    return weights


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
