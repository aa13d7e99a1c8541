"""Who was at a meeting, what it is about, and the contacts that this shows."""

import pytest

from kg.model.page import Page
from tests.interpret.described import contacts, note, page, show

HEAD = {"type": "meeting", "date": "2025-10-06"}


def present(found: Page) -> list[tuple[str, str, int]]:
    """Attendees of the note's own meeting as (name, basis, line)."""
    return [
        (show(c.ref), c.basis, c.line)
        for c in found.claims
        if c.field == "attendee" and c.about is None and c.ref
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (note(**HEAD, attendees="Ann & Bo"), [("Ann", "property", 4), ("Bo", "property", 4)]),
        (
            note(**HEAD, attendees='\n- "[[Ann Lee]]"\n- Bo Ek'),
            [("[[Ann Lee]]", "property", 5), ("Bo Ek", "property", 6)],
        ),
        (note(**HEAD, attendees="[{name: Ann Lee, role: chair}, {role: guest}, Bo Ek]"),
         [("Ann Lee", "property", 4), ("Bo Ek", "property", 4)]),
        (note(**HEAD, attendees="\n  name: Ann Lee"), [("Ann Lee", "property", 4)]),
        (note(**HEAD, people="[[Ann Lee]]"), [("[[Ann Lee]]", "property", 4)]),
        (note("**Attendees**: [[Ann Lee]]", **HEAD), [("[[Ann Lee]]", "label", 5)]),
        (note("Attendees:: [[Ann Lee]]", **HEAD), [("[[Ann Lee]]", "field", 5)]),
        (note("## Attendees\n\n- [[Ann Lee]] (until 3)\n- Bo Ek\n\n## Notes\n\n- Cy Day", **HEAD),
         [("[[Ann Lee]]", "list", 7), ("Bo Ek", "list", 8)]),
        (note("## Attendees\n\n- [ ] [[Ann Lee]] (absent)\n- ~~Cy Day~~\n- [[Bo Ek]]", **HEAD),
         [("[[Bo Ek]]", "list", 9)]),
        (note("- Attendees:\n  - Ann Lee\n- Agenda:\n  - Cy", **HEAD), [("Ann Lee", "list", 6)]),
        (note("- **Attendees**: Ann Lee", **HEAD), [("Ann Lee", "label", 5)]),
        (note("**Attendees**:\n- Ann Lee\n- Bo Ek\n\nText\n\n- Cy Day", **HEAD),
         [("Ann Lee", "list", 6), ("Bo Ek", "list", 7)]),
        # A line of plain words, as minutes begin.
        (note("# Review\n\nAttendees: Ann Lee, [[Bo Ek]]\n\nText", **HEAD),
         [("Ann Lee", "label", 7), ("[[Bo Ek]]", "label", 7)]),
        (note("# Review\nDate: 2025-10-06\nPresent: Ann Lee\nText", **HEAD),
         [("Ann Lee", "label", 7)]),
        (note("Participants:\n- Ann Lee\n- Bo Ek\n\nText\n\n- Cy Day", **HEAD),
         [("Ann Lee", "list", 6), ("Bo Ek", "list", 7)]),
        (note("We met.\nAttendees: they were late", **HEAD), []),
        (note("The attendees: Ann Lee", **HEAD), [("Ann Lee", "label", 5)]),
        (note("Agenda: Ann Lee", **HEAD), []),
        (note("```\n\nAttendees: Ann Lee\n```", **HEAD), []),
        (note("%%\n\nAttendees: Ann Lee\n%%", **HEAD), []),
        (note("    Attendees: Ann Lee", **HEAD), []),
        (note("Talked about Cy Day.", **HEAD, attendees="Ann Lee"), [("Ann Lee", "property", 4)]),
        (note(**HEAD, attendees="[Ann Lee, ann lee, '[[Ann Lee]]']"), [("Ann Lee", "property", 4)]),
    ],
)  # fmt: skip
def test_attendees(text: str, people: list[tuple[str, str, int]]) -> None:
    assert present(page("x.md", text)) == people


def test_a_label_of_attendees_makes_a_meeting_of_a_dated_note() -> None:
    assert page("2025-10-06 Plan.md", "Attendees: Ann Lee\n").kind == "meeting"
    assert page("2025-10-06 Plan.md", "Attendees: they were late\n").kind == "note"
    assert page("2025-10-06 Plan.md", "**Attendees**: Ann Lee\n").kind == "meeting"


def test_the_owner_attends_under_one_name_and_is_nobodys_contact() -> None:
    found = page("x.md", note(**HEAD, attendees="[Ann Lee, Myself, Me, nora berg]"))
    assert [name for name, _, _ in present(found)] == ["Ann Lee", "Nora Berg"]
    assert [who for who, *_ in contacts(found)] == ["Ann Lee"]


def test_each_contact_points_to_the_line_that_names_the_person() -> None:
    text = note(**HEAD, attendees="\n- Ann Lee\n- Bo Ek", project='"[[Atlas]]"')
    assert contacts(page("x.md", text)) == [
        ("Ann Lee", "[[Atlas]]", "2025-10-06", "explicit", 5),
        ("Bo Ek", "[[Atlas]]", "2025-10-06", "explicit", 6),
    ]


@pytest.mark.parametrize(
    ("path", "text", "about"),
    [
        ("x.md", note(**HEAD, project="Salt Road"), [("Salt Road", "project")]),
        ("x.md", note(**HEAD, account='"[[Acme]]"'), [("[[Acme]]", "organization")]),
        ("x.md", note(**HEAD, topic='"[[Pricing]]"'), [("[[Pricing]]", "")]),
        ("x.md", note(**HEAD, topic="pricing"), [("pricing*", "")]),
        ("x.md", note("**Project**: [[Atlas]]", **HEAD), [("[[Atlas]]", "project")]),
        ("x.md", note("Project:: [[Atlas]]", **HEAD), [("[[Atlas]]", "project")]),
        ("Projects/Atlas/x.md", note(**HEAD), [("Atlas", "project")]),
        ("Projects/Atlas/Meetings/2025/x.md", note(**HEAD), [("Atlas", "project")]),
        ("Projects/Atlas/x.md", note(**HEAD, project='"[[Atlas]]"'), [("[[Atlas]]", "project")]),
        (
            "Customers/Acme/x.md",
            note(**HEAD, project='"[[Atlas]]"'),
            [("[[Atlas]]", "project"), ("Acme", "organization")],
        ),
        ("People/Ann Lee/x.md", note(**HEAD), []),
        ("Projects/x.md", note(**HEAD), []),
    ],
)
def test_what_a_meeting_is_about(path: str, text: str, about: list[tuple[str, str]]) -> None:
    found = page(path, text)
    subjects = [one.target for one in found.relations if one.kind == "about"]
    relations = [(show(subject), subject.kind) for subject in subjects]
    assert relations == about


@pytest.mark.parametrize(
    ("attendees", "people"),
    [
        # Nobody else is named: it was with her.
        ("Me", [("Ann Lee", "explicit")]),
        ("Ann Lee, Me", [("Ann Lee", "explicit")]),
        ("Ann, Me", [("Ann", "explicit")]),
        ('"[[People/Ann Lee]]"', [("[[People/Ann Lee]]", "explicit")]),
        # Others are named and she is not: filing it there is a hint, no proof.
        ("Bo Ek, Me", [("Bo Ek", "explicit"), ("Ann Lee", "inferred")]),
    ],
)
def test_a_meeting_filed_under_a_person(attendees: str, people: list[tuple[str, str]]) -> None:
    found = page("People/Ann Lee/x.md", note(attendees=attendees, date="2025-10-06"))
    assert [(who, certainty) for who, _, _, certainty, _ in contacts(found)] == people


def test_a_first_name_brings_the_full_names_of_the_note_along() -> None:
    text = note("Ann Lee's idea, not Ann Marie Holt's.\n", **HEAD, attendees="Ann, Bo Ek")
    names = [ref.text for ref in page("x.md", text).full_names]
    assert names == ["Ann Lee", "Ann Marie", "Ann Marie Holt"]
    in_her_folder = page("People/Ann Lee/x.md", note(**HEAD, attendees="Ann"))
    assert [ref.text for ref in in_her_folder.full_names] == ["Ann Lee"]
    assert page("x.md", note("Ann Lee came.", **HEAD, attendees="Bo Ek")).full_names == ()


def test_the_company_beside_a_name_is_an_inferred_employer() -> None:
    found = page("x.md", note(**HEAD, attendees='\n- "Ann Lee, Acme"'))
    (claim,) = [c for c in found.claims if c.field == "organization"]
    assert claim.ref and claim.about
    assert (show(claim.about), show(claim.ref), claim.basis) == ("Ann Lee", "Acme*", "attendee")
    assert [(t.kind, t.certainty) for t in found.relations] == [("works_for", "inferred")]


def test_a_project_linked_in_the_body_is_linked_not_explicit() -> None:
    text = note(
        "Offer for [[Acme]], see [[Atlas]].\n\n- [[Atlas]] again, [[Ann Lee]] knows.",
        **HEAD,
        attendees='["[[Ann Lee]]"]',
        account='"[[Acme]]"',
    )
    assert contacts(page("x.md", text)) == [
        ("[[Ann Lee]]", "[[Acme]]", "2025-10-06", "explicit", 4),
        ("[[Ann Lee]]", "[[Atlas]]*", "2025-10-06", "linked", 7),
    ]


def test_links_in_code_and_to_the_web_link_nothing() -> None:
    text = note("`[[Atlas]]` and [site](https://atlas.example)", **HEAD, attendees="Ann Lee")
    assert [about for _, about, *_ in contacts(page("x.md", text))] == [""]


def test_a_meeting_without_a_date_is_reported_and_proves_no_contact() -> None:
    found = page("x.md", note(type="meeting", attendees="Ann Lee"))
    assert [problem.code for problem in found.problems] == ["meeting-without-date"]
    assert (found.evidence, [name for name, _, _ in present(found)]) == ((), ["Ann Lee"])


def test_a_future_meeting_is_kept_with_its_date() -> None:
    found = page("x.md", note(type="meeting", date="2999-01-01", attendees="Ann Lee"))
    assert [date for _, _, date, _, _ in contacts(found)] == ["2999-01-01"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (note(**HEAD, source_ref='"[[Call transcript]]"'), ["Call transcript"]),
        (note(**HEAD, source_ref="Transcripts/Call.md"), ["Transcripts/Call.md"]),
        (note("*Source: [[Call transcript]]*", **HEAD), ["Call transcript"]),
        (note(**HEAD, source="Granola"), []),
        (note(source_ref='"[[Book]]"', type="note"), []),
    ],
)
def test_what_a_meeting_was_made_from(text: str, sources: list[str]) -> None:
    assert [ref.text for ref in page("x.md", text).sources] == sources


@pytest.mark.parametrize(
    ("kind", "channel"), [("call", "call"), ("email", "email"), ("workshop", "meeting")]
)
def test_the_channel_is_the_medium(kind: str, channel: str) -> None:
    found = page("x.md", note(type=kind, date="2025-10-06", with_="Ann").replace("with_", "with"))
    assert [e.channel for e in found.evidence] == [channel]
