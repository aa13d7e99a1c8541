"""The queries that stand in a note: blocks of code, and code in a line that begins with `=`."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

BlockKind = Literal["query", "inline", "script", "tasks"]

_FENCE = re.compile(r"((?:[ \t]*>)*[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)")
_QUOTE_MARKS = re.compile(r"(?:[ \t]*>)+ ?")
_TICKS = re.compile("`+")
_KINDS: dict[str, BlockKind] = {"dataview": "query", "dataviewjs": "script", "tasks": "tasks"}


class Block(NamedTuple):
    """A query of a note and the line on which it begins, from 1 in the text that was searched.

    "query" and "inline" are Dataview's, "tasks" is one of the Tasks plugin; "script" is
    JavaScript, which is not run.
    """

    line: int
    kind: BlockKind
    text: str


def blocks_in(text: str) -> list[Block]:
    """The queries of a note's text, in their order."""
    found: list[Block] = []
    fence = kind = ""
    quoted = False
    start = 0
    inside: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        opening = _FENCE.match(line)
        if not fence:
            if opening and not (opening[2][0] == "`" and "`" in opening[3]):
                fence, start, inside = opening[2], number, []
                kind = (opening[3].split() or [""])[0].lower()
                quoted = ">" in opening[1]
            elif "`" in line:
                found += _spans(line, number)
        elif opening and opening[2].startswith(fence) and not opening[3].strip():
            if kind in _KINDS:
                found.append(Block(start, _KINDS[kind], "\n".join(inside)))
            fence = ""
        else:
            marks = _QUOTE_MARKS.match(line) if quoted else None
            inside.append(line[marks.end() :] if marks else line)
    if fence and kind in _KINDS:
        found.append(Block(start, _KINDS[kind], "\n".join(inside)))
    return found


def _spans(line: str, number: int) -> list[Block]:
    found: list[Block] = []
    for code in _codes(line):
        if code.startswith("$="):
            found.append(Block(number, "script", code[2:].strip()))
        elif code.startswith("="):
            found.append(Block(number, "inline", code[1:].strip()))
    return found


def _codes(line: str) -> list[str]:
    """The code in a line: between two runs of as many backticks."""
    runs = [run.span() for run in _TICKS.finditer(line)]
    closing: list[int | None] = []
    last: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        closing.append(last.get(length))
        last[length] = place
    closing.reverse()
    found: list[str] = []
    place = 0
    while place < len(runs):
        end = closing[place]
        if end is None:
            place += 1
            continue
        found.append(line[runs[place][1] : runs[end][0]].strip())
        place = end + 1
    return found
