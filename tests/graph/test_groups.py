"""Groups, who stands between them, and who could introduce whom."""

import os
import subprocess
import sys

import pytest

from kg.graph import groups, relate
from kg.graph.numbered import together
from kg.model.graph import Dot
from kg.query.graph import whole

from .small import Database, Near, numbers


def people(*meetings: str):
    """People who met: each text names those at one meeting."""
    names = sorted({name for meeting in meetings for name in meeting.split()})
    place = {name: at for at, name in enumerate(names)}
    dots = [Dot(f"person:{name}", "person", name) for name in names]
    return together(dots, [{place[name] for name in meeting.split()} for meeting in meetings])


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
    graph = Near(numbers(["Ann owns P1", "Ann owns P2", "Bob owns P1", "Bob owns P3"]))
    (found,) = relate.similar(graph, graph.number("person:Ann"), kinds=("person",))
    # P1 of P1, P2 and P3.
    assert found[1:3] == (0.333333, 1)
    assert [graph.dots[one].label for one in (found.number, *found.rarest)] == ["Bob", "P1"]


def test_the_most_alike_are_found_without_asking_for_all() -> None:
    asked: list[int] = []

    class Counted(Near):
        def of(self, numbers):
            for number, ends in super().of(numbers):
                asked.append(number)
                yield number, ends

    # Ann and Bob share nine projects; the other 300 people are tied to one of them and to no other.
    ties = [f"{name} owns P{place}" for name in ("Ann", "Bob") for place in range(9)]
    ties += [f"X{place} owns P0" for place in range(300)]
    graph = Counted(numbers(ties))
    place = graph.number("person:Ann")
    every = relate.similar(graph, place, kinds=("person",))
    assert (every[0].score, len(every), len(asked)) == (1.0, 301, 1 + 9 + 301 + 301)
    asked.clear()
    assert relate.similar(graph, place, kinds=("person",), limit=1) == every[:1]
    assert len(asked) == 1 + 9 + 200 + 1


def test_a_suggestion_counts_rare_neighbours_more() -> None:
    graph = Near(
        numbers(
            [
                *("Ann owns P1", "Bob owns P1"),
                *("Ann owns P2", "Bob owns P2", "Cid owns P2", "Dan owns P2"),
                *("Ann owns P3", "Dan owns P3", "Ann knows Dan"),
            ]
        )
    )
    found = relate.suggest(graph, graph.number("person:Ann"), kinds=("person",))
    # P1 has 2 neighbours and P2 has 4: 1/ln 2 + 1/ln 4, and 1/ln 4. Dan is known already.
    assert [(graph.dots[row.number].label, row.score, row.shared) for row in found] == [
        ("Bob", 2.164043, 2),
        ("Cid", 0.721348, 1),
    ]
    assert [graph.dots[one].label for one in found[0].rarest] == ["P1", "P2"]


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
    assert relate.reason(shared[: relate.NAMED], len(shared)) == expected


def introductions(
    *meetings: tuple[str | None, str], start: str = "Ann", end: str = "Dan", **options
):
    """Those that meetings, each with a day and people, make possible."""
    database = Database()
    for name in (start, end):
        database.id(name)
    for place, (day, names) in enumerate(meetings):
        database.id(f"m{place}", date=day)
        for name in names.split():
            database.attended(name, f"m{place}", line=7)
    return whole.connect(database.conn, start, end, as_of="2026-01-10", **options)


NOW, HALF, OLD = "2026-01-10", "2025-07-14", "2023-07-25"  # 0, 180 and 900 days ago


def test_a_fresh_tie_through_somebody_beats_an_old_one() -> None:
    # Directly 1 + 2**5 = 33; by Bob 2 · (1 + 1).
    found = introductions((OLD, "Ann Dan"), (NOW, "Ann Bob"), (NOW, "Bob Dan"))
    assert [(row.step, row.person, row.knows, row.strength) for row in found] == [
        (1, "Ann", "Bob", 1.0),
        (2, "Bob", "Dan", 1.0),
    ]
    assert (found[0].meetings, found[0].last_met, found[0].meeting) == (1, NOW, "m1")
    assert (found[0].source, found[0].line) == ("m1.md", 7)


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
