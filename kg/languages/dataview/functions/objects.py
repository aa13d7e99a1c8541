"""Functions of objects and links, and those that take any value."""

from __future__ import annotations

from kg.languages.dataview import indexing, text
from kg.languages.dataview.context import Context
from kg.languages.dataview.links import Link
from kg.languages.dataview.values import ExternalLink, Object, Value, truthy
from kg.languages.errors import Failed

_MASK = 0xFFFFFFFF


def made(*parts: Value) -> Object:
    """An object of names and values by turns."""
    if len(parts) % 2:
        raise Failed("object() takes names and values by turns, so an even number of arguments")
    found = Object()
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(name, str):
            raise Failed("the names of object() are texts")
        found[name] = value
    return found


def size(value: Object) -> float:
    """How many fields there are."""
    return float(len(value.whole()))


def has(value: Object, name: str) -> bool:
    """Whether there is a field of this name."""
    return value.has(name)


def extract(context: Context, *arguments: Value) -> Value:
    """The named fields of an object; of each, where it is a list."""
    if not arguments:
        return "extract(object, key1, ...) requires at least 1 argument"
    value, *names = arguments
    if isinstance(value, list):
        return [extract(context, element, *names) for element in value]
    found = Object()
    for name in names:
        if not isinstance(name, str):
            raise Failed("extract() takes the names of fields as texts")
        found[name] = indexing.index(value, name, context)
    return found


def default(value: Value, other: Value) -> Value:
    """The value, or the other where it is null."""
    return other if value is None else value


def choice(condition: Value, yes: Value, no: Value) -> Value:
    """One of two."""
    return yes if truthy(condition) else no


def as_text(context: Context, value: Value) -> str:
    """A value as text."""
    return text.text(value, context.look)


def display(context: Context, value: Value) -> str:
    """A value as it reads, without marks."""
    return text.plain(value, context.look)


def link(context: Context, target: str, shown: str | None = None, embed: bool = False) -> Link:
    """A link to a note."""
    return Link(context.pages.normalize(target), display=shown, embed=embed)


def shown_as(value: Link, shown: str, embed: bool | None = None) -> Link:
    """A link with another display."""
    return Link(
        value.path, value.kind, value.subpath, shown, value.embed if embed is None else embed
    )


def embedded(value: Link, embed: bool = True) -> Link:
    """A link that shows what it leads to."""
    return Link(value.path, value.kind, value.subpath, value.display, embed)


def external(address: str, shown: str | None = None) -> ExternalLink:
    """A link to an address."""
    return ExternalLink(address, address if shown is None else shown)


def meta(value: Link) -> Object:
    """What a link consists of."""
    return Object(
        {
            "display": value.display,
            "embed": value.embed,
            "path": value.path,
            "subpath": value.subpath,
            "type": value.kind,
        }
    )


def hashed(seed: str, words: str | float = "", variant: float = 0) -> float:
    """A number of 53 bits that a text always has (cyrb53, bryc, public domain)."""
    if isinstance(words, float | int):
        given, state = seed, int(words) & _MASK
    else:
        given, state = seed + words, int(variant) & _MASK
    first, second = 0xDEADBEEF ^ state, 0x41C6CE57 ^ state
    units = given.encode("utf-16-le", "surrogatepass")
    for at in range(0, len(units), 2):
        unit = units[at] | units[at + 1] << 8
        first = (first ^ unit) * 2654435761 & _MASK
        second = (second ^ unit) * 1597334677 & _MASK
    first = _mixed(first, second)
    second = _mixed(second, first)
    return float(4294967296 * (2097151 & second) + first)


def _mixed(one: int, other: int) -> int:
    return ((one ^ one >> 16) * 2246822507 & _MASK) ^ ((other ^ other >> 13) * 3266489909 & _MASK)
