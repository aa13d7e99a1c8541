"""The whole graph over numbers, for what measures it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import compress, repeat
from operator import and_
from typing import TYPE_CHECKING, Any

from kg.collector import no_collector
from kg.graph.introduce import Meeting
from kg.graph.numbered import LINK, Columns, Numbered, once, split
from kg.model.graph import Dot, Selection
from kg.model.kinds import Kinds
from kg.query.days import iso
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from kg.graph.numbered import Tie
    from kg.store.reader import Connection

Out = set[tuple[int, int, str]]


def numbered(conn: Connection, wanted: Selection) -> Numbered:
    """The nodes and ties that are wanted, without templates: `kinds`, `ties`, `since`, `until` and
    `with_me` count."""
    with no_collector():
        found = dots(conn, wanted)
        out = outside(conn, wanted)
        alike = _is_called_as_others(conn)
        links = _links(conn, wanted)
        links = _only(links, _inside(links, repeat(LINK), found, out))
        others, kinds = _others(conn, wanted, with_kinds=alike or bool(out))
        inside = _inside(others, kinds, found, out)
        if not alike:
            return Numbered(found, links, _only(others, inside))
        ties = compress(zip(*others, kinds, strict=True), inside)
        return split(found, once([*_counted(links), *ties]))


def _links(conn: Connection, wanted: Selection) -> Columns:
    if wanted.ties and LINK not in wanted.ties:
        return Columns([], [], [])
    sources, targets = _columns(conn, "numbered_links")
    return Columns(sources, targets, [1] * len(sources))


def _others(
    conn: Connection, wanted: Selection, *, with_kinds: bool
) -> tuple[Columns, Sequence[str]]:
    """All ties but links, and the kind of each, where that is asked for."""
    *ties, kinds = _columns(
        conn,
        "numbered_ties",
        ties=queries.array(wanted.ties),
        tagged=int(not wanted.kinds or Kinds.TAG in wanted.kinds),
        with_kinds=int(with_kinds),
    )
    return Columns(*ties), kinds


def _columns(conn: Connection, name: str, **given: object) -> list[list[Any]]:
    """The columns of a statement that gives each as an array: read in a quarter of the time that
    half a million rows take."""
    return [json.loads(column) for column in queries.internal(conn, name, **given).fetchone()]


def _inside(ties: Columns, kinds: Iterable[str], there: Container[int], out: Out) -> Sequence[bool]:
    """Of each tie, whether both its ends are there and it is in the window."""
    found = map(and_, map(there.__contains__, ties.sources), map(there.__contains__, ties.targets))
    if not out:
        return list(found)
    kinded = zip(ties.sources, ties.targets, kinds, strict=False)
    return [inside and tie not in out for inside, tie in zip(found, kinded, strict=True)]


def _only(ties: Columns, chosen: Sequence[bool]) -> Columns:
    return Columns(*(list(compress(column, chosen)) for column in ties))


def dots(conn: Connection, wanted: Selection, besides: Iterable[str] = ()) -> dict[int, Dot]:
    """The nodes that are wanted, by number, in the order of their keys; those with a key in
    `besides` whatever they are."""
    rows: Any = queries.internal(
        conn,
        "numbered_nodes",
        kinds=queries.array(wanted.kinds),
        with_me=int(wanted.with_me),
        besides=queries.array(besides),
    )
    return {number: Dot(key, kind, label) for number, key, kind, label in rows}


def outside(conn: Connection, wanted: Selection) -> Out:
    """Source, target and kind of the ties that are not in the window."""
    since, until = iso(wanted.since), iso(wanted.until)
    if since is None and until is None:
        return set()
    return set(queries.internal(conn, "numbered_outside", since=since, until=until))


def _is_called_as_others(conn: Connection) -> bool:
    """Whether a property gave a relation the name of a tie that kg makes by itself, so that two
    things may have two ties of one kind, of which one counts."""
    (found,) = queries.internal(conn, "called_as_others").fetchone()
    return bool(found)


def _counted(links: Columns) -> Iterable[Tie]:
    counts = Counter(zip(links.sources, links.targets, strict=True))
    return ((source, target, weight, LINK) for (source, target), weight in counts.items())


def who_met(conn: Connection, people: Iterable[int], until: str) -> list[Meeting]:
    """The meetings up to a day, in the order of their keys, with the places of those of these
    people, given by number, who were there."""
    place = {number: at for at, number in enumerate(people)}
    found: list[Meeting] = []
    last = None
    with no_collector():
        for number, key, date, person in queries.internal(conn, "who_met", until=until):
            if number != last:
                there: list[int] = []
                found.append(Meeting(key, date, there))
                last = number
            if person in place:
                there.append(place[person])
    return found


def day(conn: Connection, as_of: str | None) -> str:
    """The day that is asked about: as given, else that of the last import."""
    found = iso(as_of)
    if found is None:
        (found,) = conn.execute("select as_of from imports order by id desc limit 1").fetchone()
    return str(found)
