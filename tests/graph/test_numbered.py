"""The graph over numbers, held equal to the graph of networkx with the same edges."""

from collections import Counter
from math import log
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import measure
from kg.graph.numbered import directed, numbered, once, undirected
from kg.graph.project import met, simple
from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.model.kinds import ENTITY_KINDS, KINDS, Kinds
from kg.query.graph import measured, numbers, whole
from kg.query.graph.around import Around
from kg.store.reader import open_read
from tests.query.world import AS_OF

from .small import DAY, Database, acquaintances, key
from .test_near import NAMES, graphs, quick

ALL = tuple(KINDS)


@pytest.fixture(scope="module")
def examples(examples_db: Path):
    conn = open_read(str(examples_db))
    yield conn
    conn.close()


def ties_of(graph: nx.MultiDiGraph) -> tuple[Counter, Counter]:
    """The weights of links, and of all other ties, by their ends."""
    links, others = Counter(), Counter()
    for source, target, kind, weight in graph.edges(keys=True, data="weight"):
        (links if kind == "link" else others)[source, target] += weight
    return links, others


def named(conn, wanted: Selection) -> tuple[Counter, Counter]:
    dots, *pairs = numbers.numbered(conn, wanted)
    keys = [dot.key for dot in dots.values()]
    assert keys == sorted(keys)
    found = (Counter(), Counter())
    for ties, weights in zip(pairs, found, strict=True):
        for source, target, weight in ties.rows():
            weights[dots[source].key, dots[target].key] += weight
    return found


# Relations that a property called as kg calls the ties that it makes by itself.
called = st.lists(
    st.sampled_from(("Ann link P1", "Ann contacted P1", "n1 tagged #a", "Ann task P1")), max_size=2
)


@quick
@given(graphs, st.booleans(), st.sampled_from((None, "2025-03-04", "2025-01-01")), called)
def test_it_has_the_edges_of_the_view(
    found: list[str], twice: bool, until: str | None, alike: list[str]
) -> None:
    database = Database()
    database.id("m1", date="2025-02-03")
    database.id("n1", date="2025-06-01")
    database.ties(*found, *(found if twice and "attended" not in "".join(found) else ()))
    database.contact("Ann", "P1", "2025-03-04")
    for tie in alike if until is None else ():
        database.relation(*tie.split())
    for since in (None, "2025-03-01") if not alike else (None,):
        wanted = Selection(since=since, until=until)
        assert named(database.conn, wanted) == ties_of(whole.graph(database.conn, wanted))


def test_of_tasks_about_a_thing_and_tasks_on_its_page_the_more_frequent_count() -> None:
    database = Database()
    ann, boat = database.id("Ann"), database.id("P1")
    log = database.id("n1", date="2025-06-01")
    task = (
        "insert into tasks (note_id, line, status, state, text, owner_id, about_id)"
        " values (?, ?, ' ', 'open', '', ?, ?)"
    )
    on_log = [(log, line, ann, boat) for line in (1, 2, 3)]
    database.conn.executemany(task, [*on_log, (boat, 4, ann, None)])
    both = {("person:Ann", "project:P1"): 3}
    assert named(database.conn, Selection()) == ({}, both)
    # Until March there is one of them, without a day.
    assert named(database.conn, Selection(until="2025-07-01")) == ({}, both)


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
    assert [tuple(dot) for dot in numbers.numbered(examples, wanted).dots.values()] == [
        (one, facts["kind"], facts["label"]) for one, facts in graph.nodes(data=True)
    ]


def test_of_two_rows_of_one_pair_and_kind_the_heavier_stays() -> None:
    # As in networkx, to which they are given in this order.
    assert once([(0, 1, 1, "task"), (0, 1, 3, "task"), (0, 1, 2, "link")]) == [
        (0, 1, 2, "link"),
        (0, 1, 3, "task"),
    ]


def test_an_edge_to_a_node_that_is_not_there_is_left_out() -> None:
    graph = numbered([NodeRow("person:a", "person", "a")], [EdgeRow("person:a", "person:b", "x")])
    assert (len(graph.dots), list(graph.ties())) == (1, [])


def test_projections_are_those_of_networkx(examples) -> None:
    expected = simple(whole.graph(examples, Selection(with_templates=False)))
    graph = undirected(numbers.numbered(examples, Selection()))
    assert [dot.key for dot in graph.dots] == list(expected)
    for dot, row in zip(graph.dots, graph.around, strict=True):
        ends = {graph.dots[place].key: weight for place, weight in row.items()}
        assert ends == {end: tie["weight"] for end, tie in expected[dot.key].items()}
        assert list(row) == sorted(row)
    people = met(whole.graph(examples, Selection(with_me=False)), as_of=AS_OF)
    found = whole._together(examples, AS_OF, with_me=False)
    keys = [dot.key for dot in found.dots]
    assert keys == list(people)
    assert {
        (keys[one], keys[other]): weight
        for one, row in enumerate(found.around)
        for other, weight in row.items()
        if one < other
    } == {tuple(sorted(pair)): weight for *pair, weight in people.edges(data="weight")}


@pytest.mark.parametrize(
    ("who_met", "until"), [(False, AS_OF), (True, AS_OF), (False, "2025-11-20")]
)
def test_what_is_around_is_that_of_networkx(examples, who_met: bool, until: str) -> None:
    kinds = ENTITY_KINDS if who_met else tuple(one for one in ALL if one != Kinds.TAG)
    among = (*kinds, Kinds.MEETING)
    rows = Selection(among, until=until, with_me=False, with_templates=False)
    graph = whole.graph(examples, rows)
    expected = acquaintances(graph) if who_met else simple(graph)
    around = Around(
        examples, Selection(kinds, until=until, with_me=False), "person:none", who_met=who_met
    )
    keys = {number: dot.key for number, dot in around.dots.items()}
    found = {keys[number]: {keys[end] for end in ends} for number, ends in around.of(keys)}
    assert found == {one: set(expected[one]) for one in expected}


def test_pagerank_is_that_of_networkx(examples) -> None:
    pytest.importorskip("scipy")
    graph = numbers.numbered(examples, Selection())
    ties: nx.DiGraph = nx.DiGraph()
    ties.add_nodes_from(graph.dots)
    weights: Counter = Counter()
    for source, target, weight in directed(graph).rows():
        weights[source, target] += weight
    ties.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items())
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
