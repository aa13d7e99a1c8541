"""What stands behind the dot of a value, or in its brackets."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from kg.languages import numbers
from kg.languages.errors import Failed
from kg.languages.tasks.script import lists, texts
from kg.languages.tasks.script.values import (
    UNDEFINED,
    Expression,
    Function,
    Value,
    is_missing,
    number,
    text,
    whole,
)

Step = Callable[[], None]


def member(value: Value, name: Value, step: Step) -> Value:
    """The part of a value; undefined where it has none. Raises Failed for null and undefined."""
    if is_missing(value):
        raise Failed(f"{text(value)} has no {text(name)}")
    if isinstance(value, list | str) and isinstance(name, float):
        place = int(name) if math.isfinite(name) else -1
        return value[place] if 0 <= place < len(value) and place == name else UNDEFINED
    key = text(name)
    if isinstance(value, str):
        return texts.member(value, key, step)
    if isinstance(value, list):
        return lists.member(value, key, step)
    if isinstance(value, dict):
        return value.get(key, UNDEFINED)
    if isinstance(value, bool | float):
        return _of_number(value, key)
    if isinstance(value, Expression):
        return _of_expression(value, key)
    if isinstance(value, Function):
        return UNDEFINED
    return value.member(key)  # type: ignore[union-attr]


def _of_number(value: bool | float, name: str) -> Value:
    if name == "toString":
        return Function(lambda _: text(value))
    if isinstance(value, bool):
        return UNDEFINED
    if name == "toFixed":
        return Function(lambda given: _fixed(value, whole(given[0] if given else UNDEFINED, 0)))
    if name == "toLocaleString":
        return Function(lambda _: numbers.grouped(value))
    return UNDEFINED


def _fixed(value: float, digits: int) -> str:
    rounded = numbers.fixed(value, digits)
    if not math.isfinite(rounded) or abs(rounded) >= 1e21:
        return numbers.written(rounded)
    return f"{rounded:.{max(0, digits)}f}"


def _of_expression(value: Expression, name: str) -> Value:
    if name == "test":
        return Function(lambda given: value.finder.search(texts.first(given)) is not None)
    if name == "exec":
        return Function(lambda given: texts.matched(value, texts.first(given)))
    return {"source": value.source, "flags": value.flags}.get(name, UNDEFINED)


def object_functions() -> Mapping[str, Value]:
    """Object.keys and the like."""

    def fields(given: list[Value]) -> dict[str, Value]:
        return given[0] if given and isinstance(given[0], dict) else {}

    return {
        "keys": Function(lambda given: [*fields(given)]),
        "values": Function(lambda given: [*fields(given).values()]),
        "entries": Function(lambda given: [[key, one] for key, one in fields(given).items()]),
    }


def math_functions() -> Mapping[str, Value]:
    """Math, as far as it needs no chance."""

    def one(function: Callable[[float], float]) -> Function:
        return Function(lambda given: _finite(function, number(given[0]) if given else math.nan))

    return {
        "abs": one(abs),
        "ceil": one(math.ceil),
        "floor": one(math.floor),
        "round": one(numbers.rounded),
        "trunc": one(math.trunc),
        "sign": one(lambda value: (value > 0) - (value < 0)),
        "sqrt": one(lambda value: math.sqrt(value) if value >= 0 else math.nan),
        "max": Function(lambda given: _extreme(max, given, -math.inf)),
        "min": Function(lambda given: _extreme(min, given, math.inf)),
        "pow": Function(lambda given: math.pow(*map(number, given[:2]))),
        "PI": math.pi,
    }


def _finite(function: Callable[[float], float], value: float) -> float:
    return float(function(value)) if math.isfinite(value) else value


def _extreme(choose: Callable[[list[float]], float], given: list[Value], otherwise: float) -> float:
    values = [number(value) for value in given]
    if any(map(math.isnan, values)):
        return math.nan
    return choose(values) if values else otherwise
