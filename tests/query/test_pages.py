"""Pages of people, projects, organizations and notes, on the example vault."""

import sqlite3
from pathlib import Path

import pytest

from kg.model.answers.pages import OrganizationPage, PersonPage, ProjectPage, Shown
from kg.query import history, overview, pages
from tests.query.world import AS_OF, World


@pytest.fixture(scope="module")
def conn(examples_db: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{examples_db}?mode=ro", uri=True)


def test_a_project_with_everything_about_it(conn: sqlite3.Connection) -> None:
    page = pages.project(conn, "harbor light", as_of=AS_OF)
    assert (page.facts.status, page.facts.owner, page.facts.days_ago) == (
        "blocked", "Ann Okafor", 25,
    )  # fmt: skip
    assert [(one.person, one.date) for one in page.last] == [
        ("Omar Haddad", "2025-12-16"),
        ("Ann Okafor", "2025-12-03"),
        ("Hanne Tofte", "2025-11-18"),
    ]
    assert (page.contacts[0].source, page.contacts[0].line) == ("Projects/Harbor Light.md", 46)
    assert {(one.source, one.line) for one in page.tasks} == {
        ("Projects/Harbor Light.md", 40),
        ("Projects/Harbor Light.md", 41),
        ("Meetings/2025/2025-12-03 - Harbor Light metering review.md", 13),
        ("Meetings/2025/2025-11-18 - Brightwater steering group.md", 23),
    }
    assert page.statements[0].kind == "blocker"
    assert page.nearest[0].person == "Ann Okafor"
    # Meetings that only a link tells of are on the page, too.
    assert [(one.date, one.source is None) for one in page.meetings] == [
        ("2025-12-16", True),
        ("2025-12-03", False),
        ("2025-11-18", False),
        ("2025-10-14", True),
        ("2025-09-18", False),
    ]


def test_a_person_with_everything_about_them(conn: sqlite3.Connection) -> None:
    page = pages.person(conn, "jonas", as_of=AS_OF)
    assert (page.facts.person, page.facts.last_contact, page.facts.cadence_days) == (
        "Jonas Weber", "2025-12-11", 14,
    )  # fmt: skip
    assert page.contacts[0].source.startswith("People/Jonas Weber/2025-12-11")
    assert {one.date for one in page.meetings} == {"2025-12-11", "2025-10-30", "2025-07-08"}
    assert page.projects[0].project == "Copper Kettle"
    assert {one.owner for one in page.tasks} == {"Jonas Weber"}
    assert all(one.person != "Nora Lindqvist" for one in page.nearest)


def test_an_organization_with_everything_about_it(conn: sqlite3.Connection) -> None:
    page = pages.organization(conn, "voltgrove", as_of=AS_OF)
    assert (page.facts.status, page.facts.last_contact) == ("active", "2025-12-18")
    assert {one.person for one in page.last if one.date == "2025-12-18"} == {
        "Lucía Ferrer", "Jean-Luc Roux",
    }  # fmt: skip
    assert all(one.organization == "Voltgrove Energy" for one in page.people)


@pytest.mark.parametrize(
    ("name", "page", "key"),
    [
        ("omar", PersonPage, "person:omar-haddad"),
        ("copper kettle", ProjectPage, "project:copper-kettle"),
        ("caldera", OrganizationPage, "organization:caldera-shipping"),
        ("voltgrove quarterly", Shown, "meeting:2025-12-18-voltgrove-quarterly"),
        ("Areas/Reading list.md", Shown, "note:Areas/Reading list.md"),
    ],
)
def test_show_opens_whatever_it_is(
    conn: sqlite3.Connection, name: str, page: type, key: str
) -> None:
    shown = pages.show(conn, name, as_of=AS_OF)
    assert isinstance(shown, page)
    assert shown.facts.key == key


def test_a_meeting_shows_who_was_there_and_a_missing_note_who_wants_it(
    conn: sqlite3.Connection,
) -> None:
    meeting = pages.show(conn, "voltgrove quarterly", as_of=AS_OF)
    assert isinstance(meeting, Shown)
    assert {one.person for one in meeting.people} == {
        "Lucía Ferrer", "Jean-Luc Roux", "Nora Lindqvist",
    }  # fmt: skip
    missing = pages.show(conn, "tom becker")
    assert isinstance(missing, Shown)
    assert (missing.facts.kind, missing.facts.source) == ("missing", None)
    assert [(one.source, one.line) for one in missing.backlinks] == [("Daily/2026-01-08.md", 4)]


def test_status_counts(conn: sqlite3.Connection) -> None:
    status = overview.status(conn)
    assert status is not None
    assert (status.notes, status.projects, status.meetings) == (94, 11, 39)
    assert (status.tasks, status.open_tasks, status.as_of) == (50, 35, AS_OF)
    empty = World()
    empty.conn.execute("delete from imports")
    assert overview.status(empty.conn) is None


def test_co_attendance_counts_meetings_and_shows_the_last(conn: sqlite3.Connection) -> None:
    (first, *_) = history.co_attendance(conn, "kwame", as_of=AS_OF)
    assert (first.other, first.meetings, first.last_date, first.last_meeting) == (
        "José Álvarez", 5, "2025-11-26", "Salt Road working group",
    )  # fmt: skip
    everyone = history.co_attendance(conn, as_of=AS_OF, limit=-1)
    pairs = [frozenset((one.person, one.other)) for one in everyone]
    assert len(pairs) == len(set(pairs))
    assert all("Nora Lindqvist" not in pair for pair in pairs)
    with_me = history.co_attendance(conn, as_of=AS_OF, with_me=True, limit=1)
    assert "Nora Lindqvist" in (with_me[0].person, with_me[0].other)
