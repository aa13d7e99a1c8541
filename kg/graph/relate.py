"""What is like a node, and what might be missing from it.

Likeness: Jaccard, the neighbours shared of all neighbours. Missing ties: Adamic, Adar (2003), where
a shared neighbour counts the more the fewer neighbours it has itself, 1 / log(neighbours).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log

from kg.graph.numbered import DIGITS
from kg.model.graph import Dot, Shared
from kg.model.phrases import listed, named

_NAMED = 3
Neighbours = Sequence[Collection[int]]


def similar(
    dots: Sequence[Dot],
    around: Neighbours,
    place: int,
    *,
    kinds: Collection[str],
    limit: int | None = None,
) -> tuple[Shared, ...]:
    """Nodes of these kinds that share neighbours with the one at `place`, most alike first; tied or
    not. `around` are the neighbours of each node."""
    own = len(around[place])
    shared = _shared(dots, around, place, kinds)
    scores = {end: len(near) / (own + len(around[end]) - len(near)) for end, near in shared.items()}
    return _rows(dots, around, shared, scores, limit)


def suggest(
    dots: Sequence[Dot],
    around: Neighbours,
    place: int,
    *,
    kinds: Collection[str],
    limit: int | None = None,
) -> tuple[Shared, ...]:
    """Nodes of these kinds that share neighbours with the one at `place` and are not tied to it,
    likeliest first. `around` are the neighbours of each node."""
    shared = _shared(dots, around, place, kinds)
    scores = {
        end: sum(1 / log(len(around[one])) for one in near)
        for end, near in shared.items()
        if end not in around[place]
    }
    return _rows(dots, around, shared, scores, limit)


def _shared(
    dots: Sequence[Dot], around: Neighbours, place: int, kinds: Collection[str]
) -> dict[int, list[int]]:
    """The neighbours that each neighbour of a neighbour shares with a node."""
    found: dict[int, list[int]] = {}
    for near in sorted(around[place]):
        for end in around[near]:
            if end != place and dots[end].kind in kinds:
                found.setdefault(end, []).append(near)
    return found


def _rows(
    dots: Sequence[Dot],
    around: Neighbours,
    shared: Mapping[int, Sequence[int]],
    scores: Mapping[int, float],
    limit: int | None,
) -> tuple[Shared, ...]:
    ordered = sorted(
        (-round(score, DIGITS), dots[end].label, dots[end].key, end)
        for end, score in scores.items()
    )
    return tuple(
        Shared(
            label, key, dots[end].kind, -score, len(shared[end]), _why(dots, around, shared[end])
        )
        for score, label, key, end in ordered[:limit]
    )


def _why(dots: Sequence[Dot], around: Neighbours, shared: Sequence[int]) -> str:
    rarest = sorted(shared, key=lambda near: (len(around[near]), dots[near].label, near))
    return reason([named(dot.kind, dot.label, dot.date) for dot in map(dots.__getitem__, rarest)])


def reason(shared: list[str]) -> str:
    """“both are tied to Ann, Bob and 2 more”."""
    named, more = shared[:_NAMED], len(shared) - _NAMED
    if more > 0:
        return f"both are tied to {', '.join(named)} and {more} more"
    return f"both are tied to {listed(named, 'and')}"
