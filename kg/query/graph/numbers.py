"""The whole graph over numbers, for what measures it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.collector import no_collector
from kg.graph.introduce import Meeting
from kg.graph.numbered import LINK, Numbered, once, split
from kg.model.graph import Dot, Selection
from kg.model.kinds import Kinds
from kg.query.days import iso
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from kg.graph.numbered import Pair, Tie
    from kg.store.reader import Connection

Out = set[tuple[int, int, str]]


def numbered(conn: Connection, wanted: Selection) -> Numbered:
    """The nodes and ties that are wanted, without templates: `kinds`, `ties`, `since`, `until` and
    `with_me` count."""
    with no_collector():
        found = dots(conn, wanted)
        out = outside(conn, wanted)
        links = _links(conn, wanted, found, out)
        ties: Iterable[Tie] = queries.internal(
            conn,
            "numbered_ties",
            ties=queries.array(wanted.ties),
            tagged=int(not wanted.kinds or Kinds.TAG in wanted.kinds),
        )
        # A row is let go before the next one is read: all of them would be half of the memory.
        if out:
            ties = (tie for tie in ties if (tie[0], tie[1], tie[3]) not in out)
        if _is_called_as_others(conn):
            ties = (tie for tie in ties if tie[0] in found and tie[1] in found)
            return split(found, once([*_counted(links), *ties]))
        others = [
            (source, target, weight)
            for source, target, weight, _ in ties
            if source in found and target in found
        ]
        return Numbered(found, links, others)


def _links(conn: Connection, wanted: Selection, there: Container[int], out: Out) -> list[Pair]:
    if wanted.ties and LINK not in wanted.ties:
        return []
    links: Iterable[Pair] = queries.internal(conn, "numbered_links")
    if gone := {(source, target) for source, target, kind in out if kind == LINK}:
        links = (link for link in links if link[:2] not in gone)
    return [link for link in links if link[0] in there and link[1] in there]


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


def _counted(links: Iterable[Pair]) -> Iterable[Tie]:
    counts = Counter(link[:2] for link in links)
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
