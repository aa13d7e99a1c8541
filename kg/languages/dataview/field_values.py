"""What the text of a field means: a date, a duration, a link, a number, a list, or itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date as calendar_date
from datetime import datetime

from kg.languages.dataview import tokens
from kg.languages.dataview.dates import Zone, local_date, read_date, whole_date
from kg.languages.dataview.durations import normal, read_duration, whole_duration
from kg.languages.dataview.links import Link, read_inner
from kg.languages.dataview.values import Object, Value

_NEXT_VALUE = re.compile(r"\s*,\s*")
_Atom = tuple[Value, int]  # a value, and where it ends


def from_text(text: str, zone: Zone) -> Value:
    """What a text of the frontmatter means: a date, a duration, a link or the text."""
    return whole_date(text, zone) or whole_duration(text) or _whole_link(text) or text


def from_frontmatter(value: object, zone: Zone) -> Value:
    """What a value of the frontmatter means, with all that is in it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        return from_text(value, zone)
    if isinstance(value, datetime):
        return local_date(value.replace(tzinfo=None), zone)
    if isinstance(value, calendar_date):
        return local_date(datetime(value.year, value.month, value.day), zone)
    if isinstance(value, Mapping):
        return Object({str(key): from_frontmatter(part, zone) for key, part in value.items()})
    if isinstance(value, Sequence):
        return [from_frontmatter(part, zone) for part in value]
    return str(value)


def raw(value: object) -> Value:
    """A value of the frontmatter as it is written, without a meaning."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, Mapping):
        return Object({str(key): raw(part) for key, part in value.items()})
    if isinstance(value, Sequence):
        return [raw(part) for part in value]
    return str(value)


def from_inline(text: str, zone: Zone) -> Value:
    """What the text of an inline field means: one value, or several with commas, or the text."""
    if not text.strip():
        return None
    first = _atom(text, 0, zone)
    if first is None:
        return text
    comma = _NEXT_VALUE.match(text, first[1])
    if comma is None:
        return first[0] if first[1] == len(text) else text
    values = [first[0]]
    at = comma.end()
    while (found := _atom(text, at, zone)) is not None:
        values.append(found[0])
        at = found[1]
        comma = _NEXT_VALUE.match(text, at)
        if comma is None or _atom(text, comma.end(), zone) is None:
            break
        at = comma.end()
    return values if at == len(text) else text


def _atom(text: str, at: int, zone: Zone) -> _Atom | None:
    for read in _ATOMS:
        found = read(text, at, zone)
        if found is not None:
            return found
    return None


def _date(text: str, at: int, zone: Zone) -> _Atom | None:
    if not text[at : at + 1].isdigit():
        return None
    found = read_date(text[at : at + 80], zone)
    return (found[0], at + found[1]) if found else None


def _duration(text: str, at: int, _zone: Zone) -> _Atom | None:
    found = read_duration(text, at)
    return (normal(found[0]), found[1]) if found else None


def _string(text: str, at: int, _zone: Zone) -> _Atom | None:
    found = tokens.STRING.match(text, at)
    return (tokens.unescaped(found[1]), found.end()) if found else None


def _tag(text: str, at: int, _zone: Zone) -> _Atom | None:
    found = tokens.TAG.match(text, at)
    return (found[0], found.end()) if found else None


def _link(text: str, at: int, _zone: Zone) -> _Atom | None:
    found = tokens.LINK.match(text, at)
    return (read_inner(found[2], embed=bool(found[1])), found.end()) if found else None


def _boolean(text: str, at: int, _zone: Zone) -> _Atom | None:
    found = tokens.BOOLEAN.match(text, at)
    return (found[0].lower() == "true", found.end()) if found else None


def _number(text: str, at: int, _zone: Zone) -> _Atom | None:
    found = tokens.NUMBER.match(text, at)
    return (float(found[0]), found.end()) if found else None


_ATOMS: tuple[Callable[[str, int, Zone], _Atom | None], ...] = (
    _date, _duration, _string, _tag, _link, _boolean, _number,
)  # fmt: skip


def _whole_link(text: str) -> Link | None:
    found = tokens.LINK.fullmatch(text)
    return read_inner(found[2], embed=bool(found[1])) if found else None
