"""The home page: what a morning wants to know, some rows of each, and what can be asked.

The vault of these tests is counted from 2026-01-10.
"""

import re
import sqlite3
from pathlib import Path

import pytest

from kg.web import home as home_page
from tests.builders import database

from .conftest import OpenSite, Page, Part, Site, parts

KG_TOML = """
me = ["Mia Sol"]

[questions.wet]
about = "Projects that are wet"
sql = "select name from projects where status = :status"
params = { status = "blocked" }

[questions.listed]
about = "Pages of a folder"
dataview = 'LIST FROM "Projects" WHERE status = {status} SORT file.name'
params = { status = "blocked" }

[questions.bad]
about = "Two languages"
sql = "select 1"
tasks = "done"
"""
NOTES = {
    "kg.toml": KG_TOML,
    "People/Mia Sol.md": "---\ntype: person\n---\n",
    "People/Ida Falk.md": "---\ntype: person\ncadence: 14d\n---\n",
    "People/Bo Ek.md": "---\ntype: person\n---\n",
    "Projects/Weir.md": (
        '---\nstatus: blocked\nowner: "[[Ida Falk]]"\n---\n## Blockers\n- No *wood* before spring\n'
    ),
    "Projects/Mole.md": "---\nstatus: blocked\n---\n",
    "Meetings/2025-12-20 Chat.md": "---\nattendees: [Ida Falk, Mia Sol]\n---\n[[Weir]]\n",
    "Meetings/2026-01-12 Next.md": "---\nattendees: [Ida Falk, Mia Sol]\n---\n[[Weir]]\n",
    "Notes/Deeds.md": (
        "- [ ] Late one [[Weir]] 📅 2026-01-02\n- [ ] Due today 📅 2026-01-10\n"
        "- [ ] Not yet 📅 2026-01-11\n- [ ] Of Bo @BoEk 📅 2026-01-08\n"
    ),
}


@pytest.fixture
def home(tmp_path: Path, open_site: OpenSite) -> Site:
    return open_site(database(tmp_path, NOTES))


def shown(site: Site) -> dict[str, Part]:
    return parts(site.text("/-/kg"))


def test_the_day_is_told_in_one_line(home: Site) -> None:
    page = " ".join(" ".join(Page(home.text("/-/kg")).words).split())
    assert (
        "Saturday, 2026-01-10 · 1 meeting until 2026-01-17, none today · 2 tasks due, 1 of them "
        "overdue · 1 promised to you · 1 going cold" in page
    )


def test_each_part_has_its_rows_in_the_order_of_the_day(home: Site) -> None:
    found = shown(home)
    assert {title: part.rows for title, part in found.items() if title != "Changed last"} == {
        "Meetings to come": ["2026-01-12 Next Ida Falk (21 days ago); Weir is blocked"],
        "Your tasks due": [
            "2026-01-02 Late one Weir 8 days late · Weir Deeds.md:1",
            "2026-01-10 Due today Deeds.md:2",
        ],
        "Blocked projects": [
            "Mole nobody was contacted about it Mole.md",
            "Weir No wood before spring · owner Ida Falk · last contact 2025-12-20, 21 days ago, "
            "with Ida Falk 2025-12-20 Chat.md:4",
        ],
        "Going cold": ["2025-12-20 Ida Falk 21 days ago · 14 days at most 2025-12-20 Chat.md:2"],
        "Promised to you": ["2026-01-08 Of Bo @BoEk 2 days late · Bo Ek Deeds.md:4"],
    }
    assert list(found)[-1] == "Changed last"


def test_names_lead_to_their_pages_and_places_to_the_line(home: Site) -> None:
    blocked = shown(home)["Blocked projects"]
    assert "/-/kg/node/project:weir" in blocked.links
    assert "/-/kg/node/person:ida-falk" in blocked.links
    assert "/-/kg/note/Meetings/2025-12-20%20Chat.md#L4" in blocked.links


def test_of_many_the_first_are_shown_and_the_rest_are_one_click_away(
    tmp_path: Path, open_site: OpenSite
) -> None:
    blocked = {f"Projects/P{at:02}.md": "---\nstatus: blocked\n---\n" for at in range(30)}
    due = {"Notes/Do.md": "".join(f"- [ ] Do {at} 📅 2026-01-01\n" for at in range(1_201))}
    site = open_site(database(tmp_path, blocked | due))
    found = shown(site)
    assert len(found["Blocked projects"].rows) == len(found["Your tasks due"].rows) == 6
    assert found["Blocked projects"].title_links == {"and 24 more": "/kg/blocked_projects"}
    ((words, address),) = found["Your tasks due"].title_links.items()
    assert words == "and 1,195 more"
    assert address == "/kg/ask_tasks?whose=mine&due_before=2026-01-11"
    assert "Do 0" in site.text(address)


def test_every_part_leads_to_the_whole_answer(home: Site) -> None:
    for title, part in shown(home).items():
        (address,) = part.title_links.values()
        assert home.get(address).status_code == 200, title


def test_what_changed_is_told_with_both_values(tmp_path: Path, open_site: OpenSite) -> None:
    db = database(tmp_path, NOTES)
    mended = NOTES["Projects/Mole.md"].replace("blocked", "active")
    database(tmp_path, {"Projects/Mole.md": mended})
    site = open_site(db)
    changed = shown(site)["Changed last"]
    assert any("Mole status: blocked → active · project" in row for row in changed.rows)


def test_charts_hold_their_text_and_lead_to_pages(home: Site) -> None:
    page = Page(home.text("/-/kg"))
    drawn = [one for one in page.all("svg") if "chart" in str(one.get("class"))]
    assert len(drawn) == 6  # of each of three one for wide screens, one for narrow ones
    assert all(one.get("aria-labelledby") for one in drawn)
    assert not any(one.get("style") for _, one in page.tags if one)
    names = [one["id"] for _, one in page.tags if one.get("id")]
    assert len(names) == len(set(names))


def test_saved_questions_stand_with_what_they_tell(home: Site) -> None:
    text = home.text("/-/kg")
    saved = text[text.index("Your questions") :]
    page = Page(saved[: saved.index("</section>")])
    words = " ".join(" ".join(page.words).split())
    assert "wet Projects that are wet SQL · status=blocked" in words
    assert "listed Pages of a folder Dataview · status=blocked" in words
    assert "bad cannot be asked: it has sql and tasks; give it one of" in words
    assert page.links() == ["/-/kg/saved/listed", "/kg/wet"]


def test_before_the_first_import_it_is_told_what_to_do(tmp_path: Path, open_site: OpenSite) -> None:
    db = database(tmp_path, {"Notes/a.md": "a"})
    with sqlite3.connect(db) as conn:
        conn.execute("delete from imports")
    page = open_site(db).text("/-/kg")
    assert "Nothing is imported yet" in page
    assert "<code>kg import FOLDER</code>" in page
    assert parts(page) == {}


def test_where_nothing_waits_that_is_said(tmp_path: Path, open_site: OpenSite) -> None:
    db = database(tmp_path, {"Notes/Calm.md": "---\ncreated: 2020-01-01\n---\nAll is well.\n"})
    with sqlite3.connect(db) as conn:  # a note that was not edited lately
        conn.execute("update notes set created = '2020-01-01', modified = '2020-01-01'")
    page = open_site(db).text("/-/kg")
    assert "Nothing waits for you" in page
    assert re.search(r'href="/-/kg/problems"', page)


def test_what_takes_too_long_is_not_taken_for_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_page, "_SECONDS", 0)
    page = site.text("/-/kg")
    assert "A part of this page is missing" in page
    assert "Nothing waits for you" not in page
    assert "24 people" in page


@pytest.mark.parametrize("page", ["/-/kg", "/"])
def test_what_a_note_says_is_never_markup(tmp_path: Path, open_site: OpenSite, page: str) -> None:
    bad = "<img src=x onerror=alert(1)>"
    head = f"---\nstatus: blocked\nowner: '{bad}'\n---\n"
    notes = {
        "Projects/Oil.md": f"{head}## Blockers\n- {bad} and so\n",
        "Notes/Do.md": f"- [ ] {bad} now 📅 2026-01-01\n",
    }
    text = open_site(database(tmp_path, notes)).text(page)
    assert "onerror=alert(1)&gt;" in text
    assert not [one for one in Page(text).all("img") if one.get("onerror")]
