"""How central the nodes are, by the measures of networkx.

PageRank: Page, Brin, Motwani, Winograd (1999), over directed ties: a link counts for the note that
it leads to, every other tie for both its ends. Betweenness: Brandes (2001), estimated from a sample
of sources where the graph is large (Brandes, Pich 2007). Harmonic centrality: Marchiori, Latora
(2000), divided by the number of other nodes. Degree: the number of neighbours. These three ignore
directions and weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from importlib.util import find_spec
from random import Random
from typing import NamedTuple

import networkx as nx

from kg.errors import NeedsExtra
from kg.graph import fast
from kg.graph.project import simple
from kg.model.graph import Ranked, Ranking

DAMPING = 0.85
SEED = 20
DIGITS = 6
# Edges walked in a few seconds, on one core: beyond that betweenness and harmonic are estimated.
_WALKS = 4_000_000
_FAST_WALKS = 150_000_000
_FEWEST_SOURCES = 30


class Scores(NamedTuple):
    """A score for each node; `sampled` is how many sources an estimate was made from."""

    of: Mapping[str, float]
    sampled: int | None = None


def has_pagerank() -> bool:
    """Whether PageRank can be computed: it needs rustworkx, or scipy for networkx's own."""
    return fast.available() or find_spec("scipy") is not None


def rank(
    graph: nx.MultiDiGraph[str], by: str, *, kinds: Collection[str] = (), limit: int | None = None
) -> Ranking:
    """The nodes (of these kinds) by their score in the whole graph, highest first.

    `by` is pagerank, betweenness, degree or harmonic. Raises NeedsExtra.
    """
    scores = pagerank(graph) if by == "pagerank" else _MEASURES[by](simple(graph))
    return Ranking(by, len(graph), scores.sampled, ranked(graph, scores.of, kinds)[:limit])


def ranked(
    graph: nx.Graph[str], scores: Mapping[str, float], kinds: Collection[str] = ()
) -> tuple[Ranked, ...]:
    """Scores as rows, highest first, equal ones by label."""
    rows = sorted(
        (-round(scores[key], DIGITS), facts["label"], key, facts["kind"])
        for key, facts in graph.nodes(data=True)
        if not kinds or facts["kind"] in kinds
    )
    return tuple(
        Ranked(place, label, key, kind, -score)
        for place, (score, label, key, kind) in enumerate(rows, 1)
    )


def pagerank(graph: nx.MultiDiGraph[str]) -> Scores:
    """PageRank with damping 0.85, ties weighted by their evidence. Raises NeedsExtra."""
    directed: nx.DiGraph[str] = nx.DiGraph()
    directed.add_nodes_from(graph)
    for source, target, kind, edge in graph.edges(keys=True, data=True):
        _add(directed, source, target, edge["weight"])
        if kind != "link":
            _add(directed, target, source, edge["weight"])
    tolerance = 1e-10
    if fast.available():
        return Scores(fast.pagerank(directed, damping=DAMPING, tolerance=tolerance))
    if find_spec("scipy") is None:
        raise NeedsExtra("PageRank", "rustworkx", "fast", "Or rank --by degree.")
    return Scores(nx.pagerank(directed, alpha=DAMPING, tol=tolerance, max_iter=1000))


def betweenness(graph: nx.Graph[str]) -> Scores:
    """Normalised betweenness; exact where it takes no more than seconds."""
    walks = len(graph) * (len(graph) + graph.number_of_edges())
    if fast.available() and walks <= _FAST_WALKS:
        return Scores(fast.betweenness(graph))
    sampled = _affordable(graph)
    return Scores(nx.betweenness_centrality(graph, k=sampled, seed=SEED), sampled)


def harmonic(graph: nx.Graph[str]) -> Scores:
    """Harmonic centrality from 0 to 1: the mean of 1 / distance to every other node."""
    others = max(1, len(graph) - 1)
    sampled = _affordable(graph)
    if sampled is None:
        found = nx.harmonic_centrality(graph)
        return Scores({key: score / others for key, score in found.items()})
    sources = Random(SEED).sample(sorted(graph), sampled)
    found = nx.harmonic_centrality(graph, sources=sources)
    scale = len(graph) / sampled / others
    return Scores({key: score * scale for key, score in found.items()}, sampled)


def degree(graph: nx.Graph[str]) -> Scores:
    """The number of neighbours."""
    return Scores({key: float(count) for key, count in graph.degree()})


_MEASURES = {"betweenness": betweenness, "degree": degree, "harmonic": harmonic}
MEASURES = ("pagerank", *_MEASURES)


def _affordable(graph: nx.Graph[str]) -> int | None:
    """From how many nodes an estimate can be made; None where from all of them."""
    walks = _WALKS // max(1, len(graph) + graph.number_of_edges())
    return None if walks >= len(graph) else min(len(graph), max(_FEWEST_SOURCES, walks))


def _add(graph: nx.DiGraph[str], source: str, target: str, weight: float) -> None:
    old = graph.get_edge_data(source, target, {"weight": 0})["weight"]
    graph.add_edge(source, target, weight=old + weight)


def by_score(scores: Mapping[str, float], keys: Iterable[str]) -> list[str]:
    """Keys, highest score first, equal ones by key."""
    return sorted(keys, key=lambda key: (-round(scores[key], DIGITS), key))
