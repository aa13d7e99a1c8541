"""The graph over numbers, held equal to the graph of networkx with the same edges."""

from math import log
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import measure
from kg.graph.numbered import acquaintances, directed, neighbours, numbered, once
from kg.graph.project import acquaintances as acquainted
from kg.graph.project import met, plain, simple, together
from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.model.kinds import KINDS, Kinds
from kg.query.graph import measured, numbers, whole
from kg.store.reader import open_read
from tests.query.world import AS_OF

from .small import DAY, Database, key
from .test_near import NAMES, graphs, quick

ALL = tuple(KINDS)


@pytest.fixture(scope="module")
def examples(examples_db: Path):
    conn = open_read(str(examples_db))
    yield conn
    conn.close()


def ties_of(graph: nx.MultiDiGraph) -> list[tuple[str, str, str, int]]:
    return sorted(graph.edges(keys=True, data="weight"))


def named(conn, wanted: Selection) -> list[tuple[str, str, str, int]]:
    dots, ties = numbers.numbered(conn, wanted)
    assert [dot.key for dot in dots] == sorted(dot.key for dot in dots)
    return [(dots[one].key, dots[other].key, kind, weight) for one, other, kind, weight in ties]


@quick
@given(graphs, st.booleans(), st.sampled_from((None, "2025-03-04", "2025-01-01")))
def test_it_has_the_edges_of_the_view(found: list[str], twice: bool, until: str | None) -> None:
    database = Database()
    database.id("m1", date="2025-02-03")
    database.id("n1", date="2025-06-01")
    database.ties(*found, *(found if twice and "attended" not in "".join(found) else ()))
    database.contact("Ann", "P1", "2025-03-04")
    for since in (None, "2025-03-01"):
        wanted = Selection(since=since, until=until)
        assert named(database.conn, wanted) == ties_of(whole.graph(database.conn, wanted))


@pytest.mark.parametrize(
    "wanted",
    [
        Selection(),
        Selection(with_me=False),
        Selection(kinds=("person", "meeting"), ties=("attended",)),
        Selection(until="2025-11-01"),
        Selection(since="2025-11-01", until="2025-12-15"),
        Selection(ties=("link", "task", "contacted")),
    ],
)
def test_it_has_the_edges_of_the_examples(examples, wanted: Selection) -> None:
    graph = whole.graph(examples, wanted._replace(with_templates=False))
    assert named(examples, wanted) == ties_of(graph)
    dots, _ = numbers.numbered(examples, wanted)
    assert [tuple(dot) for dot in dots] == [
        (one, facts["kind"], facts["label"], facts.get("date"))
        for one, facts in graph.nodes(data=True)
    ]


def test_of_two_rows_of_one_pair_and_kind_the_heavier_stays() -> None:
    # As in networkx, to which they are given in this order.
    assert once([(0, 1, "task", 1), (0, 1, "task", 3), (0, 1, "link", 2)]) == [
        (0, 1, "link", 2),
        (0, 1, "task", 3),
    ]


def test_an_edge_to_a_node_that_is_not_there_is_left_out() -> None:
    graph = numbered([NodeRow("person:a", "person", "a")], [EdgeRow("person:a", "person:b", "x")])
    assert (len(graph.dots), graph.ties) == (1, [])


def test_projections_are_those_of_networkx(examples) -> None:
    graph = numbers.numbered(examples, Selection())
    whole_graph = whole.graph(examples, Selection(with_templates=False))
    one = simple(whole_graph)
    other = plain(graph)
    assert list(other) == list(one)
    assert list(other.edges(data="weight")) == list(one.edges(data="weight"))
    keys = [dot.key for dot in graph.dots]
    for tied, expected in ((neighbours, one), (acquaintances, acquainted(whole_graph))):
        assert {
            keys[place]: {keys[end] for end in ends}
            for place, ends in enumerate(tied(graph))
            if graph.dots[place].kind != Kinds.MEETING or tied is neighbours
        } == {name: set(expected[name]) for name in expected}
    people = met(whole_graph, as_of=AS_OF)
    found = together(graph, as_of=AS_OF)
    assert list(found.edges(data="weight")) == list(people.edges(data="weight"))


def test_pagerank_is_that_of_networkx(examples) -> None:
    pytest.importorskip("scipy")
    graph = numbers.numbered(examples, Selection())
    ties: nx.DiGraph = nx.DiGraph()
    ties.add_nodes_from(range(len(graph.dots)))
    ties.add_weighted_edges_from(directed(graph))
    expected = nx.pagerank(ties, alpha=measure.DAMPING, tol=1e-10, max_iter=1000)
    found = measure.pagerank(graph).of
    digits = measure.DIGITS
    assert [round(found[n], digits) for n in ties] == [round(expected[n], digits) for n in ties]


@pytest.mark.parametrize("name", ["person:kwame-mensah", "project:harbor-light"])
def test_likeness_is_that_of_networkx(examples, name: str) -> None:
    kind = name.partition(":")[0]
    kinds = tuple(one for one in ALL if one != Kinds.TAG)
    graph = simple(
        whole.graph(
            examples,
            Selection(kinds, until=AS_OF, with_me=False, with_templates=False),
        )
    )
    found = measured.similar(examples, name, as_of=AS_OF)
    assert found
    expected = {
        end: round(score, 6)
        for _, end, score in nx.jaccard_coefficient(
            graph, [(name, end) for end in graph if end != name and end.startswith(kind)]
        )
        if score
    }
    assert {row.key: row.score for row in found} == expected
    assert [row.score for row in found] == sorted(expected.values(), reverse=True)
    assert measured.similar(examples, name, as_of=AS_OF, limit=2) == found[:2]


@quick
@given(graphs, st.sampled_from(NAMES))
def test_suggestions_are_those_of_networkx(found: list[str], name: str) -> None:
    database = Database().ties(*found)
    known = {one for (one,) in database.conn.execute("select key from nodes")}
    if key(name) not in known or not key(name).startswith("note:"):
        return
    rows = measured.suggest(database.conn, key(name), as_of=DAY)
    kinds = tuple(one for one in ALL if one != Kinds.TAG)
    graph = simple(whole.graph(database.conn, Selection(kinds, until=DAY)))
    assert {row.key: row.score for row in rows} == {
        end: round(sum(1 / log(graph.degree(one)) for one in shared), 6)
        for end in graph
        if end != key(name)
        and not graph.has_edge(key(name), end)
        and end.partition(":")[0] in (*("person", "project", "organization"), "note")
        and (shared := nx.common_neighbors(graph, key(name), end))
    }
