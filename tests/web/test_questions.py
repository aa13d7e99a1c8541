"""Questions asked in words, and their answers: those of the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.query import contacts, overview
from kg.query.lists import meetings, organizations, people, projects
from kg.query.tasks import statements, tasks
from kg.store.reader import open_read
from kg.web import describe

from .conftest import Page, Site

ASKED: list[tuple[str, dict[str, str], Callable[[Any], Any]]] = [
    ("last_contact", {}, lambda conn: contacts.last_contact(conn)),
    (
        "last_contact",
        {"status": "blocked", "as_of": "2025-12-10"},
        lambda conn: contacts.last_contact(conn, status=["blocked"], as_of="2025-12-10"),
    ),
    (
        "last_contact",
        {"subjects": "project:harbor-light", "everyone": "1", "mentions": "1"},
        lambda conn: contacts.last_contact(conn, ["harbor light"], everyone=True, mentions=True),
    ),
    ("people", {}, people),
    ("projects", {"status": "blocked"}, lambda conn: projects(conn, status=["blocked"])),
    ("organizations", {}, organizations),
    ("meetings", {}, meetings),
    (
        "meetings",
        {"with_person": "person:hanne-tofte"},
        lambda conn: meetings(conn, with_person=["Hanne Tofte"]),
    ),
    ("tasks", {}, tasks),
    ("tasks", {"owner": "person:ann-okafor"}, lambda conn: tasks(conn, owner="ann okafor")),
    (
        "statements",
        {"about": "project:harbor-light"},
        lambda conn: statements(conn, ["harbor light"]),
    ),
    (
        "contact_evidence",
        {"person": "person:hanne-tofte"},
        lambda conn: contacts.contact_evidence(conn, person=["person:hanne-tofte"]),
    ),
    ("status", {}, lambda conn: [overview.status(conn)]),
]


@pytest.mark.parametrize(("name", "given", "asked"), ASKED)
def test_the_answer_is_that_of_the_command_line(
    site: Site, examples_db: Path, name: str, given: dict[str, str], asked: Callable[[Any], Any]
) -> None:
    conn = open_read(str(examples_db))
    try:
        found = [one._asdict() for one in asked(conn)]
    finally:
        conn.close()
    assert found
    # SQL has no lists: it gives them as JSON.
    expected = [
        {name: _array(value) if isinstance(value, tuple) else value for name, value in one.items()}
        for one in found
    ]
    assert site.rows(describe.asked_as(name), **given) == expected


def _array(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def asked(site: Site, path: str) -> tuple[str, dict[str, list[str]]]:
    """Where a form leads: the query, and what it is given."""
    answer = site.get(path)
    assert answer.status_code == 302, (path, answer.status_code)
    parts = urlsplit(answer.headers["location"])
    return parts.path, parse_qs(parts.query)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "last_contact?subjects=&status=blocked&owner=&as_of=",
            ("/kg/last_contact", {"status": ["blocked"]}),
        ),
        (
            "last_contact?subjects=harbor+light&owner=ANN+OKAFOR",
            (
                "/kg/last_contact",
                {"subjects": ["project:harbor-light"], "owner": ["person:ann-okafor"]},
            ),
        ),
        (
            "last_contact?subjects=Harbor+Light%3B+copper+kettle",
            (
                "/kg/last_contact",
                {"subjects": ['["project:harbor-light","project:copper-kettle"]']},
            ),
        ),
        (
            "people?organization=brightwater",
            ("/kg/ask_people", {"organization": ["organization:brightwater-ltd"]}),
        ),
        ("tasks?state=overdue", ("/kg/ask_tasks", {"state": ["overdue"]})),
    ],
)
def test_names_become_keys(
    site: Site, form: str, expected: tuple[str, dict[str, list[str]]]
) -> None:
    assert asked(site, f"/-/kg/ask/{form}") == expected


def test_a_name_that_may_be_several_things_is_asked_back(site: Site) -> None:
    answer = site.get("/-/kg/ask/contact_evidence?person=be")
    assert answer.status_code == 200
    page = Page(answer.text)
    words = " ".join(page.words)
    assert "Beatriz Nunes" in words
    assert "person:" not in words
    again = next(link for link in page.links() if "beatriz-nunes" in link and "nunez" not in link)
    path, given = asked(site, again)
    assert given == {"person": ["person:beatriz-nunes"]}
    assert path == "/kg/contact_evidence"


def test_a_name_that_nobody_has_is_said_so(site: Site) -> None:
    answer = site.get("/-/kg/ask/contact_evidence?person=<script>alert(1)</script>")
    assert answer.status_code == 404
    assert "Nothing is called so" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("name", ["nonsense", "../queries/people", "sqlite_master"])
def test_a_question_that_is_not_there(site: Site, name: str) -> None:
    assert site.get(f"/-/kg/ask/{name}").status_code in {302, 404}
    assert site.get(f"/-/kg/ask/{name}", follow_redirects=True).status_code == 404


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        ("Harbor Light", "/-/kg/node/project:harbor-light"),
        ("hanne tofte", "/-/kg/node/person:hanne-tofte"),
        ("shore power meters", "/-/kg/search?q=shore+power+meters"),
    ],
)
def test_find(site: Site, words: str, leads_to: str) -> None:
    answer = site.do(site.datasette.client.get("/-/kg/go", params={"q": words}))
    assert (answer.status_code, answer.headers["location"]) == (302, leads_to)


def test_names_are_proposed_while_they_are_typed(site: Site) -> None:
    found = site.json("/-/kg/names.json?start=H%C3%81nn")
    assert found == [{"name": "Hanne Tofte", "key": "person:hanne-tofte", "kind": "person"}]
    (one,) = site.json("/-/kg/names.json?start=TOFTE")  # a later word
    assert one["key"] == "person:hanne-tofte"
    assert site.json("/-/kg/names.json?start=ofte") == []
    assert site.json("/-/kg/names.json?start=") == []
    assert site.json("/-/kg/names.json?start=%25") == []


def test_home_shows_the_blocked_projects_and_every_question(site: Site, examples_db: Path) -> None:
    page = Page(site.text("/"))
    blocked = {row["subject_key"] for row in site.rows("last_contact", status="blocked")}
    assert {f"/-/kg/node/{key}" for key in blocked} <= set(page.links())
    assert len(blocked) == 6
    forms = {str(form.get("action")) for form in page.all("form")}
    from kg.store import queries

    assert {f"/-/kg/ask/{name}" for name in queries.names()} <= forms


def test_home_shows_the_people_of_the_last_contact_together(site: Site) -> None:
    page = site.text("/-/kg")
    row = page[page.index("/-/kg/node/project:night-ferry") :]
    row = row[: row.index("</li>")]
    assert "Jean-Luc Roux" in row
    assert "Lucía Ferrer" in row
