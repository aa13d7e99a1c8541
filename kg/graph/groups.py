"""Groups of people, or of anything: which there are, and who stands between them.

Communities: Louvain (Blondel and others, 2008), as networkx does it, with a fixed seed.
Articulation points: Hopcroft, Tarjan (1973).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

from kg.graph.measure import SEED, betweenness, by_score, ranked
from kg.model.graph import Broker, Brokers, Cluster, Clusters, Dot

_NAMED_AFTER = 3


def clusters(graph: nx.Graph[str]) -> Clusters:
    """The Louvain communities of two nodes and more, largest first, by the edges' `weight`.

    Members stand in order of the weight of their ties within the group, and the first three name
    it.
    """
    found = [_central_first(graph, group) for group in communities(graph)]
    groups = sorted((group for group in found if len(group) > 1), key=lambda g: (-len(g), g))
    rows = tuple(
        Cluster(place, name(graph, group), len(group), _labels(graph, group), tuple(group))
        for place, group in enumerate(groups, 1)
    )
    return Clusters(len(graph), len(graph) - sum(row.size for row in rows), rows)


def communities(graph: nx.Graph[str]) -> list[list[str]]:
    """The Louvain communities, in no order that means anything; the same at every run."""
    # Over numbers: Python orders a set of texts differently at every start.
    keys = sorted(graph)
    place = {key: at for at, key in enumerate(keys)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(keys)))
    numbered.add_weighted_edges_from(
        sorted((place[a], place[b], edge["weight"]) for a, b, edge in graph.edges(data=True))
    )
    found = nx.community.louvain_communities(numbered, seed=SEED)
    return [sorted(keys[at] for at in group) for group in found]


def brokers(graph: nx.Graph[str], *, limit: int | None = None) -> Brokers:
    """Nodes that lie on shortest paths between others, with the groups that they tie.

    Who separates the graph (an articulation point) ties the parts that it would fall into; who does
    not ties the communities of their neighbours.
    """
    scores = betweenness(graph)
    separating = set(nx.articulation_points(graph))
    home = {key: group for group in communities(graph) for key in group}
    rows = ranked(
        (scores.of[key], Dot(key, facts["kind"], facts["label"]))
        for key, facts in graph.nodes(data=True)
    )
    found = tuple(
        Broker(
            row.rank,
            row.label,
            row.key,
            row.score,
            row.key in separating,
            _tied(graph, row.key, separates=row.key in separating, home=home),
        )
        for row in [row for row in rows if row.score > 0][:limit]
    )
    return Brokers(len(graph), scores.sampled, found)


def _tied(
    graph: nx.Graph[str], key: str, *, separates: bool, home: dict[str, list[str]]
) -> tuple[str, ...]:
    neighbours = sorted(graph[key])
    if separates:
        rest: nx.Graph[str] = graph.subgraph(nx.node_connected_component(graph, key) - {key})
        groups = [sorted(part) for part in nx.connected_components(rest)]
    else:
        own = {home[end][0]: home[end] for end in neighbours}
        groups = [[end for end in group if end != key] for group in own.values()]
    ordered = sorted((_central_first(graph, g) for g in groups), key=lambda g: (-len(g), g))
    return tuple(_briefly(graph, group) for group in ordered)


def _briefly(graph: nx.Graph[str], group: Sequence[str]) -> str:
    (first,) = _labels(graph, group[:1])
    return first if len(group) == 1 else f"{first} and {len(group) - 1} more"


def name(graph: nx.Graph[str], group: Sequence[str]) -> str:
    """The labels of the first three members."""
    return ", ".join(_labels(graph, group[:_NAMED_AFTER]))


def _central_first(graph: nx.Graph[str], group: Iterable[str]) -> list[str]:
    members = set(group)
    weight: dict[str, float] = {
        key: float(sum(edge["weight"] for end, edge in graph[key].items() if end in members))
        for key in members
    }
    return by_score(weight, members)


def _labels(graph: nx.Graph[str], keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(graph.nodes[key]["label"] for key in keys)
