"""What charts show: which rows, in which order, and how many there are without a limit."""

import sqlite3

import pytest

from kg.errors import NameUnknown, NothingImported
from kg.query import agenda, charts
from tests.query.world import World


def test_who_went_cold_is_told_as_in_the_morning() -> None:
    w = World()
    for name, last, cadence in (
        ("Ann Lee", "2025-12-10", None),  # 31 days
        ("Bo Ek", "2025-12-11", None),  # 30 days: not more than 30
        ("Cy Ray", "2025-12-31", 7),  # 10 days, 3 too many
        ("Di Fox", "2025-11-01", 60),  # 70 days, 10 too many
        ("Ed Hay", None, None),  # never contacted: did not go cold
        ("Flo Nil", "2025-10-01", None),  # 101 days
    ):
        person = w.person(name, cadence_days=cadence)
        w.page(person)
        if last:
            w.contact(person, None, last, line=4)
    w.page(w.person("Mara Vogt", is_me=1))
    found = charts.cold(w.conn)
    # With a cadence the most overdue first, then the others, the latest first.
    assert [(one.name, one.days_ago, one.limit_days, one.limit_basis) for one in found.rows] == [
        ("Di Fox", 70, 60, "cadence"),
        ("Cy Ray", 10, 7, "cadence"),
        ("Ann Lee", 31, 30, "asked"),
        ("Flo Nil", 101, 30, "asked"),
    ]
    assert found.in_all == 4
    assert list(found.rows) == list(agenda.today(w.conn).going_cold)
    assert (found.rows[2].source, found.rows[2].line) == ("People/Ann Lee.md", 4)
    few = charts.cold(w.conn, limit=1)
    assert ([one.name for one in few.rows], few.in_all) == (["Di Fox"], 4)
    assert [one.name for one in charts.cold(w.conn, over=101).rows] == ["Di Fox", "Cy Ray"]


def test_a_colleague_goes_cold_only_with_a_cadence() -> None:
    w = World()
    w.conn.execute("update imports set my_organization = 'settings'")
    ours, theirs = w.organization("Acme", is_mine=1), w.organization("Orbit")
    for name, employer, cadence in (
        ("Ann Lee", ours, None), ("Bo Ek", ours, 14), ("Cy Ray", theirs, None),
        ("Di Fox", None, None),
    ):  # fmt: skip
        person = w.person(name, organization_id=employer, cadence_days=cadence)
        w.contact(person, None, "2025-11-01")
    found = charts.cold(w.conn)
    assert [one.name for one in found.rows] == ["Bo Ek", "Cy Ray"]
    assert list(found.rows) == list(agenda.today(w.conn).going_cold)


def test_contacts_are_counted_by_days_and_weeks() -> None:
    w = World()  # as of Saturday, 2026-01-10: the last week begins on the fourth
    ann, bo, cy = w.person("Ann Lee"), w.person("Bo Ek"), w.person("Cy Ray")
    me = w.person("Mara Vogt", is_me=1)
    apollo, orbit = w.project("Apollo"), w.organization("Orbit")
    for person, about, day, direct in (
        (ann, apollo, "2026-01-10", 1), (ann, orbit, "2026-01-10", 1),  # one day
        (ann, None, "2026-01-04", 1), (ann, apollo, "2026-01-03", 1),
        (ann, apollo, "2025-12-21", 1), (ann, apollo, "2025-12-20", 1),  # the latter: too long ago
        (ann, apollo, "2026-01-11", 1),  # not yet
        (bo, apollo, "2026-01-02", 1), (bo, apollo, "2026-01-05", 0),  # a mention
        (cy, orbit, "2026-01-08", 1), (me, apollo, "2026-01-08", 1),
    ):  # fmt: skip
        w.contact(person, about, day, direct=direct, line=7)
    found = charts.contacts(w.conn, weeks=3)
    assert [(one.name, one.days, one.last_date, one.weeks) for one in found.rows] == [
        ("Ann Lee", 4, "2026-01-10", (1, 1, 2)),
        ("Cy Ray", 1, "2026-01-08", (0, 0, 1)),
        ("Bo Ek", 1, "2026-01-02", (0, 1, 0)),
    ]
    assert (found.in_all, found.about) == (3, None)
    assert (found.rows[2].source, found.rows[2].line) == ("Projects/Apollo.md", 7)
    few = charts.contacts(w.conn, weeks=3, limit=2)
    assert (few.rows, few.in_all) == (found.rows[:2], 3)
    about = charts.contacts(w.conn, "apollo", weeks=3)
    assert (about.about, about.kind) == ("Apollo", "project")
    assert [(one.name, one.weeks) for one in about.rows] == [
        ("Ann Lee", (1, 1, 1)), ("Bo Ek", (0, 1, 0)),
    ]  # fmt: skip
    of_ann = charts.contacts(w.conn, "Ann Lee", weeks=3)
    assert [(one.name, one.key, one.days) for one in of_ann.rows] == [
        ("Apollo", "project:apollo", 3),
        ("Orbit", "organization:orbit", 1),
        ("(no subject)", None, 1),
    ]


def test_those_contacted_alike_stand_by_name_whatever_the_limit() -> None:
    w = World()
    for name in ("Di Fox", "Ann Lee", "Cy Ray", "Bo Ek"):
        w.contact(w.person(name), None, "2026-01-05")
    every = [one.name for one in charts.contacts(w.conn).rows]
    assert every == ["Ann Lee", "Bo Ek", "Cy Ray", "Di Fox"]
    for limit in range(1, 6):
        assert [one.name for one in charts.contacts(w.conn, limit=limit).rows] == every[:limit]


def test_a_project_has_statuses_meetings_contacts_tasks_and_what_was_said() -> None:
    w = World()
    ann, me = w.person("Ann Lee"), w.person("Mara Vogt", is_me=1)
    apollo = w.project("Apollo", "blocked", status_raw="Blocked!", due="2026-03-01")
    note = w.page(apollo)
    for old, new, seen in (
        ("planned", "active", "2025-10-01T08:00:00Z"),
        ("active", "blocked", "2025-12-01T08:00:00Z"),
    ):  # fmt: skip
        w.row(
            "changes", node_id=apollo, node_key="project:apollo", field="status", old=old, new=new,
            seen_at=seen,
        )  # fmt: skip
    review = w.meeting("Review", "2025-11-05", "Review.md")
    w.row("relations", source_id=review, target_id=apollo, kind="about", note_id=note, line=2)
    for person in (ann, me):
        w.row("attendances", meeting_id=review, person_id=person, note_id=note)
    # At the meeting, which has a row of its own; and two of one day, in one channel.
    w.contact(ann, apollo, "2025-11-05", meeting_id=review)
    w.contact(ann, apollo, "2025-11-20", channel="email", text="Wrote", line=5)
    w.contact(w.person("Bo Ek"), apollo, "2025-11-20", channel="email", text="Answered", line=6)
    for text, facts in (
        ("Build", {"start": "2025-10-10", "due": "2026-01-20", "owner_id": ann}),
        ("Plan", {"state": "done", "done": "2025-10-09"}),
        ("Undated", {}),
        ("Dropped", {"state": "cancelled", "due": "2025-12-01"}),
    ):
        w.row("tasks", note_id=note, text=text, about_id=apollo, **({"state": "todo"} | facts))
    w.row(
        "statements", note_id=note, node_id=apollo, kind="decision", text="Go", date="2025-10-15",
        line=9,
    )  # fmt: skip
    found = charts.project(w.conn, "apollo")
    assert [(one.what, one.begins, one.ends, one.state, one.text) for one in found.rows] == [
        ("status", None, "2025-10-01", "planned", "planned"),
        ("status", "2025-10-01", "2025-12-01", "active", "active"),
        ("task", None, "2025-10-09", "done", "Plan"),
        ("task", "2025-10-10", "2026-01-20", "todo", "Build"),
        ("decision", "2025-10-15", "2025-10-15", None, "Go"),
        ("meeting", "2025-11-05", "2025-11-05", "meeting", "Review"),
        ("contact", "2025-11-20", "2025-11-20", "email", "Wrote"),
        ("status", "2025-12-01", None, "blocked", "Blocked!"),
    ]
    assert found.in_all == 8
    others = {one.what: one.other for one in found.rows if one.other}
    assert others == {"meeting": "Ann Lee", "contact": "Ann Lee; Bo Ek", "task": "Ann Lee"}
    assert found.facts.due == "2026-03-01"
    # What goes on is there from any day on.
    late = charts.project(w.conn, "apollo", since="2025-12-01")
    assert {(one.what, one.text) for one in late.rows} == {
        ("status", "Blocked!"), ("status", "active"), ("task", "Build"),
    }  # fmt: skip
    few = charts.project(w.conn, "apollo", limit=1)
    assert [one.text for one in few.rows] == ["Build", "Go", "Review", "Wrote", "Blocked!"]
    assert few.in_all == 8


def test_what_is_blocked_longest_stands_first() -> None:
    w = World()
    ann = w.person("Ann Lee")
    new = w.project("New", "blocked", status_since="2026-01-01", due="2026-02-01")
    w.project("Old", "blocked", status_since="2025-06-01")
    w.project("Unknown", "blocked")
    w.project("Fine", "active", status_since="2020-01-01")
    w.contact(ann, new, "2026-01-03")
    w.contact(ann, new, "2026-02-09")  # not yet
    note = w.page(new)
    for title, day in (
        ("Past", "2025-12-01"), ("Later", "2026-03-01"), ("Next", "2026-01-20"),
    ):  # fmt: skip
        meeting = w.meeting(title, day, f"{title}.md")
        w.row("relations", source_id=meeting, target_id=new, kind="about", note_id=note)
    found = charts.blocked(w.conn)
    assert [(one.project, one.status_since, one.days_blocked) for one in found.rows] == [
        ("Old", "2025-06-01", 223), ("New", "2026-01-01", 9), ("Unknown", None, None),
    ]  # fmt: skip
    one = found.rows[1]
    assert (one.last_contact, one.due, one.next_date, one.meeting) == (
        "2026-01-03", "2026-02-01", "2026-01-20", "Next",
    )  # fmt: skip
    few = charts.blocked(w.conn, limit=1)
    assert ([row.project for row in few.rows], few.in_all) == (["Old"], 3)


def test_a_circle_holds_each_once_by_the_newest_tie() -> None:
    w = World()
    ann, bo, cy = w.person("Ann Lee"), w.person("Bo Ek"), w.person("Cy Ray")
    me = w.person("Mara Vogt", is_me=1)
    apollo, orbit = w.project("Apollo"), w.organization("Orbit")
    note = w.note("Log.md")
    for title, day, there in (
        ("Old", "2025-06-01", (ann, bo, me)), ("New", "2025-12-01", (ann, bo)),
        ("Ahead", "2026-02-01", (ann, cy)),
    ):  # fmt: skip
        meeting = w.meeting(title, day)
        for line, person in enumerate(there, 3):
            w.row(
                "attendances", meeting_id=meeting, person_id=person, note_id=note, line=line
            )  # fmt: skip
    w.contact(ann, apollo, "2026-01-05", note_id=note, line=9)
    w.row("relations", source_id=ann, target_id=orbit, kind="works_for", note_id=w.page(ann))
    w.row("relations", source_id=ann, target_id=apollo, kind="owns", note_id=w.page(ann))
    found = charts.circle(w.conn, "ann lee")
    assert [one[:7] for one in found.rows] == [
        ("Apollo", "project:apollo", "project", "2026-01-05", 5, 1, "contacted, owns"),
        ("Bo Ek", "person:bo-ek", "person", "2025-12-01", 40, 2, "met"),
        ("Orbit", "organization:orbit", "organization", None, None, 0, "works for"),
    ]
    assert (found.name, found.kind, found.in_all) == ("Ann Lee", "person", 3)
    assert (found.rows[1].source, found.rows[1].line) == ("Log.md", 4)
    of_apollo = charts.circle(w.conn, "apollo")
    assert [(one.name, one.ties) for one in of_apollo.rows] == [("Ann Lee", "contacted, owns")]
    assert len(charts.circle(w.conn, "ann lee", limit=1).rows) == 1


def test_what_cannot_be_asked() -> None:
    w = World()
    for ask in (charts.project, charts.circle, charts.contacts):
        with pytest.raises(NameUnknown):
            ask(w.conn, "nobody")
    w.conn.execute("delete from imports")
    with pytest.raises(NothingImported):
        charts.blocked(w.conn)


def test_an_empty_vault_has_empty_charts() -> None:
    conn: sqlite3.Connection = World().conn
    for found in (charts.cold(conn), charts.contacts(conn), charts.blocked(conn)):
        assert (found.rows, found.in_all) == ((), 0)
