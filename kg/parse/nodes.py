"""What a property holds, before its type is known: the values that both YAML readers return."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A single value as text. `line` is where it stands in the file."""

    text: str
    quoted: bool
    line: int


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Mapping(NamedTuple):
    """A nested map."""

    pairs: tuple[tuple[str, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


class Entry(NamedTuple):
    """A top-level property; `line` is where its key stands."""

    key: str
    node: Node
    line: int
