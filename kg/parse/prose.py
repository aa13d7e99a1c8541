"""What of a text is no running text: code, comments, mathematics, links, addresses, tags."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from kg.parse.blocks import read_blocks

Span = tuple[int, int]

# What starts first wins. No part runs over what may start it anew, nor further than its line: the
# time grows with the text alone.
_PIECE = re.compile(
    r"(?P<code>`+)"
    r"|\\[^\w\s]"
    r"|!?\[\[[^\[\]\n]*+\]\]"
    r"|!?\[[^\[\]\n]*+\](?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)?\)|\[[^\[\]\n]*+\])"
    r"|^[ \t]*+\[[^\[\]\n^][^\[\]\n]*+\]:.*+"
    r"|<(?:!--|[A-Za-z/])[^<>\n]*+>"
    r"|%%[^%\n]*+%%"
    r"|\$\$[^$\n]*+\$\$|\$(?![\s$])[^$\n]*+(?<!\s)\$(?!\d)"
    r"|(?<![\w+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s<>\[\]`|]*+"
    r"|(?<![\w.])www\.[^\s<>\[\]`|]*+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,250}(?:\.[\w-]{1,64})+"
    r"|(?<![\w&/#])#[^\s#,;:!?.()\[\]{}<>\"'`*|]++",
    re.MULTILINE,
)


def apart(body: str) -> list[Span]:
    """The ranges of a body, in order, that no reader takes for a sentence of the note; they do not
    touch each other's inside. A text that a link shows belongs to the link."""
    lines = body.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    blocks = read_blocks(body, lines, starts, 1)
    silent = sorted([*blocks.silent, *((one[0], one[1]) for one in blocks.comments)])
    found: list[Span] = []
    runs = _runs(body)
    at = 0
    for begin, end in [*silent, (len(body), len(body))]:
        while at < begin and (piece := _PIECE.search(body, at, begin)):
            stop = _end_of_code(piece, runs, begin) if piece["code"] else piece.end()
            found.append((piece.start(), stop))
            at = stop
        if begin < end:
            found.append((begin, end))
        at = max(at, end)
    return found


def is_apart(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the ranges, in order, has a part of this one in it."""
    place = bisect_left(spans, (end,)) - 1
    return place >= 0 and spans[place][1] > start


def _runs(body: str) -> dict[int, list[int]]:
    """Where runs of backticks start, by their length."""
    found: dict[int, list[int]] = {}
    if "`" in body:
        for run in re.finditer("`+", body):
            found.setdefault(len(run[0]), []).append(run.start())
    return found


def _end_of_code(opened: re.Match[str], runs: dict[int, list[int]], limit: int) -> int:
    """Where the code ends that a run of backticks begins: behind the next run of as many in its
    paragraph; without one the run is a text."""
    body, size = opened.string, len(opened[0])
    places = runs[size]
    following = bisect_right(places, opened.start())
    if following == len(places) or places[following] >= limit:
        return opened.end()
    close = places[following]
    return opened.end() if "\n\n" in body[opened.end() : close] else close + size
