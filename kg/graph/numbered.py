"""The graph over numbers: of a whole vault ten times as small, and as soon made, as one of names.

What is measured needs to know which nodes are tied, and how much; what proves it is asked for what
is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from kg.model.graph import Dot, EdgeRow, NodeRow
from kg.model.kinds import Kinds

Tie = tuple[int, int, str, int]
DIGITS = 6  # of a score, behind the point


class Numbered(NamedTuple):
    """Nodes in the order of their keys, and ties between their places there: source, target, kind
    and weight, sorted, at most one for each source, target and kind."""

    dots: Sequence[Dot]
    ties: Sequence[Tie]

    def place(self, key: str) -> int:
        """Where the node of this key stands. Raises StopIteration where there is none."""
        return next(place for place, dot in enumerate(self.dots) if dot.key == key)


def numbered(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]) -> Numbered:
    """The graph of these rows; an edge to a node that is not given is left out."""
    dots = sorted(Dot(node.key, node.kind, node.label, node.date) for node in nodes)
    place = {dot.key: at for at, dot in enumerate(dots)}
    return Numbered(
        dots,
        once(
            (place[edge.source], place[edge.target], edge.kind, edge.weight)
            for edge in edges
            if edge.source in place and edge.target in place
        ),
    )


def once(ties: Iterable[Tie]) -> list[Tie]:
    """Sorted, and of several of one source, target and kind the heaviest, as in the graph of
    networkx, where the last one stays."""
    found: list[Tie | None] = [*sorted(ties), None]
    return [
        tie
        for tie, after in pairwise(found)
        if tie is not None and (after is None or tie[:3] != after[:3])
    ]


def neighbours(graph: Numbered) -> list[set[int]]:
    """The neighbours of each node."""
    found: list[set[int]] = [set() for _ in graph.dots]
    for source, target, _, _ in graph.ties:
        found[source].add(target)
        found[target].add(source)
    return found


def acquaintances(graph: Numbered) -> list[set[int]]:
    """The neighbours of each node without meetings: in their place, those who attended one are
    neighbours of each other."""
    is_meeting = [dot.kind == Kinds.MEETING for dot in graph.dots]
    is_person = [dot.kind == Kinds.PERSON for dot in graph.dots]
    there: dict[int, list[int]] = {}
    rest = []
    for tie in graph.ties:
        source, target, kind, _ = tie
        if is_meeting[source] or is_meeting[target]:
            if kind == "attended" and is_meeting[target] and is_person[source]:
                there.setdefault(target, []).append(source)
        else:
            rest.append(tie)
    found = neighbours(Numbered(graph.dots, rest))
    for people in there.values():
        for one, other in combinations(people, 2):
            found[one].add(other)
            found[other].add(one)
    return found


def directed(graph: Numbered) -> list[tuple[int, int, float]]:
    """Source, target and weight of what one node says for another: a link counts for the note that
    it leads to, every other tie for both its ends. By source."""
    found: list[dict[int, int]] = [{} for _ in graph.dots]
    for source, target, kind, weight in graph.ties:
        found[source][target] = found[source].get(target, 0) + weight
        if kind != "link":
            found[target][source] = found[target].get(source, 0) + weight
    return [
        (source, target, float(weight))
        for source, row in enumerate(found)
        for target, weight in row.items()
    ]


def undirected(graph: Numbered) -> list[tuple[int, int, float]]:
    """Each pair of tied nodes once, with the weight of all its ties."""
    found: dict[tuple[int, int], int] = {}
    for source, target, _, weight in graph.ties:
        pair = (source, target) if (target, source) not in found else (target, source)
        found[pair] = found.get(pair, 0) + weight
    return [(source, target, float(weight)) for (source, target), weight in found.items()]
