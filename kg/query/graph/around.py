"""What is around a few nodes of the graph, over numbers: likeness looks at no more of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.collector import no_collector
from kg.model.kinds import Kinds
from kg.query.graph.numbers import dots, outside
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.model.graph import Dot, Selection
    from kg.store.reader import Connection


class Around:
    """The neighbours of nodes among those that are wanted, read when they are asked for.

    With `who_met`, people who attended a meeting together are neighbours.
    """

    def __init__(
        self, conn: Connection, wanted: Selection, key: str, *, who_met: bool = False
    ) -> None:
        self._conn = conn
        self._wanted = wanted
        self._who_met = who_met
        self._out = outside(conn, wanted)
        self.dots: Mapping[int, Dot] = dots(conn, wanted, (key,))

    def number(self, key: str) -> int:
        """The number of the node with this key. Raises StopIteration where there is none."""
        return next(number for number, dot in self.dots.items() if dot.key == key)

    def of(self, numbers: Iterable[int]) -> Iterator[tuple[int, set[int]]]:
        """Each of these nodes with its neighbours, in the order given, by as many statements
        however many there are."""
        with no_collector():
            found = self._tied(list(numbers))
            met = self._met(found) if self._who_met else {}
        # One after the other: at an event of thousands each has met thousands.
        for number, ends in found.items():
            yield number, ends.union(*met.get(number, ())) - {number}

    def _tied(self, numbers: list[int]) -> dict[int, set[int]]:
        tagged = int(not self._wanted.kinds or Kinds.TAG in self._wanted.kinds)
        ids = _array(numbers)
        rows = queries.internal(self._conn, "numbered_around", ids=ids, tagged=tagged)
        found: dict[int, set[int]] = {number: set() for number in numbers}
        there, out = self.dots, self._out
        for one, other, kind, leads in rows:
            tie = (one, other, kind) if leads else (other, one, kind)
            if other in there and tie not in out:
                found[one].add(other)
        return found

    def _met(self, numbers: Collection[int]) -> dict[int, list[set[int]]]:
        """For each of these people who was at every meeting that they attended."""
        there: dict[int, set[int]] = defaultdict(set)
        attended: dict[int, list[set[int]]] = defaultdict(list)
        ids, until = _array(numbers), self._wanted.until
        for meeting, person in queries.internal(self._conn, "numbered_met", ids=ids, until=until):
            if person in self.dots:
                there[meeting].add(person)
            if person in numbers:
                attended[person].append(there[meeting])
        return attended


def _array(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"
