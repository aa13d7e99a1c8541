"""Questions to the graph as a whole that networkx answers, or to all people in it.

Whatever is measured about people leaves the owner of the notes out, who is at every meeting and
would stand between everybody; `with_me` counts them in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.collector import no_collector
from kg.errors import UsageError
from kg.graph import groups
from kg.graph.building import build
from kg.graph.export.source import of_rows
from kg.graph.introduce import HALF_LIFE, introduce
from kg.graph.project import met, plain, together
from kg.model.graph import Brokers, Clusters, Introduction, Selection
from kg.model.kinds import Kinds
from kg.query.graph.numbers import day, numbered
from kg.query.graph.select import rows
from kg.query.names import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from kg.graph.export.source import Rows
    from kg.store.reader import Connection

_MEETINGS = Selection(kinds=(Kinds.PERSON, Kinds.MEETING), ties=("attended",))


def graph(conn: Connection, wanted: Selection | None = None) -> nx.MultiDiGraph[str]:
    """The graph, or the part that is wanted (see `kg.graph.build` and `Selection`)."""
    with no_collector():
        return build(*rows(conn, wanted or Selection()))


def exported(conn: Connection, wanted: Selection | None = None) -> Rows:
    """The graph, or the part that is wanted, as rows to export."""
    with no_collector():
        return of_rows(*rows(conn, wanted or Selection()))


def connect(
    conn: Connection,
    start: str,
    end: str,
    *,
    as_of: str | None = None,
    half_life: float = HALF_LIFE,
    with_me: bool = False,
) -> tuple[Introduction, ...]:
    """The chain of people by whom one of the two is best introduced to the other.

    See `kg.graph.introduce` for the formula; `half_life` is in days. Empty where no meetings tie
    the two. Raises NameUnknown, NameAmbiguous, UsageError.
    """
    ends = tuple(find(conn, name, (Kinds.PERSON,)) for name in (start, end))
    if ends[0] == ends[1]:
        raise UsageError(f"“{start}” and “{end}” are the same person. Name two people.")
    if half_life <= 0:
        raise UsageError("A half-life is longer than 0 days.")
    everyone = graph(conn, _MEETINGS)
    if not with_me:
        me = [key for key, facts in everyone.nodes(data=True) if facts.get("is_me")]
        everyone.remove_nodes_from(set(me) - set(ends))
    return introduce(everyone, *ends, as_of=day(conn, as_of), half_life=half_life)


def people(
    conn: Connection,
    *,
    as_of: str | None = None,
    half_life: float | None = None,
    with_me: bool = False,
) -> nx.Graph[str]:
    """People who met (see `kg.graph.met`). Raises UsageError."""
    if half_life is not None and half_life <= 0:
        raise UsageError("A half-life is longer than 0 days.")
    return met(
        graph(conn, _MEETINGS._replace(with_me=with_me)),
        as_of=day(conn, as_of),
        half_life=half_life,
    )


def brokers(
    conn: Connection,
    *,
    as_of: str | None = None,
    with_me: bool = False,
    limit: int | None = None,
) -> Brokers:
    """The people who tie groups that met nobody of each other, or would fall apart without them."""
    return groups.brokers(_together(conn, as_of, with_me=with_me), limit=limit)


def clusters(
    conn: Connection,
    *,
    kinds: Sequence[str] = (Kinds.PERSON,),
    as_of: str | None = None,
    with_me: bool = False,
) -> Clusters:
    """Groups of people who meet among themselves; of other `kinds`, what is tied directly."""
    if tuple(kinds) == (Kinds.PERSON,):
        return groups.clusters(_together(conn, as_of, with_me=with_me))
    wanted = Selection(tuple(kinds), until=day(conn, as_of), with_me=with_me)
    return groups.clusters(plain(numbered(conn, wanted)))


def _together(conn: Connection, as_of: str | None, *, with_me: bool) -> nx.Graph[str]:
    meetings = numbered(conn, _MEETINGS._replace(with_me=with_me))
    return together(meetings, as_of=day(conn, as_of))
