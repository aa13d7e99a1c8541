"""The graph page, opened from a file by a Chromium without network."""

import xml.etree.ElementTree as ElementTree
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.model.picture import Evidence, NoteRef, Picture, PictureEdge, PictureNode
from kg.present import packed
from kg.present.picture import AssetsMissing, assets, document, fragment, page

from .conftest import OpenTab, Tab, absent, inked

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

REVIEW = "Meetings/2025-10-06 Hull review.md"
PLANNING = "Meetings/2025-03-11 Planning.md"


def meeting(day: str, name: str, path: str) -> PictureNode:
    return PictureNode(
        f"meeting:{day}", f"{day} {name}", "meeting", 0.4, notes=(NoteRef(path),), date=day
    )


def tie(source: str, target: str, kind: str, *proof: Evidence) -> PictureEdge:
    days = sorted(line.date for line in proof if line.date) or [None]
    return PictureEdge(source, target, kind, float(len(proof)), days[0], days[-1], proof)


BOATYARD = Picture(
    title="The boatyard",
    vault="Boat & yard",
    nodes=(
        PictureNode(
            "project:paper-boats",
            "Paper Boats",
            "project",
            1.0,
            (("status", "blocked"), ("owner", "Élise Marsh")),
            (NoteRef("Projects/Paper Boats #1.md"),),
        ),
        PictureNode(
            "person:elise", "Élise Marsh", "person", 0.8, (), (NoteRef("People/Élise.md"),)
        ),
        PictureNode("person:tom", "Tom Okafor", "person", 0.6),
        PictureNode("organization:quay", "Quay & Sons", "organization", 0.3),
        meeting("2025-10-06", "Hull review", REVIEW),
        meeting("2025-03-11", "Planning", PLANNING),
        PictureNode("missing:ghost", "Ghost Ship", "missing"),
        PictureNode("tag:status/blocked", "#status/blocked", "tag", 0.1),
        PictureNode("note:<img>", "<img src=x onerror=alert(1)>", "note"),
    ),
    edges=(
        tie("person:elise", "project:paper-boats", "owns", Evidence("Projects/P.md", 4, "owner")),
        tie("person:elise", "organization:quay", "works_for"),
        tie(
            "person:tom",
            "meeting:2025-10-06",
            "attended",
            Evidence(REVIEW, 5, "- [[Tom Okafor]] <b>brought</b> the glue", "2025-10-06"),
        ),
        tie(
            "meeting:2025-10-06",
            "project:paper-boats",
            "about",
            Evidence(REVIEW, 3, 'project: "[[Paper Boats]]"', "2025-10-06"),
        ),
        tie(
            "person:elise",
            "meeting:2025-03-11",
            "attended",
            Evidence(PLANNING, 5, "- Élise Marsh", "2025-03-11"),
        ),
        tie(
            "meeting:2025-03-11",
            "project:paper-boats",
            "about",
            Evidence(PLANNING, 2, "Paper Boats", "2025-03-11"),
        ),
        tie("project:paper-boats", "missing:ghost", "links"),
        tie("project:paper-boats", "tag:status/blocked", "tagged"),
        tie("project:paper-boats", "note:<img>", "links"),
    ),
)
PAIR = BOATYARD._replace(nodes=BOATYARD.nodes[:2], edges=BOATYARD.edges[:1])


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    try:
        assets()
    except AssetsMissing as missing:
        absent(str(missing))


@pytest.fixture
def open_page(open_tab: OpenTab, tmp_path: Path) -> OpenTab:
    def open_(picture: Picture, **options: object) -> Tab:
        file = tmp_path / "graph.html"
        file.write_text(page(picture), encoding="utf-8")
        tab = open_tab(file.as_uri(), offline=True, **options)
        assert tab.errors == []  # a script that was not let run will never be ready
        tab.page.wait_for_selector(".kg-graph[data-state=ready]", timeout=90_000)
        return tab

    return open_


def assert_quiet(tab: Tab) -> None:
    assert tab.errors == []
    assert [url for url in tab.requests if not url.startswith("file:")] == []
    assert len(tab.requests) == 1


def choose(tab: Tab, name: str) -> None:
    tab.page.get_by_role("combobox").fill(name)
    tab.page.keyboard.press("Enter")


def listed(tab: Tab) -> list[str]:
    return tab.page.get_by_role("option").all_inner_texts()


CANVAS = ".area canvas"


def settle(tab: Tab) -> None:
    """Wait until the drawing stands still."""
    tab.page.wait_for_timeout(500)


def test_search_choose_and_read_the_evidence(open_page: OpenTab, screenshots: Path) -> None:
    tab = open_page(BOATYARD)
    assert inked(tab.page, CANVAS) > 3000
    settle(tab)
    tab.page.screenshot(path=screenshots / "graph-page.png")

    choose(tab, "tom")
    details = tab.page.get_by_label("Details")
    assert details.get_by_role("heading", level=2).inner_text() == "Tom Okafor"
    assert details.get_by_role("heading", level=3).all_inner_texts() == ["Attended → (1)"]
    details.get_by_text("2025-10-06 · 1 line").click()
    details.get_by_role("link", name=f"{REVIEW}:5").wait_for()
    assert details.locator("blockquote").inner_text() == "- [[Tom Okafor]] <b>brought</b> the glue"
    settle(tab)
    tab.page.screenshot(path=screenshots / "graph-evidence.png")
    assert_quiet(tab)


def test_a_large_picture_is_unpacked(open_page: OpenTab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MANY", 0)
    tab = open_page(BOATYARD)
    choose(tab, "tom")
    details = tab.page.get_by_label("Details")
    details.get_by_text("2025-10-06 · 1 line").click()
    details.get_by_role("link", name=f"{REVIEW}:5").wait_for()
    assert_quiet(tab)


def test_a_node_shows_its_facts_notes_and_ties(open_page: OpenTab) -> None:
    tab = open_page(BOATYARD._replace(focus="project:paper-boats"))
    details = tab.page.get_by_label("Details")
    assert details.locator("dl").inner_text().split("\n") == [
        "status",
        "blocked",
        "owner",
        "Élise Marsh",
    ]
    assert details.get_by_role("heading", level=3).all_inner_texts() == [
        "Note",
        "← owns (1)",
        "← about (2)",
        "Links → (2)",
        "Tagged → (1)",
    ]
    link = details.get_by_role("link", name="Open in Obsidian", exact=True).first
    assert link.get_attribute("href") == (
        "obsidian://open?vault=Boat%20%26%20yard&file=Projects%2FPaper%20Boats%20%231.md"
    )
    details.get_by_role("button", name="<img src=x onerror=alert(1)>").wait_for()
    assert tab.page.locator("img").count() == 0
    details.get_by_role("button", name="Élise Marsh").click()
    assert details.get_by_role("heading", level=2).inner_text() == "Élise Marsh"
    assert_quiet(tab)


def test_the_keyboard_reaches_everything(open_page: OpenTab) -> None:
    tab = open_page(BOATYARD)
    keyboard, box = tab.page.keyboard, tab.page.get_by_role("combobox")
    box.focus()
    keyboard.type("mar")
    assert listed(tab) == ["Élise Marsh"]
    box.fill("2025")
    assert listed(tab) == ["2025-03-11 Planning", "2025-10-06 Hull review"]
    keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert tab.page.locator(f"#{active}").inner_text() == "2025-10-06 Hull review"
    keyboard.press("Enter")
    chosen = tab.page.get_by_role("option", selected=True)
    assert chosen.inner_text() == "2025-10-06 Hull review"
    keyboard.press("Escape")
    assert chosen.count() == 0
    assert_quiet(tab)


def test_click_on_a_node_an_edge_and_the_ground(open_page: OpenTab) -> None:
    tab = open_page(PAIR)
    heading = tab.page.get_by_label("Details").get_by_role("heading", level=2)
    area = tab.page.locator(".area")
    box = area.bounding_box()
    assert box is not None
    middle = {"x": box["width"] / 2, "y": box["height"] / 2}
    # The whole graph is in view, so the middle of the only edge is in the middle of the area.
    area.click(position=middle)
    assert heading.inner_text().split() == ["Élise", "Marsh", "owns", "Paper", "Boats"]
    assert tab.page.locator("blockquote").inner_text() == "owner"
    area.click(position={"x": 10, "y": 10})
    assert heading.count() == 0
    # A node that was found stands in the middle.
    choose(tab, "paper")
    settle(tab)
    area.click(position={"x": 10, "y": 10})
    assert heading.count() == 0
    area.click(position=middle)
    assert heading.inner_text() == "Paper Boats"
    assert_quiet(tab)


def test_double_click_shows_a_neighbourhood_alone(open_page: OpenTab) -> None:
    tab = open_page(BOATYARD)
    choose(tab, "tom")
    settle(tab)
    tab.page.get_by_role("combobox").fill("")
    area = tab.page.locator(".area")
    area.dblclick()
    assert listed(tab) == ["Tom Okafor", "2025-10-06 Hull review"]
    tab.page.get_by_role("slider", name="Steps").press("ArrowRight")
    tab.page.get_by_text("2 steps").wait_for()
    assert listed(tab) == ["Paper Boats", "Tom Okafor", "2025-10-06 Hull review"]
    tab.page.get_by_role("button", name="Show everything").click()
    assert len(listed(tab)) == 9
    assert_quiet(tab)


def test_filters_by_kind_and_time(open_page: OpenTab) -> None:
    tab = open_page(BOATYARD)
    before = inked(tab.page, CANVAS)
    tab.page.get_by_label("Meetings").uncheck()
    assert listed(tab) == [
        "Paper Boats",
        "Élise Marsh",
        "Tom Okafor",
        "Quay & Sons",
        "#status/blocked",
        "<img src=x onerror=alert(1)>",
        "Ghost Ship",
    ]
    settle(tab)
    assert inked(tab.page, CANVAS) < before
    tab.page.get_by_role("button", name="Reset").click()
    tab.page.get_by_label("Links").uncheck()
    assert "Ghost Ship" not in listed(tab)
    tab.page.get_by_role("button", name="Reset").click()
    tab.page.get_by_label("Until").fill("2025-06-30")
    assert "2025-03-11 Planning" in listed(tab)
    assert "2025-10-06 Hull review" not in listed(tab)
    assert "Tom Okafor" not in listed(tab)
    assert_quiet(tab)


def test_a_hidden_node_comes_back_when_it_is_asked_for(open_page: OpenTab) -> None:
    tab = open_page(BOATYARD._replace(focus="person:elise"))
    tab.page.get_by_label("Organizations").uncheck()
    tab.page.get_by_label("Details").get_by_role("button", name="Quay & Sons").click()
    assert tab.page.get_by_role("option", selected=True).inner_text() == "Quay & Sons"
    assert tab.page.get_by_label("Organizations").is_checked()


def test_the_page_follows_the_readers_colour_scheme(open_page: OpenTab, screenshots: Path) -> None:
    tab = open_page(BOATYARD, color_scheme="light")
    paper = "getComputedStyle(document.querySelector('.kg-graph')).backgroundColor"
    assert tab.page.evaluate(paper) == "rgb(251, 251, 250)"
    tab.page.emulate_media(color_scheme="dark")
    assert tab.page.evaluate(paper) == "rgb(22, 24, 29)"
    choose(tab, "paper")
    settle(tab)
    tab.page.screenshot(path=screenshots / "graph-dark.png")
    assert_quiet(tab)


HARBOUR = Picture(
    title="The harbour",
    vault="v",
    day="2026-01-10",
    nodes=(
        PictureNode(
            "project:pier",
            "Old Pier",
            "project",
            1.0,
            (("status", "blocked"),),
            (NoteRef("Works/Pier.md"),),
            words=("The Jetty", "#works/stone", "city: Hull"),
            marks=("blocked", "overdue"),
        ),
        PictureNode("project:quay", "New Quay", "project", 0.8, (("status", "active"),)),
        PictureNode("person:ida", "Ida Holm", "person", 0.7, marks=("me",)),
        PictureNode("person:per", "Per Vik", "person", 0.5),
        PictureNode("book:tides", "Tides", "book", 0.3),
        PictureNode("note:alone", "Alone", "note"),
    ),
    edges=(
        tie("person:ida", "project:pier", "owns", Evidence("P.md", 2, "owner")),
        tie("person:ida", "project:pier", "contacted", Evidence("P.md", 9, "rang", "2026-01-05")),
        tie("person:per", "project:pier", "contacted", Evidence("P.md", 10, "met", "2024-01-05")),
        tie("person:per", "project:quay", "owns"),
        tie("person:per", "book:tides", "link"),
    ),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jetty", ["Old Pier"]),
        ("#works", ["Old Pier"]),
        ("city: hull", ["Old Pier"]),
        ("works/pier.md", ["Old Pier"]),
        ("pier hull", ["Old Pier"]),
        ("hull quay", []),
    ],
)
def test_search_by_alias_tag_property_and_path(
    open_page: OpenTab, query: str, found: list[str]
) -> None:
    tab = open_page(HARBOUR)
    tab.page.get_by_role("combobox").fill(query)
    assert listed(tab) == found


def test_colours_and_filters_by_status_cluster_and_recency(
    open_page: OpenTab, screenshots: Path
) -> None:
    tab = open_page(HARBOUR)
    tab.page.get_by_label("Book").uncheck()  # a kind of one's own
    assert "Tides" not in listed(tab)
    tab.page.get_by_label("Status", exact=True).check()
    settle(tab)
    tab.page.screenshot(path=screenshots / "graph-status.png")
    tab.page.get_by_label("No status").uncheck()
    assert listed(tab) == ["Old Pier", "New Quay"]
    tab.page.get_by_label("Active").uncheck()
    assert listed(tab) == ["Old Pier"]
    tab.page.get_by_role("button", name="Reset").click()
    tab.page.get_by_label("Recency").check()
    tab.page.get_by_label("Within 30 days").uncheck()
    assert listed(tab) == ["New Quay", "Per Vik", "Tides", "Alone"]
    tab.page.get_by_role("button", name="Reset").click()
    tab.page.get_by_label("Cluster").check()
    assert tab.page.locator("fieldset", has_text="Around").get_by_role("checkbox").count() >= 2
    assert_quiet(tab)


def test_what_stands_out_me_and_what_has_no_tie(open_page: OpenTab) -> None:
    tab = open_page(HARBOUR)
    tab.page.get_by_label("Only overdue").check()
    assert listed(tab) == ["Old Pier", "Ida Holm", "Per Vik"]
    tab.page.get_by_label("Only overdue").uncheck()
    tab.page.get_by_label("Me (Ida Holm)").uncheck()
    assert listed(tab) == ["Old Pier", "New Quay", "Per Vik", "Tides", "Alone"]
    tab.page.get_by_label("What has no tie").uncheck()
    assert listed(tab) == ["Old Pier", "New Quay", "Per Vik", "Tides"]
    choose(tab, "old pier")
    details = tab.page.get_by_label("Details")
    assert details.locator(".marks").inner_text().split() == ["blocked", "overdue"]
    assert_quiet(tab)


def middle(tab: Tab) -> dict[str, float]:
    box = tab.page.locator(".area").bounding_box()
    assert box is not None
    return {"x": box["width"] / 2, "y": box["height"] / 2}


def test_pointing_lights_the_neighbours_and_dims_the_rest(open_page: OpenTab) -> None:
    tab = open_page(HARBOUR)
    choose(tab, "old pier")
    settle(tab)
    tab.page.keyboard.press("Escape")
    area = tab.page.locator(".area")
    area.hover(position={"x": 12, "y": 300})
    settle(tab)
    assert (area.get_attribute("data-lit"), tab.page.locator("canvas.dim").count()) == ("0", 0)
    area.hover(position=middle(tab))
    settle(tab)
    assert area.get_attribute("title") == "Old Pier"
    # Itself, and both who are tied to it.
    assert (area.get_attribute("data-lit"), tab.page.locator("canvas.dim").count()) == ("3", 1)
    assert_quiet(tab)


def test_parallel_ties_are_one_line_that_opens(open_page: OpenTab) -> None:
    pair = HARBOUR._replace(nodes=(HARBOUR.nodes[0], HARBOUR.nodes[2]), edges=HARBOUR.edges[:2])
    tab = open_page(pair)
    tab.page.locator(".area").click(position=middle(tab))
    details = tab.page.get_by_label("Details")
    details.get_by_text("2 ties").wait_for()
    assert details.get_by_role("heading", level=3).all_inner_texts() == [
        "Ida Holm owns Old Pier",
        "Ida Holm contacted Old Pier",
    ]
    details.get_by_text("rang").wait_for()
    assert details.locator("blockquote").all_inner_texts() == ["owner", "rang"]
    assert_quiet(tab)


def test_the_address_keeps_the_view(open_page: OpenTab) -> None:
    tab = open_page(HARBOUR)
    tab.page.get_by_label("Book").uncheck()
    tab.page.get_by_label("Status", exact=True).check()
    choose(tab, "old pier")
    tab.page.get_by_role("button", name="Pin", exact=True).click()
    tab.page.get_by_role("button", name="Zoom in").click()
    settle(tab)
    address = tab.page.url
    assert "#colour=status&hide-kind=book&find=old+pier&node=project%3Apier&pin=" in address
    tab.page.goto("about:blank")
    tab.page.goto(address)
    tab.page.wait_for_selector(".kg-graph[data-state=ready]")
    assert tab.page.get_by_label("Status", exact=True).is_checked()
    details = tab.page.get_by_label("Details")
    assert details.get_by_role("heading", level=2).inner_text() == "Old Pier"
    details.get_by_role("button", name="Unpin").wait_for()
    tab.page.get_by_role("combobox").fill("")
    assert "Tides" not in listed(tab)
    tab.page.get_by_role("combobox").fill("old pier")
    settle(tab)
    assert tab.page.url == address
    assert tab.errors == []


def test_the_drawing_is_moved_by_keys_and_a_node_by_hand(open_page: OpenTab) -> None:
    tab = open_page(HARBOUR)
    choose(tab, "old pier")
    settle(tab)
    tab.page.keyboard.press("Escape")
    area = tab.page.locator(".area")
    area.focus()
    for key in ("ArrowLeft", "ArrowUp"):
        tab.page.keyboard.press(key)
    settle(tab)
    here = middle(tab)
    area.hover(position={"x": here["x"] + 60, "y": here["y"] + 60})
    settle(tab)
    assert area.get_attribute("title") == "Old Pier"
    box = area.bounding_box()
    assert box is not None
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + 200, box["y"] + 120, steps=4)
    tab.page.mouse.up()
    area.hover(position={"x": 12, "y": 12 + 300})
    area.hover(position={"x": 200, "y": 120})
    settle(tab)
    assert area.get_attribute("title") == "Old Pier"
    assert "pin=" in tab.page.url
    area.focus()
    tab.page.keyboard.press("0")  # all of it again
    assert_quiet(tab)


def seen_from(tab: Tab) -> tuple[float, float, float]:
    """The place in the middle of the drawing, and the zoom, as the address has them."""
    settle(tab)
    (at,) = parse_qs(urlsplit(tab.page.url).fragment)["at"]
    x, y, zoom = map(float, at.split(","))
    return x, y, zoom


def test_one_finger_moves_the_view_and_two_zoom(open_page: OpenTab) -> None:
    tab = open_page(HARBOUR, has_touch=True)
    tab.page.get_by_role("button", name="Zoom in").click()
    box = tab.page.locator(".area").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    hand = tab.page.context.new_cdp_session(tab.page)

    def fingers(what: str, *places: tuple[float, float]) -> None:
        points = [{"x": px, "y": py, "id": at} for at, (px, py) in enumerate(places)]
        hand.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": points})

    before = seen_from(tab)
    fingers("touchStart", (x, y))
    for step in (10, 20, 30):
        fingers("touchMove", (x + step, y + 2 * step))
    fingers("touchEnd")
    moved = seen_from(tab)
    assert moved[2] == before[2]
    assert moved[0] == pytest.approx(before[0] - 30 / before[2], abs=0.5)
    assert moved[1] == pytest.approx(before[1] - 60 / before[2], abs=0.5)

    fingers("touchStart", (x - 40, y), (x + 40, y))
    for step in (20, 40):
        fingers("touchMove", (x - 40 - step, y), (x + 40 + step, y))
    fingers("touchEnd")
    assert seen_from(tab)[2] == pytest.approx(2 * moved[2], rel=0.02)
    assert_quiet(tab)


def test_a_time_is_drawn_over_the_bars(open_page: OpenTab) -> None:
    tab = open_page(BOATYARD)
    bars = tab.page.locator(".bars")
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    tab.page.mouse.move(box["x"] + 0.25 * box["width"], y)
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + 0.75 * box["width"], y, steps=3)
    tab.page.mouse.up()
    # A quarter, and three, of the 209 days from 2025-03-11 to 2025-10-06; a pixel is nearly a day.
    assert "2025-05-01" <= tab.page.get_by_label("Since").input_value() <= "2025-05-03"
    assert "2025-08-13" <= tab.page.get_by_label("Until").input_value() <= "2025-08-16"
    shown = listed(tab)
    assert not {"2025-03-11 Planning", "2025-10-06 Hull review"}.intersection(shown)
    assert_quiet(tab)


def test_the_view_is_saved_as_png_and_svg(open_page: OpenTab, tmp_path: Path) -> None:
    tab = open_page(HARBOUR)
    for name in ("PNG", "SVG"):
        with tab.page.expect_download() as saved:
            tab.page.get_by_role("button", name=f"Save the view as {name}").click()
        assert saved.value.suggested_filename == f"The harbour.{name.lower()}"
        saved.value.save_as(tmp_path / name)
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")
    root = ElementTree.parse(tmp_path / "SVG").getroot()
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Old Pier", "New Quay", "Ida Holm"} <= texts
    assert tab.errors == []


def test_both_sides_fold(open_page: OpenTab) -> None:
    tab = open_page(HARBOUR, viewport={"width": 957, "height": 800})
    area = tab.page.locator(".area")
    widths = [area.bounding_box()["width"]]
    for side in ("left", "right"):
        tab.page.get_by_role("button", name=f"Fold the {side} side").click()
        widths.append(area.bounding_box()["width"])
    # In a notebook, too, the three stand side by side, and the drawing is the widest.
    assert widths[0] > 957 * 0.45
    assert widths[2] == 957
    assert widths[0] < widths[1] < widths[2]
    assert_quiet(tab)


def many(size: int) -> Picture:
    kinds = ("person", "meeting", "meeting", "project", "note")
    nodes = tuple(
        PictureNode(f"n{at}", f"Node {at}", kinds[at % 5], 1 / (1 + at)) for at in range(size)
    )
    # Five ties a node: near ones make groups, far ones tie the groups together.
    edges = tuple(
        PictureEdge(f"n{at}", f"n{(at + step) % size}", "met")
        for at in range(size)
        for step in (1, 2, 5, 11, 700)
    )
    return Picture("Many", "v", nodes, edges)


def test_a_large_graph_is_drawn_by_webgl(webgl: "Browser", tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    file.write_text(page(many(2500)), encoding="utf-8")
    tab = Tab(webgl.new_page(viewport={"width": 1000, "height": 700}))
    tab.watch()
    tab.page.goto(file.as_uri())
    tab.page.wait_for_selector(".area[data-drawings]", timeout=90_000)
    assert tab.page.locator(".area").get_attribute("data-ground") == "webgl"
    box = tab.page.locator(".area").bounding_box()
    assert box is not None
    with_all = tab.page.screenshot(clip=box)
    tab.page.get_by_label("Met").uncheck()
    tab.page.wait_for_timeout(1000)
    # Of what a PNG holds, most is lines.
    assert len(tab.page.screenshot(clip=box)) < len(with_all) / 2
    assert tab.errors == []
    # Where the graphics card is taken away, the canvas goes on.
    tab.page.get_by_label("Met").check()
    tab.page.evaluate(
        """() => document.querySelector(".area canvas").getContext("webgl2")
             .getExtension("WEBGL_lose_context").loseContext()"""
    )
    tab.page.wait_for_selector(".area[data-ground=canvas]")
    tab.page.wait_for_timeout(1000)
    assert inked(tab.page, ".area canvas:first-child") > 10_000


def test_a_telephone_shows_the_drawing_first(open_page: OpenTab, screenshots: Path) -> None:
    width = 390
    tab = open_page(BOATYARD, viewport={"width": width, "height": 800})
    tab.page.screenshot(path=screenshots / "graph-telephone.png", full_page=True)
    box = tab.page.locator(".area").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, width)
    assert box["height"] > 250
    assert tab.page.evaluate("document.documentElement.scrollWidth") == width


def test_an_empty_picture_says_so_without_error(open_page: OpenTab) -> None:
    tab = open_page(Picture("Nothing", "v", (), ()))
    tab.page.get_by_text("0 nodes, 0 ties").wait_for()
    assert_quiet(tab)


def test_two_thousand_nodes_and_ten_thousand_ties_stay_usable(
    open_page: OpenTab, screenshots: Path
) -> None:
    tab = open_page(many(2000))
    choose(tab, "node 1234")
    heading = tab.page.get_by_label("Details").get_by_role("heading", level=2)
    assert heading.inner_text() == "Node 1234"
    tab.page.keyboard.press("Escape")
    tab.page.get_by_role("button", name="Fit").click()
    settle(tab)
    tab.page.screenshot(path=screenshots / "graph-large.png")
    assert_quiet(tab)


STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"


class Site(BaseHTTPRequestHandler):
    """Another page that embeds the graph, under a policy without any inline script or style."""

    def do_GET(self) -> None:
        script, style = assets()
        head = '<link rel="stylesheet" href="/graph.css"><script src="/graph.js" defer></script>'
        body = fragment("/graph.json?key=a&depth=1") + fragment("/gone.json")
        answers = {
            "/": ("text/html", f"<!doctype html><title>Node</title>{head}{body}".encode()),
            "/graph.js": ("text/javascript", script.read_bytes()),
            "/graph.css": ("text/css", style.read_bytes()),
            "/graph.json?key=a&depth=1": ("application/json", document(BOATYARD).encode()),
        }
        kind, content = answers.get(self.path, ("text/plain", b""))
        self.send_response(200 if content else 404)
        self.send_header("content-type", kind)
        self.send_header("content-security-policy", STRICT)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


def test_the_fragment_works_under_a_strict_policy(open_tab: OpenTab, screenshots: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        tab = open_tab(f"http://127.0.0.1:{server.server_port}/")
        tab.page.wait_for_selector("[data-state=ready]")
        assert tab.page.locator("[data-state=failed]").inner_text() == (
            "The graph cannot be shown: /gone.json answered 404. Reload the page to try again."
        )
        assert inked(tab.page, CANVAS) > 3000
        choose(tab, "tom")
        assert tab.page.get_by_role("option", selected=True).inner_text() == "Tom Okafor"
        settle(tab)
        tab.page.screenshot(path=screenshots / "graph-fragment.png")
        tab.page.goto("about:blank")
    finally:
        server.shutdown()
    # No complaint of the policy; that /gone.json and the icon are missing is meant.
    assert [error for error in tab.errors if "404" not in error] == []
