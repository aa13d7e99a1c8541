"""What lists have behind their dot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cmp_to_key

from kg.languages.errors import Failed
from kg.languages.tasks.script.values import (
    UNDEFINED,
    Function,
    Value,
    is_missing,
    joined,
    less,
    number,
    same,
    text,
    truthy,
    whole,
)

Step = Callable[[], None]
Each = Callable[[Value, int], Value]
MOST = 1_000_000  # elements of a list


def member(values: list[Value], name: str, step: Step) -> Value:
    """A part or a method; undefined for none."""
    if name == "length":
        return float(len(values))
    if method := _METHODS.get(name):
        return Function(lambda given: method(values, given), name)
    if with_function := _WITH_FUNCTION.get(name):
        return Function(lambda given: with_function(values, _each(values, given, step)), name)
    if name == "reduce":
        return Function(lambda given: _reduced(values, given, step), name)
    if name in ("sort", "toSorted"):
        return Function(lambda given: _sorted(values, given, name == "sort"), name)
    return UNDEFINED


def _function(given: list[Value]) -> Function:
    if not given or not isinstance(given[0], Function):
        raise Failed("a function is missing")
    return given[0]


def _each(values: list[Value], given: list[Value], step: Step) -> Each:
    function = _function(given)

    def each(value: Value, place: int) -> Value:
        step()
        return function.call([value, float(place), values])

    return each


def _filtered(values: list[Value], each: Each) -> Value:
    return [value for place, value in enumerate(values) if truthy(each(value, place))]


def _found(values: list[Value], each: Each) -> int:
    for place, value in enumerate(values):
        if truthy(each(value, place)):
            return place
    return -1


def _find(values: list[Value], each: Each) -> Value:
    place = _found(values, each)
    return values[place] if place >= 0 else UNDEFINED


def _mapped(values: list[Value], each: Each) -> list[Value]:
    return [each(value, place) for place, value in enumerate(values)]


def _flat(values: list[Value], depth: int = 1) -> list[Value]:
    found: list[Value] = []
    for value in values:
        found += _flat(value, depth - 1) if isinstance(value, list) and depth > 0 else [value]
    return found


def _all(values: list[Value], each: Each) -> Value:
    return all(truthy(each(value, place)) for place, value in enumerate(values))


def _for_each(values: list[Value], each: Each) -> Value:
    _mapped(values, each)
    return UNDEFINED


_WITH_FUNCTION: Mapping[str, Callable[[list[Value], Each], Value]] = {
    "map": _mapped,
    "filter": _filtered,
    "find": _find,
    "findIndex": lambda values, each: float(_found(values, each)),
    "some": lambda values, each: _found(values, each) >= 0,
    "every": _all,
    "flatMap": lambda values, each: _flat(_mapped(values, each)),
    "forEach": _for_each,
}


def _reduced(values: list[Value], given: list[Value], step: Step) -> Value:
    function = _function(given)
    rest = [*enumerate(values)]
    if len(given) > 1:
        found = given[1]
    elif rest:
        found = rest.pop(0)[1]
    else:
        raise Failed("an empty list cannot be reduced to a value")
    for place, value in rest:
        step()
        found = function.call([found, value, float(place), values])
    return found


def _sorted(values: list[Value], given: list[Value], in_place: bool) -> Value:
    by = given[0] if given else UNDEFINED

    def compare(one: Value, other: Value) -> int:
        if isinstance(by, Function):
            order = number(by.call([one, other]))
            return (order > 0) - (order < 0)
        first, second = text(one), text(other)
        return less(second, first) - less(first, second)

    there = sorted(
        (value for value in values if value is not UNDEFINED), key=cmp_to_key(compare)
    )  # fmt: skip
    found = there + [UNDEFINED] * (len(values) - len(there))
    if in_place:
        values[:] = found
        return values
    return found


def _reversed(values: list[Value], _: list[Value]) -> Value:
    values.reverse()
    return values


def _pushed(values: list[Value], given: list[Value]) -> Value:
    if len(values) + len(given) > MOST:
        raise Failed(f"a list has more than {MOST:,} elements")
    values += given
    return float(len(values))


def _concatenated(values: list[Value], given: list[Value]) -> Value:
    found = [*values]
    for value in given:
        found += value if isinstance(value, list) else [value]
    if len(found) > MOST:
        raise Failed(f"a list has more than {MOST:,} elements")
    return found


def _index(values: list[Value], given: list[Value]) -> int:
    wanted = given[0] if given else UNDEFINED
    return next((place for place, value in enumerate(values) if same(value, wanted)), -1)


def _part(values: list[Value], given: list[Value]) -> Value:
    start = whole(given[0], 0) if given else 0
    end = whole(given[1], len(values)) if len(given) > 1 else len(values)
    return values[start:end]


def _at(values: list[Value], given: list[Value]) -> Value:
    place = whole(given[0], 0) if given else 0
    return values[place] if -len(values) <= place < len(values) else UNDEFINED


def _joined(values: list[Value], given: list[Value]) -> Value:
    return joined(values, text(given[0]) if given and not is_missing(given[0]) else ",")


_METHODS: Mapping[str, Callable[[list[Value], list[Value]], Value]] = {
    "includes": lambda values, given: _index(values, given) >= 0,
    "indexOf": lambda values, given: float(_index(values, given)),
    "join": _joined,
    "toString": lambda values, _: joined(values, ","),
    "slice": _part,
    "concat": _concatenated,
    "reverse": _reversed,
    "toReversed": lambda values, _: values[::-1],
    "at": _at,
    "flat": lambda values, given: _flat(values, min(10, whole(given[0], 1)) if given else 1),
    "push": _pushed,
    "pop": lambda values, _: values.pop() if values else UNDEFINED,
    "shift": lambda values, _: values.pop(0) if values else UNDEFINED,
}
