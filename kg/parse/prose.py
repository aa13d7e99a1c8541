"""What of a text is no running text: code, comments, mathematics, links, addresses, tags."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from kg.parse.blocks import read_blocks

Span = tuple[int, int]

# What may begin a piece: signs alone, so that `re` skips the rest at full speed.
_TRIGGER = re.compile(r"[`\\\[!<%$#@]|://|www\.")
# What starts first wins. No part runs over what may start it anew, nor further than its line: the
# time grows with the text alone.
_PIECE = re.compile(
    r"\\[^\w\s]"
    r"|!?\[\[[^\[\]\n]*+\]\]"
    r"|!?\[[^\[\]\n]*+\](?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)?\)|\[[^\[\]\n]*+\])"
    r"|<(?:!--|[A-Za-z/])[^<>\n]*+>"
    r"|%%[^%\n]*+%%"
    r"|\$\$[^$\n]*+\$\$|\$(?![\s$])[^$\n]*+(?<!\s)\$(?!\d)"
    r"|(?<![\w&/#])#[^\s#,;:!?.()\[\]{}<>\"'`*|]++"
    r"|(?<![\w.])www\.[^\s<>\[\]`|]*+"
)
_DEFINITION = re.compile(r"\[[^\[\]\n^][^\[\]\n]*+\]:.*+")
_URL_REST = re.compile(r"://[^\s<>\[\]`|]*+")
_HOST = re.compile(r"@[\w-]{1,250}(?:\.[\w-]{1,64})+")
_LEFT = re.compile(r"[\w+.-]{1,64}\Z")  # of an address


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
        while at < begin and (trigger := _TRIGGER.search(body, at, begin)):
            start, stop = _piece(trigger, runs, begin)
            if start < stop:
                found.append((max(at, start), stop))
            at = max(stop, trigger.end())
        if begin < end:
            found.append((begin, min(end, len(body))))
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


def _piece(trigger: re.Match[str], runs: dict[int, list[int]], limit: int) -> Span:
    """The piece that a sign begins, or stands within; an empty range where it does not."""
    body, at = trigger.string, trigger.start()
    match trigger[0]:
        case "`":
            return at, _end_of_code(body, at, runs, limit)
        case "://" | "@" as sign:
            rest = (_HOST if sign == "@" else _URL_REST).match(body, at, limit)
            left = _LEFT.search(body[max(0, at - 64) : at])
            return (at - len(left[0]), rest.end()) if left and rest else (at, at)
        case "[" if not body[body.rfind("\n", 0, at) + 1 : at].strip(" \t"):
            piece = _DEFINITION.match(body, at, limit) or _PIECE.match(body, at, limit)
        case _:
            piece = _PIECE.match(body, at, limit)
    return (at, piece.end()) if piece else (at, at)


def _end_of_code(body: str, at: int, runs: dict[int, list[int]], limit: int) -> int:
    """Where the code ends that a run of backticks begins: behind the next run of as many in its
    paragraph; without one the run is a text."""
    opened = at
    while body[opened : opened + 1] == "`":
        opened += 1
    places = runs.get(opened - at, [])  # none, behind a backtick that a backslash took
    following = bisect_right(places, at)
    if following == len(places) or places[following] >= limit:
        return opened
    close = places[following]
    return opened if "\n\n" in body[opened:close] else close + opened - at
