"""Named queries: what their headers promise, and that every front door may rely on them."""

import re
import sqlite3
from pathlib import Path

import pytest

from kg.model import answers
from kg.store import queries
from tests.query.world import World

# Query -> the answer whose fields are its columns.
ANSWERS = {
    "attendees": answers.Attendee,
    "backlinks": answers.Backlink,
    "bus_factor": answers.BusFactor,
    "changed": answers.Changed,
    "co_attendance": answers.CoAttendance,
    "contact_evidence": answers.ContactEvidence,
    "contact_weeks": answers.ContactWeek,
    "doctor": answers.Problem,
    "doctor_counts": answers.ProblemCount,
    "last_contact": answers.LastContact,
    "links": answers.Link,
    "meetings": answers.Meeting,
    "nearest": answers.Nearest,
    "note": answers.NotePage,
    "organizations": answers.Organization,
    "orphans": answers.Orphan,
    "people": answers.Person,
    "person_projects": answers.PersonProject,
    "projects": answers.Project,
    "search": answers.SearchHit,
    "stale": answers.Stale,
    "statements": answers.Statement,
    "status": answers.Status,
    "tasks": answers.Task,
    "timeline": answers.TimelineEntry,
}
QUERIES = queries.names()
# Something to ask for, where a query answers nothing without it.
ASKED = {
    "node": "project:harbor-light",
    "key": "project:harbor-light",
    "keys": "project:harbor-light",
    "person": "person:ann-okafor",
    "of": "project:harbor-light",
    "meeting": "meeting:2025-12-18-voltgrove-quarterly",
    "text": "Harbor Light",
    "match": "harbor",
    "slug": "har",
    "start": "person:ann-okafor",
    "goal": "person:ingrid-saether",
    "one": "person:ann-okafor",
    "other": "project:harbor-light",
    "paths": "Projects/Harbor Light.md",
}
NEEDED = {
    "attendees": ("meeting",),
    "backlinks": ("node",),
    "contact_weeks": ("of",),
    "graph_nodes": ("keys",),
    "last_contact_text": ("match",),
    "links": ("node",),
    "name": ("text",),
    "name_beginning": ("slug",),
    "nearest": ("of",),
    "nearby": ("key",),
    "neighbors": ("node",),
    "note": ("node",),
    "note_texts": ("paths",),
    "person_projects": ("person",),
    "search": ("text",),
    "shortest_path": ("start", "goal"),
    "ties": ("key",),
    "ties_between": ("one", "other"),
    "timeline": ("node",),
}


@pytest.fixture(scope="module")
def conn(examples_db: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{examples_db}?mode=ro", uri=True)


def asked(name: str) -> dict[str, object]:
    return {param: ASKED[param] for param in NEEDED.get(name, ())}


@pytest.mark.parametrize("name", QUERIES)
def test_header_says_what_it_is_and_declares_every_parameter(name: str) -> None:
    query = queries.load(name)
    assert query.title
    assert query.description.endswith(".")
    statement = re.sub(r"--.*|'[^']*'", "", query.text)
    used = set(re.findall(r"(?<![\w:]):(\w+)", statement))
    assert used == {param.name for param in query.params}
    assert all(param.meaning for param in query.params)


@pytest.mark.parametrize("name", QUERIES)
def test_an_empty_field_of_a_form_asks_the_same_as_none(
    conn: sqlite3.Connection, name: str
) -> None:
    query = queries.load(name)
    nothing = dict.fromkeys((param.name for param in query.params), None) | asked(name)
    empty = dict.fromkeys((param.name for param in query.params), "") | asked(name)
    rows = conn.execute(query.text, nothing).fetchall()
    assert rows or name in ("changed", "orphans")
    assert conn.execute(query.text, empty).fetchall() == rows


@pytest.mark.parametrize("name", QUERIES)
def test_a_declared_default_is_what_leaving_it_out_means(
    conn: sqlite3.Connection, name: str
) -> None:
    query = queries.load(name)
    defaults = {param.name: param.default for param in query.params if param.default}
    given = asked(name)
    assert queries.rows(conn, name, **(given | defaults)) == queries.rows(conn, name, **given)


@pytest.mark.parametrize(("name", "answer"), ANSWERS.items())
def test_columns_are_the_fields_of_the_answer(
    conn: sqlite3.Connection, name: str, answer: type
) -> None:
    query = queries.load(name)
    cursor = conn.execute(query.text, {param.name: None for param in query.params})
    assert tuple(column[0] for column in cursor.description) == answer._fields  # type: ignore[attr-defined]


def test_a_list_may_be_an_array_or_one_plain_text(conn: sqlite3.Connection) -> None:
    one = queries.rows(conn, "last_contact", status="blocked")
    assert len(one) == 7
    assert queries.rows(conn, "last_contact", status='["blocked"]') == one
    assert len(queries.rows(conn, "last_contact", status='["blocked", "paused"]')) == 8


@pytest.mark.parametrize("text", ['a"b', "back\\slash", "tab\tand\nline", "\x01", "äöü", "'"])
def test_array_takes_any_text(text: str) -> None:
    found = sqlite3.connect(":memory:").execute(
        "select value from json_each(?)", (queries.array([text, "b"]),)
    )
    assert [value for (value,) in found] == [text, "b"]
    assert queries.array([]) is None


def test_an_unknown_query_or_parameter_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        queries.load("nothing")
    with pytest.raises(TypeError, match=r"status\.sql has no parameter day"):
        queries.rows(World().conn, "status", day="2026-01-10")
