"""Who can introduce whom: the cheapest chain of people who met (Dijkstra, 1959).

A step between two people costs 1 + 1 / strength. Their strength is the number of their meetings,
each counting 0.5 ** (age in days / 180): one meeting today makes 1, one half a year ago a half. So
every person in between costs as much as a tie that is old or thin, and a chain of colleagues who
meet each week is preferred to one handshake of years ago.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from kg.graph.decay import decayed

HALF_LIFE = 180.0  # days
_WEAKEST = 1e-9  # of a meeting without a date, or of centuries ago


class Meeting(NamedTuple):
    """A meeting: its key, its day, and the places of those who were there, in the order of their
    keys."""

    key: str
    day: str | None
    there: Sequence[int]


class Step(NamedTuple):
    """Two people who met: how often, what that is worth by now, and when for the last time."""

    one: int
    other: int
    meetings: int
    strength: float
    last: Meeting


def introduce(
    meetings: Iterable[Meeting],
    start: int,
    end: int,
    *,
    as_of: str,
    half_life: float = HALF_LIFE,
) -> tuple[Step, ...]:
    """The steps of the best introduction; empty where no chain of meetings ties the two.

    `meetings` are those until `as_of`, in the order of their keys. Of chains that cost the same the
    one is taken whose places come first.
    """
    attended: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        for person in meeting.there:
            attended.setdefault(person, []).append(meeting)
    worth = _Worth(as_of, half_life)
    # A chain costs as much as it takes to get to its end; the cheapest so far is gone on from.
    chains: list[tuple[float, tuple[int, ...]]] = [(0.0, (start,))]
    cheapest: dict[int, float] = {start: 0.0}
    done: set[int] = set()
    while chains:
        cost, chain = heappop(chains)
        person = chain[-1]
        if person == end:
            return tuple(_step(attended, one, other, worth) for one, other in pairwise(chain))
        if person in done:
            continue
        done.add(person)
        for other, strength in _strengths(attended.get(person, ()), person, worth).items():
            further = cost + (1 + 1 / max(strength, _WEAKEST))
            if other not in done and further <= cheapest.get(other, further):
                cheapest[other] = further
                heappush(chains, (further, (*chain, other)))
    return ()


class _Worth(dict[str | None, float]):
    """What a meeting of a day counts, once for each day."""

    def __init__(self, as_of: str, half_life: float) -> None:
        self._as_of, self._half_life = as_of, half_life

    def __missing__(self, day: str | None) -> float:
        self[day] = found = decayed(day, self._as_of, self._half_life)
        return found


def _strengths(
    meetings: Iterable[Meeting], person: int, worth: Mapping[str | None, float]
) -> dict[int, float]:
    """Of everybody whom a person met."""
    found: dict[int, float] = {}
    for meeting in meetings:
        counts = worth[meeting.day]
        for other in meeting.there:
            if other != person:
                found[other] = found.get(other, 0.0) + counts
    return found


def _step(
    attended: Mapping[int, Sequence[Meeting]],
    one: int,
    other: int,
    worth: Mapping[str | None, float],
) -> Step:
    both = [meeting for meeting in attended[one] if other in meeting.there]
    last = max(both, key=lambda meeting: (meeting.day or "", meeting.key))
    strength = sum((worth[meeting.day] for meeting in both), 0.0)
    return Step(one, other, len(both), strength, last)
