"""Neighbours, paths and selections by SQL, held equal to what networkx says of the whole graph."""

from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import NameUnknown, UsageError
from kg.graph.building import build
from kg.graph.project import met
from kg.model.graph import EdgeRow, NodeRow, Selection
from kg.model.kinds import KINDS, Kinds
from kg.query.graph import measured, near, whole
from kg.query.graph.select import is_below, rows, within
from kg.query.graph.walk import Ties
from kg.store import queries
from kg.store.reader import open_read

from .small import DAY, Database, edges, key

NAMES = ("Ann", "Bob", "Cid", "m1", "m2", "P1", "P2", "O1", "n1", "n2", "#a")
PASSED = tuple(kind for kind in KINDS if kind != Kinds.TAG)
MEANT = ("owns", "about", "reports_to", "customer")


def meant(source: str, kind: str, target: str) -> str | None:
    """The tie, if the tables can hold it."""
    is_person = {name: key(name).startswith("person:") for name in (source, target)}
    if source == target or (target == "#a") != (kind == "tagged") or source == "#a":
        return None
    if kind == "attended" and not (is_person[source] and target.startswith("m")):
        return None
    return f"{source} {kind} {target}"


ties = st.builds(
    meant,
    st.sampled_from(NAMES),
    st.sampled_from(("link", "attended", "tagged", *MEANT)),
    st.sampled_from(NAMES),
)
graphs = st.lists(ties, max_size=40).map(lambda found: list(dict.fromkeys(filter(None, found))))
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def examples(examples_db: Path):
    conn = open_read(str(examples_db))
    yield conn
    conn.close()


def in_the_view(conn) -> set[EdgeRow]:
    found = conn.execute(
        "select source, target, kind, weight, first_date, last_date, evidence from edges"
    )
    return {EdgeRow._make(row) for row in found}


def in_the_graph(graph: nx.MultiDiGraph) -> list[EdgeRow]:
    return [
        EdgeRow(one, other, *(facts.get(name) for name in EdgeRow._fields[2:]))
        for one, other, facts in graph.edges(data=True)
    ]


def same_edges(conn) -> None:
    graph = whole.graph(conn)
    found = in_the_graph(graph)
    assert len(found) == len(set(found))
    assert set(found) == in_the_view(conn)
    assert set(graph) == {name for (name,) in conn.execute("select key from nodes")}


@quick
@given(graphs, st.booleans())
def test_the_graph_has_the_rows_of_the_view(found: list[str], twice: bool) -> None:
    database = Database().ties(
        *found, *(found if twice and "attended" not in "".join(found) else ())
    )
    database.contact("Ann", "P1", "2025-03-04")
    same_edges(database.conn)


def test_the_graph_of_the_examples_has_the_rows_of_the_view(examples) -> None:
    same_edges(examples)
    kinds = {kind for *_, kind in whole.graph(examples).edges(keys=True)}
    assert {"attended", "link", "owns", "contacted", "mentioned", "tagged", "task"} <= kinds


def same_neighbours(conn, name: str) -> None:
    graph = nx.Graph(whole.graph(conn))
    start = key(name) if key(name) in graph else name
    if start not in graph:
        return
    # Tags are reached, but not gone through.
    for depth in (1, 2, 3):
        passable = graph.subgraph(
            [one for one in graph if not one.startswith("tag:") or one == start]
        )
        far = nx.single_source_shortest_path_length(passable, start, depth)
        for tag in (one for one in graph if one.startswith("tag:") and one != start):
            nearest = min((far[one] for one in graph[tag] if one in far), default=depth)
            if nearest < depth:
                far[tag] = nearest + 1
        found = near.neighbors(conn, start, depth=depth)
        assert {one.key: one.distance for one in found} == {
            one: steps for one, steps in far.items() if one != start
        }
        assert all(one.via_key in far and far[one.via_key] == one.distance - 1 for one in found)


def same_paths(conn, start: str, end: str, *, kinds: tuple[str, ...] = PASSED) -> None:
    graph = whole.graph(conn)
    ends = (key(start) if key(start) in graph else start, key(end) if key(end) in graph else end)
    if any(one not in graph for one in ends) or ends[0] == ends[1]:
        return
    part = nx.Graph(graph.subgraph([n for n in graph if n.partition(":")[0] in kinds or n in ends]))
    wanted = list(nx.all_shortest_paths(part, *ends)) if nx.has_path(part, *ends) else []
    found = near.path(conn, *ends, kinds=kinds, every=True)
    walked: dict[int, list[str]] = {}
    for hop in found.hops:
        walked.setdefault(hop.path, [hop.start_key]).append(hop.end_key)
        forward, backward = (hop.start_key, hop.end_key), (hop.end_key, hop.start_key)
        assert graph.has_edge(*(forward if hop.out else backward), hop.tie)
    assert sorted(walked.values()) == sorted(wanted)
    assert (found.found, found.length) == (
        len(wanted),
        len(wanted[0]) - 1 if wanted else None,
    )
    one = near.path(conn, *ends, kinds=kinds)
    assert [hop.end_key for hop in one.hops] == (walked[1][1:] if walked else [])
    assert (one.found, one.more) == (min(1, len(wanted)), len(wanted) > 1)


@quick
@given(graphs, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_sql_and_networkx_agree(found: list[str], start: str, end: str) -> None:
    conn = Database().ties(*found).conn
    same_neighbours(conn, start)
    same_paths(conn, start, end)
    same_paths(conn, start, end, kinds=("person", "meeting"))


def test_sql_and_networkx_agree_on_the_examples(examples) -> None:
    keys = ["person:kwame-mensah", "project:harbor-light", "tag:type/people", "missing:x"]
    for name in keys[:3]:
        same_neighbours(examples, name)
    everything = [name for (name,) in examples.execute("select key from nodes order by key")]
    for start, end in zip(everything[::5], everything[::-7], strict=False):
        same_paths(examples, start, end)


def test_who_met_whom_is_the_same_by_sql(examples) -> None:
    found = {
        (row[1], row[3]): (row[4], row[6])
        for row in examples.execute("select * from co_attendance")
    }
    people = whole.people(examples, with_me=True)
    assert found == {
        pair: (tie["meetings"], tie["last_date"])
        for one, other, tie in people.edges(data=True)
        for pair in ((one, other), (other, one))
    }
    assert len(found) > 50


@quick
@given(
    graphs,
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
    st.integers(1, 3),
    st.lists(st.sampled_from(("person", "meeting", "project", "note", "tag")), unique=True),
)
def test_a_part_read_around_nodes_is_cut_out_of_the_whole(
    found: list[str], names: list[str], depth: int, kinds: list[str]
) -> None:
    conn = Database().ties(*found).conn
    known = {name for (name,) in conn.execute("select key from nodes")}
    around = tuple(key(name) for name in names if key(name) in known)
    nodes, edges = rows(conn, Selection(kinds=tuple(kinds), around=around, depth=depth))
    graph = whole.graph(conn)
    allowed = {n for n in graph if not kinds or n.partition(":")[0] in kinds or n in around}
    part = graph.subgraph(allowed)
    if around:
        plain = nx.Graph(part)
        reached = [nx.single_source_shortest_path_length(plain, one, depth) for one in around]
        part = graph.subgraph({one for near_it in reached for one in near_it})
    assert {node.key for node in nodes} == set(part)
    assert set(edges) == set(in_the_graph(part))
    assert edges == sorted(edges)


def test_neighbours_are_said_in_words() -> None:
    database = Database().ties("Ann owns P1", "Ann link P1", "P1 customer O1", "Ann attended m1")
    found = near.neighbors(database.conn, "Ann")
    assert [(one.label, one.ties, one.weight, one.source, one.line) for one in found] == [
        ("P1", "owns; links to", 2, "Ann.md", 4),
        ("m1", "attended", 1, "m1.md", 5),
    ]
    (far,) = near.neighbors(database.conn, "Ann", depth=2, kinds=("organization",))
    assert (far.label, far.distance, far.via, far.ties) == ("O1", 2, "P1", "has as customer")


def test_of_several_paths_the_one_that_says_most_comes_first() -> None:
    database = Database()
    database.id("m1", date="2025-10-06")
    database.ties("Ann link n1", "n1 link P1", "Ann attended m1", "m1 about P1", "Ann link m1")
    found = near.path(database.conn, "Ann", "P1")
    assert [hop.said for hop in found.hops] == ["Ann attended 2025-10-06 m1", "which was about P1"]
    assert [(hop.source, hop.line, hop.out) for hop in found.hops] == [
        ("m1.md", 5, True),
        ("m1.md", 4, True),
    ]
    assert (found.length, found.found, found.more) == (2, 1, True)
    both = near.path(database.conn, "Ann", "P1", every=True)
    assert [hop.end for hop in both.hops if hop.step == 1] == ["2025-10-06 m1", "n1"]
    assert (both.found, both.more) == (2, False)
    back = near.path(database.conn, "P1", "Ann")
    assert [hop.said for hop in back.hops] == [
        "P1 was the subject of 2025-10-06 m1",
        "which was attended by Ann",
    ]


def test_people_go_on_with_who() -> None:
    database = Database().ties("P1 sponsor Ann", "Ann reports_to Bob")
    found = near.path(database.conn, "P1", "Bob")
    assert [hop.said for hop in found.hops] == ["P1 has as sponsor Ann", "who reports to Bob"]


def test_a_shared_tag_is_no_way_unless_it_is_asked_for() -> None:
    database = Database().ties("n1 tagged #a", "n2 tagged #a")
    assert near.path(database.conn, "n1", "n2") == (None, 0, False, ())
    (first, _) = near.path(database.conn, "n1", "n2", kinds=("tag",)).hops
    assert first.said == "n1 is tagged ##a"


def test_ties_and_days_choose_the_way() -> None:
    database = Database()
    database.id("m1", date="2025-01-01")
    database.id("m2", date="2025-06-01")
    conn = database.ties("Ann attended m1", "Bob attended m1", "Ann attended m2").conn
    asked = {"since": "2025-02-01", "until": "2025-12-31"}
    assert [one.label for one in near.neighbors(conn, "Ann", **asked)] == ["m2"]
    assert near.neighbors(conn, "Ann", until="2024-12-31") == []
    assert near.path(conn, "Ann", "Bob", since="2025-02-01").length is None
    assert near.path(conn, "Ann", "Bob", ties=("owns",)).length is None
    assert near.path(conn, "Ann", "Bob", ties=("attended",)).length == 2


def test_thousands_of_equal_paths_are_cut_short_and_said_so() -> None:
    # Four layers of seven: 7 ** 4 = 2,401 shortest paths.
    layers = [["Ann"], *([f"n{row}{at}" for at in range(7)] for row in range(4)), ["Bob"]]
    database = Database()
    for first, second in pairwise(layers):
        for one in first:
            for other in second:
                database.link(one, other)
    found = near.path(database.conn, "Ann", "Bob", every=True)
    assert (found.length, found.found, found.more) == (5, 1000, True)
    assert len(found.hops) == 5000


def test_a_very_long_chain_is_followed() -> None:
    database = Database()
    for place in range(1500):
        database.link(f"n{place}", f"n{place + 1}")
    assert near.path(database.conn, "n0", "n1500").length == 1500


def test_names_and_days_that_make_no_sense_are_refused() -> None:
    conn = Database().ties("Ann owns P1").conn
    with pytest.raises(NameUnknown):
        near.path(conn, "Ann", "Nemo")
    with pytest.raises(UsageError, match="the same thing"):
        near.path(conn, "Ann", "Ann")
    with pytest.raises(UsageError, match="longer than 0 days"):
        whole.people(conn, half_life=0)
    with pytest.raises(UsageError, match="is no day"):
        near.neighbors(conn, "Ann", since="soon")


@pytest.mark.parametrize(
    ("folder", "ancestor", "expected"),
    [
        ("Areas/Health", "Areas", True),
        ("Areas", "Areas", True),
        ("Areas2", "Areas", False),
        ("", "Areas", False),
        ("Areas", "", True),
        (None, "", False),
    ],
)
def test_folders(folder: str | None, ancestor: str, expected: bool) -> None:
    assert is_below(folder, ancestor) is expected


def test_selections_cut_by_folder_kind_tie_window_and_owner() -> None:
    database = Database()
    database.id("Ann", me=True, folder="People")
    database.id("m1", date="2025-01-01", folder="Work/Meetings")
    database.id("m2", date="2025-06-01", folder="Meetings")
    database.id("P1", folder="Work/Projects")
    conn = database.ties(
        "Ann attended m1", "Bob attended m1", "Bob attended m2", "m1 about P1", "Ann owns P1"
    ).conn

    def part(**wanted: object) -> tuple[list[str], list[str]]:
        nodes, ties = rows(conn, Selection(**wanted))  # type: ignore[arg-type]
        return [node.label for node in nodes], [
            f"{tie.source.partition(':')[2]} {tie.kind} {tie.target.partition(':')[2]}"
            for tie in ties
        ]

    assert part(folders=("Work/",)) == (["m1", "P1"], ["m1 about P1"])
    assert part(kinds=("person", "meeting"), with_me=False) == (
        ["m1", "m2", "Bob"],
        ["Bob attended m1", "Bob attended m2"],
    )
    assert part(ties=("owns", "about"))[1] == ["m1 about P1", "Ann owns P1"]
    # Relations have the date of their note: that of m1 is in January, that of Ann unknown.
    assert part(since="2025-02-01")[1] == ["Ann owns P1", "Bob attended m2"]
    assert part(until="2025-05-01")[1] == [
        "m1 about P1",
        "Ann attended m1",
        "Ann owns P1",
        "Bob attended m1",
    ]
    assert part(folders=("Work",), around=("person:Ann",), depth=2) == (
        ["m1", "Ann", "P1"],
        ["m1 about P1", "Ann attended m1", "Ann owns P1"],
    )
    # Ann is in the way: without her P1 is tied to Bob by their meeting only.
    assert part(around=("person:Bob",), depth=2, with_me=False)[0] == ["m1", "m2", "Bob", "P1"]


def test_within_counts_steps_from_the_nearest_start() -> None:
    chain = edges("n1 link n2", "n3 link n2", "n3 link n4", "n5 link n4")
    assert within(["note:n1", "note:n5"], 1, chain) == {key(n) for n in ("n1", "n2", "n4", "n5")}


def test_node_rows_are_the_columns_of_their_query(examples) -> None:
    for name, row in (("graph_nodes", NodeRow), ("graph_edges", EdgeRow), ("ties", EdgeRow)):
        query = queries.load(name)
        cursor = examples.execute(query.text, {param.name: None for param in query.params})
        assert tuple(column[0] for column in cursor.description) == row._fields


def test_each_node_is_read_once() -> None:
    conn = Database().ties("Ann owns P1", "Ann link P1").conn
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    ties = Ties(conn, Selection())
    assert ties.at("person:Ann") == ties.at("person:Ann")
    assert sum("person:Ann" in text for text in asked) == 1


def test_me_is_left_out_of_what_is_measured() -> None:
    database = Database()
    database.id("Ann", me=True)
    for place, names in enumerate(("Ann Bob", "Ann Cid", "Ann Dan", "Bob Cid")):
        for name in names.split():
            database.id(f"m{place}", date="2025-05-05")
            database.attended(name, f"m{place}")
    conn = database.conn
    assert whole.brokers(conn).rows == ()
    assert [row.person for row in whole.brokers(conn, with_me=True).rows] == ["Ann"]
    assert [row.members for row in whole.clusters(conn).rows] == [("Bob", "Cid")]
    assert whole.connect(conn, "Bob", "Dan") == ()
    assert [row.knows for row in whole.connect(conn, "Bob", "Dan", with_me=True)] == ["Ann", "Dan"]
    # Who asks for themself is not left out.
    assert [row.knows for row in whole.connect(conn, "Ann", "Dan")] == ["Dan"]
    assert "Ann" not in {row.label for row in measured.rank(conn, "degree").rows}
    assert measured.rank(conn, "degree", with_me=True).rows[0].label == "Ann"
    assert DAY > "2025-05-05"


def test_suggestions_know_who_met() -> None:
    database = Database()
    database.id("m1", date="2025-05-05")
    conn = database.ties(
        *("Ann attended m1", "Bob attended m1", "Ann owns P1", "Cid owns P1", "Bob owns P1")
    ).conn
    # Ann met Bob, but not Cid.
    assert [row.label for row in measured.suggest(conn, "Ann", kinds=("person",))] == ["Cid"]
    assert measured.suggest(conn, "Ann", kinds=("person",))[0].reason == "both are tied to P1"
    assert met(build([], [])).number_of_nodes() == 0
