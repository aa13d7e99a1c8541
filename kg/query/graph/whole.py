"""Questions to the graph as a whole, or to all people in it: these build it, with networkx.

Whatever is measured about people leaves the owner of the notes out, who is at every meeting and
would stand between everybody; `with_me` counts them in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.collector import no_collector
from kg.errors import UsageError
from kg.graph import acquaintances, build, groups, measure, met, relate, simple
from kg.graph.introduce import HALF_LIFE, introduce
from kg.model.graph import Brokers, Clusters, Introduction, Ranking, Selection, Shared
from kg.model.kinds import ENTITY_KINDS, Kinds
from kg.query.days import iso
from kg.query.graph.select import rows
from kg.query.kinds import every as every_kind
from kg.query.kinds import known
from kg.query.names import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from kg.store.reader import Connection

_MEETINGS = Selection(kinds=(Kinds.PERSON, Kinds.MEETING), ties=("attended",))


def graph(conn: Connection, wanted: Selection | None = None) -> nx.MultiDiGraph[str]:
    """The graph, or the part that is wanted (see `kg.graph.build` and `Selection`)."""
    with no_collector():
        return build(*rows(conn, wanted or Selection()))


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
    return introduce(everyone, *ends, as_of=_day(conn, as_of), half_life=half_life)


def rank(
    conn: Connection,
    by: str | None = None,
    *,
    kinds: Sequence[str] = (),
    as_of: str | None = None,
    with_me: bool = False,
    limit: int | None = None,
) -> Ranking:
    """What is most central, measured over everything but tags (unless these are asked for).

    `by` is pagerank, betweenness, degree or harmonic (see `kg.graph.measure`); by default pagerank,
    or degree where that cannot be computed. Raises NeedsExtra.
    """
    chosen = by or ("pagerank" if measure.has_pagerank() else "degree")
    if chosen not in measure.MEASURES:
        raise UsageError(f"“{chosen}” is no measure; use {', '.join(measure.MEASURES)}.")
    kinds = known(conn, kinds)
    among = every_kind(conn, but="" if Kinds.TAG in kinds else Kinds.TAG)
    whole = graph(
        conn, Selection(among, until=_day(conn, as_of), with_me=with_me, with_templates=False)
    )
    return measure.rank(whole, chosen, kinds=kinds, limit=limit)


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
        as_of=_day(conn, as_of),
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
    return groups.brokers(people(conn, as_of=as_of, with_me=with_me), limit=limit)


def clusters(
    conn: Connection,
    *,
    kinds: Sequence[str] = (Kinds.PERSON,),
    as_of: str | None = None,
    with_me: bool = False,
) -> Clusters:
    """Groups of people who meet among themselves; of other `kinds`, what is tied directly."""
    if tuple(kinds) == (Kinds.PERSON,):
        return groups.clusters(people(conn, as_of=as_of, with_me=with_me))
    wanted = Selection(tuple(kinds), until=_day(conn, as_of), with_me=with_me, with_templates=False)
    return groups.clusters(simple(graph(conn, wanted)))


def similar(
    conn: Connection,
    name: str,
    *,
    kinds: Sequence[str] = (),
    as_of: str | None = None,
    with_me: bool = False,
    limit: int | None = None,
) -> tuple[Shared, ...]:
    """What has the same neighbours, most alike first: of the same kind, or of `kinds`.

    Tags count as neighbours of notes only. Raises NameUnknown, NameAmbiguous.
    """
    key = find(conn, name)
    kind = key.partition(":")[0]
    among = every_kind(conn, but="" if kind == Kinds.NOTE else Kinds.TAG)
    around = simple(_near(conn, key, among, as_of, with_me=with_me))
    return relate.similar(around, key, kinds=known(conn, kinds) or (kind,), limit=limit)


def suggest(
    conn: Connection,
    name: str,
    *,
    kinds: Sequence[str] = (),
    as_of: str | None = None,
    with_me: bool = False,
    limit: int | None = None,
) -> tuple[Shared, ...]:
    """What might be missing: things that share neighbours with this one and are not tied to it.

    For people, projects and organizations that means contacts: among these three, where people who
    met are tied. For a note it means links, to notes and to these three.
    Raises NameUnknown, NameAmbiguous.
    """
    key = find(conn, name)
    if key.partition(":")[0] in ENTITY_KINDS:
        whole = _near(conn, key, (*ENTITY_KINDS, Kinds.MEETING), as_of, with_me=with_me)
        around = acquaintances(whole, as_of=_day(conn, as_of))
        wanted: tuple[str, ...] = ENTITY_KINDS
    else:
        around = simple(_near(conn, key, every_kind(conn, but=Kinds.TAG), as_of, with_me=with_me))
        wanted = (*ENTITY_KINDS, Kinds.NOTE)
    return relate.suggest(around, key, kinds=known(conn, kinds) or wanted, limit=limit)


def _near(
    conn: Connection, key: str, kinds: Sequence[str], as_of: str | None, *, with_me: bool
) -> nx.MultiDiGraph[str]:
    """The graph of these kinds, with `key` in it whatever it is."""
    whole = graph(conn, Selection(until=_day(conn, as_of), with_templates=False))
    others = [
        other
        for other, facts in whole.nodes(data=True)
        if facts["kind"] not in kinds or (facts.get("is_me") and not with_me)
    ]
    whole.remove_nodes_from(set(others) - {key})
    return whole


def _day(conn: Connection, as_of: str | None) -> str:
    """The day that is asked about: as given, else that of the last import."""
    found = iso(as_of)
    if found is None:
        (found,) = conn.execute("select as_of from imports order by id desc limit 1").fetchone()
    return str(found)
