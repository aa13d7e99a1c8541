"""Rows that hold what kg never writes, asked in Python, by an assistant and in Datasette: an
answer, or one sentence, as on the command line."""

import os
import random
from collections.abc import Callable, Iterator

import pytest

import kg
from kg.store.errors import DatabaseDamaged
from tests.builders import DAY
from tests.hostile.elsewhere import WAYS
from tests.hostile.tampered import PERSON, PROJECT, Change, Place, change, changes
from tests.mcp.asking import Desk
from tests.web.conftest import OpenSite, Site, open_site

__all__ = ["open_site"]
Way = Callable[[Place, random.Random], Iterator[str]]
SOME = int(os.environ.get("KG_TAMPERED", "6"))


@pytest.mark.parametrize("way", WAYS)
def test_over_changed_values(where: Place, way: Way) -> None:
    rng = random.Random(f"{way.__name__} {SOME}")
    some = rng.sample(changes(where.whole), SOME)
    told = [f"{what}: {text}" for what in some if change(where, what) for text in way(where, rng)]
    assert told == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("table", "column", "value", "whose"),
    [
        ("links", "source_node_id", "huge", "each"),
        ("notes", "path", "bytes", "one"),
        ("projects", "status", "no UTF-8", "each"),
        ("tasks", "note_id", "NUL alone", "one"),
        ("tasks", "about_id", "a day", "one"),
    ],
)
def test_what_broke_once(
    where: Place, way: Way, table: str, column: str, value: str, whose: str
) -> None:
    assert change(where, Change(table, column, value, whose))
    assert list(way(where, random.Random(1))) == []


CURE = "`kg db rebuild` makes it anew from the notes."


def test_python_names_the_row(where: Place) -> None:
    assert change(where, Change("relations", "line", "no UTF-8", "one"))
    with kg.connect(where.db, as_of=DAY) as kb, pytest.raises(DatabaseDamaged) as raised:
        kb.timeline(PROJECT)
    assert str(raised.value) == (
        f"{where.db} is damaged (row 2 of relations: line is not a number). "
        "`kg db rebuild` in a shell makes it anew from the notes."
    )


def test_what_is_wrong_in_python_itself_stays_what_it_is(where: Place) -> None:
    assert change(where, Change("relations", "line", "no UTF-8", "one"))
    with kg.connect(where.db) as kb:
        with pytest.raises(TypeError, match="nonesuch"):
            kb.blocked(nonesuch=1)  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="nonesuch"):
            kb.chart.cold(nonesuch=1)  # type: ignore[call-arg]
    assert change(where, Change("relations", "line", "negative", "one"))
    with (
        kg.connect(where.db) as kb,
        pytest.raises(TypeError, match="A name is a text, not 3"),
    ):
        kb.person(3)  # type: ignore[arg-type]


def test_an_assistant_is_told_the_row(where: Place) -> None:
    assert change(where, Change("notes", "path", "bytes", "one"))
    said = Desk(where.db).error("query", language="dataview", text="TABLE status SORT file.name")
    cure = CURE.replace("`", "\\`")
    assert said == (
        f'kg says: "{where.db} is damaged (row 1 of notes: path is not text in UTF-8). {cure}"'
    )


def test_a_page_names_the_row(
    where: Place, open_site: OpenSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert change(where, Change("projects", "status", "no UTF-8", "each"))
    site: Site = open_site(where.db)
    answer = site.get("/-/kg/graph.json")
    said = f"{where.db} is damaged (row 7 of projects: status is not text in UTF-8). {CURE}"
    assert (answer.status_code, answer.json()["error"]) == (500, said)
    assert capsys.readouterr().err == f"GET /-/kg/graph.json: 500, {said}\n"
    assert site.get(f"/-/kg/node/{PERSON}").status_code == 200
