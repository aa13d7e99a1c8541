"""`kg serve` on the example vault, used by a person with a browser."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kg.present.picture import AssetsMissing, assets

from .conftest import OpenTab, Tab, absent, inked

pytest.importorskip("datasette", reason="needs kg-notes[datasette]")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(examples_db: Path) -> Iterator[str]:
    """The address of the server."""
    try:
        assets()
    except AssetsMissing as missing:
        absent(str(missing))
    command = [
        sys.executable, "-m", "kg.cli.app", "serve", "--db", str(examples_db), "--port", "0",
    ]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line
        yield found[0]
        process.kill()


def assert_quiet(tab: Tab, home: str) -> None:
    """No error, no breach of the policy, nothing asked of anybody else."""
    assert tab.errors == []
    assert [url for url in tab.requests if not url.startswith(home)] == []


def cells(tab: Tab, column: str) -> list[str]:
    found = tab.page.locator(f"table.rows-and-columns td.col-{column}").all_inner_texts()
    return [text.strip() for text in found]


def path(tab: Tab) -> str:
    return urlsplit(tab.page.url).path


def test_ask_follow_and_see(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    tab = open_tab(home)
    blocked = tab.page.locator("section.kg-part", has_text="Blocked projects").get_by_role(
        "listitem"
    )
    assert blocked.count() == 6
    tab.page.screenshot(path=screenshots / "datasette-home.png", full_page=True)

    form = tab.page.locator(".kg-ask form")
    assert form.get_by_label("status").input_value() == "blocked"
    form.get_by_label("owner").fill("Ann Okafor")
    form.get_by_role("button", name="Ask").click()
    tab.page.wait_for_url("**/kg/last_contact?*")
    assert "status=blocked" in tab.page.url
    assert "owner=person%3Aann-okafor" in tab.page.url
    assert "subjects" not in tab.page.url  # fields left empty are left out
    assert cells(tab, "subject") == ["Harbor Light"]
    assert cells(tab, "person") == ["Omar Haddad"]
    assert cells(tab, "date") == ["2025-12-16"]
    tab.page.screenshot(path=screenshots / "datasette-answer.png", full_page=True)

    tab.page.get_by_role("link", name="Omar Haddad").click()
    tab.page.wait_for_selector(".kg-graph[data-state=ready]", timeout=90_000)
    assert path(tab) == "/-/kg/node/person:omar-haddad"
    tab.page.wait_for_timeout(500)
    assert inked(tab.page, ".kg-graph canvas") > 3000
    tab.page.screenshot(path=screenshots / "datasette-person.png", full_page=True)
    assert_quiet(tab, home)


def test_the_proof_is_one_click_away(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    tab = open_tab(home)
    blocked = tab.page.locator("section.kg-part", has_text="Blocked projects")
    row = blocked.get_by_role("listitem").filter(has_text="Harbor Light")
    row.locator("a.kg-place").click()
    tab.page.wait_for_selector(".kg-cited")
    cited = tab.page.locator(".kg-cited")
    assert cited.count() == 1
    assert "via Omar Haddad" in cited.inner_text()
    cited.wait_for()
    tab.page.screenshot(path=screenshots / "datasette-note.png")
    tab.page.get_by_role("link", name="2025-12-03 - Harbor Light metering review").click()
    tab.page.wait_for_url("**/-/kg/node/meeting:2025-12-03-harbor-light-metering-review")
    assert_quiet(tab, home)


def test_find_by_name_and_by_word(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    tab = open_tab(home)
    find = tab.page.get_by_label("Find", exact=True)
    find.press_sequentially("Álva", delay=20)
    tab.page.wait_for_selector("datalist option[value='José Álvarez']", state="attached")
    find.fill("josé álvarez")
    find.press("Enter")
    tab.page.wait_for_url("**/-/kg/node/person:jose-alvarez")

    tab.page.get_by_label("Find", exact=True).fill("data annex")
    tab.page.get_by_label("Find", exact=True).press("Enter")
    tab.page.wait_for_url("**/-/kg/search?q=data+annex")
    hit = tab.page.locator(".kg-hits li").filter(has_text="Harbor Light")
    assert hit.locator("mark").all_inner_texts() == ["data", "annex"]
    tab.page.screenshot(path=screenshots / "datasette-search.png", full_page=True)
    # By the keyboard alone.
    words = tab.page.locator(".kg-search input[type=search]")
    words.fill("Okafro")
    words.press("Enter")
    tab.page.get_by_role("heading", name="Did you mean").wait_for()
    tab.page.get_by_role("link", name="Ann Okafor", exact=True).press("Enter")
    tab.page.wait_for_url("**/-/kg/node/person:ann-okafor")
    assert_quiet(tab, home)


def test_on_each_screen_one_of_the_two_charts_shows(open_tab: OpenTab, home: str) -> None:
    for width, shown in ((1360, ".kg-if-wide"), (390, ".kg-if-narrow")):
        tab = open_tab(home, viewport={"width": width, "height": 844})
        drawn = tab.page.locator(".kg-drawn")
        assert drawn.count() == 3
        for chart in drawn.all():
            (visible,) = [one for one in chart.locator("svg").all() if one.is_visible()]
            assert visible.bounding_box()["width"] <= width
            assert chart.locator(shown).is_visible()
        linked = tab.page.locator(".kg-drawn svg a:visible", has_text="Ann Okafor").first
        linked.locator("text").first.click()
        tab.page.wait_for_url("**/-/kg/node/person:ann-okafor")
        assert_quiet(tab, home)


def test_facet_by_status(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    tab = open_tab(f"{home}kg/projects")
    everything = len(cells(tab, "name"))
    tab.page.locator(".facet-results a", has_text="blocked").first.click()
    tab.page.wait_for_url("**status=blocked*")
    assert len(cells(tab, "name")) == 6 < everything
    assert set(cells(tab, "status")) == {"blocked"}
    tab.page.screenshot(path=screenshots / "datasette-facet.png", full_page=True)
    assert_quiet(tab, home)


@pytest.mark.parametrize(
    "table", ["kg", "kg/people", "kg/notes", "kg/blocked_projects", "kg/notes/1"]
)
def test_pages_of_datasette_keep_to_the_policy(open_tab: OpenTab, home: str, table: str) -> None:
    tab = open_tab(home + table)
    tab.page.wait_for_timeout(300)
    assert_quiet(tab, home)


def test_the_queries_of_a_note(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    tab = open_tab(f"{home}-/kg/note/Dashboard.md")
    text = tab.page.locator(".kg-text")
    above = [
        one.inner_text()
        for one in text.locator(".kg-query").locator("xpath=preceding-sibling::*[1]").all()
    ]
    assert above == ["Blocked", "Due this week", "People at Tidewright", "Open questions"]
    assert text.locator("tbody tr").count() == 2
    assert text.get_by_text("3 pages are pinned here.", exact=True).count() == 1

    query = text.locator(".kg-query pre").first
    assert not query.is_visible()
    text.locator("summary").first.focus()
    tab.page.keyboard.press("Enter")
    assert query.is_visible()
    assert query.inner_text().startswith("TABLE status, owner")
    tab.page.screenshot(path=screenshots / "datasette-queries.png", full_page=True)

    text.get_by_role("listitem").filter(has_text="Board paper, first draft").get_by_role(
        "link", name="2026-01-09"
    ).click()
    tab.page.wait_for_selector(".kg-cited")
    assert "Board paper" in tab.page.locator(".kg-cited").inner_text()
    tab.page.go_back()
    tab.page.get_by_role("link", name="Paper Lantern").click()
    tab.page.wait_for_url("**/-/kg/node/project:paper-lantern")
    assert_quiet(tab, home)


@pytest.mark.parametrize(
    "page", ["", "-/kg/node/project:harbor-light", "-/kg/note/Dashboard.md", "kg/people"]
)
def test_the_dark(open_tab: OpenTab, home: str, screenshots: Path, page: str) -> None:
    tab = open_tab(home + page, color_scheme="dark")
    if "node" in page:
        tab.page.wait_for_selector(".kg-graph[data-state=ready]", timeout=90_000)
        tab.page.wait_for_timeout(500)
    shades = tab.page.evaluate(
        "() => ['backgroundColor', 'color'].map((one) => getComputedStyle(document.body)[one])"
    )
    dark, light = (sum(map(int, re.findall(r"\d+", shade)[:3])) for shade in shades)
    assert dark < 150 < 600 < light
    name = page.rpartition("/")[2].partition(":")[2] or page.replace("/", "-") or "home"
    tab.page.screenshot(path=screenshots / f"datasette-dark-{name}.png", full_page=True)
    assert_quiet(tab, home)


def test_on_a_telephone(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    for page in (
        "", "-/kg/note/Dashboard.md", "-/kg/search?q=ann", "-/kg/saved/due-soon", "-/kg/problems",
        "-/kg/node/project:harbor-light", "-/kg/node/person:hanne-tofte",
    ):  # fmt: skip
        tab = open_tab(home + page, viewport={"width": 390, "height": 844})
        tab.page.wait_for_timeout(500)
        width = tab.page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= 390
    tab.page.screenshot(path=screenshots / "datasette-telephone.png", full_page=True)


def test_the_whole_graph(open_tab: OpenTab, home: str, screenshots: Path) -> None:
    tab = open_tab(home)
    tab.page.get_by_role("link", name="The whole graph").click()
    tab.page.wait_for_selector(".kg-graph[data-state=ready]", timeout=90_000)
    assert path(tab) == "/-/kg/graph"
    tab.page.locator(".kg-graph").get_by_role("combobox").fill("old quay")
    tab.page.keyboard.press("Enter")
    details = tab.page.get_by_label("Details")
    assert details.get_by_role("heading", level=2).inner_text() == "Old Quay"
    # The lines that prove a tie are fetched when somebody asks for them.
    assert not any("evidence.json" in url for url in tab.requests)
    details.get_by_text("1 line").first.click()
    details.locator("blockquote").first.wait_for()
    assert any("evidence.json" in url for url in tab.requests)
    assert "node=project%3Aold-quay" in tab.page.url
    tab.page.wait_for_timeout(500)
    tab.page.screenshot(path=screenshots / "datasette-graph.png")
    assert_quiet(tab, home)
