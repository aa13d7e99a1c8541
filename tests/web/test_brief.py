"""The pages of people, projects and organizations: what to know first, then the details."""

from pathlib import Path

import pytest

from kg.web import reaching
from tests.builders import database

from .conftest import OpenSite, Page, Site, parts

NOTES = {
    "kg.toml": 'me = ["Mia Sol"]\n',
    "People/Mia Sol.md": "---\ntype: person\n---\n",
    "Companies/Orla.md": "---\ntype: company\n---\n",
    "People/Ida Falk.md": (
        '---\ntype: person\nrole: Miller\ncompany: "[[Orla]]"\nemail: ida@orla.example\n'
        "phone: +47 (0) 555 0100\ncadence: 14d\n---\n## Key Facts\n- Grinds at night\n"
    ),
    "Projects/Weir.md": '---\nstatus: blocked\nowner: "[[Ida Falk]]"\n---\n',
    "Meetings/2025-12-20 Round.md": (
        '---\nattendees: [Ida Falk, Mia Sol]\nproject: "[[Weir]]"\n---\n'
        "- [ ] Bring flour [[Weir]] @IdaFalk 📅 2026-01-02\n"
    ),
    "Meetings/2026-01-12 Next.md": (
        '---\nattendees: [Ida Falk, Mia Sol]\nproject: "[[Weir]]"\n---\n'
    ),
}
IDA, WEIR, ORLA = (
    f"/-/kg/node/{key}" for key in ("person:ida-falk", "project:weir", "organization:orla")
)


@pytest.fixture
def site_of(tmp_path: Path, open_site: OpenSite) -> Site:
    return open_site(database(tmp_path, NOTES))


def words(html: str) -> str:
    return " ".join(" ".join(Page(html).words).split())


def test_a_person_begins_with_what_to_know_and_how_to_reach_them(site_of: Site) -> None:
    text = site_of.text(IDA)
    assert "Miller at Orla · ida@orla.example · +47 (0) 555 0100" in words(text)
    assert "last contact 2025-12-20, 21 days ago (14 days at most) · 1 contact" in words(text)
    links = Page(text).links()
    assert links.count("mailto:ida@orla.example") == 2  # above, and among the facts
    assert links.count("tel:+4705550100") == 2


def test_the_parts_are_those_of_the_command(site_of: Site) -> None:
    found = parts(site_of.text(IDA))
    assert {title: part.rows for title, part in found.items()} == {
        "Coming up": ["2026-01-12 Next meeting · Weir 2026-01-12 Next.md"],
        "Contacts": ["2025-12-20 Round meeting · Weir 2025-12-20 Round.md:2"],
        "Open tasks": [
            "2026-01-02 Bring flour Weir @IdaFalk 8 days late · Weir 2025-12-20 Round.md:5"
        ],
        "Projects": ["Weir blocked · owner · last contact 2025-12-20 · 1 open task"],
        "Statements": ["Grinds at night fact Ida Falk.md:10"],
    }
    assert "/-/kg/node/project:weir" in found["Projects"].links
    assert found["Open tasks"].title_links == {
        "as a table": "/kg/ask_tasks?owner=person%3Aida-falk"
    }


@pytest.mark.parametrize(
    ("address", "first", "title"),
    [
        (WEIR, "blocked · owner Ida Falk", "Who was contacted last"),
        (ORLA, "no contact about it", "People"),
    ],
)
def test_a_project_and_an_organization(site_of: Site, address: str, first: str, title: str) -> None:
    text = site_of.text(address)
    assert first in words(text)
    (row,) = parts(text)[title].rows
    assert row.startswith(("2025-12-20 Ida Falk 21 days ago", "Ida Falk Miller"))


@pytest.mark.parametrize("address", [IDA, WEIR, ORLA])
def test_every_part_leads_to_the_whole_answer(site_of: Site, address: str) -> None:
    for title, part in parts(site_of.text(address)).items():
        for leads_to in part.title_links.values():
            assert site_of.get(leads_to).status_code == 200, title


def test_details_are_folded_below_and_charts_between(site_of: Site) -> None:
    text = site_of.text(IDA)
    places = [text.index(one) for one in ('class="kg-parts"', "kg-charts", ">Details<", ">Text <")]
    assert places == sorted(places)
    folds = [one for one in Page(text).all("details") if one.get("class") == "kg-fold"]
    assert folds
    assert not any("open" in one for one in folds)


def test_of_many_rows_a_page_shows_as_many_as_a_screen(tmp_path: Path, open_site: OpenSite) -> None:
    tasks = "".join(f"- [ ] Do {at:03} @IdaFalk\n" for at in range(400))
    site = open_site(database(tmp_path, {**NOTES, "Notes/Do.md": tasks}))
    part = parts(site.text(IDA))["Open tasks"]
    assert len(part.rows) == 7
    assert list(part.title_links) == ["more"]


def test_who_is_only_named_has_a_page_too(tmp_path: Path, open_site: OpenSite) -> None:
    notes = {"Meetings/2025-12-20 Round.md": "---\nattendees: [Zed Kay, Ann Lee]\n---\n"}
    text = open_site(database(tmp_path, notes)).text("/-/kg/node/person:zed-kay")
    assert "No page of its own" in text
    assert parts(text)["Contacts"].rows == ["2025-12-20 Round meeting 2025-12-20 Round.md:2"]


@pytest.mark.parametrize(
    ("field", "value", "address"),
    [
        ("email", "ida@orla.example", "mailto:ida@orla.example"),
        ("phone", "+47 555 01 00", "tel:+475550100"),
        ("phone", "(555) 0100", "tel:5550100"),
        ("email", "javascript:alert(1)", None),
        ("email", "ida@orla.example?bcc=all@orla.example", None),
        ("email", "ask Ida", None),
        ("phone", "call Ida", None),
        ("phone", "+-()", None),
        ("phone", "9" * 60, None),
        ("role", "ida@orla.example", None),
    ],
)
def test_only_addresses_and_numbers_are_links(field: str, value: str, address: str | None) -> None:
    found = reaching.linked(field, value)
    assert (Page(found).links() if found else None) == ([address] if address else None)
