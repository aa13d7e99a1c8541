"""Inline fields of a line: `[key:: value]`, `(key:: value)`, `Key:: value`, and a task's emoji."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from kg.languages.dataview.emoji import EMOJI, LETTER

_CLOSERS = {"[": "]", "(": ")"}
_BRACKETS = re.compile(r"[\[\]()]")
_NO_WORD = re.compile(r"[^\w]*")
_KEY = re.compile(rf"(?:{EMOJI}|[0-9_/\s-]|{LETTER})*")
_MARKS = re.compile(r"[*~`]*")
_DAY = r"\s*(\d{4}-\d{2}-\d{2})"
_EMOJI = (
    ("created", re.compile("\u2795" + _DAY, re.ASCII)),
    ("start", re.compile("\U0001f6eb" + _DAY, re.ASCII)),
    ("scheduled", re.compile("[\u23f3\u231b]" + _DAY, re.ASCII)),
    ("due", re.compile("(?:\U0001f4c5|\U0001f4c6|\U0001f5d3\ufe0f?)" + _DAY, re.ASCII)),
    ("completion", re.compile("\u2705" + _DAY, re.ASCII)),
)
LONGEST_LINE = 32_768
SHORTHAND = "emoji-shorthand"


class Field(NamedTuple):
    """A field as written. Places are characters of the line; `value_at` is behind the `::`.

    `wrapping` is its bracket, "emoji-shorthand", or "" for a line that is a field as a whole.
    """

    key: str
    value: str
    start: int
    value_at: int
    end: int
    wrapping: str = ""


def inline_fields(line: str, *, task: bool = False) -> list[Field]:
    """The fields in brackets, from left to right; with `task` also what its emoji say."""
    found: list[Field] = []
    if "::" in line:
        for opening in _CLOSERS:
            found += _bracketed(line, opening)
    if task and not line.isascii():
        for key, pattern in _EMOJI:
            if match := pattern.search(line):
                start = match.start()
                found.append(Field(key, match[1], start, start + 1, match.end(), SHORTHAND))
    found.sort(key=lambda field: field.start)
    kept: list[Field] = []
    for field in found:
        if not kept or field.start > kept[-1].end:
            kept.append(field)
    return kept


def line_field(line: str) -> Field | None:
    """The field that a line is as a whole."""
    separator = line.find("::")
    if separator < 0:
        return None
    written = line[:separator].strip()
    start = _NO_WORD.match(written)
    begin = start.end() if start else 0
    key = _KEY.match(written, begin)
    end = key.end() if key else begin
    marks = _MARKS.match(written, end)
    if (marks.end() if marks else end) != len(written):
        return None
    value = line[separator + 2 :].strip()
    return Field(written[begin:end], value, 0, separator + 2, len(line))


def _bracketed(line: str, opening: str) -> list[Field]:
    found: list[Field] = []
    closing = _Closings(line, opening)
    at = line.find(opening)
    while at >= 0:
        field = _field_at(line, at, opening, closing)
        if field:
            found.append(field)
        at = line.find(opening, field.end if field else at + 1)
    return found


def _field_at(line: str, at: int, opening: str, closing: _Closings) -> Field | None:
    separator = line.find("::", at + 1)
    if separator < 0 or _BRACKETS.search(line, at + 1, separator):
        return None
    end = closing.after(separator + 2)
    if end is None:
        return None
    key, value = line[at + 1 : separator].strip(), line[separator + 2 : end].strip()
    return Field(key, value, at, separator + 2, end + 1, opening)


class _Closings:
    """Where the brackets of one kind close; what a backslash stands before does not count."""

    def __init__(self, line: str, opening: str) -> None:
        self._places: list[int] = []
        self._depths = [0]  # before each bracket, and behind the last
        self._at_depth: dict[int, list[int]] = {}
        for found in re.finditer(rf"(?<!\\)\\*([{re.escape(opening + _CLOSERS[opening])}])", line):
            if len(found[0]) % 2 == 0:  # an odd number of backslashes
                continue
            depth = self._depths[-1] + (1 if found[1] == opening else -1)
            self._at_depth.setdefault(depth, []).append(len(self._places))
            self._places.append(found.end() - 1)
            self._depths.append(depth)

    def after(self, start: int) -> int | None:
        """Where the bracket closes that is open at `start`: where the line gets less deep."""
        first = bisect_left(self._places, start)
        outside = self._at_depth.get(self._depths[first] - 1, [])
        found = bisect_left(outside, first)
        return self._places[outside[found]] if found < len(outside) else None
