"""Projections: simpler graphs, made from the graph of everything."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx

from kg.graph.decay import decayed
from kg.model.kinds import Kinds

# What ties a person to a project by its meaning, not by a link in some text.
WEAK = frozenset({"link", "mentioned", "tagged"})


def met(
    graph: nx.MultiDiGraph[str], *, as_of: str | None = None, half_life: float | None = None
) -> nx.Graph[str]:
    """People, tied where they attended a meeting together.

    Edges have `meetings` (how many), `weight`, `last_date`, and `meeting` (key) and `evidence` of
    the newest one. `weight` is the number of meetings; with `half_life` (days) a meeting counts
    0.5 ** (age / half_life), seen from `as_of`, and one without a date nothing. Meetings after
    `as_of` do not count.
    """
    people: nx.Graph[str] = nx.Graph()
    people.add_nodes_from(_of_kind(graph, Kinds.PERSON))
    for meeting, facts in graph.nodes(data=True):
        day = facts.get("date")
        if facts["kind"] != Kinds.MEETING or (as_of and day and day[:10] > as_of):
            continue
        there = sorted(
            (person, edge.get("evidence"))
            for person, _, kind, edge in graph.in_edges(meeting, keys=True, data=True)
            if kind == "attended" and person in people
        )
        worth = 1.0 if half_life is None else decayed(day, as_of, half_life)
        for (one, proof), (other, _) in combinations(there, 2):
            _meet(people, one, other, (day or "", meeting, proof), worth)
    return people


def _meet(
    people: nx.Graph[str], one: str, other: str, meeting: tuple[str, str, str | None], worth: float
) -> None:
    day, key, proof = meeting
    if not people.has_edge(one, other):
        people.add_edge(one, other, meetings=0, weight=0.0, last_date=None, meeting="", evidence="")
    edge = people[one][other]
    edge["meetings"] += 1
    edge["weight"] += worth
    if (day, key) >= (edge["last_date"] or "", edge["meeting"]):
        edge.update(last_date=day or None, meeting=key, evidence=proof)


def people_projects(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """People (`bipartite=0`) and projects (`bipartite=1`), tied by what people do for them.

    Owning, contacts, tasks and named roles count; links, mentions and tags do not. `weight` is the
    number of pieces of evidence, `kinds` the kinds of ties, sorted.
    """
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(_of_kind(graph, Kinds.PERSON), bipartite=0)
    found.add_nodes_from(_of_kind(graph, Kinds.PROJECT), bipartite=1)
    for source, target, kind, edge in graph.edges(keys=True, data=True):
        ends = {graph.nodes[source]["kind"], graph.nodes[target]["kind"]}
        if ends != {Kinds.PERSON, Kinds.PROJECT} or kind in WEAK:
            continue
        old = found.get_edge_data(source, target, {"weight": 0, "kinds": ()})
        kinds = tuple(sorted({*old["kinds"], kind}))
        found.add_edge(source, target, weight=old["weight"] + edge["weight"], kinds=kinds)
    return found


def note_links(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """What links to what, as notes do: a page of a person or project stands for its node."""
    found: nx.DiGraph[str] = nx.DiGraph()
    links = [
        (source, target, edge)
        for source, target, kind, edge in graph.edges(keys=True, data=True)
        if kind == "link"
    ]
    linked = {end for source, target, _ in links for end in (source, target)}
    # In the graph's own order, not a set's, so that what follows can be repeated.
    found.add_nodes_from((key, facts) for key, facts in graph.nodes(data=True) if key in linked)
    found.add_edges_from(links)
    return found


def simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """The graph without directions, one edge for each pair, `weight` summed over its ties."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(graph.nodes(data=True))
    for source, target, weight in graph.edges(data="weight", default=1):
        old = found.get_edge_data(source, target, {"weight": 0})["weight"]
        found.add_edge(source, target, weight=old + weight)
    return found


def _of_kind(graph: nx.MultiDiGraph[str], kind: str) -> Iterable[tuple[str, dict[str, Any]]]:
    return ((key, facts) for key, facts in graph.nodes(data=True) if facts["kind"] == kind)
