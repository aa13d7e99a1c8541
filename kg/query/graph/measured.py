"""What is most central, what is alike and what might be missing: measured in the whole graph, over
numbers.

The owner of the notes, who is at every meeting, is left out; `with_me` counts them in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph import measure, relate
from kg.model.graph import Ranking, Selection, Shared
from kg.model.kinds import ENTITY_KINDS, Kinds
from kg.model.phrases import named as in_words
from kg.query.graph.around import Around
from kg.query.graph.numbers import day, numbered
from kg.query.graph.walk import nodes_of
from kg.query.kinds import every as every_kind
from kg.query.kinds import known
from kg.query.names import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.reader import Connection


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
    wanted = Selection(among, until=day(conn, as_of), with_me=with_me)
    return measure.rank(numbered(conn, wanted), chosen, kinds=kinds, limit=limit)


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
    around = Around(conn, Selection(among, until=day(conn, as_of), with_me=with_me), key)
    wanted = known(conn, kinds) or (kind,)
    found = relate.similar(around, around.number(key), kinds=wanted, limit=limit)
    return _rows(conn, around, found)


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
    among: tuple[str, ...] = every_kind(conn, but=Kinds.TAG)
    wanted: tuple[str, ...] = (*ENTITY_KINDS, Kinds.NOTE)
    is_entity = key.partition(":")[0] in ENTITY_KINDS
    if is_entity:
        among = wanted = ENTITY_KINDS
    chosen = Selection(among, until=day(conn, as_of), with_me=with_me)
    around = Around(conn, chosen, key, who_met=is_entity)
    wanted = known(conn, kinds) or wanted
    found = relate.suggest(around, around.number(key), kinds=wanted, limit=limit)
    return _rows(conn, around, found)


def _rows(conn: Connection, around: Around, found: Sequence[relate.Like]) -> tuple[Shared, ...]:
    dots = around.dots
    nodes = nodes_of(conn, {dots[near].key for one in found for near in one.rarest})

    def named(number: int) -> str:
        node = nodes[dots[number].key]
        return in_words(node.kind, node.label, node.date)

    return tuple(
        Shared(
            dots[one.number].label,
            dots[one.number].key,
            dots[one.number].kind,
            one.score,
            one.shared,
            relate.reason([named(near) for near in one.rarest], one.shared),
        )
        for one in found
    )
