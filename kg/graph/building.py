"""From rows to a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.collector import no_collector
from kg.graph.facts import attributes, tie
from kg.model.graph import EdgeRow, NodeRow


def build(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> nx.MultiDiGraph[str]:
    """The graph of these rows.

    Nodes are keyed by `NodeRow.key`; `kind`, `label` and every known fact are attributes. Edges are
    keyed by their kind, with `kind`, `weight` and, where known, `first_date`, `last_date` and
    `evidence` (`path:line`). An edge to a node that is not given is left out.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with no_collector():
        graph.add_nodes_from((node.key, attributes(node)) for node in nodes)
        known = set(graph)
        graph.add_edges_from(
            (source, target, kind, tie(kind, weight, first, last, evidence))  # type: ignore[misc]
            for source, target, kind, weight, first, last, evidence in edges
            if source in known and target in known
        )
    return graph
