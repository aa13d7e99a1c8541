"""Measures by shortest ways, by the steps of networkx: betweenness (Brandes 2001; from a sample of
sources Brandes, Pich 2007) and harmonic centrality (Marchiori, Latora 2000).

Over lists of numbers, level by level: what is added up is the same, in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from random import Random

Neighbours = Sequence[Collection[int]]
Passed = Callable[[Neighbours, Sequence[int]], list[float]]


def passed(around: Neighbours, sources: Sequence[int]) -> list[float]:
    """For each place the shares of the shortest ways from these sources to everywhere else that
    lead through it, added up; `around` are its neighbours."""
    rows = [tuple(row) for row in around]
    found = [0.0] * len(rows)
    for source in sources:
        _add(found, rows, source)
    return found


def betweenness(
    around: Neighbours, *, sampled: int | None, seed: int, passed: Passed = passed
) -> list[float]:
    """Normalised betweenness of each place; `around` are its neighbours. `sampled` is from how many
    sources, at least two, it is estimated; None for all."""
    count = len(around)
    sources = _sources(count, sampled, seed)
    found = passed(around, sources)
    if count < 3:
        return found
    # No source is between the pairs that it begins.
    others = dict.fromkeys(range(count), len(sources)) | dict.fromkeys(sources, len(sources) - 1)
    return [score / (others[place] * (count - 2)) for place, score in enumerate(found)]


def harmonic(around: Neighbours, *, sampled: int | None, seed: int) -> list[float]:
    """Harmonic centrality of each place from 0 to 1; `around` and `sampled` as above."""
    count = len(around)
    sources = _sources(count, sampled, seed)
    rows = [tuple(row) for row in around]
    found = [0.0] * count
    for source in sources:
        for step, reached in enumerate(_levels(rows, source), 1):
            for place in reached:
                found[place] += 1 / step
    scale = count / len(sources) / max(1, count - 1) if count else 1.0
    return [score * scale for score in found]


def _sources(count: int, sampled: int | None, seed: int) -> Sequence[int]:
    places = range(count)
    return places if sampled is None or sampled >= count else Random(seed).sample(places, sampled)


def _levels(around: Sequence[tuple[int, ...]], source: int) -> Iterator[list[int]]:
    """The places that are one step from a source, then two, and so on."""
    seen = bytearray(len(around))
    seen[source] = 1
    border = [source]
    while True:
        reached: list[int] = []
        for place in border:
            for end in around[place]:
                if not seen[end]:
                    seen[end] = 1
                    reached.append(end)
        if not reached:
            return
        yield reached
        border = reached


def _add(found: list[float], around: Sequence[tuple[int, ...]], source: int) -> None:
    """Add to each place the share of the shortest ways from a source that lead through it."""
    far = [-1] * len(around)
    ways = [0.0] * len(around)
    far[source], ways[source] = 0, 1.0
    levels = [[source]]
    while border := levels[-1]:
        step = len(levels)
        reached: list[int] = []
        for place in border:
            count = ways[place]
            for end in around[place]:
                if far[end] < 0:
                    far[end] = step
                    ways[end] = count
                    reached.append(end)
                elif far[end] == step:
                    ways[end] += count
        levels.append(reached)
    passed = [0.0] * len(around)
    for step in range(len(levels) - 2, 0, -1):
        before = step - 1
        for place in levels[step]:
            share = (1 + passed[place]) / ways[place]
            for end in around[place]:
                if far[end] == before:
                    passed[end] += ways[end] * share
            found[place] += passed[place]
