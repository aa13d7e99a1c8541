"""Hot questions find their rows by index, in a database without statistics."""

import re
import subprocess
import sys

import pytest

from kg.store import queries
from tests.query.world import World

# An index of few rows: the notes of archives, and templates.
FEW = "USING INDEX notes_uncounted"
# What a question may read as a whole: its own parameters, and the entities that it lists.
SMALL = {"imports", "people", "projects", "organizations"}
LARGE = {
    "aliases", "attendances", "claims", "contacts", "links", "meetings", "nodes", "note_tags",
    "notes", "problems", "relations", "statements", "tasks",
}  # fmt: skip


def scanned(text: str, given: dict[str, object]) -> set[str]:
    """Tables that the statement reads from one end to the other."""
    conn = World().conn
    plan = [row[3] for row in conn.execute(f"explain query plan {text}", given)]
    aliases = dict(re.findall(r"\b(?:from|join)\s+(\w+)\s+as\s+(\w+)", text))
    names = {alias: table for table, alias in aliases.items()} | {name: name for name in LARGE}
    found = {match[1] for step in plan if (match := re.match(rf"SCAN (\w+)(?! {FEW})", step))}
    return {names[one] for one in found if names.get(one) in LARGE}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("last_contact", {"status": "blocked"}),
        ("last_contact", {"subjects": "project:delta"}),
        ("people", {"key": "person:ann-lee"}),
        ("projects", {"key": "project:delta"}),
        ("contact_evidence", {"person": "person:ann-lee"}),
        ("backlinks", {"node": "person:ann-lee"}),
        ("links", {"node": "person:ann-lee"}),
        ("nearest", {"of": "person:ann-lee"}),
        ("contact_weeks", {"of": "person:ann-lee"}),
        ("person_projects", {"person": "person:ann-lee"}),
        ("attendees", {"meeting": "meeting:2025-12-01-review"}),
        ("note", {"node": "person:ann-lee"}),
        ("name", {"text": "ann"}),
        ("name_beginning", {"slug": "ann"}),
        ("search", {"text": "ferry"}),
        (
            "search",
            {"text": "ferry", "sort": "date", "since": "2026-01-01", "with_person": "person:ann"},
        ),
    ],
)
def test_no_large_table_is_read_as_a_whole(name: str, given: dict[str, object]) -> None:
    query = queries.load(name)
    # `contact_evidence` has a branch for everything, which a given name shuts.
    allowed = {"contacts"} if name == "contact_evidence" else set()
    assert scanned(query.text, queries.bound(query, given)) <= allowed


@pytest.mark.parametrize(
    ("view", "column"),
    [
        ("edges", "source"),
        ("edges", "target"),
        ("backlinks", "target_key"),
        ("timeline", "node_key"),
        ("last_contacts", "subject_key"),
        ("last_contacts", "person_key"),
    ],
)
def test_a_condition_on_a_view_finds_an_index(view: str, column: str) -> None:
    conn = World().conn
    plan = [
        row[3]
        for row in conn.execute(
            f"explain query plan select * from {view} where {column} = ?", ("person:ann-lee",)
        )
    ]
    allowed = {view, "imports", "people", "asked", "n", "s"}
    found = {match[1] for step in plan if (match := re.match(r"SCAN (\w+)", step))}
    assert found <= allowed, plan


@pytest.mark.parametrize("name", ["ties", "ties_among", "nearby", "link_roles"])
def test_the_ties_of_several_things_are_found_by_their_keys(name: str) -> None:
    kind = "queries" if name in queries.names() else "internal"
    query = queries.load(name, kind)
    keys = '["person:ann-lee", "project:delta"]'
    given = queries.bound(query, {query.params[0].name: keys})
    plan = [row[3] for row in World().conn.execute(f"explain query plan {query.text}", given)]
    found = {match[1] for step in plan if (match := re.match(r"SCAN (\w+)", step))}
    # Their own parameter, and what they name themselves.
    assert found <= {"json_each", "v", "it", "ends", "imports"}, plan


def test_a_large_table_without_an_index_would_be_noticed() -> None:
    assert scanned("select * from links as l where l.display = :text", {"text": "x"}) == {"links"}


def test_the_main_question_loads_nothing_heavy() -> None:
    code = "import sys, kg.query.contacts; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"dataclasses", "json", "pathlib", "sqlmodel", "sqlalchemy", "networkx", "typer",
             "difflib", "heapq", "kg.query.matching", "kg.query.lists"}  # fmt: skip
    assert heavy & set(run.stdout.split()) == set()
