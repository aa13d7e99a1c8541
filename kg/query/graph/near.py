"""What is near a node, and the shortest ways between two: by SQL alone, without the graph."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.model.graph import EdgeRow, Hop, Neighbour, NodeRow, Paths, Selection
from kg.model.kinds import Kinds, place_of
from kg.model.phrases import named as in_words
from kg.model.phrases import pronoun, verb
from kg.query.days import iso
from kg.query.graph.walk import Search, Ties, kind_of, located, nodes_of
from kg.query.kinds import every as every_kind
from kg.query.kinds import known
from kg.query.names import find
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.query.graph.walk import Ends
    from kg.store.reader import Connection

# Two things with the same tag are not near each other for that.
_MOST_PATHS = 1000


def neighbors(
    conn: Connection,
    name: str,
    *,
    depth: int = 1,
    kinds: Sequence[str] = (),
    ties: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[Neighbour]:
    """Everything at most `depth` ties away, nearest first, then by kind, then newest first.

    `kinds` chooses which are listed, while the way may lead through any kind but tags; `ties`,
    `since` and `until` choose the ties of the way. Raises NameUnknown, NameAmbiguous, UsageError.
    """
    start = find(conn, name)
    kinds = known(conn, kinds)
    way = Ties(conn, Selection(ties=tuple(ties), since=iso(since), until=iso(until)))
    search = Search([start])
    search.go(depth, way.ends, through=lambda key: key == start or kind_of(key) != Kinds.TAG)
    keys = [key for key in search.distance if key != start and (not kinds or kind_of(key) in kinds)]
    way.loose_ends({end for key in keys for end in search.before[key]})
    nearest = {
        key: min(search.before[key], key=lambda end: (way.weakness(end, key), end)) for key in keys
    }
    passed = set(nearest.values())
    way.read(passed)
    nodes = nodes_of(conn, {*keys, *passed})
    roles = _roles(conn, passed)
    found = [
        _neighbour(way, nodes[key], nodes[via], search.distance[key], roles.get((via, key), ()))
        for key, via in nearest.items()
    ]
    found.sort(key=lambda one: (one.label, one.key))
    found.sort(key=lambda one: one.last_date or "", reverse=True)
    found.sort(key=lambda one: (one.distance, place_of(one.kind)))
    return found


def _neighbour(
    way: Ties, node: NodeRow, via: NodeRow, distance: int, roles: Sequence[str]
) -> Neighbour:
    ties = way.between(via.key, node.key)
    path, line = located(ties[0].evidence)
    return Neighbour(
        distance,
        node.label,
        node.key,
        node.kind,
        "; ".join(dict.fromkeys(verb(tie.kind, out=tie.source == via.key) for tie in ties)),
        tuple(dict.fromkeys(tie.kind for tie in ties)),
        via.label,
        via.key,
        sum(tie.weight for tie in ties),
        max((tie.last_date for tie in ties if tie.last_date), default=None),
        path,
        line,
        ", ".join(roles) or None,
    )


def _roles(conn: Connection, keys: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """By what the notes of these things link others and theirs link them, by both keys."""
    found: dict[tuple[str, str], list[str]] = {}
    rows: Any = queries.internal(conn, "link_roles", keys=queries.array(sorted(keys)) or "[]")
    for key, other, role in rows:
        found.setdefault((key, other), []).append(role)
    return found


def path(
    conn: Connection,
    start: str,
    end: str,
    *,
    kinds: Sequence[str] = (),
    ties: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    every: bool = False,
) -> Paths:
    """The shortest way between two things, in any direction of the ties: the one whose ties say
    most, or all of them (`every`).

    The way leads through things of these `kinds` (by default all but tags) by these kinds of
    `ties`. Raises NameUnknown, NameAmbiguous, UsageError.
    """
    ends = (find(conn, start), find(conn, end))
    if ends[0] == ends[1]:
        raise UsageError(f"“{start}” and “{end}” are the same thing. Name two.")
    passed = known(conn, kinds) or every_kind(conn, but=Kinds.TAG)
    days = (iso(since), iso(until))
    wanted = Selection(passed, tuple(ties), *days, around=ends)
    way = Ties(conn, wanted)
    found, more = _in_time(way, *ends, every=every)
    nodes = nodes_of(conn, {key for keys in found for key in keys})
    hops = [
        _hop(way.between(one, other)[0], nodes[one], nodes[other], (number, step))
        for number, keys in enumerate(found, 1)
        for step, (one, other) in enumerate(pairwise(keys), 1)
    ]
    return Paths(len(found[0]) - 1 if found else None, len(found), more, tuple(hops))


def _in_time(way: Ties, start: str, end: str, *, every: bool) -> tuple[list[tuple[str, ...]], bool]:
    """The best of the shortest paths by ties in the window, or all, the best first; and whether
    there may be more.

    Days take long to find, so first all days are allowed: those of the paths found then that are
    in the window are the answer, for none can be shorter.
    """
    for ends in (way.loose_ends, way.ends):
        found, more = shortest(ends, start, end)
        found.sort(key=lambda keys: (sum(way.weakness(*pair) for pair in pairwise(keys)), keys))
        if every or way.is_dated:
            way.look(pair for keys in found for pair in pairwise(keys))
        kept = (keys for keys in found if all(way.between(*pair) for pair in pairwise(keys)))
        if every:
            paths = list(kept)
        else:
            paths = list(islice(kept, 1))
            more = len(found) > 1
        if paths:
            return paths, more
    return [], False


def _hop(tie: EdgeRow, one: NodeRow, other: NodeRow, place: tuple[int, int]) -> Hop:
    out = tie.source == one.key
    start = in_words(one.kind, one.label, one.date)
    end = in_words(other.kind, other.label, other.date)
    subject = start if place[1] == 1 else pronoun(one.kind)
    source, line = located(tie.evidence)
    return Hop(
        *place,
        f"{subject} {verb(tie.kind, out=out)} {end}",
        start,
        one.key,
        tie.kind,
        out,
        end,
        other.key,
        tie.last_date,
        source,
        line,
    )


def shortest(ends: Ends, start: str, end: str) -> tuple[list[tuple[str, ...]], bool]:
    """Every shortest path as keys, and whether there are more than the thousand given.

    Searched from both ends, always from the one with the smaller border.
    """
    if start == end:
        return [(start,)], False
    here, there = Search([start]), Search([end])
    while here.border and there.border:
        side, other = sorted((here, there), key=lambda one: len(one.border))
        side.step(ends)
        meeting = [key for key in side.border if key in other.before]
        if meeting:
            nearest = min(other.distance[key] for key in meeting)
            middle = [key for key in meeting if other.distance[key] == nearest]
            return _joined(here, there, middle)
    return [], False


def _joined(here: Search, there: Search, middle: list[str]) -> tuple[list[tuple[str, ...]], bool]:
    found: list[tuple[str, ...]] = []
    for key in middle:
        ends = there.paths_to(key, _MOST_PATHS + 1)
        for first in here.paths_to(key, _MOST_PATHS + 1):
            found += [(*first, *reversed(rest[:-1])) for rest in ends]
            if len(found) > _MOST_PATHS:
                return found[:_MOST_PATHS], True
    return found, False
