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


def fence_kind(words: str) -> BlockKind | None:
    """What a block of code is by the words behind its opening marks; None for no query."""
    return _KINDS.get((words.split() or [""])[0].lower())


def in_line(code: str, line: int) -> Block | None:
    """The query that code in a line is; None for other code."""
    code = code.strip()
    if code.startswith("$="):
        return Block(line, "script", code[2:].strip())
    return Block(line, "inline", code[1:].strip()) if code.startswith("=") else None


def blocks_in(text: str) -> list[Block]:
    """The queries of a note's text, in their order."""
    found: list[Block] = []
    fence = ""
    kind: BlockKind | None = None
    quoted = False
    start = 0
    inside: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        opening = _FENCE.match(line)
        if not fence:
            if opening and not (opening[2][0] == "`" and "`" in opening[3]):
                fence, start, inside = opening[2], number, []
                kind = fence_kind(opening[3])
                quoted = ">" in opening[1]
            elif "`" in line:
                found += _spans(line, number)
        elif opening and opening[2].startswith(fence) and not opening[3].strip():
            if kind:
                found.append(Block(start, kind, "\n".join(inside)))
            fence = ""
        else:
            marks = _QUOTE_MARKS.match(line) if quoted else None
            inside.append(line[marks.end() :] if marks else line)
    if fence and kind:
        found.append(Block(start, kind, "\n".join(inside)))
    return found


def _spans(line: str, number: int) -> list[Block]:
    return [block for code in _codes(line) if (block := in_line(code, number))]


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
        found.append(line[runs[place][1] : runs[end][0]])
        place = end + 1
    return found
