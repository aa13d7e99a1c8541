"""What a picture shows, and where it puts it."""

import importlib.util
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.errors import NeedsExtra
from kg.graph import fast, layout, measure
from kg.graph.project import simple
from kg.model.picture import Evidence, NoteRef
from kg.present import drawing
from kg.present import png as raster
from kg.query.graph.picture import picture, positions

from .small import Database, graph_of, node


def boatyard() -> Database:
    database = Database()
    database.id("Ann", me=True)
    database.id("m1", date="2025-10-06", folder="Meetings")
    database.id("P1", folder="Projects")
    database.attended("Ann", "m1", line=1)
    database.relation("m1", "about", "P1", line=4)
    database.link("P1", "n1", line=99)
    database.tagged("P1", "#a")
    database.conn.execute("update projects set owner_id = 1")
    return database


def test_a_picture_shows_nodes_with_facts_and_ties_with_evidence() -> None:
    drawn = picture(boatyard().conn).picture
    assert (drawn.title, drawn.vault, drawn.focus) == ("Notes", "Notes", None)
    nodes = {node.key: node for node in drawn.nodes}
    # Tags would tie everything to everything.
    assert set(nodes) == {"person:Ann", "meeting:m1", "project:P1", "note:n1"}
    assert nodes["project:P1"].facts == (("status", "active"), ("owner", "Ann"))
    assert nodes["project:P1"].notes == (NoteRef("Projects/P1.md"),)
    assert (nodes["meeting:m1"].label, nodes["meeting:m1"].date) == ("2025-10-06 m1", "2025-10-06")
    assert max(node.rank for node in drawn.nodes) == 1.0
    ties = {(tie.source, tie.target): tie for tie in drawn.edges}
    assert ties["meeting:m1", "project:P1"].evidence == (
        Evidence("Meetings/m1.md", 4, "first", "2025-10-06"),
    )
    # Properties are kept as values, not as text: the tie itself is said.
    assert ties["person:Ann", "meeting:m1"].evidence[0].text == "Ann attended 2025-10-06 m1"
    # A line that is not there any more, in a note that was changed meanwhile.
    assert ties["project:P1", "note:n1"].evidence[0].text == "P1 links to n1"


def test_things_stand_out_and_are_found_by_more_than_their_names() -> None:
    database = boatyard()
    conn = database.conn
    conn.execute("update imports set as_of = '2025-10-10'")
    conn.execute("update projects set status = 'blocked', due = '2025-10-09'")
    number = database.id("P1")
    (note,) = conn.execute("select id from notes where node_id = ?", (number,)).fetchone()
    conn.execute(
        "insert into aliases (node_id, name, slug, source) values (?, 'Skiff', 'skiff', 'page')",
        (number,),
    )
    conn.execute(
        "insert into properties (note_id, key, value, type, position)"
        " values (?, 'city', 'Hull', 'text', 0)",
        (note,),
    )
    drawn = picture(conn).picture
    nodes = {node.key: node for node in drawn.nodes}
    assert drawn.day == "2025-10-10"
    assert nodes["project:P1"].marks == ("blocked", "overdue")
    assert nodes["person:Ann"].marks == ("me",)
    assert nodes["meeting:m1"].marks == ()
    assert nodes["project:P1"].words == ("Skiff", "#a", "city: Hull")
    conn.execute("update projects set status = 'done'")
    assert {node.key: node.marks for node in picture(conn).picture.nodes}["project:P1"] == ()


def test_around_a_name_the_nearest_are_kept_first() -> None:
    drawn = picture(boatyard().conn, "Ann", depth=3, limit=3)
    assert [node.key for node in drawn.picture.nodes] == ["person:Ann", "meeting:m1", "project:P1"]
    assert (drawn.nodes, drawn.picture.focus, drawn.picture.title) == (
        4,
        "person:Ann",
        "Around Ann",
    )
    assert {(tie.source, tie.kind) for tie in drawn.picture.edges} == {
        ("person:Ann", "attended"),
        ("meeting:m1", "about"),
    }


def test_kinds_ties_and_days_choose_what_is_drawn() -> None:
    conn = boatyard().conn
    assert {node.kind for node in picture(conn, kinds=("tag", "project")).picture.nodes} == {
        "tag",
        "project",
    }
    assert {tie.kind for tie in picture(conn, ties=("link",)).picture.edges} == {"link"}
    assert {tie.kind for tie in picture(conn, until="2025-01-01").picture.edges} == {"link"}


def test_a_picture_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure.fast, "find_spec", lambda _: None)
    assert max(node.rank for node in picture(boatyard().conn).picture.nodes) == 1.0


def test_an_empty_database_makes_an_empty_picture() -> None:
    drawn = picture(Database().conn).picture
    assert (drawn.nodes, drawn.edges, positions(drawn)) == ((), (), {})


def far_apart(points: dict[str, tuple[float, float]]) -> float:
    """The least distance of two points."""
    found = list(points.values())
    return min(
        ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
        for at, (x1, y1) in enumerate(found)
        for x2, y2 in found[at + 1 :]
    )


def parts():
    """A ring of twelve, a pair, and three that are tied to nothing."""
    ring = [f"n{at} link n{(at + 1) % 12}" for at in range(12)]
    return simple(graph_of([*ring, "Ann owns P1"], [node("Bob"), node("Cid"), node("Dan")]))


def test_every_node_has_a_place_of_its_own_the_same_each_time() -> None:
    graph = parts()
    points = layout.positions(graph)
    assert set(points) == set(graph)
    assert far_apart(points) > 0.1
    assert layout.positions(graph) == points
    turned = simple(graph_of([]))
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((other, one) for one, other in graph.edges)
    assert layout.positions(turned) == points


def test_parts_do_not_lie_upon_each_other() -> None:
    points = layout.positions(parts())
    ring = [points[key] for key in points if key.startswith("note:")]
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    for key, (x, y) in points.items():
        if not key.startswith("note:"):
            assert not (left <= x <= right and low <= y <= high), key


@pytest.mark.parametrize("rustworkx", [True, False])
def test_a_large_part_is_laid_out_too(monkeypatch: pytest.MonkeyPatch, rustworkx: bool) -> None:
    monkeypatch.setattr(layout, "_LARGE", 10)
    monkeypatch.setattr(fast, "available", lambda: rustworkx)
    points = layout.positions(parts())
    assert set(points) == set(parts())
    assert far_apart(points) > 0.01
    assert layout.positions(parts()) == points


def test_drawing_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "find_spec", lambda _: None)
    with pytest.raises(NeedsExtra, match=r"rustworkx: .*The page \(--html\)"):
        layout.positions(parts())
    monkeypatch.setattr(raster, "find_spec", lambda _: None)
    with pytest.raises(NeedsExtra, match="resvg"):
        raster.png("<svg/>")


@pytest.mark.skipif(not importlib.util.find_spec("resvg_py"), reason="needs resvg-py (picture)")
def test_a_png_is_the_drawing_at_twice_its_size() -> None:
    drawn = picture(boatyard().conn).picture
    found = raster.png(drawing.svg(drawn, positions(drawn)))
    assert found[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(found[16:20]), int.from_bytes(found[20:24])) == (2400, 1640)


def test_files_that_cannot_be_written_are_named(
    examples_db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path)
    assert run(["graph", "Old Quay", "--svg", folder, "--db", str(examples_db)]) == 2
    assert capsys.readouterr().err == f"{folder} cannot be written: Is a directory.\n"
    (tmp_path / "file").write_text("")
    words = ["export", "--format", "csv", "--output", f"{folder}/file", "--db", str(examples_db)]
    assert run(words) == 2
    assert capsys.readouterr().err == f"The folder {folder}/file cannot be made: File exists.\n"
