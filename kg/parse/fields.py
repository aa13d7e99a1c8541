"""Inline fields (`Key:: value`, `[key:: value]`, `(key:: value)`) and labels (`**Key**: value`)."""

import re
from collections.abc import Iterator

from kg.model.note import Label
from kg.parse.structure import RawLabel

_PREFIX = re.compile(r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])(?=[ \t])[ \t]*+)*(\[.\](?=[ \t])[ \t]*+)?")
_KEY = re.compile(r"[^\W_](?:[\w /-]{0,118}\w)?")
_LABEL = re.compile(
    r"(\*\*\*|\*\*|__|\*|_)(?=[^\s*_:])([^*_:\n]{1,80}?)[ ]?"
    r"(?::\1[ ]?(?![:*_])|\1[ ]?:(?!:)|(:[ ]+)(?=\S))"
)
# Further labels of a line stand apart: `**Date:** today | **With:** Ann`.
_NEXT_LABEL = re.compile(r"(?<![ \t])(?:[ \t]*+[|·•;][ \t]*+|[ \t]{2,}+)(?=(?:\*\*|__)[^\s*_])")
_BRACKET = re.compile(r"[\[\]()]")
_CLOSERS = {"[": "]", "(": ")"}


def fields_in(line: str, columns: list[int]) -> Iterator[tuple[str, str]]:
    """The inline fields of a line as (key, value), from left to right.

    `columns` are the places of the `::` that are no code and in no link. Fields in brackets come
    first; only a line without any can be a field as a whole, and a task never is.
    """
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    found = False
    pairs = _pairs(line, start) if "[" in line or "(" in line else {}
    after = start
    for at in columns:
        if at < after:
            continue
        low = max(after, at - 120)
        opening = max(line.rfind("[", low, at), line.rfind("(", low, at))
        if opening not in pairs:
            continue
        key = line[opening + 1 : at].strip().strip("*_")
        if _KEY.fullmatch(key):
            found = True
            yield key, line[at + 2 : pairs[opening]].strip()
            after = pairs[opening] + 1
    if found or (prefix and prefix[1]) or columns[0] - start > 160:
        return
    before, value = line[start : columns[0]].strip(), line[columns[0] + 2 :].strip()
    key = before.lstrip("#*_~`!> \t").rstrip("*_~` \t")
    if _KEY.fullmatch(key):
        # The marks of a bold key may close behind it, or behind the value.
        yield key, value.strip("*_ ") if before[:1] in ("*", "_") else value


def _pairs(line: str, start: int) -> dict[int, int]:
    """Where each bracket closes, each kind for itself."""
    stacks: dict[str, list[int]] = {"]": [], ")": []}
    pairs = {}
    for match in _BRACKET.finditer(line, start):
        mark = match[0]
        if mark in _CLOSERS:
            stacks[_CLOSERS[mark]].append(match.start())
        elif stacks[mark]:
            pairs[stacks[mark].pop()] = match.start()
    return pairs


def labels_in(raw: RawLabel) -> Iterator[Label]:
    """The marked keys of a line and what follows each; the first stands at its start."""
    text, line = raw.rest, raw.line
    match = _LABEL.match(text)
    while match:
        following = _NEXT_LABEL.search(text, match.end())
        value = text[match.end() : following.start() if following else len(text)].strip()
        if match[3]:
            # `*Source: [[X]]*`: the marks go round the whole line.
            if not value.endswith(match[1]):
                return
            value = value.removesuffix(match[1])
        yield Label(match[2].strip(), value.rstrip("\\").strip(), line)
        match = _LABEL.match(text, following.end()) if following else None
