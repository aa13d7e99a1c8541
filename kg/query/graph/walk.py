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


class Search:
    """A breadth-first search: how far each node is from the nearest start, and which nodes come
    before it on the shortest ways. `border` are the nodes farthest away so far."""

    def __init__(self, starts: Iterable[str]) -> None:
        self.border = list(starts)
        self.distance = dict.fromkeys(self.border, 0)
        self.before: dict[str, list[str]] = {key: [] for key in self.border}
        self._steps = 0

    def step(self, ties: Ties, through: Callable[[str], bool] | None = None) -> None:
        """Go one tie further, everywhere, or from those nodes that may be gone through."""
        self._steps += 1
        reached: dict[str, list[str]] = {}
        for key in self.border if through is None else filter(through, self.border):
            for end in sorted({far_end(edge, key) for edge in ties.at(key)}):
                if end not in self.distance:
                    reached.setdefault(end, []).append(key)
        self.before.update(reached)
        self.distance.update(dict.fromkeys(reached, self._steps))
        self.border = list(reached)

    def paths_to(self, key: str, limit: int) -> list[tuple[str, ...]]:
        """At most `limit` of the shortest paths from a start to `key`."""
        found: list[tuple[str, ...]] = []
        open_ends: list[tuple[str, ...]] = [(key,)]
        while open_ends and len(found) < limit:
            keys = open_ends.pop()
            before = self.before[keys[0]]
            if not before:
                found.append(keys)
            open_ends += [(one, *keys) for one in reversed(before)]
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
