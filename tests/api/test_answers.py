"""Answers are frozen, convert without loss, and show nothing that a note could misuse."""

import pickle
from collections import namedtuple
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import kg
from kg.model.answers.contacts import LastContact
from kg.model.answers.pages import PersonPage
from kg.present import html
from tests.builders import database, vault


class Cells(HTMLParser):
    """The tags of a piece of HTML, and the text in each cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in {"td", "th"}:
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and data.strip():
            self.cells[-1] += data


def test_answers_are_a_frozen_tuple_of_frozen_rows(kb: kg.KnowledgeBase) -> None:
    found = kb.last_contact(status="blocked")
    assert isinstance(found, tuple)
    assert found == tuple(found)
    assert isinstance(found[0], LastContact)
    assert isinstance(found[1:3], kg.Answers)
    assert found[1:3].columns == found.columns == LastContact._fields
    assert found.first is found[0]
    with pytest.raises(AttributeError, match="frozen"):
        found.columns = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        found[0].person = "somebody"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(found)) == found


def test_no_rows_still_have_columns(kb: kg.KnowledgeBase) -> None:
    found = kb.last_contact(status="cancelled")
    assert (len(found), found.first, found.to_dicts()) == (0, None, [])
    assert list(found.df().columns) == list(LastContact._fields)
    assert "no rows" in found._repr_html_()
    assert str(found) == "(no rows)"


def test_a_data_frame_keeps_every_value(kb: kg.KnowledgeBase) -> None:
    found = kb.last_contact(status="blocked")
    frame = found.df()
    assert list(frame.columns) == list(found.columns)
    assert [None if pd.isna(name) else name for name in frame["person"]] == [
        one.person for one in found
    ]
    # Numbers of which some are missing stay whole numbers.
    assert str(frame["days_ago"].dtype) == "Int64"
    assert [None if day is pd.NA else day for day in frame["days_ago"]] == [
        one.days_ago for one in found
    ]
    assert str(kb.tasks().df()["line"].dtype) == "int64"


def test_pages_hold_answers_too(kb: kg.KnowledgeBase) -> None:
    page = kb.page("jonas weber")
    assert isinstance(page, PersonPage)
    assert isinstance(page.tasks, kg.Answers)
    assert page.tasks.df()["task"].tolist() == [one.task for one in page.tasks]
    blocked = kb.blocked()
    assert isinstance(blocked[0].why, kg.Answers)
    assert blocked.to_dicts()[0]["facts"]["project"] == "Paper Lantern"
    assert "<h4>Why</h4>" in blocked._repr_html_()
    assert "Paper Lantern" in str(blocked)


def test_columns_of_the_same_name_are_told_apart(kb: kg.KnowledgeBase) -> None:
    found = kb.sql('select 1 as a, 2 as a, 3 as a_2, 4 as "count(*)"')
    assert found.columns == ("a", "a_2", "a_2_2", "count(*)")
    assert found.to_dicts() == [{"a": 1, "a_2": 2, "a_2_2": 3, "count(*)": 4}]
    assert (found.first.a, found.first[3]) == (1, 4)
    assert found.df().shape == (1, 4)


def test_a_table_shows_the_columns_of_people_and_counts_its_rows() -> None:
    row = namedtuple("row", "name source line is_open share")
    rows = [row(f"n{at}", "A.md", at, at % 2, 0.5) for at in range(5)]
    shown = html.table(row._fields, rows, ("name", "source", "is_open", "share"), limit=2)
    cells = Cells(shown).cells
    assert cells[:4] == ["name", "source", "is open", "share"]
    assert cells[4:8] == ["n0", "A.md:0", "–", "0.5"]
    assert cells[8:11] == ["n1", "A.md:1", "yes"]
    assert len(cells) == 12
    assert "… and 3 more rows, 5 in all" in shown


def test_truth_values_are_words() -> None:
    row = namedtuple("row", "name separates is_me")
    cells = Cells(html.table(row._fields, [row("a", True, True), row("b", False, False)])).cells
    assert cells[3:] == ["a", "yes", "yes", "b", "no", "–2 rows"]  # which count stands below


HOSTILE = '<script>alert(1)</script> & "x" \u202e$E=mc$ \x1b[31m'


def test_text_of_notes_is_harmless(tmp_path: Path) -> None:
    notes = {
        "People/Ann Lee.md": f"---\nrole: '{HOSTILE.replace(chr(27), '')}'\n---\n",
        "Projects/Apollo.md": "---\nstatus: blocked\n---\n## Blockers\n- " + HOSTILE + "\n",
        "Projects/Zeus.md": "---\nstatus: '</td><img src=x onerror=alert(1)>'\n---\n",
    }
    with kg.connect(database(tmp_path, notes), as_of="2026-01-10") as kb:
        shown = [
            kb.people()._repr_html_(),
            kb.projects()._repr_html_(),
            kb.blocked()._repr_html_(),
            kb.person("ann lee")._repr_html_(),
            kb.node("zeus")._repr_html_(),
            html.page(kb.page("apollo")),
            kb.sql("select '<script>' as \"<script>\"")._repr_html_(),
            kb.draw()._repr_mimebundle_()["image/svg+xml"],
        ]
    for one in shown:
        tags = Cells(one).tags
        assert tags.isdisjoint({"script", "img"}), one
        assert "\x1b" not in one
        assert "\u202e" not in one
    assert "<script>alert(1)</script>" in "".join(Cells(shown[0]).cells)
    assert "$E=mc$" not in shown[0]


def test_the_short_form_fits_a_console(kb: kg.KnowledgeBase) -> None:
    found = kb.last_contact(status="blocked")
    assert repr(found[3:5]).splitlines() == [
        "status: blocked; channel: meeting; certainty: explicit",
        "subject        owner        person       date        days ago",
        "Copper Kettle  Jonas Weber  Jonas Weber  2025-12-11        30",
        "Harbor Light   Ann Okafor   Omar Haddad  2025-12-16        25",
    ]
    assert repr(kb.blocked()[:2]) == "Paper Lantern\nSilver Birch"
    assert repr(found[:0]) == "(no rows)"
    many = kb.statements()
    lines = repr(many).splitlines()
    assert lines[-1] == f"… and {len(many) - 10} more rows, {len(many)} in all"
    for one in (
        found,
        many,
        kb.people(),
        kb.tasks(),
        kb.doctor(),
        kb.rows("notes"),
        kb.query("LIST"),
    ):
        assert max(map(len, repr(one).splitlines())) <= 80
        assert len(repr(one).splitlines()) <= 20
    assert len(str(many).splitlines()) > len(many)


# What kg.toml says of sources, and where the source A.md:1 leads then in a notebook.
LINKS = [
    ("", "file://{vault}/My%20%26%20A.md#L1"),
    ('source_links = "obsidian"', "obsidian://open?vault=notes&file=My%20%26%20A.md"),
    (
        'source_links = "vscode://file{vault}/{path}:{line}"',
        "vscode://file{vault}/My%20%26%20A.md:1",
    ),
    ('source_links = "none"', None),
    ('source_links = "javascript:alert({path})"', None),
    ('source_links = " javascript:alert({path})"', None),
    ('source_links = "java\\tscript:alert({path})"', None),
    ("source_links = 5", None),
]


@pytest.mark.parametrize(("toml", "address"), LINKS)
def test_sources_are_links(toml: str, address: str | None, tmp_path: Path) -> None:
    notes = {"My & A.md": "- [ ] a task\n"}
    folder, db = vault(tmp_path / "notes", notes), tmp_path / "kg.db"
    kg.import_vault(folder, db)
    (folder / "kg.toml").write_text(toml)
    wanted = address and escape(address.replace("{vault}", str(folder)))
    with kg.connect(db) as kb:
        shown = [
            kb.tasks()._repr_html_(),
            kb.tasks()[:1]._repr_html_(),
            pickle.loads(pickle.dumps(kb.tasks()))._repr_html_(),
            kb.sql("select 'My & A.md' as source")._repr_html_(),
            kb.node("my & a").tasks._repr_html_(),
            kb.node("my & a")._repr_html_(),
            html.page(kb.page("my & a")),
        ]
    for one in shown:
        assert ("<a href" in one) == (wanted is not None)
        assert wanted is None or f'<a href="{wanted}">My &amp; A.md' in one
    (folder / ".obsidian").mkdir()
    with kg.connect(db) as kb:
        assert toml or 'href="obsidian://open?' in kb.tasks()._repr_html_()


def test_a_row_that_holds_rows_is_a_row(kb: kg.KnowledgeBase) -> None:
    found = kb.doctor()
    assert found
    assert found[0].places
    assert str(found).startswith("severity ")
    assert "<table" in found._repr_html_()
