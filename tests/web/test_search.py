"""The page of a search: who is called so, and the notes whose text holds the words."""

import re
from pathlib import Path

import pytest

from tests.builders import database

from .conftest import OpenSite, Page, Site

NOTES = {
    "kg.toml": 'me = ["Mia Sol"]\n',
    "People/Ida Falk.md": "---\naliases: [Idy]\nrole: Miller\ncompany: Orla\n---\n",
    "People/Ida Fell.md": "---\naliases: [Idy]\nrole: Clerk\ncompany: Kade\n---\n",
    "People/Una Ray.md": "---\ntype: person\naliases: [Rayna]\n---\nKnows the *weir* well.\n",
    "Meetings/2025-12-20 Round.md": "---\nattendees: [Una Ray]\n---\nWeir, the weir, weir.\n",
    "Meetings/2025-11-01 Old.md": "---\nattendees: [Una Ray]\n---\nNo weir.\n",
    "Notes/Odd.md": "A weird ⟦ sign and <b>sluice</b> & more\n",
}


@pytest.fixture
def found(tmp_path: Path, open_site: OpenSite) -> Site:
    return open_site(database(tmp_path, NOTES))


def words(html: str) -> str:
    return " ".join(" ".join(Page(html).words).split())


def hits(html: str) -> list[str]:
    """The titles of the notes, in their order."""
    return re.findall(r'<li><p><a class="kg-node"[^>]*>([^<]*)</a>', html)


def test_notes_are_ranked_with_what_matched_marked(found: Site) -> None:
    page = found.text("/-/kg/search?q=weir")
    assert hits(page) == ["2025-12-20 Round", "2025-11-01 Old", "Una Ray"]
    assert "3 hold the words, best first" in words(page)
    assert "<mark>Weir</mark>, the <mark>weir</mark>, <mark>weir</mark>." in page
    assert "Knows the <mark>weir</mark> well." in page  # without signs of Markdown
    assert "/-/kg/note/Meetings/2025-12-20%20Round.md#L4" in Page(page).links()
    assert "meeting · 2025-12-20" in words(page)


@pytest.mark.parametrize(
    ("given", "titles"),
    [
        ("kind=meeting", ["2025-11-01 Old", "2025-12-20 Round"]),
        ("kind=person", ["Una Ray"]),
        ("since=2025-12-01", ["2025-12-20 Round"]),
        ("kind=meeting&since=2026-01-01", []),
    ],
)
def test_a_kind_and_a_day_narrow_it(found: Site, given: str, titles: list[str]) -> None:
    page = found.text(f"/-/kg/search?q=weir&{given}")
    assert sorted(hits(page)) == titles
    for field in given.split("&"):  # the form keeps what was asked
        name, _, value = field.partition("=")
        chosen = f"<option selected>{value}" if name == "kind" else f'name="{name}" value="{value}"'
        assert chosen in page


def test_several_of_one_name_are_told_apart(found: Site) -> None:
    answer = found.get("/-/kg/go?q=idy", follow_redirects=True)
    page = words(answer.text)
    assert "Several are called so" in page
    assert "Ida Falk alias: Idy · Miller at Orla · never contacted" in page
    assert "Ida Fell alias: Idy · Clerk at Kade · never contacted" in page


def test_a_misspelt_name_is_recognized(found: Site) -> None:
    page = found.text("/-/kg/search?q=Una+Rai")
    assert "Did you mean" in page
    assert "/-/kg/node/person:una-ray" in Page(page).links()
    assert "last contact 2025-12-20" in page


def test_an_alias_says_why_it_is_there(found: Site) -> None:
    page = words(found.text("/-/kg/search?q=rayna"))
    assert "Una Ray alias: Rayna" in page


def test_nothing_found_says_what_else_to_try(found: Site) -> None:
    page = found.text("/-/kg/search?q=zzqqxx&kind=meeting")
    assert "Nothing found" in page
    assert "no note of this kind holds all of these words" in words(page)
    assert "/-/kg/search?q=zzqqxx" in Page(page).links()


def test_without_words_it_says_what_can_be_asked(found: Site) -> None:
    page = found.text("/-/kg/search")
    assert "the beginning of one or its words in any order" in words(page)
    assert " autofocus" in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("q=weir&since=soonish", "soonish"),
        ("q=weir&kind=nonsense", "nonsense"),
        ("q=" + "weir+" * 300, "A search takes 1,000 characters"),
    ],
)
def test_what_cannot_be_asked_is_said(found: Site, given: str, said: str) -> None:
    page = found.text(f"/-/kg/search?{given}")
    assert said in Page(page).words[-1] or said in words(page)
    assert "kg-failed" in page


def test_what_a_note_says_is_never_markup(found: Site) -> None:
    page = found.text("/-/kg/search?q=sluice")
    assert "⟦ sign and sluice" in words(page) or "⟦ sign and <b>sluice</b>" in words(page)
    assert "<mark>sluice</mark>" in page
    typed = found.text("/-/kg/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in typed


def test_of_many_notes_twenty_are_shown_then_a_hundred(tmp_path: Path, open_site: OpenSite) -> None:
    many = {f"Notes/N{at:03}.md": f"The weir {at}\n" for at in range(130)}
    site = open_site(database(tmp_path, many))
    page = site.text("/-/kg/search?q=weir")
    assert len(hits(page)) == 20
    assert "110 more" in words(page)
    more = site.text("/-/kg/search?q=weir&more=1")
    assert len(hits(more)) == 100
    assert "130 hold the words" in words(more)
