"""Walking the graph in the database, one node's ties at a time: no whole graph is ever read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.store.reader import Connection

    Ends = Callable[[str], Iterable[str]]

# How little a tie says: between equally short ways, the one that says most is taken.
_WEAKNESS = {"task": 1, "mentioned": 2, "link": 3, "tagged": 4}
_WEAKEST = max(_WEAKNESS.values())


class Ties:
    """The ties that are wanted, both ways, read when first asked for.

    Which nodes are tied is found much sooner than what the ties say: `ends` and `loose_ends` are
    for going on, `at` and `between` for looking closer.
    """

    def __init__(self, conn: Connection, wanted: Selection) -> None:
        self._conn = conn
        self._wanted = wanted
        self._kinds = {
            "kinds": queries.array(wanted.kinds),
            "besides": queries.array(wanted.around) or "[]",
        }
        self._ends: dict[str, dict[str, int]] = {}
        self._rows: dict[str, list[EdgeRow]] = {}
        self._pairs: dict[tuple[str, str], list[EdgeRow]] = {}

    def ends(self, key: str) -> Iterable[str]:
        """The nodes that a node is tied to."""
        if self._wanted.since is None and self._wanted.until is None:
            return self.loose_ends(key)
        return {far_end(edge, key) for edge in self.at(key)}

    def loose_ends(self, key: str) -> Mapping[str, int]:
        """The nodes that a node is tied to, on whatever day, and how little the ties say."""
        found = self._ends.get(key)
        if found is None:
            found = self._ends[key] = {}
            wanted = self._wanted
            rows: Any = queries.rows(self._conn, "nearby", key=key, **self._kinds)
            for end, tie in rows:  # thousands, where many links lead
                weakness = _WEAKNESS.get(tie, 0)
                if weakness <= found.get(end, _WEAKEST) and (not wanted.ties or tie in wanted.ties):
                    found[end] = weakness
        return found

    def weakness(self, one: str, other: str) -> int:
        """How little the ties between two tied nodes say, on whatever day: 0 for one that means
        something by itself, more for links and tags."""
        if other in self._ends:
            one, other = other, one
        return self.loose_ends(one)[other]

    def at(self, key: str) -> list[EdgeRow]:
        """The ties that start or end at a node."""
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = self._read("ties", key, key=key)
        return found

    def between(self, one: str, other: str) -> list[EdgeRow]:
        """The ties of two nodes, the most telling first, then the newest."""
        pair = (one, other) if one < other else (other, one)
        found = self._pairs.get(pair)
        if found is None:
            known = next((key for key in pair if key in self._rows), None)
            if known is None:
                found = self._read("ties_between", one, one=one, other=other)
            else:
                end = pair[1] if known == pair[0] else pair[0]
                found = [edge for edge in self._rows[known] if far_end(edge, known) == end]
            found.sort(key=lambda edge: (edge.kind, edge.source))
            found.sort(key=lambda edge: edge.last_date or "", reverse=True)
            found.sort(key=lambda edge: _WEAKNESS.get(edge.kind, 0))
            self._pairs[pair] = found
        return found

    def _read(self, query: str, key: str, /, **params: str) -> list[EdgeRow]:
        rows = map(EdgeRow._make, queries.rows(self._conn, query, **params))
        wanted = self._wanted
        return [
            edge
            for edge in rows
            if (not wanted.ties or edge.kind in wanted.ties)
            and (not wanted.kinds or self._may_be_passed(far_end(edge, key)))
            and in_window(edge, wanted)
        ]

    def _may_be_passed(self, key: str) -> bool:
        return kind_of(key) in self._wanted.kinds or key in self._wanted.around


class Search:
    """A breadth-first search: how far each node is from the nearest start, and which nodes come
    before it on the shortest ways. `border` are the nodes farthest away so far."""

    def __init__(self, starts: Iterable[str]) -> None:
        self.border = list(starts)
        self.distance = dict.fromkeys(self.border, 0)
        self.before: dict[str, list[str]] = {key: [] for key in self.border}
        self._steps = 0

    def step(self, ends: Ends, through: Callable[[str], bool] | None = None) -> None:
        """Go one tie further, everywhere, or from those nodes that may be gone through."""
        self._steps += 1
        reached: dict[str, list[str]] = {}
        for key in self.border if through is None else filter(through, self.border):
            for end in ends(key):
                if end not in self.distance:
                    reached.setdefault(end, []).append(key)
        # Sorted, since a set has another order at every start.
        self.border = sorted(reached)
        self.before.update(reached)
        self.distance.update(dict.fromkeys(self.border, self._steps))

    def go(self, depth: int, ends: Ends, through: Callable[[str], bool] | None = None) -> None:
        """Take so many steps, or fewer where everything is reached before."""
        for _ in range(depth):
            if not self.border:
                return
            self.step(ends, through)

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


def in_window(edge: EdgeRow, wanted: Selection) -> bool:
    """Whether an edge is in the window (see Selection)."""
    first, last = edge.first_date or edge.last_date, edge.last_date or edge.first_date
    if first is None or last is None:
        return True
    # Only the day counts: a date may carry a time of day.
    return (wanted.since is None or last[:10] >= wanted.since) and (
        wanted.until is None or first[:10] <= wanted.until
    )


def far_end(edge: EdgeRow, key: str) -> str:
    """The end of a tie that is not this one."""
    return edge.target if edge.source == key else edge.source


def nodes_of(conn: Connection, keys: Iterable[str]) -> dict[str, NodeRow]:
    """Nodes with their facts, by key."""
    wanted = queries.array(sorted(keys))
    if wanted is None:
        return {}
    rows = map(NodeRow._make, queries.rows(conn, "graph_nodes", keys=wanted))
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
