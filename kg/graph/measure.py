"""How central the nodes are, by the measures of networkx.

PageRank: Page, Brin, Motwani, Winograd (1999), over directed ties: a link counts for the note that
it leads to, every other tie for both its ends. Betweenness: Brandes (2001), estimated from a sample
of sources where the graph is large (Brandes, Pich 2007). Harmonic centrality: Marchiori, Latora
(2000), divided by the number of other nodes. Degree: the number of neighbours. These three ignore
directions and weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from heapq import nsmallest
from typing import NamedTuple

from kg.errors import NeedsExtra
from kg.graph import fast, ways
from kg.graph.numbered import DIGITS, Mutual, Numbered, degrees, undirected
from kg.model.graph import Dot, Ranked, Ranking

DAMPING = 0.85
TOLERANCE = 1e-10
SEED = 20
# Edges walked in a few seconds, on one core: beyond that betweenness and harmonic are estimated.
_WALKS = 4_000_000
_FAST_WALKS = 150_000_000
_FEWEST_SOURCES = 30


class Scores(NamedTuple):
    """A score for each node, by number or place; `sampled` is how many sources an estimate was made
    from."""

    of: Mapping[int, float]
    sampled: int | None = None


def has_pagerank() -> bool:
    """Whether PageRank can be computed: it needs numpy, which comes with rustworkx."""
    return fast.has_numpy()


def rank(
    graph: Numbered, by: str, *, kinds: Collection[str] = (), limit: int | None = None
) -> Ranking:
    """The nodes (of these kinds) by their score in the whole graph, highest first.

    `by` is pagerank, betweenness, degree or harmonic. Raises NeedsExtra.
    """
    scores = _scores(graph, by)
    rows = (
        (scores.of[number], dot)
        for number, dot in graph.dots.items()
        if not kinds or dot.kind in kinds
    )
    return Ranking(by, len(graph.dots), scores.sampled, ranked(rows, limit))


def ranked(scores: Iterable[tuple[float, Dot]], limit: int | None = None) -> tuple[Ranked, ...]:
    """Scores of nodes as rows, highest first, equal ones by label."""
    rows = [(-round(score, DIGITS), dot.label, dot.key, dot.kind) for score, dot in scores]
    first = sorted(rows) if limit is None else nsmallest(limit, rows)
    return tuple(
        Ranked(place, label, key, kind, -score)
        for place, (score, label, key, kind) in enumerate(first, 1)
    )


def _scores(graph: Numbered, by: str) -> Scores:
    if by == "pagerank":
        return pagerank(graph)
    if by == "degree":
        return degree(graph)
    found = (betweenness if by == "betweenness" else harmonic)(undirected(graph))
    return found._replace(of={number: found.of[at] for at, number in enumerate(graph.dots)})


def pagerank(graph: Numbered) -> Scores:
    """PageRank with damping 0.85, ties weighted by their evidence, by number. Raises NeedsExtra."""
    if not fast.has_numpy():
        raise NeedsExtra("PageRank", "rustworkx", "fast", "Or rank --by degree.")
    return Scores(fast.pagerank(graph, damping=DAMPING, tolerance=TOLERANCE))


def degree(graph: Numbered) -> Scores:
    """The number of neighbours, by number."""
    return Scores({number: float(count) for number, count in degrees(graph).items()})


def betweenness(graph: Mutual) -> Scores:
    """Normalised betweenness by place; exact where it takes no more than seconds."""
    count = len(graph.dots)
    if fast.available() and count * (count + graph.edges()) <= _FAST_WALKS:
        return Scores(fast.betweenness(graph))
    sampled = _affordable(graph)
    passed = fast.passed if fast.has_numpy() else ways.passed
    found = ways.betweenness(graph.around, sampled=sampled, seed=SEED, passed=passed)
    return Scores(dict(enumerate(found)), sampled)


def harmonic(graph: Mutual) -> Scores:
    """Harmonic centrality from 0 to 1, by place: the mean of 1 / distance to every other node."""
    sampled = _affordable(graph)
    found = ways.harmonic(graph.around, sampled=sampled, seed=SEED)
    return Scores(dict(enumerate(found)), sampled)


MEASURES = ("pagerank", "betweenness", "degree", "harmonic")


def _affordable(graph: Mutual) -> int | None:
    """From how many nodes an estimate can be made; None where from all of them."""
    count = len(graph.dots)
    walks = _WALKS // max(1, count + graph.edges())
    return None if walks >= count else min(count, max(_FEWEST_SOURCES, walks))
