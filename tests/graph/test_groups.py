"""Groups, who stands between them, and who could introduce whom."""

import os
import subprocess
import sys

import pytest

from kg.graph import groups, relate
from kg.graph.introduce import introduce
from kg.graph.numbered import neighbours
from kg.graph.project import met

from .small import graph_of, node, numbers


def people(*meetings: str):
    """People who met: each text names those at one meeting."""
    return met(
        graph_of(
            [
                f"{person} attended m{place}"
                for place, meeting in enumerate(meetings)
                for person in meeting.split()
            ]
        )
    )


TRIANGLES = ("Ann Bob", "Bob Cid", "Cid Ann", "Dan Eva", "Eva Fay", "Fay Dan")


def test_who_separates_groups_is_a_broker() -> None:
    found = groups.brokers(people(*TRIANGLES, "Ann Xia", "Xia Dan"))
    # Of the 15 pairs of others, Xia is between all 3 · 3, and Ann between 2 and the 4 beyond her.
    assert [(row.person, row.score, row.separates, row.groups) for row in found.rows] == [
        ("Xia", 0.6, True, ("Ann and 2 more", "Dan and 2 more")),
        ("Ann", 0.533333, True, ("Dan and 3 more", "Bob and 1 more")),
        ("Dan", 0.533333, True, ("Ann and 3 more", "Eva and 1 more")),
    ]
    assert (found.people, found.sampled) == (7, None)


def test_who_has_a_second_broker_beside_them_separates_nothing() -> None:
    found = groups.brokers(people(*TRIANGLES, "Ann Xia", "Xia Dan", "Bob Yan", "Yan Eva"), limit=4)
    assert {row.person for row in found.rows if row.separates} == set()
    assert len(found.rows) == 4


def test_clusters_are_named_by_their_most_central_members() -> None:
    found = groups.clusters(
        people(*TRIANGLES, "Ann Dan", "Ann Cid", "Eva Fay", "Eva Fay", "Gus Hal", "Ivy")
    )
    # Cid and Ann met twice, so both have 3 ties within the group and Bob 2; Eva and Fay have 4.
    assert [(row.cluster, row.name, row.size, row.members) for row in found.rows] == [
        (1, "Ann, Cid, Bob", 3, ("Ann", "Cid", "Bob")),
        (2, "Eva, Fay, Dan", 3, ("Eva", "Fay", "Dan")),
        (3, "Gus, Hal", 2, ("Gus", "Hal")),
    ]
    assert (found.nodes, found.alone) == (9, 1)


SHUFFLED = """
from tests.graph.test_groups import people
from kg.graph import groups
print(groups.clusters(people(*(f"p{n} p{n * 7 % 41}" for n in range(40)))).rows)
"""


def test_clusters_do_not_depend_on_the_order_of_a_set() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", SHUFFLED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
    assert "p1" in seen.pop()


@pytest.mark.parametrize("question", [groups.clusters, groups.brokers])
def test_nobody_is_no_group(question) -> None:
    assert question(people()).rows == ()


def test_likeness_is_shared_neighbours_of_all_neighbours() -> None:
    graph = numbers(["Ann owns P1", "Ann owns P2", "Bob owns P1", "Bob owns P3"])
    place = graph.place("person:Ann")
    (found,) = relate.similar(graph.dots, neighbours(graph), place, kinds=("person",))
    # P1 of P1, P2 and P3.
    assert (found.label, found.score, found.shared) == ("Bob", 0.333333, 1)
    assert found.reason == "both are tied to P1"


def test_a_suggestion_counts_rare_neighbours_more() -> None:
    graph = numbers(
        [
            *("Ann owns P1", "Bob owns P1"),
            *("Ann owns P2", "Bob owns P2", "Cid owns P2", "Dan owns P2"),
            *("Ann owns P3", "Dan owns P3", "Ann knows Dan"),
        ]
    )
    place = graph.place("person:Ann")
    found = relate.suggest(graph.dots, neighbours(graph), place, kinds=("person",))
    # P1 has 2 neighbours and P2 has 4: 1/ln 2 + 1/ln 4, and 1/ln 4. Dan is known already.
    assert [(row.label, row.score, row.shared) for row in found] == [
        ("Bob", 2.164043, 2),
        ("Cid", 0.721348, 1),
    ]
    assert found[0].reason == "both are tied to P1 and P2"


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        (["A"], "both are tied to A"),
        (["A", "B"], "both are tied to A and B"),
        (["A", "B", "C"], "both are tied to A, B and C"),
        (["A", "B", "C", "D", "E"], "both are tied to A, B, C and 2 more"),
    ],
)
def test_reasons(shared: list[str], expected: str) -> None:
    assert relate.reason(shared) == expected


def introductions(*meetings: tuple[str, str], start: str = "Ann", end: str = "Dan", **options):
    """Those that meetings, each with a day and people, make possible."""
    ties, nodes = [], []
    for place, (day, names) in enumerate(meetings):
        nodes.append(node(f"m{place}", date=day))
        ties += [f"{name} attended m{place}" for name in names.split()]
    graph = graph_of(ties, nodes)
    return introduce(graph, f"person:{start}", f"person:{end}", as_of="2026-01-10", **options)


NOW, HALF, OLD = "2026-01-10", "2025-07-14", "2023-07-25"  # 0, 180 and 900 days ago


def test_a_fresh_tie_through_somebody_beats_an_old_one() -> None:
    # Directly 1 + 2**5 = 33; by Bob 2 · (1 + 1).
    found = introductions((OLD, "Ann Dan"), (NOW, "Ann Bob"), (NOW, "Bob Dan"))
    assert [(row.step, row.person, row.knows, row.strength) for row in found] == [
        (1, "Ann", "Bob", 1.0),
        (2, "Bob", "Dan", 1.0),
    ]
    assert (found[0].meetings, found[0].last_met, found[0].meeting) == (1, NOW, "m1")
    assert (found[0].source, found[0].line) == ("Notes/Ann.md", 7)


def test_everybody_in_between_costs_something() -> None:
    # Directly 1 + 2 = 3; by Bob 2 · (1 + 1) = 4, though both ties are twice as strong.
    found = introductions((HALF, "Ann Dan"), (NOW, "Ann Bob"), (NOW, "Bob Dan"))
    assert [row.knows for row in found] == ["Dan"]


def test_frequent_contact_is_a_stronger_tie() -> None:
    # By Bob 2 · (1 + 1/1) = 4; by Cid 2 · (1 + 1/2) = 3.
    often = [(NOW, "Ann Cid"), (NOW, "Cid Dan")] * 2
    found = introductions((NOW, "Ann Bob"), (NOW, "Bob Dan"), *often)
    assert [(row.knows, row.strength, row.meetings) for row in found] == [
        ("Cid", 2.0, 2),
        ("Dan", 2.0, 2),
    ]


def test_a_shorter_half_life_forgets_faster() -> None:
    ties = ((HALF, "Ann Dan"), (NOW, "Ann Bob"), (NOW, "Bob Dan"))
    # With 60 days the direct tie costs 1 + 2**3 = 9.
    assert len(introductions(*ties, half_life=60)) == 2


@pytest.mark.parametrize("day", [None, "0001-01-01"])
def test_a_tie_without_a_known_age_is_one_of_last_resort(day: str | None) -> None:
    (found,) = introductions((day, "Ann Dan"))
    assert (found.meetings, found.strength, found.last_met) == (1, 0.0, day)


def test_meetings_to_come_and_strangers_introduce_nobody() -> None:
    assert introductions(("2026-02-01", "Ann Dan")) == ()
    assert introductions((NOW, "Ann Bob"), (NOW, "Cid Dan")) == ()
    assert introductions((NOW, "Ann Bob"), end="Nobody") == ()
