"""What the values of a note mean where it lies: with the paths that its links lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.languages.dataview.dates import Date, Zone
from kg.languages.dataview.field_values import from_frontmatter, from_inline
from kg.languages.dataview.links import Link, read_link
from kg.languages.dataview.note import Target
from kg.languages.dataview.values import Object, Value


@dataclass(frozen=True, slots=True)
class Around:
    """What a note needs to know beyond itself, given its path.

    `normalize` gives the path that a link's target leads to from a note, `inlinks` the paths of the
    notes that link to it, `facts` what is known of its file.
    """

    normalize: Callable[[str, str], str]
    inlinks: Callable[[str], Iterable[str]]
    facts: Callable[[str], Facts]
    zone: Zone


class Facts(NamedTuple):
    """What is known of a file: its size in bytes, when it was made and changed, a bookmark."""

    size: int
    created: Date
    changed: Date
    starred: bool = False


def front(value: object, path: str, around: Around) -> Value:
    """What a value of the frontmatter means."""
    return resolved(from_frontmatter(value, around.zone), path, around)


def inline(text: str, path: str, around: Around) -> Value:
    """What the text of an inline field means."""
    return resolved(from_inline(text, around.zone), path, around)


def resolved(value: Value, path: str, around: Around) -> Value:
    """The value, with the paths that its links lead to."""
    if isinstance(value, Link):
        return value.to(around.normalize(value.path, path))
    if isinstance(value, list):
        return [resolved(part, path, around) for part in value]
    if isinstance(value, Object):
        return Object({name: resolved(part, path, around) for name, part in value.items()})
    return value


def link(target: Target) -> Link:
    """A link as written."""
    return read_link(target.target, target.display, embed=target.embed)
