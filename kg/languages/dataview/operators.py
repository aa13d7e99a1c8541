"""What operators make of two values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.languages import numbers
from kg.languages.dataview import durations
from kg.languages.dataview.compare import compare
from kg.languages.dataview.context import Context
from kg.languages.dataview.syntax import Operator
from kg.languages.dataview.text import text
from kg.languages.dataview.values import Kind, Object, Value, kind, truthy
from kg.languages.errors import Exceeded, Failed

_LONGEST = 10_000_000  # characters of a text that a query makes

# Any: each is called only with values of the kinds that it stands under.
_Typed = Callable[[Any, Any], Value]


def _repeated(words: str, count: float) -> Value:
    if count != count or count < 0:  # noqa: PLR0124: NaN
        return ""
    if count * len(words) > _LONGEST:
        raise Exceeded(f"a text would have more than {_LONGEST:,} characters")
    return words * int(count)


def _minus(one: Any, other: Any) -> Value:
    return durations.normal(durations.plus(one, other, -1))


_TYPED: dict[tuple[Operator, Kind, Kind], _Typed] = {
    ("+", "number", "number"): lambda a, b: a + b,
    ("-", "number", "number"): lambda a, b: a - b,
    ("*", "number", "number"): lambda a, b: a * b,
    ("/", "number", "number"): numbers.divided,
    ("%", "number", "number"): numbers.remainder,
    ("*", "string", "number"): _repeated,
    ("*", "number", "string"): lambda a, b: _repeated(b, a),
    ("-", "date", "date"): durations.between,
    ("-", "date", "duration"): lambda a, b: durations.moved(a, b, -1),
    ("+", "date", "duration"): durations.moved,
    ("+", "duration", "date"): lambda a, b: durations.moved(b, a),
    ("+", "duration", "duration"): lambda a, b: durations.normal(durations.plus(a, b)),
    ("-", "duration", "duration"): _minus,
    ("/", "duration", "number"): lambda a, b: durations.normal(durations.mapped(a, b)),
    ("*", "duration", "number"): lambda a, b: durations.normal(durations.times(a, b)),
    ("*", "number", "duration"): lambda a, b: durations.normal(durations.times(b, a)),
    ("+", "array", "array"): lambda a, b: [*a, *b],
    ("+", "object", "object"): lambda a, b: Object({**a.whole(), **b.whole()}),
    ("+", "null", "date"): lambda _a, _b: None,
    ("+", "date", "null"): lambda _a, _b: None,
    ("-", "null", "date"): lambda _a, _b: None,
    ("-", "date", "null"): lambda _a, _b: None,
}
_COMPARISONS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}


def apply(operator: Operator, left: Value, right: Value, context: Context) -> Value:
    """The value of `left operator right`. Raises Failed where there is none for these kinds."""
    if comparison := _COMPARISONS.get(operator):
        return comparison(compare(left, right, context.pages.normalize))
    if operator == "&":
        return truthy(left) and truthy(right)
    if operator == "|":
        return truthy(left) or truthy(right)
    kinds = kind(left), kind(right)
    if typed := _TYPED.get((operator, *kinds)):
        return typed(left, right)
    if operator == "+" and "string" in kinds:
        return _joined(left, right, context)
    if kinds == ("null", "null"):
        return None
    raise Failed(f"there is no {kinds[0]} {operator} {kinds[1]}")


def _joined(left: Value, right: Value, context: Context) -> Value:
    found = text(left, context.look) + text(right, context.look)
    if len(found) > _LONGEST:
        raise Exceeded(f"a text would have more than {_LONGEST:,} characters")
    return found
