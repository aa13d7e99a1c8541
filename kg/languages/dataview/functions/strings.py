"""Functions of texts, which count as JavaScript counts: by UTF-16 units."""

from __future__ import annotations

from functools import lru_cache

from kg.languages import numbers, utf16
from kg.languages.dataview.values import Value
from kg.languages.errors import Exceeded, Failed
from kg.regex import Expression, Finder, Refused, expression, replace_all
from kg.regex import split as split_by

_LONGEST = 10_000_000  # characters of a text that a query makes
_SPECIAL = frozenset("\\^$.*+?()[]{}|/")


@lru_cache(maxsize=200)
def _tester(pattern: str, flags: str = "") -> Expression:
    return expression(pattern, flags)


@lru_cache(maxsize=200)
def _finder(pattern: str) -> Finder:
    return Finder(pattern)


def _refused(pattern: str, error: Refused) -> Failed:
    return Failed(f"the regular expression {pattern[:60]!r} cannot be used: {error}")


def found(pattern: str, text: str) -> bool:
    """Whether a part of the text matches."""
    try:
        return _tester(pattern).found_in(text)
    except Refused as error:
        raise _refused(pattern, error) from error


def matched(pattern: str, text: str) -> bool:
    """Whether the text matches; as a whole, unless the pattern has ^ in front or $ at its end."""
    if not pattern.startswith("^") and not pattern.endswith("$"):
        pattern = f"^{pattern}$"
    return found(pattern, text)


def replaced(text: str, pattern: str, replacement: str) -> str:
    """The text with all matches replaced; $1 and $& stand for what was found."""
    try:
        result = replace_all(_finder(pattern), text, replacement)
    except Refused as error:
        raise _refused(pattern, error) from error
    return _bounded(result)


def parts(text: str, pattern: str, limit: float | None = None) -> list[Value]:
    """The text between matches; what groups hold stands in between, "" for those without."""
    most = None if limit is None else numbers.whole(limit)
    try:
        found_parts = split_by(_finder(pattern), text, None if most is None or most < 0 else most)
    except Refused as error:
        raise _refused(pattern, error) from error
    return [part or "" for part in found_parts]


def has_word(text: str, word: str) -> bool:
    """Whether the word stands in the text, between characters that are not of a word."""
    quoted = "".join("\\" + char if char in _SPECIAL else char for char in word)
    try:
        return _tester(f"\\b{quoted}\\b", "i").found_in(text)
    except Refused as error:
        raise _refused(word, error) from error


def plainly_replaced(text: str, part: str, replacement: str) -> str:
    """The text with every such part replaced; an empty part stands between all characters."""
    if len(replacement) * text.count(part) > _LONGEST:
        raise _too_long()
    return replacement.join(text) if not part else text.replace(part, replacement)


def padded_left(text: str, length: float, padding: str = " ") -> str:
    """The text with as much in front as makes it so long."""
    return _padding(text, length, padding) + text


def padded_right(text: str, length: float, padding: str = " ") -> str:
    """The text with as much behind as makes it so long."""
    return text + _padding(text, length, padding)


def _padding(text: str, length: float, padding: str) -> str:
    missing = numbers.whole(length) - utf16.length(text)
    if missing <= 0 or not padding:
        return ""
    if missing > _LONGEST:
        raise _too_long()
    return utf16.part(padding * (missing // utf16.length(padding) + 1), 0, missing)


def substring(text: str, start: float, end: float | None = None) -> str:
    """From one place up to another, in either order; places before the text are its start."""
    length = utf16.length(text)
    places = [
        min(max(numbers.whole(place), 0), length)
        for place in (start, length if end is None else end)
    ]
    return utf16.part(text, min(places), max(places))


def truncated(text: str, length: float, suffix: str = "...") -> str:
    """The text cut to a length with the suffix, whenever it is longer than that without it."""
    room = length - utf16.length(suffix)
    return substring(text, 0, room) + suffix if utf16.length(text) > room else text


def characters(text: str) -> float:
    """How long a text is."""
    return float(utf16.length(text))


def _bounded(text: str) -> str:
    if len(text) > _LONGEST:
        raise _too_long()
    return text


def _too_long() -> Exceeded:
    return Exceeded(f"a text would have more than {_LONGEST:,} characters")
