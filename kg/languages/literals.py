"""Values in place of `{name}` in a query, each as a literal of its language.

Whatever a value holds, it stays one value: where the language cannot say that, it is refused. So a
`{name}` counts only where a value may stand, and is told where it stands in a quoted text, in a
link, or in place of a word of the language.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from kg.languages.dataview.tokens import LINK, STRING
from kg.languages.tasks.phrases.ranges import read_range
from kg.languages.tasks.script.errors import Unreadable
from kg.languages.tasks.script.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value = str | int | float | bool

SOME_DAY = date(2026, 1, 1)  # whether words mean a day hangs on none
_NAME = r"(?<!\{)\{([A-Za-z_]\w*)\}(?!\})"
_PLACE = re.compile(_NAME, re.ASCII)
_DATAVIEW = re.compile(
    rf"(?P<shut>{STRING.pattern}|{LINK.pattern}|//[^\n]*)|{_NAME}", re.ASCII | re.DOTALL
)


class Place(NamedTuple):
    """Where a parameter stands, and as what: a literal of Dataview (`value`), one of a function of
    Tasks (`script`), the rest of a filter (`words`; `joined` where brackets may be syntax), a day,
    a number of tasks (`count`), or where no value may stand (`none`)."""

    name: str
    start: int
    end: int
    kind: Literal["value", "script", "words", "joined", "day", "count", "none"]


class Misplaced(ValueError):
    """A parameter that stands where the language takes no value."""


def dataview_places(query: str) -> list[Place]:
    """The parameters of a query of Dataview; comments have none."""
    found: list[Place] = []
    for match in _DATAVIEW.finditer(query):
        shut = match["shut"]
        if shut is None:
            name = match.group(match.lastindex or 0)
            found.append(Place(name, match.start(), match.end(), "value"))
        elif not shut.startswith("//"):
            found += (
                Place(inner[1], match.start() + inner.start(), match.start() + inner.end(), "none")
                for inner in _PLACE.finditer(shut)
            )
    return found


# What stands before a value in a line of Tasks.
_FUNCTION = re.compile(r".*?\b(?:filter|sort|group) by function (?:reverse )?", re.IGNORECASE)
_BEFORE: tuple[tuple[re.Pattern[str], Literal["words", "day", "count"]], ...] = (
    (re.compile(r"(?:\binclude|\bincludes) \Z", re.IGNORECASE), "words"),
    (re.compile(r"\b(?:before|after|on|in) \Z", re.IGNORECASE), "day"),
    (re.compile(r"\blimit (?:groups )?(?:to )?\Z", re.IGNORECASE), "count"),
)
_BRACKETS = '()[]{}"'
_DAY = re.compile(r"(?!or\b)[a-z0-9 ,./:-]+", re.IGNORECASE)  # “on or before” is another filter


def tasks_places(query: str) -> list[Place]:
    """The parameters of a query of Tasks; comments have none."""
    found: list[Place] = []
    start = 0
    continues = bool(re.search(r"\\[ \t\r]*\n", query))
    for line in query.split("\n"):
        if not line.lstrip().startswith("#"):
            places = _script_places(line) or _line_places(line, joined=continues)
            found += (p._replace(start=p.start + start, end=p.end + start) for p in places)
        start += len(line) + 1
    return found


def _script_places(line: str) -> list[Place]:
    """Those in a function: `{`, a name and `}` as tokens of their own."""
    function = _FUNCTION.match(line)
    if function is None:
        return []
    begins = function.end()
    every = [Place(one[1], one.start(), one.end(), "none") for one in _PLACE.finditer(line, begins)]
    try:
        names = {token.at for token in tokens_of(line[begins:]) if token.kind == "name"}
    except Unreadable:
        return every
    return [
        one._replace(kind="script") if one.start + 1 - begins in names else one for one in every
    ]


def _line_places(line: str, *, joined: bool) -> Iterator[Place]:
    for one in _PLACE.finditer(line):
        before = line[: one.start()]
        place = Place(one[1], one.start(), one.end(), "none")
        for pattern, kind in _BEFORE:
            if pattern.search(before):
                in_brackets = joined or any(sign in before for sign in _BRACKETS)
                place = place._replace(kind="joined" if kind == "words" and in_brackets else kind)
                break
        yield place


def filled(query: str, places: list[Place], values: Mapping[str, Value]) -> str:
    """The query with values in the places of those parameters that have one. Raises ValueError for
    a value that the language cannot say there, Misplaced where no value may stand."""
    parts, at = [], 0
    for place in places:
        if place.name in values:
            parts += [query[at : place.start], _literal(place, values[place.name])]
            at = place.end
    return "".join([*parts, query[at:]])


def _literal(place: Place, value: Value) -> str:
    if place.kind == "none":
        raise Misplaced(f"{{{place.name}}} stands where no value may stand")
    if place.kind == "value":
        # Between blanks, so that it grows together with nothing.
        return _quoted(value, '"') if isinstance(value, str) else f" {_plain(value)} "
    if place.kind == "script":
        return _escaped(value) if isinstance(value, str) else f"({_plain(value)})"
    return _in_line(place, value if isinstance(value, str) else _plain(value))


def _plain(value: float | bool) -> str:
    """true, false, or a number without an exponent."""
    return str(value).lower() if isinstance(value, bool) else format(Decimal(repr(value)), "f")


def _quoted(text: str, quote: str) -> str:
    return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote


def _escaped(text: str) -> str:
    """A text of a function. No sign stands in it that is anything in a line of Tasks."""
    return "'" + "".join(
        char if char.isalnum() or char == " " or ord(char) > 0x9F else f"\\u{ord(char):04x}"
        for char in text
    ) + "'"  # fmt: skip


def _in_line(place: Place, text: str) -> str:
    """A value in a line: Tasks has no quotes, and takes the rest of the filter as it stands."""
    name = place.name
    if not text.strip():
        raise ValueError(f"{name} is empty, and Tasks has no empty text; give {name} a value")
    if place.kind == "day":
        text = text.strip()
        if not _DAY.fullmatch(text) or read_range(text, SOME_DAY) is None:
            raise ValueError(f"“{text[:60]}” is no day that Tasks knows; {name} takes one")
        return text
    if place.kind == "count":
        if not re.fullmatch("[0-9]{1,9}", text):
            raise ValueError(f"“{text[:60]}” is no number of tasks; {name} takes one")
        return text
    bad = [char for char in text if not char.isprintable() or char == "\\"]
    if place.kind == "joined":
        bad += [char for char in text if char in _BRACKETS]
    if bad or "{{" in text or "}}" in text:
        sign = f"“{bad[0]}”" if bad and bad[0].isprintable() else "a line break or the like"
        shown = sign if bad else "“{{” or “}}”"
        raise ValueError(
            f"{name} holds {shown}, which a filter of Tasks cannot look for here; ask for less of "
            "it"
        )
    return text
