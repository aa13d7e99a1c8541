"""What is computed by numpy and rustworkx where they are installed: an order of magnitude faster.

Results are those of networkx but for rounding; a test holds them equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from itertools import chain
from typing import Any

from kg.graph.numbered import Mutual, Numbered, directed
from kg.graph.ways import Neighbours

_ROUNDS = 1000


def available() -> bool:
    """Whether rustworkx is installed."""
    return find_spec("rustworkx") is not None


def has_numpy() -> bool:
    """Whether numpy is installed."""
    return find_spec("numpy") is not None


def pagerank(graph: Numbered, *, damping: float, tolerance: float) -> dict[int, float]:
    """PageRank by number, iterated as networkx does it. Raises ArithmeticError without an end."""
    import numpy as np

    count = len(graph.dots)
    if not count:
        return {}
    place = np.zeros(max(graph.dots) + 1, dtype=np.intp)
    place[list(graph.dots)] = np.arange(count)
    ties = directed(graph)
    sources, targets = place[np.array(ties.sources, int)], place[np.array(ties.targets, int)]
    weights = np.array(ties.weights, float)
    said = np.bincount(sources, weights, count)
    shares = weights / said[sources]
    scores = np.full(count, 1 / count)
    for _ in range(_ROUNDS):
        before = scores
        flowing = np.bincount(targets, shares * before[sources], count)
        lost = before[said == 0].sum()
        scores = damping * (flowing + lost / count) + (1 - damping) / count
        if np.abs(scores - before).sum() < count * tolerance:
            return dict(zip(graph.dots, scores.tolist(), strict=True))
    raise ArithmeticError(f"PageRank does not settle in {_ROUNDS} rounds")


def betweenness(graph: Mutual) -> dict[int, float]:
    """Normalised betweenness by the number of steps."""
    import rustworkx

    copy: Any = rustworkx.PyGraph(multigraph=False)
    copy.add_nodes_from(range(len(graph.dots)))
    copy.add_edges_from_no_data(_pairs(graph))
    scores = rustworkx.graph_betweenness_centrality(copy, normalized=True)
    return {place: scores[place] for place in range(len(graph.dots))}


def passed(around: Neighbours, sources: Sequence[int]) -> list[float]:
    """As `kg.graph.ways.passed`, a level of a search at once (ten times as fast)."""
    import numpy as np

    count = len(around)
    many = np.fromiter(map(len, around), int, count)
    ends = np.fromiter(chain.from_iterable(around), int, many.sum())
    first = many.cumsum() - many  # where the neighbours of each begin
    found = np.zeros(count)
    for source in sources:
        far, ways = np.full(count, -1), np.zeros(count)
        far[source], ways[source] = 0, 1
        border = np.array([source])
        steps = []
        while border.size:
            width = many[border]
            before = border.repeat(width)
            begin = first[border] - width.cumsum() + width
            after = ends[np.arange(before.size) + begin.repeat(width)]
            further = far[after] < 0
            before, after = before[further], after[further]
            ways += np.bincount(after, ways[before], count)
            steps.append((before, after))
            far[after] = len(steps)
            border = np.flatnonzero(far == len(steps))
        passing = np.zeros(count)
        for before, after in reversed(steps):
            passing += np.bincount(before, ways[before] * (1 + passing[after]) / ways[after], count)
        passing[source] = 0
        found += passing
    return found.tolist()


def spring(
    count: int, pairs: Sequence[tuple[int, int]], *, distance: float, rounds: int, seed: int
) -> list[tuple[float, float]]:
    """Where so many nodes with these ties lie by the spring model, the same at every run."""
    import rustworkx

    graph: Any = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data(list(pairs))
    found = rustworkx.spring_layout(graph, k=distance, num_iter=rounds, seed=seed)
    return [(float(found[at][0]), float(found[at][1])) for at in range(count)]


def _pairs(graph: Mutual) -> list[tuple[int, int]]:
    return [(one, other) for one, row in enumerate(graph.around) for other in row if one < other]
