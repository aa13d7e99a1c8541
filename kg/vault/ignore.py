"""Which files a vault's owner does not want to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from kg import regex
from kg.regex import Refused
from kg.regex.nodes import Choice, Node
from kg.vault.gitignore import read_pattern
from kg.vault.scan import Ignored, nothing_ignored

# An import asks for each of perhaps 50,000 paths, so what is asked is bounded as a whole, too.
_FILTERS = 1_000
_STEPS = 1_000  # of all regular expressions together; a usual one has 20
_PATTERN_STEPS = 5_000  # of all patterns together
_TOGETHER = 500  # steps of the patterns in one expression
_SHOWN = 60  # characters of a filter in a sentence


class Refusal(NamedTuple):
    """A filter that ignores nothing, and why."""

    filter: str
    why: str

    def __str__(self) -> str:
        shown = self.filter[:_SHOWN] + "…" * (len(self.filter) > _SHOWN)
        return f"excluded files: {shown} is not heeded: {self.why}"


def filters(texts: Iterable[str]) -> tuple[Ignored, list[Refusal]]:
    """Obsidian's excluded files as a question (is this path ignored?), and those left out of it.

    Each is a path's beginning, or a JavaScript regular expression between slashes; folders have a
    slash behind. A vault may come from somebody else: what cannot be answered in linear time is
    refused.
    """
    known = list(dict.fromkeys(texts))
    beginnings: list[str] = []
    expressions: list[regex.Expression] = []
    refused: list[Refusal] = []
    steps = 0
    for text in known[:_FILTERS]:
        if not (len(text) > 2 and text[0] == text[-1] == "/"):
            beginnings.append(text)
            continue
        try:
            made = regex.expression(text[1:-1])
        except Refused as cause:
            refused.append(Refusal(text, f"{cause}; write it in another way"))
            continue
        if steps + made.size > _STEPS:
            why = f"the expressions together have more than {_STEPS:,} steps; shorten them"
            refused.append(Refusal(text, why))
            continue
        steps += made.size
        expressions.append(made)
    if more := known[_FILTERS:]:
        refused.append(Refusal(more[0], f"only the first {_FILTERS:,} filters are; remove some"))
    return _asking(tuple(beginnings), expressions), refused


def _asking(beginnings: tuple[str, ...], expressions: list[regex.Expression]) -> Ignored:
    if not beginnings and not expressions:
        return nothing_ignored

    def ignored(path: str, is_folder: bool) -> bool:
        path += "/" * is_folder
        return path.startswith(beginnings) or any(asked.found_in(path) for asked in expressions)

    return ignored


def patterns(lines: Iterable[str]) -> Ignored:
    """Patterns as in .gitignore as one question; the last that fits decides. Raises Refused with a
    sentence that begins with the pattern."""
    found = [pattern for line in lines if (pattern := _pattern(line))]
    if not found:
        return nothing_ignored
    if sum(pattern.size for pattern in found) > _PATTERN_STEPS:
        raise Refused("the patterns are too many, or too long; keep those that matter")
    runs = list(_runs(found))
    runs.reverse()

    def ignored(path: str, is_folder: bool) -> bool:
        path += "/" * is_folder
        return next((not again for asked, again in runs if asked(path)), False)

    return ignored


class _Pattern(NamedTuple):
    node: Node
    again: bool
    size: int


def _pattern(line: str) -> _Pattern | None:
    try:
        found = read_pattern(line)
        return found and _Pattern(*found, regex.Expression(found.node).size)
    except Refused as cause:
        raise Refused(f"“{line[:_SHOWN]}”: {cause}") from cause


def _runs(found: list[_Pattern]) -> Iterator[tuple[Callable[[str], bool], bool]]:
    """Neighbours that say the same as one expression: one walk over the path for several."""
    for again, run in groupby(found, lambda pattern: pattern.again):
        nodes: list[Node] = []
        size = 0
        for pattern in run:
            if nodes and size + pattern.size > _TOGETHER:
                yield regex.Expression(Choice(tuple(nodes)), sticky=True).found_in, again
                nodes, size = [], 0
            nodes.append(pattern.node)
            size += pattern.size
        yield regex.Expression(Choice(tuple(nodes)), sticky=True).found_in, again
