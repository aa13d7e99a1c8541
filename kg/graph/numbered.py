"""The graph over numbers: of a whole vault ten times as small, and as soon made, as one of names.

What is measured needs to know which nodes are tied, and how much; what proves it is asked for what
is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from kg.model.graph import Dot, EdgeRow, NodeRow

Tie = tuple[int, int, int, str]
Pair = tuple[int, int, int]
DIGITS = 6  # of a score, behind the point
_BITS = 32  # of the number of a node
LINK = "link"


class Columns(NamedTuple):
    """Ties by column, which takes half of the time and memory of rows: one of each at a place
    makes a tie."""

    sources: Sequence[int]
    targets: Sequence[int]
    weights: Sequence[int]

    def rows(self) -> Iterator[Pair]:
        """One tie after the other."""
        return zip(self.sources, self.targets, self.weights, strict=True)


class Numbered(NamedTuple):
    """Nodes by number, in the order of their keys, and what ties them, in any order. Links are
    apart, since they count for one end only. Two nodes may have several ties, whose weights add
    up."""

    dots: Mapping[int, Dot]
    links: Columns
    others: Columns

    def ties(self) -> Iterator[Pair]:
        """Links and others."""
        return chain(self.links.rows(), self.others.rows())


def numbered(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> Numbered:
    """The graph of these rows; an edge to a node that is not given is left out."""
    dots = dict(enumerate(sorted(Dot(row.key, row.kind, row.label) for row in nodes)))
    number = {dot.key: at for at, dot in dots.items()}
    return split(
        dots,
        (
            (number[edge.source], number[edge.target], edge.weight, edge.kind)
            for edge in edges
            if edge.source in number and edge.target in number
        ),
    )


def split(dots: Mapping[int, Dot], ties: Iterable[Tie]) -> Numbered:
    """The graph of these ties, links apart."""
    links: list[Pair] = []
    others: list[Pair] = []
    for source, target, weight, kind in ties:
        (links if kind == LINK else others).append((source, target, weight))
    return Numbered(dots, columns(links), columns(others))


def columns(rows: Sequence[Pair]) -> Columns:
    """These rows by column."""
    return Columns(*([row[at] for row in rows] for at in range(3)))


def once(ties: Iterable[Tie]) -> list[Tie]:
    """Of several ties of one source, target and kind the heaviest, as in the graph of networkx,
    where the last one stays."""
    found: list[Tie | None] = [*sorted(ties, key=_by_kind), None]
    return [
        tie
        for tie, after in pairwise(found)
        if tie is not None and (after is None or _by_kind(tie)[:3] != _by_kind(after)[:3])
    ]


def _by_kind(tie: Tie) -> tuple[int, int, str, int]:
    source, target, weight, kind = tie
    return source, target, kind, weight


def degrees(graph: Numbered) -> dict[int, int]:
    """How many neighbours each node has."""
    # Both ends in one number: a set of those is smaller, and sooner made, than one of pairs.
    pairs = {a << _BITS | b if a < b else b << _BITS | a for a, b, _ in graph.ties()}
    ends = Counter(pair >> _BITS for pair in pairs)
    ends.update(pair & (1 << _BITS) - 1 for pair in pairs)
    return {number: ends[number] for number in graph.dots}


def directed(graph: Numbered) -> Columns:
    """What one node says for another: a link counts for the note that it leads to, every other tie
    for both its ends."""
    links, others = graph.links, graph.others
    return Columns(
        [*links.sources, *others.sources, *others.targets],
        [*links.targets, *others.targets, *others.sources],
        [*links.weights, *others.weights, *others.weights],
    )


class Mutual(NamedTuple):
    """Nodes in the order of their keys, and for each the places of its neighbours there, ascending,
    with the weight of all ties between the two."""

    dots: Sequence[Dot]
    around: Sequence[Mapping[int, float]]

    def edges(self) -> int:
        """How many pairs are tied."""
        return sum(map(len, self.around)) // 2


def mutual(dots: Sequence[Dot], weights: Mapping[tuple[int, int], float]) -> Mutual:
    """The graph of these pairs of places, the lower one first."""
    around: list[dict[int, float]] = [{} for _ in dots]
    for one, other in sorted(weights):
        around[one][other] = around[other][one] = weights[one, other]
    return Mutual(dots, around)


def undirected(graph: Numbered) -> Mutual:
    """The graph without directions."""
    place = {number: at for at, number in enumerate(graph.dots)}
    weights: dict[tuple[int, int], float] = {}
    for source, target, weight in graph.ties():
        one, other = place[source], place[target]
        pair = (one, other) if one < other else (other, one)
        weights[pair] = weights.get(pair, 0) + weight
    return mutual(list(graph.dots.values()), weights)


def together(people: Sequence[Dot], meetings: Iterable[Collection[int]]) -> Mutual:
    """People, tied where their places are among those who attended a meeting; `weight` is the
    number of meetings."""
    weights: dict[tuple[int, int], float] = {}
    for there in meetings:
        for pair in combinations(sorted(there), 2):
            weights[pair] = weights.get(pair, 0.0) + 1
    return mutual(people, weights)
