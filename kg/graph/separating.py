"""Whose loss breaks a part of the graph in two: articulation points (Hopcroft, Tarjan 1973)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Neighbours = Sequence[Collection[int]]


def separating(around: Neighbours) -> set[int]:
    """The places without which their part is not connected; `around` are the neighbours of each."""
    found: set[int] = set()
    reached = [0] * len(around)  # when a place was reached, from 1 on
    lowest = [0] * len(around)  # the earliest place that it or those below it are tied to
    clock = 0
    for root in range(len(around)):
        if reached[root]:
            continue
        clock += 1
        reached[root] = lowest[root] = clock
        below_root = 0
        way = [(root, root, iter(around[root]))]
        while way:
            place, above, ends = way[-1]
            for end in ends:
                if not reached[end]:
                    clock += 1
                    reached[end] = lowest[end] = clock
                    way.append((end, place, iter(around[end])))
                    break
                if end != above and reached[end] < lowest[place]:
                    lowest[place] = reached[end]
            else:
                way.pop()
                if above == root:
                    below_root += place != root
                elif lowest[place] >= reached[above]:
                    found.add(above)
                lowest[above] = min(lowest[above], lowest[place])
        if below_root > 1:
            found.add(root)
    return found


def parts(around: Neighbours, place: int) -> list[list[int]]:
    """What the part of the graph that a place is in falls into without it."""
    seen = bytearray(len(around))
    seen[place] = 1
    found = []
    for start in around[place]:
        if seen[start]:
            continue
        seen[start] = 1
        part = [start]
        for one in part:
            for end in around[one]:
                if not seen[end]:
                    seen[end] = 1
                    part.append(end)
        found.append(part)
    return found
