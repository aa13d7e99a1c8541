"""`kg graph --html`, from the example vault to what a reader sees, without network."""

from pathlib import Path

import pytest

from kg.cli.app import run
from kg.present.picture import AssetsMissing, assets

from .conftest import OpenTab, Tab, absent

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    try:
        assets()
    except AssetsMissing as missing:
        absent(str(missing))


@pytest.fixture
def graph(open_tab: OpenTab, examples_db: Path, tmp_path: Path):
    def open_(*words: str) -> Tab:
        file = tmp_path / "graph.html"
        assert run(["graph", *words, "--html", str(file), "--db", str(examples_db)]) == 0
        tab = open_tab(file.as_uri(), offline=True)
        tab.page.wait_for_selector(".kg-graph[data-state=ready]")
        return tab

    return open_


def test_a_node_is_found_and_its_evidence_read(graph, screenshots: Path) -> None:
    tab = graph()
    tab.page.get_by_role("combobox").fill("old quay")
    tab.page.keyboard.press("Enter")
    details = tab.page.get_by_label("Details")
    assert details.get_by_role("heading", level=2).inner_text() == "Old Quay"
    facts = details.locator("dl").inner_text().split("\n")
    assert facts[:4] == ["status", "blocked", "owner", "Erik Halvorsen"]
    link = details.get_by_role("link", name="Open in Obsidian", exact=True).first
    assert link.get_attribute("href") == "obsidian://open?vault=vault&file=Projects%2FOld%20Quay.md"
    details.get_by_text("1 line").first.click()
    details.get_by_role("link", name="Projects/Old Quay.md:5").wait_for(state="visible")
    assert details.locator("blockquote").first.inner_text() == "Erik Halvorsen owns Old Quay"
    tab.page.wait_for_timeout(500)
    tab.page.screenshot(path=screenshots / "graph-command.png")
    assert tab.errors == []
    assert [url for url in tab.requests if not url.startswith("file:")] == []


def test_the_line_of_a_body_is_quoted_as_it_stands(graph) -> None:
    tab = graph("Salt Road", "--kind", "project", "--kind", "note")
    details = tab.page.get_by_label("Details")
    assert details.get_by_role("heading", level=2).inner_text() == "Salt Road"
    details.get_by_text("2026-01-05 · 1 line").click()
    details.get_by_role("link", name="Daily/2026-01-05.md:4").wait_for(state="visible")
    assert details.locator("blockquote").all_inner_texts()[0] == (
        "- Wrote to [[Jose Alvarez]] about [[Salt Road]] and asked for the December minutes"
    )
    assert tab.errors == []
