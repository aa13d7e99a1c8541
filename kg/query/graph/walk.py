"""Walking the graph in the database, one node's ties at a time: no whole graph is ever read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.graph import EdgeRow, NodeRow
from kg.store import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.store.reader import Connection

    Passes = Callable[[EdgeRow], bool]

# How little a tie says: between equally short ways, the one that says most is taken.
_WEAKNESS = {"task": 1, "mentioned": 2, "link": 3, "tagged": 4}


class Ties:
    """The ties of each node, both ways, read when first asked for."""

    def __init__(self, conn: Connection, passes: Passes) -> None:
        self._conn = conn
        self._passes = passes
        self._known: dict[str, tuple[EdgeRow, ...]] = {}

    def at(self, key: str) -> tuple[EdgeRow, ...]:
        """The ties that start or end at a node, of those that may be passed."""
        found = self._known.get(key)
        if found is None:
            rows = map(EdgeRow._make, named.rows(self._conn, "ties", key=key))
            found = self._known[key] = tuple(edge for edge in rows if self._passes(edge))
        return found

    def between(self, one: str, other: str) -> list[EdgeRow]:
        """The ties of two nodes, the most telling first, then the newest."""
        found = [edge for edge in self.at(one) if far_end(edge, one) == other]
        found.sort(key=lambda edge: (edge.kind, edge.source))
        found.sort(key=lambda edge: edge.last_date or "", reverse=True)
        found.sort(key=weakness)
        return found


def weakness(edge: EdgeRow) -> int:
    """0 for a tie that means something by itself, more for links and tags."""
    return _WEAKNESS.get(edge.kind, 0)


def far_end(edge: EdgeRow, key: str) -> str:
    """The end of a tie that is not this one."""
    return edge.target if edge.source == key else edge.source


def distances(ties: Ties, starts: Iterable[str], depth: int) -> dict[str, int]:
    """The nodes at most `depth` ties away from one of `starts`, with the number of ties."""
    found = dict.fromkeys(starts, 0)
    border = list(found)
    for step in range(1, depth + 1):
        ends = {far_end(edge, key) for key in border for edge in ties.at(key)}
        border = sorted(ends - found.keys())
        found.update(dict.fromkeys(border, step))
    return found


def nodes_of(conn: Connection, keys: Iterable[str]) -> dict[str, NodeRow]:
    """Nodes with their facts, by key."""
    wanted = named.array(sorted(keys))
    if wanted is None:
        return {}
    rows = map(NodeRow._make, named.rows(conn, "graph_nodes", keys=wanted))
    return {node.key: node for node in rows}


def kind_of(key: str) -> str:
    """The kind of a node, which its key begins with."""
    return key.partition(":")[0]


def located(evidence: str | None) -> tuple[str | None, int | None]:
    """`Folder/Note.md:12` as path and line."""
    if not evidence:
        return None, None
    path, _, line = evidence.rpartition(":")
    return path, int(line)
