"""The page of a note shows what its queries answer: data, never HTML."""

from __future__ import annotations

from pathlib import Path

from tests.builders import imported, vault
from tests.web.conftest import OpenSite, Page, Site

EVIL = (
    '---\nstatus: "<script>alert(1)</script>"\nsite: "[x](javascript:alert(1))"\n---\n'
    "`= this.status` and `= elink(\"javascript:alert(1)\", \"go\")`\n\n"
    "```dataview\nTABLE WITHOUT ID status AS \"<b>\", site, file.link\n```\n\n"
    "```dataview\nLIST FROM <img src=x onerror=alert(1)>\n```\n\n```dataviewjs\nalert(1)\n```\n"
)  # fmt: skip


def test_the_queries_of_a_note_are_answered_on_its_page(site: Site) -> None:
    html = site.text("/-/kg/note/Dashboard.md")
    page = Page(html[html.index('class="kg-queries"') :])
    assert "/-/kg/note/Projects/Harbor%20Light.md" in page.links()
    assert "/-/kg/note/Dashboard.md#L26" in page.links()
    words = [word for word in page.words if word.strip()]
    assert {"owner", "Ann Okafor", "Engineering lead"} <= set(words)
    # A query of Tasks stands beside those of Dataview; its tasks lead to their notes.
    assert any("due before 2026-01-17" in word for word in words)
    assert {"status", "text", "path", "line"} <= set(words)
    # The query itself is folded away.
    assert [one for one in page.all("details") if "open" not in one]
    assert any('FROM "Projects"' in word for word in words)


def test_a_note_without_queries_has_no_such_part(site: Site) -> None:
    assert "kg-queries" not in site.text("/-/kg/note/Projects/Night%20Ferry.md")


def test_what_a_note_says_stays_text(tmp_path: Path, open_site: OpenSite) -> None:
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", {"Evil.md": EVIL}), db)
    html = open_site(db).text("/-/kg/note/Evil.md")
    part = html[html.index('class="kg-queries"') :]
    page = Page(part)
    assert "<script>alert(1)" not in part
    assert not page.all("img")
    assert not [one for one in page.links() if "javascript" in one]
    assert "<b>" in page.words
    assert any("dataviewjs is JavaScript" in word for word in page.words)
    assert any("line 1, column 11" in word for word in page.words)
