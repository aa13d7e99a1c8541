"""How central the nodes are, by the measures of networkx.

PageRank: Page, Brin, Motwani, Winograd (1999), over directed ties: a link counts for the note that
it leads to, every other tie for both its ends. Betweenness: Brandes (2001), estimated from a sample
of sources where the graph is large (Brandes, Pich 2007). Harmonic centrality: Marchiori, Latora
(2000), divided by the number of other nodes. Degree: the number of neighbours. These three ignore
directions and weights.

networkx is loaded where it computes: what rustworkx does, or counting, is done before it would be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from importlib.util import find_spec
from random import Random
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from kg.errors import NeedsExtra
from kg.graph import fast
from kg.graph.numbered import DIGITS, Numbered, directed, neighbours, undirected
from kg.model.graph import Dot, Ranked, Ranking

if TYPE_CHECKING:
    import networkx as nx

T = TypeVar("T")
DAMPING = 0.85
SEED = 20
# Edges walked in a few seconds, on one core: beyond that betweenness and harmonic are estimated.
_WALKS = 4_000_000
_FAST_WALKS = 150_000_000
_FEWEST_SOURCES = 30


class Scores(NamedTuple, Generic[T]):
    """A score for each node; `sampled` is how many sources an estimate was made from."""

    of: Mapping[T, float]
    sampled: int | None = None


def has_pagerank() -> bool:
    """Whether PageRank can be computed: it needs rustworkx, or scipy for networkx's own."""
    return fast.available() or find_spec("scipy") is not None


def rank(
    graph: Numbered, by: str, *, kinds: Collection[str] = (), limit: int | None = None
) -> Ranking:
    """The nodes (of these kinds) by their score in the whole graph, highest first.

    `by` is pagerank, betweenness, degree or harmonic. Raises NeedsExtra.
    """
    scores = _scores(graph, by)
    rows = (
        (scores.of[place], dot)
        for place, dot in enumerate(graph.dots)
        if not kinds or dot.kind in kinds
    )
    return Ranking(by, len(graph.dots), scores.sampled, ranked(rows)[:limit])


def ranked(scores: Iterable[tuple[float, Dot]]) -> tuple[Ranked, ...]:
    """Scores of nodes as rows, highest first, equal ones by label."""
    rows = sorted((-round(score, DIGITS), dot.label, dot.key, dot.kind) for score, dot in scores)
    return tuple(
        Ranked(place, label, key, kind, -score)
        for place, (score, label, key, kind) in enumerate(rows, 1)
    )


def _scores(graph: Numbered, by: str) -> Scores[int]:
    if by == "pagerank":
        return pagerank(graph)
    if by == "degree":
        return degree(graph)
    import networkx as nx

    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(graph.dots)))
    simple.add_weighted_edges_from(undirected(graph))
    return betweenness(simple) if by == "betweenness" else harmonic(simple)


def pagerank(graph: Numbered) -> Scores[int]:
    """PageRank with damping 0.85, ties weighted by their evidence, by place. Raises NeedsExtra."""
    tolerance = 1e-10
    nodes, edges = len(graph.dots), directed(graph)
    if fast.available():
        return Scores(fast.pagerank(nodes, edges, damping=DAMPING, tolerance=tolerance))
    if find_spec("scipy") is None:
        raise NeedsExtra("PageRank", "rustworkx", "fast", "Or rank --by degree.")
    import networkx as nx

    ties: nx.DiGraph[int] = nx.DiGraph()
    ties.add_nodes_from(range(nodes))
    ties.add_weighted_edges_from(edges)
    return Scores(nx.pagerank(ties, alpha=DAMPING, tol=tolerance, max_iter=1000))


def degree(graph: Numbered) -> Scores[int]:
    """The number of neighbours, by place."""
    return Scores({place: float(len(ends)) for place, ends in enumerate(neighbours(graph))})


def betweenness(graph: nx.Graph[T]) -> Scores[T]:
    """Normalised betweenness; exact where it takes no more than seconds."""
    walks = len(graph) * (len(graph) + graph.number_of_edges())
    if fast.available() and walks <= _FAST_WALKS:
        return Scores(fast.betweenness(graph))
    import networkx as nx

    sampled = _affordable(graph)
    return Scores(nx.betweenness_centrality(graph, k=sampled, seed=SEED), sampled)


def harmonic(graph: nx.Graph[T]) -> Scores[T]:
    """Harmonic centrality from 0 to 1: the mean of 1 / distance to every other node."""
    import networkx as nx

    others = max(1, len(graph) - 1)
    sampled = _affordable(graph)
    if sampled is None:
        found = nx.harmonic_centrality(graph)
        return Scores({key: score / others for key, score in found.items()})
    sources = Random(SEED).sample(sorted(graph), sampled)  # type: ignore[type-var]
    found = nx.harmonic_centrality(graph, sources=sources)
    scale = len(graph) / sampled / others
    return Scores({key: score * scale for key, score in found.items()}, sampled)


MEASURES = ("pagerank", "betweenness", "degree", "harmonic")


def _affordable(graph: nx.Graph[T]) -> int | None:
    """From how many nodes an estimate can be made; None where from all of them."""
    walks = _WALKS // max(1, len(graph) + graph.number_of_edges())
    return None if walks >= len(graph) else min(len(graph), max(_FEWEST_SOURCES, walks))


def by_score(scores: Mapping[str, float], keys: Iterable[str]) -> list[str]:
    """Keys, highest score first, equal ones by key."""
    return sorted(keys, key=lambda key: (-round(scores[key], DIGITS), key))
