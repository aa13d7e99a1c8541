"""Groups of people, or of anything: which there are, and who stands between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.graph.louvain import communities
from kg.graph.measure import SEED, betweenness, ranked
from kg.graph.numbered import Mutual
from kg.graph.separating import parts, separating
from kg.model.graph import Broker, Brokers, Cluster, Clusters

_NAMED_AFTER = 3


def clusters(graph: Mutual) -> Clusters:
    """The Louvain communities of two nodes and more, largest first, by the weight of ties.

    Members stand in order of the weight of their ties within the group, and the first three name
    it.
    """
    found = _Communities(graph)
    groups = [
        sorted(group, key=lambda one: (-found.within[one], one))
        for group in found.groups
        if len(group) > 1
    ]
    groups.sort(key=lambda group: (-len(group), group))
    rows = tuple(_cluster(graph, number, group) for number, group in enumerate(groups, 1))
    return Clusters(len(graph.dots), len(graph.dots) - sum(row.size for row in rows), rows)


def _cluster(graph: Mutual, number: int, group: Sequence[int]) -> Cluster:
    dots = [graph.dots[place] for place in group]
    labels = tuple(dot.label for dot in dots)
    name = ", ".join(labels[:_NAMED_AFTER])
    return Cluster(number, name, len(group), labels, tuple(dot.key for dot in dots))


class _Communities:
    """The communities, which of them each place is in, and the weight of its ties within it."""

    def __init__(self, graph: Mutual) -> None:
        self.groups = communities(graph.around, seed=SEED)
        self.of = {place: at for at, group in enumerate(self.groups) for place in group}
        self.within = [
            sum(weight for end, weight in row.items() if self.of[end] == self.of[place])
            for place, row in enumerate(graph.around)
        ]


def brokers(graph: Mutual, *, limit: int | None = None) -> Brokers:
    """Nodes that lie on shortest paths between others, with the groups that they tie.

    Who separates the graph (an articulation point) ties the parts that it would fall into; who does
    not ties the communities of their neighbours.
    """
    scores = betweenness(graph)
    place = {dot.key: at for at, dot in enumerate(graph.dots)}
    between = ((scores.of[at], dot) for at, dot in enumerate(graph.dots))
    rows = [row for row in ranked(between, limit) if row.score > 0]
    cut = separating(graph.around) if rows else set()
    found = None
    answer = []
    for row in rows:
        at = place[row.key]
        if at in cut:
            tied = _parts(graph, at)
        else:
            found = found or _Communities(graph)
            tied = _neighbours(graph, at, found)
        answer.append(Broker(row.rank, row.label, row.key, row.score, at in cut, tied))
    return Brokers(len(graph.dots), scores.sampled, tuple(answer))


def _parts(graph: Mutual, place: int) -> tuple[str, ...]:
    """What is left of the part that a place is in, where all else that somebody is tied to is."""
    own = graph.around[place]

    def weight(one: int) -> float:
        return sum(graph.around[one].values()) - own.get(one, 0)

    return _briefly(graph, parts(graph.around, place), weight)


def _neighbours(graph: Mutual, place: int, found: _Communities) -> tuple[str, ...]:
    """The communities of the neighbours of a place, without itself."""
    own, home = graph.around[place], found.of[place]

    def weight(one: int) -> float:
        return found.within[one] - (own.get(one, 0) if found.of[one] == home else 0)

    groups = dict.fromkeys(found.of[end] for end in own)
    return _briefly(
        graph, [[one for one in found.groups[at] if one != place] for at in groups], weight
    )


def _briefly(
    graph: Mutual, groups: Iterable[Sequence[int]], weight: Callable[[int], float]
) -> tuple[str, ...]:
    """“Ann and 2 more”, after the most central one, the largest group first."""
    found = sorted(
        (-len(group), min(group, key=lambda one: (-weight(one), one))) for group in groups
    )
    return tuple(
        graph.dots[first].label + (f" and {-size - 1} more" if size < -1 else "")
        for size, first in found
    )
