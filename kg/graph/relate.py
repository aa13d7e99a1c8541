"""What is like a node, and what might be missing from it.

Likeness: Jaccard, the neighbours shared of all neighbours. Missing ties: Adamic, Adar (2003), where
a shared neighbour counts the more the fewer neighbours it has itself, 1 / log(neighbours).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from kg.graph.measure import DIGITS
from kg.model.graph import Shared
from kg.model.phrases import listed, named

_NAMED = 3


def similar(
    graph: nx.Graph[str], key: str, *, kinds: Collection[str], limit: int | None = None
) -> tuple[Shared, ...]:
    """Nodes of these kinds that share neighbours with `key`, most alike first; tied or not."""
    candidates = [end for end in second_neighbours(graph, key) if _kind(graph, end) in kinds]
    scores = nx.jaccard_coefficient(graph, [(key, end) for end in candidates])
    return _rows(graph, key, ((end, score) for _, end, score in scores))[:limit]


def suggest(
    graph: nx.Graph[str], key: str, *, kinds: Collection[str], limit: int | None = None
) -> tuple[Shared, ...]:
    """Nodes of these kinds that share neighbours with `key` and are not tied to it, likeliest
    first."""
    candidates = [
        end
        for end in second_neighbours(graph, key)
        if _kind(graph, end) in kinds and not graph.has_edge(key, end)
    ]
    scores = nx.adamic_adar_index(graph, [(key, end) for end in candidates])
    return _rows(graph, key, ((end, score) for _, end, score in scores))[:limit]


def second_neighbours(graph: nx.Graph[str], key: str) -> list[str]:
    """The neighbours of the neighbours, without `key` itself, sorted."""
    return sorted({far for near in graph[key] for far in graph[near]} - {key})


def _rows(
    graph: nx.Graph[str], key: str, scores: Iterable[tuple[str, float]]
) -> tuple[Shared, ...]:
    rows = []
    for end, score in scores:
        shared = sorted(
            nx.common_neighbors(graph, key, end),
            key=lambda near: (graph.degree(near), _label(graph, near), near),
        )
        rows.append(
            Shared(
                _label(graph, end),
                end,
                _kind(graph, end),
                round(score, DIGITS),
                len(shared),
                reason([_in_words(graph, near) for near in shared]),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.score, row.label, row.key)))


def reason(shared: list[str]) -> str:
    """“both are tied to Ann, Bob and 2 more”."""
    named, more = shared[:_NAMED], len(shared) - _NAMED
    if more > 0:
        return f"both are tied to {', '.join(named)} and {more} more"
    return f"both are tied to {listed(named, 'and')}"


def _kind(graph: nx.Graph[str], key: str) -> str:
    return str(graph.nodes[key]["kind"])


def _in_words(graph: nx.Graph[str], key: str) -> str:
    facts = graph.nodes[key]
    return named(facts["kind"], facts["label"], facts.get("date"))


def _label(graph: nx.Graph[str], key: str) -> str:
    return str(graph.nodes[key]["label"])
