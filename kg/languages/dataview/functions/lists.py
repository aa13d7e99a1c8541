"""Functions of lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce as fold
from typing import cast

from kg.languages import numbers, utf16
from kg.languages.dataview import operators, text
from kg.languages.dataview.compare import compare, sorted_by
from kg.languages.dataview.context import Context
from kg.languages.dataview.syntax import Operator
from kg.languages.dataview.values import Function, Object, Value, kind, truthy
from kg.languages.errors import Exceeded, Failed

List = list[Value]
_LONGEST = 10_000_000  # characters of a text that a query makes


def listed(*values: Value) -> List:
    """The arguments as a list."""
    return list(values)


def length(values: List) -> float:
    """How many elements there are."""
    return float(len(values))


def reversed_list(values: List) -> List:
    """From the last to the first."""
    return values[::-1]


def reversed_text(words: str) -> str:
    """From the last character to the first."""
    return utf16.reversed_units(words)


def in_order(context: Context, values: List, key: Function | None = None) -> List:
    """Sorted, by what the function says of each."""
    return sorted_by(values, _key(key), context.pages.normalize)


def unique(context: Context, values: List) -> List:
    """Each value once, in their order; of equal ones the first."""
    found: List = []
    for value in in_order(context, values):
        if not found or compare(found[-1], value, context.pages.normalize):
            found.append(value)
    return found


def _key(function: Function | None) -> Callable[[Value], Value]:
    return (lambda value: function.call([value])) if function else (lambda value: value)


def least(context: Context, one: Value, other: Value) -> Value:
    """The lesser of two."""
    return one if compare(one, other, context.pages.normalize) <= 0 else other


def greatest(context: Context, one: Value, other: Value) -> Value:
    """The greater of two, the second where they are equal."""
    return one if compare(one, other, context.pages.normalize) > 0 else other


def _of_two(context: Context, one: Value, other: Value, *, greater: bool) -> Value:
    if one is None or other is None:
        return other if one is None else one
    return greatest(context, one, other) if greater else least(context, one, other)


def _single(context: Context, values: List, *, greater: bool) -> Value:
    # A list as the only argument stands for its elements.
    while len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    return fold(lambda a, b: _of_two(context, a, b, greater=greater), values) if values else None


def minimum(context: Context, *values: Value) -> Value:
    """The least that is not null."""
    return _single(context, list(values), greater=False)


def maximum(context: Context, *values: Value) -> Value:
    """The greatest that is not null."""
    return _single(context, list(values), greater=True)


def minimum_by(context: Context, values: List, key: Function) -> Value:
    """The element of which the function says the least."""
    return _by(context, values, key, greater=False)


def maximum_by(context: Context, values: List, key: Function) -> Value:
    """The element of which the function says the greatest."""
    return _by(context, values, key, greater=True)


def _by(context: Context, values: List, key: Function, *, greater: bool) -> Value:
    if not values:
        return None
    keyed = [(found, value) for value in values if (found := key.call([value])) is not None]
    if not keyed:
        return values[0]
    best = keyed[0]
    for other in keyed[1:]:
        order = compare(best[0], other[0], context.pages.normalize)
        if order <= 0 if greater else order > 0:
            best = other
    return best[1]


def reduced(context: Context, values: List, by: str | Function) -> Value:
    """All elements made into one, from left to right. A function passes over null."""
    if not values:
        return None
    if isinstance(by, Function):
        found = values[0]
        for value in values[1:]:
            found = found if value is None else by.call([found, value])
        return found
    if by not in ("+", "-", "*", "/", "&", "|"):
        raise Failed(f"reduce() knows + - * / & |, not {by[:20]!r}")
    operator = cast("Operator", by)
    return fold(lambda one, other: operators.apply(operator, one, other, context), values)


def total(context: Context, values: List) -> Value:
    """The sum."""
    return reduced(context, values, "+")


def product(context: Context, values: List) -> Value:
    """The product."""
    return reduced(context, values, "*")


def average(context: Context, values: List) -> Value:
    """The sum divided by their number."""
    if not values:
        return None
    return operators.apply("/", total(context, values), float(len(values)), context)


def joined(context: Context, values: List, between: str | None = ", ") -> str:
    """The texts of all elements with something between them."""
    found = (", " if between is None else between).join(
        text.text(value, context.look) for value in values
    )
    if len(found) > _LONGEST:
        raise Exceeded(f"a text would have more than {_LONGEST:,} characters")
    return found


def alone(context: Context, value: Value, _between: Value = None) -> str:
    """The text of a value that is no list."""
    return text.text(value, context.look)


def _tests(values: tuple[Value, ...]) -> list[bool]:
    return [truthy(value) for value in values]


def all_true(*values: Value) -> bool:
    """Whether all are true."""
    return all(_tests(values))


def any_true(*values: Value) -> bool:
    """Whether one is true."""
    return any(_tests(values))


def none_true(*values: Value) -> bool:
    """Whether none is true."""
    return not any(_tests(values))


def all_in(values: List) -> bool:
    """Whether all elements are true."""
    return all_true(*values)


def any_in(values: List) -> bool:
    """Whether an element is true."""
    return any_true(*values)


def none_in(values: List) -> bool:
    """Whether no element is true."""
    return none_true(*values)


def all_by(values: List, test: Function) -> bool:
    """Whether the function is true of all."""
    return all(truthy(test.call([value])) for value in values)


def any_by(values: List, test: Function) -> bool:
    """Whether the function is true of one."""
    return any(truthy(test.call([value])) for value in values)


def none_by(values: List, test: Function) -> bool:
    """Whether the function is true of none."""
    return not any_by(values, test)


def filtered(values: List, test: Function) -> List:
    """The elements of which the function is true."""
    return [value for value in values if truthy(test.call([value]))]


def mapped(values: List, function: Function) -> List:
    """What the function says of each element."""
    return [function.call([value]) for value in values]


def without_null(*values: Value) -> List:
    """The arguments that are not null."""
    return [value for value in values if value is not None]


def elements_without_null(values: List) -> List:
    """The elements that are not null."""
    return without_null(*values)


def first(values: List) -> Value:
    """The first element that is not null."""
    return next((value for value in values if value is not None), None)


def flat(values: List, depth: float = 1) -> List:
    """Lists in the list opened, so many levels deep."""
    if depth < 1:
        return list(values)
    found: List = []
    for value in values:
        found += flat(value, depth - 1) if isinstance(value, list) else [value]
    return found


def cut(values: List, start: float = 0, end: float | None = None) -> List:
    """From one place up to another; negative places count from the end."""
    last = len(values) if end is None else numbers.whole(end)
    return values[numbers.whole(start) : last]


def contains(context: Context, values: List, part: Value) -> bool:
    """Whether an element is the value, or holds it."""
    return any(_holds(context, value, part, lower=False) for value in values)


def contains_lower(context: Context, values: List, part: Value) -> bool:
    """As `contains`, without heed of case."""
    return any(_holds(context, value, part, lower=True) for value in values)


def _holds(context: Context, value: Value, part: Value, *, lower: bool) -> bool:
    if isinstance(value, list):
        return any(_holds(context, inner, part, lower=lower) for inner in value)
    if isinstance(value, str) and isinstance(part, str):
        return part.lower() in value.lower() if lower else part in value
    if isinstance(value, Object) and isinstance(part, str):
        return value.has(part)
    return same(context, value, part)


def contains_exactly(context: Context, values: List, part: Value) -> bool:
    """Whether an element is equal to the value."""
    return any(same(context, value, part) for value in values)


def same(context: Context, one: Value, other: Value) -> bool:
    """Whether two values are equal."""
    return compare(one, other, context.pages.normalize) == 0


def kind_of(value: Value) -> str:
    """The name of a value's type."""
    return kind(value)
