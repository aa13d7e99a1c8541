"""Values of scripts, and what JavaScript makes of them: true or not, text, number, equal or not."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, Protocol, Union

from kg.languages import numbers
from kg.languages.errors import Failed
from kg.regex import Finder

LONGEST_TEXT = 10_000_000  # characters


class Undefined:
    """No value."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "undefined"

    def __bool__(self) -> bool:
        return False


UNDEFINED: Final = Undefined()


class Host(Protocol):
    """A value that a query is given, with its members."""

    def member(self, name: str) -> Value:
        """What stands behind a dot; UNDEFINED for nothing."""

    def text(self) -> str:
        """What it is as a text."""

    def number(self) -> float:
        """What it is in a comparison."""


class Function:
    """What can be called."""

    __slots__ = ("call", "name")

    def __init__(self, call: Callable[[list[Value]], Value], name: str = "") -> None:
        self.call, self.name = call, name


class Expression:
    """A regular expression, with its flags."""

    __slots__ = ("finder", "flags", "source")

    def __init__(self, source: str, flags: str) -> None:
        self.source, self.flags = source, flags
        self.finder = Finder(source, flags.replace("g", ""))


Value = Union[
    Undefined, None, bool, float, str, "list[Value]", "dict[str, Value]", Function, Expression, Host
]  # fmt: skip
Call = Callable[[Value, list[Value]], Value]


def is_missing(value: Value) -> bool:
    """null or undefined."""
    return value is None or value is UNDEFINED


def truthy(value: Value) -> bool:
    """Whether a value counts as true."""
    if isinstance(value, float):
        return bool(value) and not math.isnan(value)
    if isinstance(value, bool | str) or value is None or value is UNDEFINED:
        return bool(value)
    return True


def kind(value: Value) -> str:
    """`typeof`."""
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "function" if isinstance(value, Function) else "object"


def text(value: Value) -> str:
    """A value as a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return numbers.written(value)
    if value is None:
        return "null"
    if isinstance(value, Undefined):
        return "undefined"
    if isinstance(value, list):
        return joined(value, ",")
    if isinstance(value, dict):
        return "[object Object]"
    if isinstance(value, Function):
        return f"function {value.name}"
    if isinstance(value, Expression):
        return f"/{value.source}/{value.flags}"
    return value.text()


def joined(values: list[Value], between: str) -> str:
    """The texts of a list. Raises Failed where they are too long."""
    parts = ["" if is_missing(value) else text(value) for value in values]
    return bounded(
        lambda: between.join(parts), sum(map(len, parts)) + len(between) * len(parts)
    )  # fmt: skip


def bounded(make: Callable[[], str], length: float) -> str:
    """A text that is made if it is not too long. Raises Failed."""
    if length > LONGEST_TEXT:
        raise Failed(f"a text has more than {LONGEST_TEXT:,} characters")
    return make()


def number(value: Value) -> float:
    """A value as a number; NaN for what is none."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, float):
        return value
    if value is None:
        return 0.0
    if isinstance(value, str):
        return _read(value.strip())
    if isinstance(value, list):
        return number(text(value))
    if isinstance(value, Undefined | dict | Function | Expression):
        return math.nan
    return value.number()


def _read(digits: str) -> float:
    if not digits:
        return 0.0
    if digits.removeprefix("-").removeprefix("+") == "Infinity":
        return -math.inf if digits.startswith("-") else math.inf
    if "_" in digits or digits.lower().lstrip("+-")[:1] in ("i", "n"):
        return math.nan
    try:
        return float(int(digits, 16)) if digits[:2] in ("0x", "0X") else float(digits)
    except ValueError:
        return math.nan


def same(one: Value, other: Value) -> bool:
    """`===`."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float) and isinstance(other, float):
        return one == other
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return one is other


def alike(one: Value, other: Value) -> bool:
    """`==`."""
    if is_missing(one) or is_missing(other):
        return is_missing(one) and is_missing(other)
    plain = (bool, float, str)
    if isinstance(one, plain) != isinstance(other, plain):
        one, other = (value if isinstance(value, plain) else text(value) for value in (one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if isinstance(one, plain) and isinstance(other, plain):
        return number(one) == number(other)
    return one is other


def less(one: Value, other: Value) -> bool:
    """`<`; false where there is no order."""
    if isinstance(one, str) and isinstance(other, str):
        return one.encode("utf-16-be", "surrogatepass") < other.encode(
            "utf-16-be", "surrogatepass"
        )  # fmt: skip
    return number(one) < number(other)


def whole(value: Value, otherwise: int) -> int:
    """A value as an integer, for a place in a list or a text."""
    return otherwise if value is UNDEFINED else numbers.whole(number(value))
