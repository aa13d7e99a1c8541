"""From rows to the graph, and its projections."""

import pytest

from kg.graph.building import build
from kg.graph.decay import decayed
from kg.graph.project import met, note_links, people_projects, simple
from kg.model.graph import EdgeRow, NodeRow

from .small import acquaintances, graph_of, node


def test_nodes_and_edges_keep_what_is_known_of_them() -> None:
    ann = NodeRow("person:ann", "person", "Ann", role="Editor", is_me=1)
    boat = NodeRow("project:boat", "project", "Boat", status="blocked", owner="person:ann")
    graph = build(
        [ann, boat],
        [
            EdgeRow("person:ann", "project:boat", "owns", 2, None, None, "Boat.md:4"),
            EdgeRow("person:ann", "project:boat", "contacted", 3, "2025-01-02", "2025-03-04"),
        ],
    )
    assert dict(graph.nodes(data=True)) == {
        "person:ann": {"kind": "person", "label": "Ann", "role": "Editor", "is_me": 1},
        "project:boat": {
            "kind": "project",
            "label": "Boat",
            "status": "blocked",
            "owner": "person:ann",
        },
    }
    assert graph["person:ann"]["project:boat"] == {
        "owns": {"kind": "owns", "weight": 2, "evidence": "Boat.md:4"},
        "contacted": {
            "kind": "contacted",
            "weight": 3,
            "first_date": "2025-01-02",
            "last_date": "2025-03-04",
        },
    }


def test_an_edge_to_nowhere_is_left_out() -> None:
    graph = build([node("Ann")], [EdgeRow("person:Ann", "project:Gone", "owns")])
    assert (list(graph), graph.number_of_edges()) == (["person:Ann"], 0)


def test_garbage_collection_is_as_it_was() -> None:
    import gc

    build([], [])
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        build((1 / 0 for _ in "a"), [])  # type: ignore[misc]
    assert gc.isenabled()


MEETINGS = (
    node("m1", date="2025-01-01"),
    node("m2", date="2025-07-01"),
    node("m3"),
    node("m4", date="2026-02-01"),
)
ATTENDED = (
    "Ann attended m1",
    "Bob attended m1",
    "Cid attended m1",
    "Ann attended m2",
    "Bob attended m2",
    "Ann attended m3",
    "Cid attended m3",
    "Ann attended m4",
    "Dan attended m4",
    "Ann link m4",
)


def test_people_met_as_often_as_they_attended_together() -> None:
    people = met(graph_of(ATTENDED, MEETINGS), as_of="2026-01-10")
    assert {(one[7:], other[7:]): tie["weight"] for one, other, tie in people.edges(data=True)} == {
        ("Ann", "Bob"): 2,
        ("Ann", "Cid"): 2,
        ("Bob", "Cid"): 1,
    }
    assert people["person:Ann"]["person:Bob"] == {
        "meetings": 2,
        "weight": 2,
        "last_date": "2025-07-01",
        "meeting": "meeting:m2",
        "evidence": "Notes/Ann.md:7",
    }
    # Dan attends only what is still to come.
    assert "person:Dan" in people
    assert list(people["person:Dan"]) == []
    assert met(graph_of(ATTENDED, MEETINGS)).has_edge("person:Ann", "person:Dan")


def test_old_meetings_count_less() -> None:
    # From 2025-01-01 to 2025-07-01 it is 181 days, to 2025-12-29 it is 362.
    people = met(graph_of(ATTENDED, MEETINGS), as_of="2025-12-29", half_life=181)
    assert people["person:Ann"]["person:Bob"]["weight"] == 0.25 + 0.5
    assert people["person:Bob"]["person:Cid"]["weight"] == 0.25
    # The meeting without a date counts, but weighs nothing.
    assert people["person:Ann"]["person:Cid"]["weight"] == 0.25
    assert people["person:Ann"]["person:Cid"]["meetings"] == 2


@pytest.mark.parametrize(
    ("day", "worth"),
    [
        ("2026-01-10", 1.0),
        ("2026-01-10T09:30", 1.0),
        ("2026-01-07", 0.5),
        ("2026-01-04", 0.25),
        (None, 0.0),
    ],
)
def test_a_meeting_is_worth_half_after_a_half_life(day: str | None, worth: float) -> None:
    assert decayed(day, "2026-01-10", 3) == worth


def test_people_and_projects_are_tied_by_more_than_links() -> None:
    graph = graph_of(
        [
            "Ann owns P1",
            "Ann contacted P1",
            "P1 sponsor Bob",
            "Cid link P1",
            "Cid mentioned P1",
            "Ann reports_to Bob",
        ]
    )
    found = people_projects(graph)
    assert dict(found["project:P1"]) == {
        "person:Ann": {"weight": 2, "kinds": ("contacted", "owns")},
        "person:Bob": {"weight": 1, "kinds": ("sponsor",)},
    }
    assert found.nodes["person:Cid"]["bipartite"] == 0
    assert found.nodes["project:P1"]["bipartite"] == 1
    assert found.number_of_edges() == 2


def test_links_alone_keep_their_direction() -> None:
    found = note_links(graph_of(["n1 link n2", "n2 link P1", "Ann owns P1", "n1 tagged #a"]))
    assert list(found.edges) == [("note:n1", "note:n2"), ("note:n2", "project:P1")]
    assert "person:Ann" not in found


def test_the_simple_graph_adds_up_all_ties_of_a_pair() -> None:
    found = simple(graph_of(["Ann owns P1", "Ann link P1", "P1 link Ann"]))
    assert list(found.edges(data="weight")) == [("person:Ann", "project:P1", 3)]


def test_acquaintances_have_no_meetings_between_them() -> None:
    found = acquaintances(
        graph_of(["Ann attended m1", "Bob attended m1", "Bob owns P1", "m1 about P1"])
    )
    assert sorted(found.edges) == [("person:Ann", "person:Bob"), ("person:Bob", "project:P1")]
