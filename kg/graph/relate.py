"""What is like a node, and what might be missing from it.

Likeness: Jaccard, the neighbours shared of all neighbours. Missing ties: Adamic, Adar (2003), where
a shared neighbour counts the more the fewer neighbours it has itself, 1 / log(neighbours).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from heapq import nlargest, nsmallest
from itertools import takewhile
from math import log
from typing import NamedTuple, Protocol

from kg.graph.numbered import DIGITS
from kg.model.graph import Dot
from kg.model.phrases import listed

NAMED = 3
_FIRST = 200  # whose neighbours are counted at once


class Neighbourhood(Protocol):
    """Nodes by number, and the neighbours of those that are asked for, in the order given."""

    @property
    def dots(self) -> Mapping[int, Dot]: ...

    def of(self, numbers: Iterable[int], /) -> Iterable[tuple[int, Set[int]]]: ...


class Like(NamedTuple):
    """A node, its score, how many neighbours it shares with the one asked about, and the first of
    these by how few neighbours they have themselves."""

    number: int
    score: float
    shared: int
    rarest: tuple[int, ...]


def similar(
    graph: Neighbourhood, node: int, *, kinds: Collection[str], limit: int | None = None
) -> list[Like]:
    """Nodes of these kinds that share neighbours with `node`, most alike first; tied or not."""
    ((_, own),) = graph.of((node,))
    among = _among(graph, node, kinds)
    degrees: dict[int, int] = {}
    shared: Counter[int] = Counter()
    for near, ends in graph.of(sorted(own)):
        degrees[near] = len(ends)
        shared.update(ends & among)
    likely = [end for end, _ in shared.most_common()]
    scores: dict[int, float] = {}

    def count(some: Iterable[int]) -> None:
        for end, ends in graph.of(some):
            scores[end] = round(shared[end] / (len(own) + len(ends) - shared[end]), DIGITS)

    # The rest are asked for where they may be more alike: none is more than by having no others.
    first = len(likely) if limit is None else max(limit, _FIRST)
    count(likely[:first])
    least = nlargest(limit, scores.values())[-1] if limit and len(scores) >= limit else 0.0
    rest = likely[first:]
    count(takewhile(lambda end: round(shared[end] / len(own), DIGITS) >= least, rest))
    return _first(graph, own, degrees, scores, limit)


def suggest(
    graph: Neighbourhood, node: int, *, kinds: Collection[str], limit: int | None = None
) -> list[Like]:
    """Nodes of these kinds that share neighbours with `node` and are not tied to it, likeliest
    first."""
    ((_, own),) = graph.of((node,))
    among = _among(graph, node, kinds) - own
    degrees: dict[int, int] = {}
    scores: dict[int, float] = {}
    for near, ends in graph.of(sorted(own)):
        degrees[near] = len(ends)
        for end in ends & among:
            scores[end] = scores.get(end, 0.0) + 1 / log(len(ends))
    rounded = {end: round(score, DIGITS) for end, score in scores.items()}
    return _first(graph, own, degrees, rounded, limit)


def _among(graph: Neighbourhood, node: int, kinds: Collection[str]) -> set[int]:
    return {number for number, dot in graph.dots.items() if dot.kind in kinds and number != node}


def _first(
    graph: Neighbourhood,
    own: Set[int],
    degrees: Mapping[int, int],
    scores: Mapping[int, float],
    limit: int | None,
) -> list[Like]:
    """The nodes with the highest scores, equal ones by label."""
    dots = graph.dots
    rows = ((-score, dots[end].label, dots[end].key, end) for end, score in scores.items())
    first = sorted(rows) if limit is None else nsmallest(limit, rows)
    shown = [end for *_, end in first]
    found = []
    for end, ends in graph.of(shown):
        shared = own & ends
        rarest = nsmallest(
            NAMED, shared, key=lambda near: (degrees[near], dots[near].label, dots[near].key)
        )
        found.append(Like(end, scores[end], len(shared), tuple(rarest)))
    return found


def reason(shared: list[str], count: int) -> str:
    """“both are tied to Ann, Bob and 2 more”: the first of so many."""
    more = count - len(shared)
    if more > 0:
        return f"both are tied to {', '.join(shared)} and {more} more"
    return f"both are tied to {listed(shared, 'and')}"
