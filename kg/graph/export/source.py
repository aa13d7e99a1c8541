"""What is exported: nodes and edges with their facts, from rows or from a networkx graph.

Every format is written from these, one node and one edge after the other, so that a large graph
need not stand in memory a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kg.graph.facts import attributes, tie
from kg.model.graph import EdgeRow, NodeRow

if TYPE_CHECKING:
    import networkx as nx

Facts = Mapping[str, str | int]
Node = tuple[str, Facts]
Edge = tuple[str, str, str, Facts]  # source, target, kind


class Source(Protocol):
    """Nodes and edges, as often as they are asked for and always in the same order."""

    def nodes(self) -> Iterable[Node]: ...

    def edges(self) -> Iterable[Edge]: ...


class Rows(NamedTuple):
    """Nodes and edges as rows, each once; every end of an edge is one of the nodes."""

    node_rows: Sequence[NodeRow]
    edge_rows: Sequence[EdgeRow]

    def nodes(self) -> Iterator[Node]:
        return ((row.key, attributes(row)) for row in self.node_rows)

    def edges(self) -> Iterator[Edge]:
        return ((row.source, row.target, row.kind, tie(*row[2:])) for row in self.edge_rows)


class Graph(NamedTuple):
    """A networkx graph as `kg.graph.building.build` makes them."""

    graph: nx.MultiDiGraph[str]

    def nodes(self) -> Iterator[Node]:
        return iter(self.graph.nodes(data=True))

    def edges(self) -> Iterator[Edge]:
        return iter(self.graph.edges(keys=True, data=True))


def of_rows(nodes: Sequence[NodeRow], edges: Iterable[EdgeRow]) -> Rows:
    """The graph of sorted rows, as `build` would make it: of two edges of one kind between the same
    two nodes the later one tells what it knows (facts stay in the order of rows), and an edge to a
    node that is not given is left out."""
    known = {node.key for node in nodes}
    found: list[EdgeRow] = []
    for row in edges:
        if row.source not in known or row.target not in known:
            continue
        if found and found[-1][:3] == row[:3]:
            found[-1] = _merged(found[-1], row)
        else:
            found.append(row)
    return Rows(nodes, found)


def _merged(one: EdgeRow, later: EdgeRow) -> EdgeRow:
    return EdgeRow._make(old if new is None else new for old, new in zip(one, later, strict=True))
