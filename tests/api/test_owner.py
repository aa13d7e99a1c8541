"""Whose notes these are is told beside the answers that it changes, in Python as elsewhere."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.model.owner import VIEWS_WITHOUT_ME
from kg.store import queries
from kg.store.views import views
from tests.builders import GUESS, HOME, TALKS, UNKNOWN, database

ASKED = [
    "kb.last_contact()",
    "kb.last_contact()[:1]",
    "kb.contact_evidence()",
    "kb.blocked()",
    "kb.stale(without_page=True)",
    "kb.people(all=True)",
    "kb.projects()",
    "kb.orgs()",
    "kb.co_attendance()",
    "kb.bus_factor()",
    "kb.rank()",
    "kb.connect('Ann Lee', 'Bo Ek')",
    "kb.brokers()",
    "kb.clusters()",
    "kb.similar('Ann Lee')",
    "kb.suggest('Ann Lee')",
    "kb.path('Ann Lee', 'Bo Ek')",
    "kb.rows('last_contacts')",
    "kb.page('Ann Lee').nearest",
    "kb.person('Ann Lee').last_contact",
    "kb.project('Harbor').page.last",
]
UNCHANGED = [
    "kb.tasks()",
    "kb.meetings()",
    "kb.rank(with_me=True)",
    "kb.co_attendance(with_me=True)",
    "kb.page('Ann Lee').tasks",
    "kb.node('Meetings/2025-10-01 Talk.md').attendees",
    "kb.rows('people')",
    "kb.sql('select name from people')",
]


@pytest.fixture
def guessing(tmp_path: Path) -> Iterator[kg.KnowledgeBase]:
    with kg.connect(database(tmp_path, TALKS | HOME), as_of="2026-01-10") as base:
        yield base


@pytest.fixture
def unknowing(tmp_path: Path) -> Iterator[kg.KnowledgeBase]:
    with kg.connect(database(tmp_path, TALKS), as_of="2026-01-10") as base:
        yield base


@pytest.mark.parametrize("asked", ASKED)
def test_a_guess_is_told_beside_each_answer_that_it_changes(
    guessing: kg.KnowledgeBase, asked: str
) -> None:
    found = eval(asked, {"kb": guessing})
    assert found.told == (GUESS,)
    assert pickle.loads(pickle.dumps(tuple(found))) is not None
    for shown in (str(found), repr(found)):
        assert shown.endswith("\n" + GUESS)
    assert found._repr_html_().count("Taken for you") == 1


@pytest.mark.parametrize("asked", UNCHANGED)
def test_it_is_not_told_where_it_changes_nothing(guessing: kg.KnowledgeBase, asked: str) -> None:
    found = eval(asked, {"kb": guessing})
    assert found.told == ()
    for shown in (str(found), repr(found), found._repr_html_()):
        assert "Taken for you" not in shown


def test_a_page_tells_it_once(guessing: kg.KnowledgeBase) -> None:
    from kg.present import html

    for page in (guessing.page("Ann Lee"), guessing.prep("Ann Lee")):
        assert html.page(page).count("Taken for you") == 1
    assert guessing.person("Ann Lee")._repr_html_().count("Taken for you") == 1
    assert "Taken for you" not in guessing.node("Meetings/2025-10-01 Talk.md")._repr_html_()
    assert guessing.met().graph["told"] == (GUESS,)
    assert "told" not in guessing.met(with_me=True).graph


@pytest.mark.parametrize("asked", ["last_contact", "doctor", "doctor_counts"])
def test_it_is_told_that_nobody_knows_who_i_am(unknowing: kg.KnowledgeBase, asked: str) -> None:
    found = getattr(unknowing, asked)()
    assert found.told == (UNKNOWN,)
    assert str(found).endswith(UNKNOWN)
    assert "It is unknown who you are" in found._repr_html_()


def test_what_is_told_goes_with_the_rows(guessing: kg.KnowledgeBase) -> None:
    found = guessing.people(all=True)
    assert pickle.loads(pickle.dumps(found)).told == found.told
    assert found.to_dicts() == [
        {**one._asdict(), "label": one.person, "kind": "person"} for one in found
    ]


def test_nothing_is_told_where_it_is_known(kb: kg.KnowledgeBase) -> None:
    assert kb.last_contact().told == kb.doctor().told == kb.stale().told == ()
    assert "told" not in kb.met().graph


def test_every_query_and_view_that_leaves_me_out_is_known() -> None:
    """`graph_nodes` only shows who I am, and `tasks` is told whose it asks for; `links`, `changed`
    and the like ask for nobody."""
    texts = {one.name: one.text for one in views()}
    texts |= {name: queries.load(name).text for name in queries.names()}
    leaving = {name for name, text in texts.items() if "is_me" in text}
    leaving -= {"graph_nodes", "tasks"}
    seen: set[str] = set()
    while leaving != seen:
        seen = set(leaving)
        of_views = [one.name for one in views() if one.name in seen]
        leaving |= {name for name, text in texts.items() if any(f" {v} " in text for v in of_views)}
    said = {name for name in queries.names() if queries.load(name).without_me}
    missing = leaving - said - VIEWS_WITHOUT_ME
    assert not missing, f"`-- leaves out: me` is missing in the header of {missing}"
    assert said | VIEWS_WITHOUT_ME == leaving
