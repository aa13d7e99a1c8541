"""Who can introduce whom: the cheapest chain of people who met (Dijkstra, 1959).

A step between two people costs 1 + 1 / strength. Their strength is the number of their meetings,
each counting 0.5 ** (age in days / 180): one meeting today makes 1, one half a year ago a half. So
every person in between costs as much as a tie that is old or thin, and a chain of colleagues who
meet each week is preferred to one handshake of years ago.
"""

from __future__ import annotations

from itertools import pairwise

import networkx as nx

from kg.graph.project import met
from kg.model.graph import Introduction

HALF_LIFE = 180.0  # days
_WEAKEST = 1e-9  # of a meeting without a date, or of centuries ago


def introduce(
    graph: nx.MultiDiGraph[str],
    start: str,
    end: str,
    *,
    as_of: str,
    half_life: float = HALF_LIFE,
) -> tuple[Introduction, ...]:
    """The steps of the best introduction; empty where no chain of meetings ties the two."""
    people = met(graph, as_of=as_of, half_life=half_life)
    for _, _, edge in people.edges(data=True):
        edge["cost"] = 1 + 1 / max(edge["weight"], _WEAKEST)
    try:
        chain = nx.dijkstra_path(people, start, end, weight="cost")
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return ()
    return tuple(
        _step(graph, people, place, one, other)
        for place, (one, other) in enumerate(pairwise(chain), 1)
    )


def _step(
    graph: nx.MultiDiGraph[str], people: nx.Graph[str], place: int, one: str, other: str
) -> Introduction:
    edge = people[one][other]
    path, line = located(edge["evidence"])
    return Introduction(
        place,
        people.nodes[one]["label"],
        one,
        people.nodes[other]["label"],
        other,
        edge["meetings"],
        edge["last_date"],
        round(edge["weight"], 3),
        graph.nodes[edge["meeting"]]["label"],
        path,
        line,
    )


def located(evidence: str | None) -> tuple[str | None, int | None]:
    """`Folder/Note.md:12` as path and line."""
    if not evidence:
        return None, None
    path, _, line = evidence.rpartition(":")
    return path, int(line)
