"""Walking the graph in the database, one step at a time: no whole graph is ever read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from kg.store.reader import Connection

    Ends = Callable[[Collection[str]], Mapping[str, Collection[str]]]

# How little a tie says: between equally short ways, the one that says most is taken.
_WEAKNESS = {"task": 1, "mentioned": 2, "link": 3, "tagged": 4}
_WEAKEST = max(_WEAKNESS.values())


class Ties:
    """The ties that are wanted, both ways, read when first asked for: those of many things by one
    statement.

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
        self._rows: dict[str, dict[str, list[EdgeRow]]] = {}
        self._pairs: dict[tuple[str, str], list[EdgeRow]] = {}

    @property
    def is_dated(self) -> bool:
        """Whether ties of some days only are wanted."""
        return self._wanted.since is not None or self._wanted.until is not None

    def ends(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """The nodes that each of these nodes is tied to."""
        if not self.is_dated:
            return self.loose_ends(keys)
        self.read(keys)
        return self._rows

    def loose_ends(self, keys: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """The nodes that each of these nodes is tied to, on whatever day, and how little the ties
        say."""
        new = queries.array(key for key in keys if key not in self._ends)
        if new is not None:
            self._ends.update((key, {}) for key in keys if key not in self._ends)
            wanted = self._wanted.ties
            rows: Any = queries.rows(self._conn, "nearby", key=new, **self._kinds)
            for key, end, tie in rows:  # thousands, where many links lead
                weakness = _WEAKNESS.get(tie, 0)
                found = self._ends[key]
                if weakness <= found.get(end, _WEAKEST) and (not wanted or tie in wanted):
                    found[end] = weakness
        return self._ends

    def weakness(self, one: str, other: str) -> int:
        """How little the ties between two tied nodes say, on whatever day: 0 for one that means
        something by itself, more for links and tags."""
        if other in self._ends:
            one, other = other, one
        return self.loose_ends((one,))[one][other]

    def read(self, keys: Collection[str]) -> None:
        """Read the ties that start or end at these nodes, as far as they are not known."""
        new = [key for key in keys if key not in self._rows]
        self._rows.update((key, {}) for key in new)
        if (asked := queries.array(new)) is None:
            return
        among = set(new)
        rows = self._wanted_of(queries.rows(self._conn, "ties", key=asked))
        # A tie of two of them stands there twice.
        for edge in dict.fromkeys(rows) if len(new) > 1 else rows:
            for key, end in ((edge.source, edge.target), (edge.target, edge.source)):
                if key in among and self._may_be_passed(end):
                    self._rows[key].setdefault(end, []).append(edge)

    def at(self, key: str) -> list[EdgeRow]:
        """The ties that start or end at a node."""
        self.read((key,))
        return [edge for edges in self._rows[key].values() for edge in edges]

    def between(self, one: str, other: str) -> list[EdgeRow]:
        """The ties of two nodes, the most telling first, then the newest."""
        pair = _ordered(one, other)
        found = self._pairs.get(pair)
        if found is None:
            found = self._pairs[pair] = _most_telling(self._between(*pair))
        return found

    def look(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Read the ties between the nodes of each pair, as far as they are not known."""
        new: dict[tuple[str, str], list[EdgeRow]] = {
            pair: [] for one in pairs if (pair := _ordered(*one)) not in self._pairs
        }
        for edge in self.among({key for pair in new for key in pair}):
            if (pair := _ordered(edge.source, edge.target)) in new:
                new[pair].append(edge)
        self._pairs.update((pair, _most_telling(edges)) for pair, edges in new.items())

    def among(self, keys: Collection[str]) -> set[EdgeRow]:
        """The ties of these nodes to each other."""
        asked = queries.array(sorted(keys)) or "[]"
        return set(self._wanted_of(queries.internal(self._conn, "ties_among", keys=asked)))

    def _between(self, one: str, other: str) -> list[EdgeRow]:
        for key, end in ((one, other), (other, one)):
            if key in self._rows:
                return self._rows[key].get(end, [])
        rows = self._wanted_of(queries.rows(self._conn, "ties_between", one=one, other=other))
        return [edge for edge in rows if self._may_be_passed(far_end(edge, one))]

    def _wanted_of(self, rows: Iterable[Any]) -> list[EdgeRow]:
        kinds = self._wanted.ties
        return [
            edge
            for edge in map(EdgeRow._make, rows)
            if (not kinds or edge.kind in kinds) and in_window(edge, self._wanted)
        ]

    def _may_be_passed(self, key: str) -> bool:
        wanted = self._wanted
        return not wanted.kinds or kind_of(key) in wanted.kinds or key in wanted.around


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _most_telling(edges: Iterable[EdgeRow]) -> list[EdgeRow]:
    """The ties of two nodes, the most telling first, then the newest."""
    found = sorted(edges, key=lambda edge: (edge.kind, edge.source, edge.evidence or ""))
    found.sort(key=lambda edge: edge.last_date or "", reverse=True)
    found.sort(key=lambda edge: _WEAKNESS.get(edge.kind, 0))
    return found


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
        border = self.border if through is None else list(filter(through, self.border))
        found = ends(border)
        for key in border:
            for end in found[key]:
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
