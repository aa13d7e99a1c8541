"""What a link that leads nowhere may have meant, as `kg links` and `kg doctor` tell it."""

from pathlib import Path

import pytest

from kg.model.answers.notes import Link
from kg.query import notes
from kg.query.causes import causes
from kg.store import queries
from tests.builders import database, opened
from tests.query.world import World

NOTES: dict[str, str | bytes] = {
    "People/Ida Falk.md": "---\ntype: person\n---\n",
    "Notes/One.md": "[[Ida Falck]] met [[Ida Falk]] and [[Nobody Known]].\n[[Falk Ida]]\n",
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("nearest"), NOTES)


def test_links(db: Path) -> None:
    with opened(db) as conn:
        found = notes.links(conn, "Notes/One")
    assert [(one.target, one.nearest, one.nearest_key, one.reason) for one in found] == [
        ("Ida Falck", "Ida Falk", "person:ida-falk", "spelling"),
        ("Ida Falk", None, None, None),
        ("Nobody Known", None, None, None),
        ("Falk Ida", "Ida Falk", "person:ida-falk", "words"),
    ]


def test_doctor(db: Path) -> None:
    with opened(db) as conn:
        (cause,) = [one for one in causes(conn) if one.code == "missing-link"]
        apart = causes(conn, code=["missing-link"])
    assert cause.nearest == (
        "“Ida Falck”: perhaps Ida Falk (spelling)\n“Falk Ida”: perhaps Ida Falk (words)"
    )
    assert {one.nearest for one in apart} == {*cause.nearest.split("\n"), None}


def test_the_columns_of_the_query_come_first() -> None:
    cursor = World().conn.execute(queries.load("links").text, {"node": None})
    columns = tuple(column[0] for column in cursor.description)
    assert Link._fields[: len(columns)] == columns
