"""Values as text: as Markdown shows them, and plain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.languages.dataview import date_format, durations
from kg.languages.dataview.dates import Date
from kg.languages.dataview.durations import Duration
from kg.languages.dataview.links import Link
from kg.languages.dataview.values import ExternalLink, Object, Pair, Value
from kg.languages.numbers import written

_MARKS = re.compile(
    r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]"  # [[note|shown]]
    r"|!?\[([^\[\]]*)\]\([^()]*\)"  # [shown](address)
)
_PAIRS = re.compile(r"(\*\*\*|___|\*\*|__|~~|==|\*|(?<!\w)_|`)(?=\S)(.{1,200}?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Look:
    """How values are shown: the plugin's settings."""

    null: str = "\\-"
    date: str = "MMMM dd, yyyy"
    moment: str = "h:mm a - MMMM dd, yyyy"


LOOK = Look()


def text(value: Value, look: Look = LOOK, *, inside: bool = False) -> str:
    """A value as Markdown. `inside`: in a list or an object, where a list has brackets."""
    if value is None:
        return look.null
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return written(value)
    if isinstance(value, Date):
        return date_format.formatted(value, look.date if value.at_midnight else look.moment)
    if isinstance(value, Duration):
        return durations.human(value)
    if isinstance(value, Link):
        return value.markdown()
    if isinstance(value, list):
        joined = ", ".join(text(part, look, inside=True) for part in value)
        return f"[{joined}]" if inside else joined
    if isinstance(value, Object):
        parts = (f"{name}: {text(part, look, inside=True)}" for name, part in value.whole().items())
        return f"{{ {', '.join(parts)} }}"
    if isinstance(value, ExternalLink):
        return f"[{value.display}]({value.address})"
    if isinstance(value, Pair):
        return f"{text(value.key, look)}: {text(value.value, look)}"
    return "<function>"


def plain(value: Value, look: Look = LOOK) -> str:
    """A value as it reads: links by what they show, text without its marks, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unmarked(value)
    if isinstance(value, Link):
        return value.title()
    if isinstance(value, ExternalLink):
        return value.display
    if isinstance(value, list):
        return ", ".join(plain(part, look) for part in value)
    return text(value, look)


def unmarked(words: str) -> str:
    """Text without the marks of Markdown for links, bold, italic, code."""
    return without_pairs(_MARKS.sub(lambda found: found[1] or found[2] or "", words))


def without_pairs(words: str) -> str:
    """Text without the marks that stand around words: bold, italic, code."""
    while (bare := _PAIRS.sub(r"\2", words)) != words:
        words = bare
    return words
