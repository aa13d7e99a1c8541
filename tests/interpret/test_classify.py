"""Which note is what: each row breaks without the rule that it is there for."""

import pytest

from tests.interpret.described import note, page

DATED = {"date": "2025-10-06"}
WITH_PEOPLE = {"date": "2025-10-06", "attendees": "[Ann Lee, Bo Ek]"}
MAIL = "## 2025-11-20 14:17:20 — Ann Lee <ann@x.example>\n\nHello\n"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        # Templates
        ("Templates/Person.md", note(type="person"), "template"),
        ("Work/_templates/x.md", note(type="person"), "template"),
        ("New.md", note("x", title='"{{title}}"', type="project"), "template"),
        ("New.md", note(type="<% tp.file.title %>"), "template"),
        ("New.md", note(type="meeting", date="{{date}}"), "template"),
        ("New.md", "# {{title}}\n", "template"),
        ("People/Ann Lee.md", note(type="person", created="{ { DATE } }"), "person"),
        # Meetings by what they say
        ("x.md", note(type="meeting"), "meeting"),
        ("x.md", note(type="1-1"), "meeting"),
        ("x.md", note(type="call"), "meeting"),
        ("x.md", note(type="email"), "meeting"),
        ("x.md", note(categories='["[[Meetings]]"]'), "meeting"),
        ("x.md", note(tags="[type/meeting]"), "meeting"),
        ("x.md", "#meeting #weekly\n\nText\n", "meeting"),
        ("x.md", "Text about the #meeting.\n", "note"),
        ("2025-10-06.md", "#meeting\n", "daily"),
        # Meetings by date and people
        ("x.md", note(**WITH_PEOPLE), "meeting"),
        ("People/Ann Lee/x.md", note(type="people", **WITH_PEOPLE), "meeting"),
        ("2025-10-06 x.md", "**Attendees**: Ann Lee, Bo Ek\n", "meeting"),
        ("20251006 1400 x.md", "Attendees:: [[Ann Lee]]\n", "meeting"),
        ("x.md", "**Date**: 2025-10-06\n\n## Attendees\n\n- Ann Lee\n", "meeting"),
        ("x.md", note("- Attendees:\n  - Ann Lee\n", date="2025-10-06"), "meeting"),
        ("x.md", note(date="2025-10-06", with_="Ann Lee").replace("with_", "with"), "meeting"),
        ("x.md", note(created="2025-10-06", attendees="Ann Lee"), "meeting"),
        ("x.md", note(created="2025-10-06", people="Ann Lee"), "note"),
        ("x.md", note(attendees="Ann Lee"), "note"),
        ("x.md", note(date="2025-13-40", attendees="Ann Lee"), "note"),
        ("x.md", note(date="2025-10-06", attendees="[]"), "note"),
        ("Meetings/2025-10-06 x.md", "Text\n", "meeting"),
        ("Meetings/README.md", "Text\n", "note"),
        # An entity's page with a date and people is no meeting
        (
            "Projects/Atlas.md",
            note(type="project", date="2025-10-06", people="[Ann Lee]"),
            "project",
        ),
        (
            "Projects/Atlas.md",
            note(type="project", date="2025-10-06", participants="[Ann Lee]", status="active"),
            "project",
        ),
        ("Projects/Atlas/README.md", note(**WITH_PEOPLE), "project"),
        ("Projects/Design review.md", note(**WITH_PEOPLE), "meeting"),
        ("Projects/2025-10-06 Review.md", note(type="project", **WITH_PEOPLE), "meeting"),
        # Mail
        ("x.md", note(**DATED, **{"from": "ann@x.example", "to": "bo@x.example"}), "meeting"),
        ("x.md", note(**DATED, **{"from": "Ann", "subject": "Offer"}), "meeting"),
        ("x.md", note(**DATED, **{"from": "Oslo", "to": "Bergen"}), "note"),
        ("x.md", MAIL, "meeting"),
        ("x.md", "## 2025-11-20 — Ann Lee\n\nHello\n", "note"),
        ("x.md", note(MAIL, type="project", status="blocked"), "project"),
        ("People/Ann Lee.md", MAIL, "person"),
        ("Customers/Acme/README.md", MAIL, "organization"),
        ("Projects/Atlas/Offer.md", MAIL, "meeting"),
        ("x.md", note(MAIL, type="email"), "meeting"),
        # Entities by type, category, tag, folder
        ("x.md", note(type="person"), "person"),
        ("x.md", note(type="people"), "person"),
        ("x.md", note(type="Contact"), "person"),
        ("x.md", note(type="projects"), "project"),
        ("x.md", note(type="customer"), "organization"),
        ("x.md", note(type="partners"), "organization"),
        ("x.md", note(type='"[[Companies]]"'), "organization"),
        ("x.md", note(categories='"[[People]]"', type='["[[Authors]]"]'), "person"),
        ("x.md", note(categories='["[[People]]"]'), "person"),
        ("x.md", note(tags="[type/people]"), "person"),
        ("x.md", note(tags="person"), "person"),
        ("x.md", note(tags="[partner, type/people]"), "person"),
        ("x.md", "#person\n\n# Ann Lee\n", "person"),
        ("x.md", "- [ ] Ask the #person in charge\n", "note"),
        ("x.md", note(tags="[project/atlas]"), "note"),
        ("People/Ann Lee.md", "Text\n", "person"),
        ("02 - People/Ann Lee.md", "Text\n", "person"),
        ("Work/👥 People/Ann Lee.md", "Text\n", "person"),
        ("People/Ann Lee/README.md", "Text\n", "person"),
        ("People/Ann Lee/index.md", "Text\n", "person"),
        ("People/Ann Lee/Ann Lee.md", "Text\n", "person"),
        ("Projects/2025/Atlas.md", "Text\n", "project"),
        ("Projects/Done/Atlas.md", "Text\n", "project"),
        ("Projects/Archive/Atlas.md", "Text\n", "project"),
        ("Archive/Projects/Atlas.md", "Text\n", "project"),
        ("Customers/Acme/Projects/Atlas.md", "Text\n", "project"),
        # What only lies near an entity
        ("People/Ann Lee/Career plan.md", "Text\n", "note"),
        ("People/Ann Lee/Career plan.md", note(type="people"), "note"),
        ("People/Acme/Ann Lee.md", note(type="person", email="ann@x.example"), "person"),
        ("People/Ann Lee/Atlas.md", note(type="project"), "project"),
        ("People/README.md", "Text\n", "note"),
        ("People/People.md", note(type="people"), "note"),
        ("People/2025-10-06 Lunch.md", "Text\n", "note"),
        ("Projects/Atlas/Docs/README.md", "Text\n", "note"),
        # Daily notes
        ("2025-10-06.md", "Text\n", "daily"),
        ("Log/20251006.md", "Text\n", "daily"),
        ("2025-10-06 Monday.md", "Text\n", "daily"),
        ("2025-10-06.md", note(people="Ann Lee"), "daily"),
        ("2025-10-06.md", note(tags="[daily]", attendees="Ann Lee"), "daily"),
        ("2025-10-06 Walk.md", "Text\n", "note"),
        ("x.md", "", "note"),
    ],
)
def test_what_a_note_is(path: str, text: str, kind: str) -> None:
    assert page(path, text).kind == kind


def test_what_lies_in_anothers_folder_and_is_kept_as_a_note_is_reported() -> None:
    found = page("People/Ann Lee/Career plan.md", note(type="people"))
    assert [problem.code for problem in found.problems] == ["filed-under"]


def test_a_template_outside_of_its_folder_is_reported_one_inside_is_not() -> None:
    text = note(title='"{{title}}"', type="person", created="{{date}}")
    assert [problem.code for problem in page("Ann.md", text).problems] == ["template"]
    assert page("Templates/Ann.md", text).problems == ()


@pytest.mark.parametrize(
    ("text", "meeting_kind"),
    [
        (note(type="1:1"), "1-1"),
        (note(type="phone call"), "call"),
        (note(type="people", **WITH_PEOPLE, meeting_type="workshop"), "workshop"),
        (note("# Call about the offer", type="people", **WITH_PEOPLE), "call"),
        (note("# Weekly 1:1", **WITH_PEOPLE), "1-1"),
        (note("# Offer", **WITH_PEOPLE), "meeting"),
    ],
)
def test_kinds_of_meetings(text: str, meeting_kind: str) -> None:
    assert page("People/Ann Lee/x.md", text).meeting_kind == meeting_kind


@pytest.mark.parametrize(
    ("name", "meeting_kind"),
    [
        ("2025-12-14 Call with Bo", "call"),
        ("2025-12-14 1on1 Bo", "1-1"),
        ("2025-12-14 - Weekly 1-1", "1-1"),
        # Neither a day nor a time is a word of the title, and 11-12 is no 1-1.
        ("20251121 1400 Harbour sync", "meeting"),
        ("2025-12-14 Sprint 11-12", "meeting"),
    ],
)
def test_kinds_of_meetings_by_file_name(name: str, meeting_kind: str) -> None:
    assert page(f"{name}.md", "**Attendees**: Ann Lee\n").meeting_kind == meeting_kind


@pytest.mark.parametrize(
    ("path", "text", "date"),
    [
        ("2025-10-01 x.md", note(date="2025-10-06"), "2025-10-06"),
        ("2025-10-01 x.md", note(date="someday"), "2025-10-01"),
        ("2025-10-01 x.md", "**Date**: 2025-10-06\n", "2025-10-01"),
        ("x.md", "**Date**: 6 October 2025\n", "2025-10-06"),
        ("x.md", "Date:: [[2025-10-06]]\n", "2025-10-06"),
        ("x.md", note(date='"[[2025-10-06]]"'), "2025-10-06"),
        ("x.md", note(date="2025-10-06 16:42"), "2025-10-06"),
        ("x.md", note(date="2025/10/06"), "2025-10-06"),
        ("x.md", "Text\n", None),
    ],
)
def test_the_day_of_a_note(path: str, text: str, date: str | None) -> None:
    assert page(path, text).date == date


def test_folders_types_and_meetings_of_ones_own() -> None:
    toml = "[folders]\nperson='Sippe'\n[types]\nproject='Wagnis'\n[meetings]\njour='jf'"
    assert page("Sippe/Ann Lee.md", "", toml).kind == "person"
    assert page("x.md", note(type="Wagnis"), toml).kind == "project"
    assert page("x.md", note(type="jf"), toml).meeting_kind == "jour"
    assert page("Sippe/Ann Lee.md", "").kind == "note"


@pytest.mark.parametrize(
    ("path", "archived"),
    [("Archive/People/Ann.md", True), ("Projects/_archive/x.md", True), ("Archived x.md", False)],
)
def test_archive_folders(path: str, archived: bool) -> None:
    assert page(path, "Text\n").archived is archived
