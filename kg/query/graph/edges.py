"""All edges of the graph, as the view `edges` has them, from their evidence."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from kg.model.graph import EdgeRow
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store.reader import Connection

# Place of the target, kind, which evidence of that name, note, line, day.
_Proof = tuple[int, str, int, int, int, str | None]


def edges(conn: Connection, ties: Iterable[str] = ()) -> list[EdgeRow]:
    """The edges of these kinds, or all, in the order of `placed`."""
    keys: list[str] = []
    place: dict[int, int] = {}
    for number, key in conn.execute("select id, key from nodes order by key"):
        place[number] = len(keys)
        keys.append(key)
    by_source: list[list[_Proof]] = [[] for _ in keys]
    same: dict[Any, Any] = {}  # a kind or a day is one text, however often it is read
    rows: Any = queries.internal(conn, "all_evidence", ties=queries.array(ties))
    for source, target, kind, which, note, line, day in rows:
        proof = (
            place[target],
            same.setdefault(kind, kind),
            which,
            note,
            line,
            same.setdefault(day, day),
        )
        by_source[place[source]].append(proof)
    maker = _Maker(conn, keys)
    found: list[EdgeRow] = []
    for at, proofs in enumerate(by_source):
        by_source[at] = []  # so that not all evidence stands beside all edges
        found += maker.edges(keys[at], proofs)
    return found


def placed(edge: EdgeRow) -> tuple[object, ...]:
    """What edges are sorted by. Of one kind between the same two there may be several, where a
    property is called as a kind of tie that kg makes by itself."""
    source, target, kind, weight, first, last, evidence = edge
    return source, target, kind, weight, first or "", last or "", evidence or ""


class _Maker:
    """Edges from their evidence; path and date of notes are known by number."""

    def __init__(self, conn: Connection, keys: Sequence[str]) -> None:
        rows: Any = queries.internal(conn, "note_places").fetchall()
        self._paths: dict[int, str] = {number: path for number, path, _ in rows}
        self._dates: dict[int, str | None] = {number: date for number, _, date in rows}
        self._keys = keys

    def edges(self, source: str, proofs: list[_Proof]) -> list[EdgeRow]:
        """The edges from a node."""
        keys, paths, dates = self._keys, self._paths, self._dates
        proofs.sort()
        found: list[EdgeRow] = []
        several: dict[int, int] = {}  # where in `found` an edge is, and where its evidence begins
        last_target, last_kind, last_which = -1, "", -1
        named_alike = False
        for at, (target, kind, which, note, line, said) in enumerate(proofs):
            if target == last_target and kind == last_kind:
                if which == last_which:
                    several.setdefault(len(found) - 1, at - 1)
                    continue
                named_alike = True
            last_target, last_kind, last_which = target, kind, which
            day = dates[note] if said == "" else said
            found.append(
                EdgeRow._make((source, keys[target], kind, 1, day, day, f"{paths[note]}:{line}"))
            )
        for at, start in several.items():
            found[at] = self._proved(found[at], proofs, start)
        return sorted(found, key=placed) if named_alike else found

    def _proved(self, edge: EdgeRow, proofs: Sequence[_Proof], start: int) -> EdgeRow:
        """An edge with all of its evidence, which begins there."""
        edge_is = proofs[start][:3]
        same = list(takewhile(lambda proof: proof[:3] == edge_is, islice(proofs, start, None)))
        days = [self._dates[note] if said == "" else said for *_, note, _, said in same]
        last = max(day or "" for day in days)
        path, line = min(
            (self._paths[note], line)
            for (*_, note, line, _), day in zip(same, days, strict=True)
            if (day or "") == last
        )
        return edge._replace(
            weight=len(same),
            first_date=min((day for day in days if day is not None), default=None),
            last_date=last or None,
            evidence=f"{path}:{line}",
        )
