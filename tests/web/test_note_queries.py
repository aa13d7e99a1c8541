"""The page of a note shows what its queries answer where they stand: data, never HTML."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from kg.web import note_queries, results
from tests.builders import imported, vault
from tests.web.conftest import OpenSite, Page, Site

SCRIPT = "<script>alert(1)</script>"
EVIL = f"""---
status: "{SCRIPT}"
site: "[x](javascript:alert(1))"
web: https://a.example/?a=1&b=2
---
`= this.status` and `= elink("javascript:alert(1)", "go")`

- [ ] <img src=x onerror=alert(1)> [[Board|<b>]] [y](javascript:alert(2)) 📅 2026-01-09

```dataview
TABLE WITHOUT ID status AS "<b>", site, web, file.link
```

```dataview
LIST status + "<img src=x>"
```

```dataview
TASK
```

```dataview
LIST FROM <img src=x onerror=alert(1)>
```

```tasks
not done
group by function "<img src=x>"
```

```tasks
<script>alert(1)</script>
```

```dataviewjs
alert(1)
```
"""
# A board with everything that a query may lead to.
BOARD = {
    "Board.md": """---
tags: [board]
---
# Board

First

```dataview
LIST FROM #boat SORT file.name
```

Second: `= length(this.file.outlinks)` links, the first is `= this.file.outlinks[0]`.

```dataview
TABLE owner, crew, plan, site FROM #boat SORT file.name
```

Third

```tasks
not done
group by filename
```

[[Boats/Heron]] and [[Ida]].
""",
    "Boats/Heron.md": """---
tags: [boat]
owner: "[[Ida]]"
crew: ["[[Ida]]", "[[Nobody]]"]
plan: "[[plan.png]]"
site: https://heron.example/a
---
- [ ] ask [[Ida]] for **oil**
- [x] paint
""",
    "Boats/Otter.md": "---\ntags: [boat]\n---\n- [/] caulk\n",
    "People/Ida.md": "---\ntype: person\n---\n",
    "plan.png": "png",
}
HERON, OTTER = "/-/kg/node/note:Boats/Heron.md", "/-/kg/node/note:Boats/Otter.md"
IDA = "/-/kg/node/person:ida"


def text_of(html: str) -> Page:
    """What stands in the text of a note."""
    start = html.index('<div class="kg-text">')
    end = html.find("</section>", start)
    return Page(html[start : end if end > 0 else html.index("<footer", start)])


def said(page: Page) -> str:
    return " ".join(" ".join(page.words).split())


@pytest.fixture
def board(tmp_path: Path, open_site: OpenSite) -> Site:
    imported(vault(tmp_path / "vault", BOARD), tmp_path / "kg.db")
    return open_site(tmp_path / "kg.db")


@pytest.mark.parametrize("address", ["/-/kg/note/Board.md", "/-/kg/node/note:Board.md"])
def test_answers_stand_in_place_of_the_queries(board: Site, address: str) -> None:
    page = text_of(board.text(address))
    assert said(page).startswith(
        "Board First"
        " Dataview · 2 results LIST FROM #boat SORT file.name Heron Otter"
        " Second: 2 links, the first is Boats/Heron ."
        " Dataview · 2 results TABLE owner, crew, plan, site FROM #boat SORT file.name"
        " File owner crew plan site Heron Ida Ida Nobody plan.png https://heron.example/a Otter"
        " Third Tasks · 2 tasks not done group by filename"
        " Heron ask Ida for oil Heron Otter caulk Otter"
        " Boats/Heron and Ida ."
    )
    # The queries are folded away; what they found leads to pages of things, a task to its line,
    # a group of the tasks of a note to the note.
    folded = page.all("details")
    assert len(folded) == 3
    assert not [one for one in folded if "open" in one]
    assert page.links() == [
        HERON, OTTER, HERON,
        HERON, IDA, IDA, "/kg/attachments?path=plan.png", "https://heron.example/a", OTTER,
        HERON, IDA, "/-/kg/note/Boats/Heron.md#L8", OTTER, "/-/kg/note/Boats/Otter.md#L4",
        HERON, IDA,
    ]  # fmt: skip
    assert [one.get("data-status") for one in page.all("li") if "data-status" in one] == [" ", "/"]


def test_the_dashboard_of_the_examples(site: Site) -> None:
    page = text_of(site.text("/-/kg/note/Dashboard.md"))
    words = said(page)
    assert "Blocked Dataview · 2 results TABLE status" in words
    assert "SORT file.name ASC File status owner last_contact Harbor Light blocked" in words
    assert "Ann Okafor : Delivery lead" in words
    assert words.endswith("3 pages are pinned here.")
    assert "/-/kg/node/project:harbor-light" in page.links()
    assert "/-/kg/note/Projects/Harbor%20Light.md" not in page.links()


def test_a_note_without_queries_has_no_answers(site: Site) -> None:
    assert "kg-query" not in site.text("/-/kg/note/Projects/Night%20Ferry.md")


def test_the_row_of_a_note_has_its_answers(board: Site) -> None:
    (row,) = board.json("/kg/notes.json?path=Board.md&_shape=array")
    words = said(text_of(board.text(f"/kg/notes/{row['id']}")))
    assert words.startswith("Board First Dataview · 2 results LIST FROM #boat SORT file.name Heron")


@pytest.mark.parametrize("address", ["/-/kg/note/Evil.md", "/-/kg/node/note:Evil.md"])
def test_what_a_note_says_stays_text(tmp_path: Path, open_site: OpenSite, address: str) -> None:
    db = tmp_path / "kg.db"
    notes = {"Evil.md": EVIL, "Board.md": "", f"{SCRIPT.replace('/', '')}.md": ""}
    imported(vault(tmp_path / "vault", notes), db)
    html = open_site(db).text(address)
    page = text_of(html)
    assert "<script>alert" not in html
    assert not page.all("img")
    assert not page.all("script")
    assert not page.all("b")
    assert not [one for one in page.tags if any(name.startswith("on") for name in one[1])]
    assert {one.partition(":")[0] for one in page.links() if not one.startswith("/")} == {"https"}
    assert "https://a.example/?a=1&b=2" in page.links()
    assert f"/-/kg/node/note:{quote(SCRIPT.replace('/', ''), safe='()')}.md" in page.links()
    words = said(page)
    assert words.startswith(f"{SCRIPT} and go <img src=x onerror=alert(1)>")
    assert "<img src=x onerror=alert(1)> <b> [y](javascript:alert(2)) 📅 2026-01-09 Evil" in words
    assert f"Evil : {SCRIPT}<img src=x>" in words
    assert "dataviewjs is JavaScript, which kg does not run." in words
    assert "No answer: line 1, column 11: '<img src=x" in words
    assert "Tasks · 1 task not done" in words


def test_what_a_page_shows_is_bounded(
    tmp_path: Path, open_site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = {f"n{at}.md": "---\ntags: [n]\n---\n- [ ] do\n" for at in range(250)}
    board = """```dataview
LIST FROM #n
```

```tasks
limit 240
```

```dataview
LIST rows.file.link FROM #n GROUP BY 1
```

`= padleft("", 9999, "x")`

`= 1`

`= 2`
"""
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", {**notes, "Board.md": board}), db)
    monkeypatch.setattr(note_queries, "MOST", 5)
    page = text_of(open_site(db).text("/-/kg/note/Board.md"))
    words = said(page)
    assert len([one for one in page.links() if "/-/kg/node/" in one]) == 200 + 100
    assert len([one for one in page.links() if "/-/kg/note/" in one]) == 200
    assert "50 more are not shown here: kg blocks has all." in words
    assert "Tasks · 240 tasks limit 240 do n0" in words
    assert "40 more are not shown here: kg blocks has all. 240 of 250 tasks." in words
    assert "and 150 more" in words
    assert "x" * 2000 + "… 1 = 2 (this page answers 5 queries: `kg blocks` answers all)" in words

    monkeypatch.setattr(results, "_PARTS", 10)
    words = said(text_of(open_site(db).text("/-/kg/note/Board.md")))
    assert "240 more are not shown here" in words
    monkeypatch.setattr(note_queries, "SECONDS", -1.0)
    assert "took so long" in said(text_of(open_site(db).text("/-/kg/note/Board.md")))
