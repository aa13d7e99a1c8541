"""Scripts as trees."""

from __future__ import annotations

from typing import NamedTuple


class Constant(NamedTuple):
    """A number, text, true, false, null."""

    value: float | str | bool | None


class Name(NamedTuple):
    """A variable."""

    name: str


class Template(NamedTuple):
    """Text with values between: one text more than values."""

    texts: tuple[str, ...]
    values: tuple[Node, ...]


class Pattern(NamedTuple):
    """A regular expression."""

    source: str
    flags: str


class Spread(NamedTuple):
    """`...values` in a list or a call."""

    value: Node


class ListOf(NamedTuple):
    """[1, 2]."""

    values: tuple[Node, ...]


class ObjectOf(NamedTuple):
    """{name: value}."""

    fields: tuple[tuple[Node, Node], ...]


class Member(NamedTuple):
    """value.name and value[name]; `optional` for `?.`."""

    value: Node
    name: Node
    optional: bool


class Call(NamedTuple):
    """function(arguments); `optional` for `?.(`."""

    function: Node
    arguments: tuple[Node, ...]
    optional: bool


class Chain(NamedTuple):
    """A chain with `?.` in it, of which nothing is left where one of its values is missing."""

    value: Node


class Unary(NamedTuple):
    """! - + typeof."""

    operator: str
    value: Node


class Binary(NamedTuple):
    """Two values and what stands between."""

    operator: str
    left: Node
    right: Node


class Choice(NamedTuple):
    """condition ? one : other."""

    condition: Node
    then: Node
    other: Node


class Arrow(NamedTuple):
    """(parameters) => body."""

    parameters: tuple[str, ...]
    body: Block | Node


class Declare(NamedTuple):
    """const name = value; names of a list or an object taken apart are None and the names."""

    name: str
    value: Node | None


class Assign(NamedTuple):
    """name = value; += and the like are written out."""

    name: str
    value: Node


class Count(NamedTuple):
    """name++ and --name: a variable becomes more or less by one; `after`: its value is the old."""

    name: str
    by: int
    after: bool


class For(NamedTuple):
    """for (first; condition; step) body."""

    first: Statement | None
    condition: Node | None
    step: Node | None
    body: Statement


class ForOf(NamedTuple):
    """for (const name of values) body."""

    name: str
    values: Node
    body: Statement


class If(NamedTuple):
    """if (condition) … else …."""

    condition: Node
    then: Statement
    other: Statement | None


class Return(NamedTuple):
    """return value."""

    value: Node | None


class Throw(NamedTuple):
    """throw value."""

    value: Node


class Block(NamedTuple):
    """{ statements }."""

    statements: tuple[Statement, ...]


Node = (
    Constant
    | Name
    | Template
    | Pattern
    | Spread
    | ListOf
    | ObjectOf
    | Member
    | Call
    | Chain
    | Unary
    | Binary
    | Choice
    | Arrow
    | Assign
    | Count
)
Statement = Declare | If | For | ForOf | Return | Throw | Block | Node
