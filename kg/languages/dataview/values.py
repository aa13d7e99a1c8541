"""What an expression can have as its value, and what counts as true.

null, booleans, numbers, texts, dates, durations, links, lists, objects, functions, and two things
that only show something: an external link and a pair of a list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kg.languages.dataview.dates import Date
from kg.languages.dataview.durations import Duration
from kg.languages.dataview.links import Link

Kind = Literal[
    "array", "boolean", "date", "duration", "function", "link", "null", "number", "object",
    "string", "widget",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A lambda, ready to be called with values."""

    call: Callable[[list[Value]], Value]


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """An address with what is shown for it."""

    address: str
    display: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a list: what identifies it, and its value."""

    key: Value
    value: Value


class Object(dict[str, "Value"]):
    """Values by name. Some may be made only when they are asked for: those in `later`."""

    __slots__ = ("later",)

    def __init__(
        self,
        known: dict[str, Value] | None = None,
        later: dict[str, Callable[[], Value]] | None = None,
    ) -> None:
        super().__init__(known or {})
        self.later = later or {}

    def field(self, name: str) -> Value:
        """The value of a name, None where there is none."""
        if name in self.later:
            self[name] = self.later.pop(name)()
        return self.get(name)

    def has(self, name: str) -> bool:
        """Whether there is a field of this name."""
        return name in self or name in self.later

    def whole(self) -> Object:
        """Itself, with everything made."""
        for name in tuple(self.later):
            self.field(name)
        return self

    @property
    def filled(self) -> bool:
        """Whether there are any fields."""
        return bool(self or self.later)


class Scope(Object):
    """Several objects, the first of which counts where names are the same; none is changed."""

    __slots__ = ("layers",)

    def __init__(self, *layers: Object) -> None:
        super().__init__()
        self.layers = layers

    def field(self, name: str) -> Value:
        """The value of a name in the first object that has it."""
        for layer in self.layers:
            if layer.has(name):
                return layer.field(name)
        return None

    def has(self, name: str) -> bool:
        """Whether any of the objects has the name."""
        for layer in self.layers:  # noqa: SIM110 - asked of every row: faster than any()
            if layer.has(name):
                return True
        return False

    def whole(self) -> Object:
        """One object with all fields, in the order of the last layer's first."""
        found = Object()
        for layer in reversed(self.layers):
            found.update(layer.whole())
        return found

    @property
    def filled(self) -> bool:
        """Whether any of the objects has fields."""
        return any(layer.filled for layer in self.layers)


Value = (
    None
    | bool
    | float
    | str
    | Date
    | Duration
    | Link
    | list["Value"]
    | Object
    | Function
    | ExternalLink
    | Pair
)

_KINDS: dict[type, Kind] = {
    type(None): "null",
    bool: "boolean",
    float: "number",
    int: "number",
    str: "string",
    Date: "date",
    Duration: "duration",
    Link: "link",
    list: "array",
    Object: "object",
    Function: "function",
    ExternalLink: "widget",
    Pair: "widget",
}


def kind(value: Value) -> Kind:
    """The name of a value's type."""
    return _KINDS.get(type(value), "object")


def truthy(value: Value) -> bool:
    """Whether a value counts as true."""
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, Date):
        return value.instant != 0
    if isinstance(value, Duration):
        return value.milliseconds != 0
    if isinstance(value, Link):
        return bool(value.path)
    if isinstance(value, Object):
        return value.filled
    if isinstance(value, Function | ExternalLink | Pair):
        return True
    if isinstance(value, float):
        return value != 0  # NaN is not zero
    return bool(value)
