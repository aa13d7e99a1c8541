"""What an expression consists of, once it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Test = Callable[[str], bool]


class Refused(ValueError):
    """An expression that cannot be used; `str()` is a sentence that names the construct."""


# What stands before or after a place: nothing, the end of a line, a word character, a letter that
# is s or k in another case (a word character for flags i and u together), or another character.
EDGE, LINE_END, IN_WORD, WIDE, OTHER = "edge", "line", "word", "wide", "other"


class One(NamedTuple):
    """A single character that passes the test."""

    test: Test


class Place(NamedTuple):
    """A place between two characters, known by their kinds."""

    fits: Callable[[str, str], bool]


class Row(NamedTuple):
    """One part after the other."""

    parts: tuple[Node, ...]


class Choice(NamedTuple):
    """Any of the parts."""

    parts: tuple[Node, ...]


class Repeat(NamedTuple):
    """The part at least and at most so many times; `most` None is without end.

    `lazy`: as seldom as possible, which matters only for what is matched.
    """

    part: Node
    least: int
    most: int | None
    lazy: bool = False


class Group(NamedTuple):
    """A part whose text is kept, under its number (from 1) and perhaps a name."""

    part: Node
    number: int
    name: str = ""


Node = One | Place | Row | Choice | Repeat | Group

EMPTY = Row(())
START = Place(lambda before, _after: before == EDGE)
END = Place(lambda _before, after: after == EDGE)
