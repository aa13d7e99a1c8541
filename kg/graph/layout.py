"""Where to draw the nodes.

Each connected part is laid out by itself, by the spring model of Fruchterman and Reingold (1991);
a large one by rustworkx, or without that by ForceAtlas2 (Jacomy and others, 2014), which takes
minutes for 2,000 nodes with 40,000 ties. Then the parts are set in rows, so that a node without
ties does not push the rest into a corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any

import networkx as nx

from kg.errors import NeedsExtra
from kg.graph import fast

Point = tuple[float, float]
SEED = 7
_LARGE = 500  # nodes; from here on networkx's spring layout wants scipy
_ROUNDS = 100  # of a large layout, 35 ms each at 2,000 nodes
_GAP = 0.6
_WIDER_THAN_HIGH = 1.5


def positions(graph: nx.Graph[str]) -> dict[str, Point]:
    """A point for every node, the same at every run; y goes upwards. Raises NeedsExtra.

    The length of a tie between two neighbours is about 1.
    """
    if find_spec("numpy") is None:
        raise NeedsExtra("Drawing a graph", "rustworkx", "fast", "The page (--html) needs nothing.")
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    return _in_rows([_fitted(_spread(graph.subgraph(part)), len(part) ** 0.5) for part in parts])


def _spread(part: nx.Graph[str]) -> dict[str, Point]:
    """The points of one connected part, in any unit."""
    if len(part) == 1:
        return dict.fromkeys(part, (0.0, 0.0))
    # In sorted order: where a spring layout ends depends on where it starts.
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(pair), max(pair)) for pair in part.edges()))
    found: Mapping[str, Any]
    # Three times the default distance: labels need room.
    distance = 3 / len(part) ** 0.5
    if len(part) < _LARGE:
        found = nx.spring_layout(ordered, k=distance, iterations=200, weight=None, seed=SEED)
    elif fast.available():
        place = {key: at for at, key in enumerate(ordered)}
        pairs = [(place[one], place[other]) for one, other in ordered.edges()]
        points = fast.spring(len(place), pairs, distance=distance, rounds=_ROUNDS, seed=SEED)
        found = dict(zip(place, points, strict=True))
    else:
        found = nx.forceatlas2_layout(ordered, scaling_ratio=8.0, gravity=0.5, seed=SEED)
    return {key: (float(x), float(y)) for key, (x, y) in found.items()}


def _fitted(points: dict[str, Point], side: float) -> dict[str, Point]:
    """The points moved to begin at (0, 0), turned to lie, and scaled to be `side` wide."""
    left, low = min(x for x, _ in points.values()), min(y for _, y in points.values())
    moved = {key: (x - left, y - low) for key, (x, y) in points.items()}
    wide, high = _size(moved)
    if high > wide:
        moved, wide = {key: (y, x) for key, (x, y) in moved.items()}, high
    scale = side / wide if wide else 0.0
    return {key: (x * scale, y * scale) for key, (x, y) in moved.items()}


def _in_rows(parts: Iterable[dict[str, Point]]) -> dict[str, Point]:
    """The parts side by side, largest first, in rows from the top down."""
    boxes = [(part, *_size(part)) for part in parts]
    area = sum((wide + _GAP) * (high + _GAP) for _, wide, high in boxes)
    limit = max([(area * _WIDER_THAN_HIGH) ** 0.5, *(wide for _, wide, _ in boxes)])
    found: dict[str, Point] = {}
    left, top, lowest = 0.0, 0.0, 0.0
    for part, wide, high in boxes:
        if left and left + wide > limit:
            left, top = 0.0, lowest - _GAP
        for key, (x, y) in part.items():
            found[key] = (left + x, top - high + y)
        lowest = min(lowest, top - high)
        left += wide + _GAP
    return found


def _size(part: dict[str, Point]) -> Point:
    return max(x for x, _ in part.values()), max(y for _, y in part.values())
