"""The page of problems: causes, and their places on demand."""

import html

from .conftest import Page, Site


def test_causes_with_their_cures_and_places(site: Site) -> None:
    page = html.unescape(site.text("/-/kg/problems"))
    assert page.index("broken-property") < page.index("missing-link") < page.index("ambiguous-link")
    assert "No note is called “Tom Becker”" in page
    assert "→ write the page, or mend the link" in page
    assert 'nobody = ["someone from the grid company"]' in page
    assert "4 places" in page
    assert "/-/kg/note/Daily/2026-01-08.md#L4" in Page(page).links()


def test_lighter_ones_are_asked_for(site: Site) -> None:
    assert "similar-name" not in site.text("/-/kg/problems")
    assert "similar-name" in site.text("/-/kg/problems?severity=info")
    assert "broken-property" in site.text("/-/kg/problems?severity=what")


def test_the_home_page_leads_there(site: Site) -> None:
    assert "/-/kg/problems" in Page(site.text("/-/kg/")).links()
