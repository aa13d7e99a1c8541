"""The graph as a whole, and questions to all people in it.

Whatever is measured about people leaves the owner of the notes out, who is at every meeting and
would stand between everybody; `with_me` counts them in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.collector import no_collector
from kg.errors import UsageError
from kg.graph import groups
from kg.graph.introduce import HALF_LIFE, introduce
from kg.graph.numbered import together, undirected
from kg.model.graph import Brokers, Clusters, EdgeRow, Introduction, Selection
from kg.model.kinds import Kinds
from kg.query.graph.numbers import day, dots, numbered, who_met
from kg.query.graph.select import rows
from kg.query.graph.walk import located, nodes_of
from kg.query.names import find
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from kg.graph.export.source import Rows
    from kg.graph.introduce import Step
    from kg.graph.numbered import Mutual
    from kg.model.graph import Dot
    from kg.store.reader import Connection

_MEETINGS = Selection(kinds=(Kinds.PERSON, Kinds.MEETING), ties=("attended",))


def graph(conn: Connection, wanted: Selection | None = None) -> nx.MultiDiGraph[str]:
    """The graph, or the part that is wanted (see `kg.graph.build` and `Selection`)."""
    from kg.graph.building import build

    with no_collector():
        return build(*rows(conn, wanted or Selection()))


def exported(conn: Connection, wanted: Selection | None = None) -> Rows:
    """The graph, or the part that is wanted, as rows to export."""
    from kg.graph.export.source import of_rows

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
    until = day(conn, as_of)
    people = dots(conn, Selection((Kinds.PERSON,), with_me=with_me), ends)
    named = list(people.values())
    places = [place for key in ends for place, dot in enumerate(named) if dot.key == key]
    meetings = who_met(conn, people, until)
    steps = introduce(meetings, *places, as_of=until, half_life=half_life)
    return tuple(
        _introduction(conn, place, named[step.one], named[step.other], step)
        for place, step in enumerate(steps, 1)
    )


def _introduction(conn: Connection, place: int, one: Dot, other: Dot, step: Step) -> Introduction:
    last = step.last.key
    # The newest meeting is proved by the one of the two whose key comes first.
    proved = queries.rows(conn, "ties_between", one=min(one.key, other.key), other=last)
    evidence = next(row.evidence for row in map(EdgeRow._make, proved) if row.kind == "attended")
    return Introduction(
        place,
        one.label,
        one.key,
        other.label,
        other.key,
        step.meetings,
        step.last.day,
        round(step.strength, 3),
        nodes_of(conn, (last,))[last].label,
        *located(evidence),
    )


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
    from kg.graph.project import met

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
    graph = _together(conn, as_of, with_me=with_me)
    with no_collector():
        return groups.brokers(graph, limit=limit)


def clusters(
    conn: Connection,
    *,
    kinds: Sequence[str] = (Kinds.PERSON,),
    as_of: str | None = None,
    with_me: bool = False,
) -> Clusters:
    """Groups of people who meet among themselves; of other `kinds`, what is tied directly."""
    if tuple(kinds) == (Kinds.PERSON,):
        graph = _together(conn, as_of, with_me=with_me)
    else:
        wanted = Selection(tuple(kinds), until=day(conn, as_of), with_me=with_me)
        graph = undirected(numbered(conn, wanted))
    with no_collector():
        return groups.clusters(graph)


def _together(conn: Connection, as_of: str | None, *, with_me: bool) -> Mutual:
    people = dots(conn, Selection((Kinds.PERSON,), with_me=with_me))
    meetings = who_met(conn, people, day(conn, as_of))
    return together(list(people.values()), (meeting.there for meeting in meetings))
