"""Where an expression matches, and what its groups hold: Pike's way to run the same steps.

All ways are followed at once, each with the places that it has remembered, in the order in which
JavaScript would try them; so a single search looks at every character once for each step (Cox,
"Regular Expression Matching: the Virtual Machine Approach").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.regex.characters import kind
from kg.regex.nodes import Choice, Group, Node, One, Place, Refused, Repeat, Row
from kg.regex.program import Mark, Step, write
from kg.regex.syntax import parse

_MOST_WORK = 20_000_000  # steps taken for one text, some 10 seconds

_Way = tuple[int, tuple[int, ...]]  # a step, and the slots


class Match(NamedTuple):
    """A match from `start` up to `end`; `groups` has the text of each group, None for none.

    An optional group that matches nothing is "" here, where JavaScript forgets it.
    """

    start: int
    end: int
    groups: tuple[str | None, ...]


class Finder:
    """An expression that says where it matches. `names` are those of groups, with their numbers."""

    def __init__(self, source: str, flags: str = "") -> None:
        """Raises Refused for what is no expression or cannot be answered in linear time."""
        node, self._sticky = parse(source, flags)
        self._program: list[Step] = []
        write(node, self._program, marks=True)
        self._program.append(None)
        groups = list(_groups(node))
        self.count = len(groups)
        self.names = {group.name: group.number for group in groups if group.name}

    def matches(self, text: str) -> Iterator[Match]:
        """All matches from left to right, as a replacement of all (flag g) takes them.

        Raises Refused where the text takes too much work: matches that only a long look ahead
        decides can make it quadratic.
        """
        work = _Work()
        at = 0
        while at <= len(text) and (found := self._search(text, at, work)):
            yield found
            at = found.end if found.end > found.start else found.end + 1

    def search(self, text: str, at: int = 0) -> Match | None:
        """The first match that starts at or after a place. Raises Refused as `matches` does."""
        return self._search(text, at, _Work())

    def _search(self, text: str, start: int, work: _Work) -> Match | None:
        empty = (-1,) * (2 * self.count + 2)
        best: tuple[int, ...] | None = None
        ways: list[_Way] = []
        for at in range(start, len(text) + 1):
            if best is None and (at == start or not self._sticky):
                ways.append((0, (at, *empty[1:])))
            if not ways:
                break
            ready, done = self._follow(ways, text, at)
            work.count(len(ready) + 1)
            best = done or best
            if at < len(text):
                char = text[at]
                ways = [(step + 1, slots) for step, slots, test in ready if test.test(char)]
        if best is None:
            return None
        found = [
            text[best[slot] : best[slot + 1]] if best[slot + 1] >= 0 else None
            for slot in range(2, len(best), 2)
        ]
        return Match(best[0], best[1], tuple(found))

    def _follow(
        self, ways: list[_Way], text: str, at: int
    ) -> tuple[list[tuple[int, tuple[int, ...], One]], tuple[int, ...] | None]:
        """The ways that wait for a character here, the best first; and the slots of a match.

        What would be tried only after a match is left out.
        """
        before = kind(text[at - 1]) if at else kind("")
        after = kind(text[at]) if at < len(text) else kind("")
        ready: list[tuple[int, tuple[int, ...], One]] = []
        seen: set[int] = set()
        waiting = ways[::-1]
        while waiting:
            place, slots = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            step = self._program[place]
            if step is None:
                return ready, (slots[0], at, *slots[2:])
            if isinstance(step, One):
                ready.append((place, slots, step))
            elif isinstance(step, Place):
                if step.fits(before, after):
                    waiting.append((place + 1, slots))
            elif isinstance(step, Mark):
                waiting.append((place + 1, _marked(slots, step, at)))
            else:
                waiting.extend((goal, slots) for goal in reversed(step))
        return ready, None


class _Work:
    """What has been done for a text."""

    def __init__(self) -> None:
        self.done = 0

    def count(self, steps: int) -> None:
        self.done += steps
        if self.done > _MOST_WORK:
            raise Refused("it takes too much work on this text")


def _marked(slots: tuple[int, ...], mark: Mark, at: int) -> tuple[int, ...]:
    changed = list(slots)
    for slot in mark.slots:
        changed[slot] = at if mark.here else -1
    return tuple(changed)


def _groups(node: Node) -> Iterator[Group]:
    if isinstance(node, Group):
        yield node
        yield from _groups(node.part)
    elif isinstance(node, Repeat):
        yield from _groups(node.part)
    elif isinstance(node, Row | Choice):
        for part in node.parts:
            yield from _groups(part)
