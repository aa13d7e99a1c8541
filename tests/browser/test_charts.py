"""Charts in a real browser: no policy refuses them, colours follow the reader, texts have room."""

from pathlib import Path

import pytest

import kg
from kg.present.charts import colours
from kg.present.charts.measure import width
from kg.web import policy
from tests.browser.conftest import OpenTab

pytestmark = pytest.mark.browser
WIDTHS = (358, 720)


@pytest.fixture(scope="module")
def page(examples_db: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """All charts on one page, under the policy of the pages of `kg serve`."""
    kb = kg.connect(examples_db, as_of="2026-01-10")
    every = [
        kb.chart.cold(),
        kb.chart.contacts(),
        kb.chart.project("harbor light"),
        kb.chart.blocked(),
        kb.chart.circle("ann okafor"),
    ]
    drawn = "".join(chart.svg(width=wide) for chart in every for wide in WIDTHS)
    # What a page may say of itself: no frame-ancestors, which only a header can.
    said = policy.header("nonce").replace("; frame-ancestors 'none'", "")
    file = tmp_path_factory.mktemp("charts") / "charts.html"
    file.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{said}">'
        f"<title>Charts</title><body>{drawn}",
        encoding="utf-8",
    )
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_policy_lets_charts_in_and_their_colours_are_the_readers(
    page: str, scheme: str, open_tab: OpenTab
) -> None:
    tab = open_tab(page, color_scheme=scheme)
    papers = tab.page.evaluate(
        """[...document.querySelectorAll("svg > style + rect")]
          .map(one => getComputedStyle(one).fill)"""
    )
    paper = colours.PAPER.light if scheme == "light" else colours.PAPER.dark
    rgb = f"rgb({', '.join(str(int(paper[at : at + 2], 16)) for at in (1, 3, 5))})"
    assert papers == [rgb] * 10
    assert tab.errors == []
    assert [url for url in tab.requests if not url.startswith("file:")] == []


def test_no_text_leaves_its_sheet_or_is_wider_than_it_was_measured(
    page: str, open_tab: OpenTab
) -> None:
    tab = open_tab(page)
    texts = tab.page.evaluate(
        """() => [...document.querySelectorAll("svg text")].map(one => {
          const box = one.getBBox(), sheet = one.ownerSVGElement.viewBox.baseVal;
          const size = Number(one.getAttribute("font-size"));
          const bold = one.getAttribute("font-weight") === "600";
          return [one.textContent, box.x, box.width, sheet.width, size, bold];
        })"""
    )
    assert len(texts) > 200
    for text, left, found, wide, size, bold in texts:
        assert left >= 0 and left + found <= wide, text
        assert found <= width(text, size, bold=bold) + 1, text


def test_a_screen_reader_gets_the_title_and_the_whole_in_words(
    page: str, open_tab: OpenTab
) -> None:
    tab = open_tab(page)
    first = tab.page.get_by_role("img", name="Gone cold").first
    told = first.evaluate(
        """one => one.getAttribute("aria-labelledby").split(" ")
          .map(id => document.getElementById(id).textContent).join(". ")"""
    )
    assert told.startswith(
        "Gone cold. Days since the last contact, as of 10 Jan 2026. All 7 people."
    )
    assert tab.page.get_by_role("img").count() == 10
