"""The graph in plain SQL, as Datasette asks it."""

import pytest

from kg.store import queries
from tests.query.world import World


@pytest.fixture(scope="module")
def world() -> World:
    """Ann – Review – Bo – Delta – Cy; the owner was at the review and talked to Cy about Delta."""
    w = World()
    me = w.person("Mara Vogt", is_me=1)
    ann, bo, cy = w.person("Ann Lee"), w.person("Bo Ek"), w.person("Cy Ray")
    w.person("Di Fox")
    delta = w.project("Delta")
    review = w.meeting("Review", "2025-12-01", "a:9/Review.md")
    note = w.page(review)
    for person, line in ((ann, 4), (bo, 5), (me, 6)):
        w.row("attendances", meeting_id=review, person_id=person, note_id=note, line=line)
    for person, day in ((bo, "2025-11-01"), (cy, "2025-11-08"), (me, "2025-11-08")):
        w.contact(person, delta, day, line=7)
    w.contact(ann, delta, "2026-02-01")  # after the import
    w.contact(ann, delta, "2025-10-01", direct=0)
    chat = w.meeting("Chat", "2025-10-02", "Chat.md")
    for person in (me, cy):
        w.row("attendances", meeting_id=chat, person_id=person, note_id=w.page(chat))
    return w


def keys(rows: list[tuple[object, ...]]) -> list[object]:
    return [row[2] for row in rows]


def test_neighbours_with_the_place_that_proves_the_tie(world: World) -> None:
    rows = queries.rows(world.conn, "neighbors", node="person:ann-lee")
    assert rows == [
        ("Review", "meeting:2025-12-01-review", "meeting", "attended", 1, None, 1, "2025-12-01",
         "a:9/Review.md", 4),
        ("Delta", "project:delta", "project", "mentioned", 1, None, 1, "2025-10-01",
         "Projects/Delta.md", 1),
    ]  # fmt: skip
    only = queries.rows(
        world.conn, "neighbors", node="project:delta", tie="contacted", kind="person"
    )
    assert [(row[0], row[4]) for row in only] == [("Cy Ray", 0), ("Mara Vogt", 0), ("Bo Ek", 0)]


@pytest.mark.parametrize(
    ("start", "goal", "through_me", "way"),
    [
        (
            "person:ann-lee",
            "person:cy-ray",
            0,
            [
                "person:ann-lee",
                "meeting:2025-12-01-review",
                "person:bo-ek",
                "project:delta",
                "person:cy-ray",
            ],
        ),
        (
            "person:ann-lee",
            "meeting:2025-10-02-chat",
            1,
            [
                "person:ann-lee",
                "meeting:2025-12-01-review",
                "person:mara-vogt",
                "meeting:2025-10-02-chat",
            ],
        ),
        ("person:ann-lee", "person:ann-lee", 0, ["person:ann-lee"]),
        # The owner is no way through, but may be where it ends.
        (
            "person:ann-lee",
            "person:mara-vogt",
            0,
            ["person:ann-lee", "meeting:2025-12-01-review", "person:mara-vogt"],
        ),
        ("person:ann-lee", "person:di-fox", 1, []),
        ("person:ann-lee", "person:nobody", 1, []),
    ],
)
def test_shortest_path(
    world: World, start: str, goal: str, through_me: int, way: list[str]
) -> None:
    rows = queries.rows(world.conn, "shortest_path", start=start, goal=goal, through_me=through_me)
    assert keys(rows) == way
    assert [row[0] for row in rows] == list(range(len(way)))
