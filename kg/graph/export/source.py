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
    """Nodes and edges, as often as they are asked for and always in the same order. No edge has a
    fact beyond `most_facts` different ones; None where anybody may have added some."""

    @property
    def most_facts(self) -> int | None: ...

    def nodes(self) -> Iterable[Node]: ...

    def edges(self) -> Iterable[Edge]: ...

    def kinds(self) -> set[str]:
        """The kinds of the edges."""
        ...

    def by_kind(self) -> Iterator[tuple[str, Iterator[Edge]]]:
        """The edges of each kind, in the order in which the kinds first occur."""
        ...

    def tables(self) -> tuple[Iterable[NodeRow], Iterable[EdgeRow]]:
        """Nodes and edges as rows."""
        ...


class Rows(NamedTuple):
    """Nodes and edges as rows, each once; every end of an edge is one of the nodes."""

    node_rows: Sequence[NodeRow]
    edge_rows: Sequence[EdgeRow]

    @property
    def most_facts(self) -> int:
        return len(EdgeRow._fields) - 2

    def nodes(self) -> Iterator[Node]:
        return ((row.key, attributes(row)) for row in self.node_rows)

    def edges(self) -> Iterator[Edge]:
        return map(_edge, self.edge_rows)

    def kinds(self) -> set[str]:
        return {row.kind for row in self.edge_rows}

    def by_kind(self) -> Iterator[tuple[str, Iterator[Edge]]]:
        found: dict[str, list[EdgeRow]] = {}
        for row in self.edge_rows:
            found.setdefault(row.kind, []).append(row)
        return ((kind, map(_edge, rows)) for kind, rows in found.items())

    def tables(self) -> tuple[Iterable[NodeRow], Iterable[EdgeRow]]:
        return self.node_rows, self.edge_rows


def _edge(row: EdgeRow) -> Edge:
    source, target, kind, weight, first, last, evidence = row
    return source, target, kind, tie(kind, weight, first, last, evidence)


class Graph(NamedTuple):
    """A networkx graph as `kg.graph.building.build` makes them."""

    graph: nx.MultiDiGraph[str]

    @property
    def most_facts(self) -> None:
        return None

    def nodes(self) -> Iterator[Node]:
        return iter(self.graph.nodes(data=True))

    def edges(self) -> Iterator[Edge]:
        return iter(self.graph.edges(keys=True, data=True))

    def kinds(self) -> set[str]:
        return {kind for _, _, kind in self.graph.edges(keys=True)}

    def by_kind(self) -> Iterator[tuple[str, Iterator[Edge]]]:
        found: dict[str, list[Edge]] = {}
        for edge in self.edges():
            found.setdefault(edge[2], []).append(edge)
        return ((kind, iter(edges)) for kind, edges in found.items())

    def tables(self) -> tuple[Iterable[NodeRow], Iterable[EdgeRow]]:
        nodes, edges = NodeRow._fields[1:], EdgeRow._fields[2:]
        return (
            (NodeRow(key, *map(facts.get, nodes)) for key, facts in self.nodes()),  # type: ignore[arg-type]
            (EdgeRow(a, b, *map(facts.get, edges)) for a, b, _, facts in self.edges()),  # type: ignore[arg-type]
        )


def of_rows(nodes: Sequence[NodeRow], edges: Iterable[EdgeRow]) -> Rows:
    """The graph of sorted rows, as `build` would make it: of two edges of one kind between the same
    two nodes the later one tells what it knows (facts stay in the order of rows), and an edge to a
    node that is not given is left out."""
    known = {node.key for node in nodes}
    found: list[EdgeRow] = []
    last: tuple[object, ...] = ()
    for row in edges:
        edge = row[:3]
        if edge == last:
            found[-1] = _merged(found[-1], row)
        elif edge[0] in known and edge[1] in known:
            found.append(row)
            last = edge
    return Rows(nodes, found)


def _merged(one: EdgeRow, later: EdgeRow) -> EdgeRow:
    return EdgeRow._make(old if new is None else new for old, new in zip(one, later, strict=True))
