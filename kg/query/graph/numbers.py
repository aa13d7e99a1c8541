"""The whole graph over numbers, for what measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.collector import no_collector
from kg.graph.numbered import Numbered, once
from kg.model.graph import Dot, Selection
from kg.query.days import iso
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection


def numbered(conn: Connection, wanted: Selection, besides: str | None = None) -> Numbered:
    """The nodes and ties that are wanted, without templates: `kinds`, `ties`, `since`, `until` and
    `with_me` count. `besides` is the key of a node that is there whatever it is."""
    with no_collector():
        nodes: Any = queries.internal(
            conn,
            "numbered_nodes",
            kinds=queries.array(wanted.kinds),
            with_me=int(wanted.with_me),
            besides=besides,
        )
        dots: list[Dot] = []
        place: dict[int, int] = {}
        for number, key, kind, label, date in nodes:
            place[number] = len(dots)
            dots.append(Dot(key, kind, label, date))
        ties: Any = queries.internal(
            conn,
            "numbered_ties",
            ties=queries.array(wanted.ties),
            since=iso(wanted.since),
            until=iso(wanted.until),
        )
        return Numbered(
            dots,
            once(
                (place[source], place[target], kind, weight)
                for source, target, kind, weight in ties
                if source in place and target in place
            ),
        )


def day(conn: Connection, as_of: str | None) -> str:
    """The day that is asked about: as given, else that of the last import."""
    found = iso(as_of)
    if found is None:
        (found,) = conn.execute("select as_of from imports order by id desc limit 1").fetchone()
    return str(found)
