"""Views: they work in any SQLite shell, say what they hold, and agree with the named queries."""

import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from kg.store import queries, views
from tests.query.world import AS_OF, World

VIEWS = queries.names("views")


@pytest.fixture(scope="module")
def conn(examples_db: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{examples_db}?mode=ro", uri=True)


def column(rows: list[tuple[object, ...]], *places: int) -> list[tuple[object, ...]]:
    return sorted((tuple(row[place] for place in places) for row in rows), key=repr)


@pytest.mark.parametrize("name", VIEWS)
def test_header_describes_every_column(conn: sqlite3.Connection, name: str) -> None:
    view = queries.load(name, "views")
    assert view.title and view.description.endswith(".")
    cursor = conn.execute(f"select * from {name}")
    assert tuple(one[0] for one in cursor.description) == tuple(view.columns)
    assert all(view.columns.values())
    assert cursor.fetchall()


@pytest.mark.parametrize("name", VIEWS)
def test_no_view_knows_what_day_it_is(name: str) -> None:
    text = queries.load(name, "views").text.lower()
    assert not re.search(r"'now'|current_date|current_time|[^_]date\(\)", text)


def test_creating_replaces_the_views_of_another_version() -> None:
    world = World()
    world.conn.execute("drop view orphans")
    world.conn.execute('create view "of another ""version""" as select 1')
    views.create(world.conn)
    found = world.conn.execute("select name from sqlite_master where type = 'view'")
    assert sorted(name for (name,) in found) == sorted(VIEWS)


def test_last_contacts_hold_the_answer_to_the_main_question(conn: sqlite3.Connection) -> None:
    fields = "subject_key, person_key, date, days_ago, channel, certainty, meeting, source, line"
    found = conn.execute(f"select {fields} from last_contacts where kind = 'project'").fetchall()
    newest = conn.execute(
        f"select {fields} from last_contacts where kind = 'project' and is_newest"
    ).fetchall()
    places = (1, 6, 7, 8, 9, 10, 11, 12, 13)
    everyone = [row for row in queries.rows(conn, "last_contact", everyone=1) if row[6]]
    assert column(found, *range(9)) == column(everyone, *places)
    asked = [row for row in queries.rows(conn, "last_contact") if row[6]]
    assert column(newest, *range(9)) == column(asked, *places)


def test_blocked_projects_are_the_answer_for_blocked_ones(conn: sqlite3.Connection) -> None:
    found = conn.execute("select * from blocked_projects").fetchall()
    assert column(found, *range(14)) == column(
        queries.rows(conn, "last_contact", status="blocked"), *range(14)
    )


def test_views_and_queries_of_one_name_agree(conn: sqlite3.Connection) -> None:
    open_tasks = conn.execute("select source, line, days_overdue, is_blocked from open_tasks")
    assert column(open_tasks.fetchall(), 0, 1, 2, 3) == column(
        queries.rows(conn, "tasks"), 13, 14, 3, 10
    )
    stale = conn.execute("select person_key, last_contact, days_overdue from stale_people")
    assert column(stale.fetchall(), 0, 1, 2) == column(
        queries.rows(conn, "stale", kind="person", without_page=1), 1, 4, 10
    )
    pairs = conn.execute("select person_key, other_key, meetings from co_attendance")
    each_once = {(frozenset(pair[:2]), pair[2]) for pair in pairs}
    assert each_once == {
        (frozenset((row[1], row[3])), row[4])
        for row in queries.rows(conn, "co_attendance", with_me=1, limit=-1)
    }


def edges(world: World) -> dict[tuple[object, ...], tuple[object, ...]]:
    rows = world.conn.execute("select * from edges").fetchall()
    assert max(Counter(row[:3] for row in rows).values()) == 1
    return {row[:3]: row[3:] for row in rows}


def test_an_edge_is_every_evidence_of_a_pair_with_the_newest_place() -> None:
    w = World()
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    page, plain = w.page(ann), w.page(delta)
    old = w.note("Archive/Ann Lee.md", ann, date="2025-01-01")
    link = {"source_node_id": ann, "target_node_id": delta, "target": "Delta"}
    w.row("links", source_note_id=page, line=9, **link)
    w.row("links", source_note_id=page, line=3, **link)
    w.row("links", source_note_id=old, line=5, **link)
    w.row("relations", source_id=ann, target_id=delta, kind="owns", note_id=plain, line=7)
    assert edges(w) == {
        ("person:ann-lee", "project:delta", "link"): (
            3, "2025-01-01", "2025-01-01", "Archive/Ann Lee.md:5",
        ),
        ("person:ann-lee", "project:delta", "owns"): (1, None, None, "Projects/Delta.md:7"),
    }  # fmt: skip
    w.conn.execute("update notes set date = null")
    assert edges(w)["person:ann-lee", "project:delta", "link"][3] == "Archive/Ann Lee.md:5"
    w.conn.execute("update notes set path = 'Z.md' where id = ?", (old,))
    assert edges(w)["person:ann-lee", "project:delta", "link"][3] == "People/Ann Lee.md:3"


def test_edges_of_meetings_contacts_tags_and_tasks() -> None:
    w = World()
    ann, bo, delta = w.person("Ann Lee"), w.person("Bo Ek"), w.project("Delta")
    review = w.meeting("Review", "2025-12-01", "Review.md")
    note = w.page(review)
    w.row("attendances", meeting_id=review, person_id=ann, note_id=note, line=4)
    # The relation says the same as the attendance, and no thing is tied to itself.
    w.row("relations", source_id=ann, target_id=review, kind="attended", note_id=note)
    w.row("relations", source_id=ann, target_id=ann, kind="related", note_id=note)
    for date, line in (("2025-11-01", 2), ("2025-12-01", 4), ("2025-12-01", 5)):
        w.contact(ann, delta, date, note_id=note, line=line)
    w.contact(ann, delta, "2026-02-01", note_id=note, line=8)  # after the import
    w.contact(ann, delta, "2025-10-01", note_id=note, line=6, direct=0)
    tag = w.row("tags", id=w.node("tag", "work"), name="work", normalised="work")
    w.row("note_tags", note_id=note, tag_id=tag, name="work", line=None)
    w.row("note_tags", note_id=note, tag_id=tag, name="work", line=9)
    w.row("tasks", note_id=note, line=12, text="a", owner_id=bo, about_id=delta)
    w.row("tasks", note_id=note, line=11, text="b", owner_id=bo)
    w.row("tasks", note_id=note, line=13, text="c", owner_id=bo, state="done")
    meeting = "meeting:2025-12-01-review"
    assert edges(w) == {
        ("person:ann-lee", meeting, "attended"): (1, "2025-12-01", "2025-12-01", "Review.md:4"),
        ("person:ann-lee", "project:delta", "contacted"): (
            3, "2025-11-01", "2025-12-01", "Review.md:4",
        ),
        ("person:ann-lee", "project:delta", "mentioned"): (
            1, "2025-10-01", "2025-10-01", "Review.md:6",
        ),
        (meeting, "tag:work", "tagged"): (2, "2025-12-01", "2025-12-01", "Review.md:1"),
        ("person:bo-ek", "project:delta", "task"): (1, "2025-12-01", "2025-12-01", "Review.md:12"),
        ("person:bo-ek", meeting, "task"): (2, "2025-12-01", "2025-12-01", "Review.md:11"),
    }  # fmt: skip


def test_a_project_that_nobody_talked_about_is_not_invisible() -> None:
    w = World()
    delta = w.project("Delta", "blocked", status_since="2025-12-20")
    note = w.page(delta)
    w.row("statements", note_id=note, node_id=delta, kind="risk", text="Rain", line=3)
    w.row("statements", note_id=note, node_id=delta, kind="blocker", text="No permit", line=4)
    w.row("tasks", note_id=note, text="Ask again", about_id=delta)
    w.row("tasks", note_id=note, text="Asked", about_id=delta, state="done")
    rows = w.conn.execute("select subject, person, blocked_since, blocker, open_tasks "
                          "from blocked_projects").fetchall()  # fmt: skip
    assert rows == [("Delta", None, "2025-12-20", "No permit", 1)]


def test_blocked_since_is_the_day_of_the_import_that_saw_it() -> None:
    w = World()
    delta = w.project("Delta", "blocked")
    for day, old, new in (("2025-11-01", None, "blocked"), ("2025-11-08", "blocked", "active"),
                          ("2025-12-01", "active", "blocked")):  # fmt: skip
        w.row("changes", node_id=delta, node_key="project:delta", field="status", old=old,
              new=new, seen_at=f"{day}T09:00:00Z")  # fmt: skip
    assert w.value("select blocked_since from blocked_projects") == "2025-12-01"


def test_orphans_have_no_tie_of_any_kind() -> None:
    w = World()
    ann, delta = w.person("Ann Lee"), w.project("Delta")
    w.page(ann), w.page(delta)
    w.contact(ann, delta, "2025-12-01")
    alone, to_itself = w.note("Alone.md"), w.note("Mirror.md")
    w.note("Template.md", kind="template")
    node = w.value("select node_id from notes where id = ?", to_itself)
    w.row("links", source_note_id=to_itself, source_node_id=node, target_node_id=node, target="M")
    one, other = w.note("One.md"), w.note("Other.md")
    nodes = dict(w.conn.execute("select id, node_id from notes"))
    w.row("links", source_note_id=one, source_node_id=nodes[one], target_node_id=nodes[other],
          target="Other")  # fmt: skip
    found = w.conn.execute("select path from orphans order by path").fetchall()
    assert found == [("Alone.md",), ("Mirror.md",)]
    assert alone


def test_stale_people_go_by_their_cadence_and_not_by_the_future() -> None:
    w = World()
    w.person("Mara Vogt", is_me=1)
    for name, days in (("Ann Lee", None), ("Bo Ek", 7), ("Cy Ray", 60)):
        person = w.person(name, cadence_days=days)
        w.contact(person, None, "2025-12-30")
        for certainty in ("inferred", "linked"):  # ten days before the import
            w.contact(person, None, "2025-12-31", certainty=certainty)
        w.contact(person, None, "2026-02-01")
    w.person("Di Fox", stated_last_contact="2025-11-01")
    w.person("Ed Hay", stated_last_contact="2026-05-01")
    rows = w.conn.execute(
        "select person, last_contact, certainty, days_overdue from stale_people order by person"
    ).fetchall()
    assert rows == [
        ("Bo Ek", "2025-12-31", "linked", 3),
        ("Di Fox", "2025-11-01", "stated", 40),
        ("Ed Hay", None, None, None),
    ]
    assert AS_OF == "2026-01-10"
