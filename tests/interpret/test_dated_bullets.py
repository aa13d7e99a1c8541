"""Dated bullets on the pages of entities, and the meetings that only they tell of."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.interpret.described import contacts, mentions, page, show

SEED = Path(__file__).parents[3] / "shared" / "seed" / "Apollo.md"
OFFER = "[[2025-10-06 - Ann has an offer]]"


@pytest.mark.parametrize(
    ("bullet", "found"),
    [
        # A star: they count if somebody is called so.
        (f"2025-10-06: {OFFER} - went well... (via Ann Lee)", [("Ann Lee*", "explicit")]),
        (f"**2025-10-06**: {OFFER} (via [[Ann Lee]])", [("[[Ann Lee]]*", "explicit")]),
        (f"[[2025-10-06]] {OFFER} (via Ann, Bo)", [("Ann*", "explicit"), ("Bo*", "explicit")]),
        ("2025-10-06: well (via ann@x.example)", [("ann@x.example", "explicit")]),
        ("2025-10-06: went well (via Ann Lee)", [("Ann Lee*", "explicit")]),
        ("2025-10-06: [[Field notes]] - walked (via Ann Lee)", [("Ann Lee*", "explicit")]),
        (f"2025-10-06: {OFFER} - went well (via Myself)", []),
        # Names in the text are inferred, and count where via names nobody.
        (
            f"2025-10-06: {OFFER} - 1:1 between Bo Ek and Cy Day on offers (via Ann Lee)",
            [("Ann Lee*", "explicit"), ("Bo Ek*", "inferred"), ("Cy Day*", "inferred")],
        ),
        (f"2025-10-06: {OFFER} - talk with Bo E... (via Ann Lee)", [("Ann Lee*", "explicit")]),
        # Without via, a verb or a meeting makes a linked person a contact.
        ("2025-10-06: call with [[Ann Lee]]", [("[[Ann Lee]]*", "explicit")]),
        (f"2025-10-06: {OFFER} with [[Bo Ek]]", [("[[Bo Ek]]*", "explicit")]),
        ("2025-10-06 📞 [[Ann Lee]]", [("[[Ann Lee]]*", "explicit")]),
        ("2025-10-06: 📞 Called [[Ann Lee]]", [("[[Ann Lee]]*", "explicit")]),
        ("2025-10-06: 📞 call [[Ann Lee]] soon", []),
        # Names in plain words, where a noun says contact.
        (
            "2025-10-06: 1:1 between Bo Ek and Ann Lee",
            [("Bo Ek*", "inferred"), ("Ann Lee*", "inferred")],
        ),
        ("2025-10-06: no answer from Ann Lee", []),
        ("2025-10-06: call with Ann Lee next week", []),
        ("2025-10-06: the plan of Ann Lee is late", []),
        ("2025-10-06: Mentioned in: a letter with Ann Lee", []),
        ("2025-10-06: called [[Ann Lee]], no answer", []),
        ("2025-10-06: [[Ann Lee]] is on leave", []),
        ("2025-10-06: readings are kept for 90 days", []),
        ("Went well (via Ann Lee)", []),
        ("2025-13-06: Went well (via Ann Lee)", []),
        ("[ ] 2025-10-06: Went well (via Ann Lee)", []),
    ],
)
def test_contacts_of_a_dated_bullet(bullet: str, found: list[tuple[str, str]]) -> None:
    project = page("Projects/Atlas.md", f"# Atlas\n\n- {bullet}\n")
    assert [(who, certainty) for who, _, _, certainty, _ in contacts(project)] == found
    assert {about for _, about, *_ in contacts(project)} <= {"Atlas"}
    assert {(date, line) for _, _, date, _, line in contacts(project)} <= {("2025-10-06", 3)}


def test_a_linked_person_without_a_verb_is_a_mention() -> None:
    project = page("Projects/Atlas.md", "- 2025-10-06: [[Ann Lee]] is on leave\n")
    assert mentions(project) == [("[[Ann Lee]]*", "Atlas", 1)]


def test_the_meeting_of_a_bullet_exists_by_its_link() -> None:
    bullet = f"- 2025-10-07: {OFFER} - Weekly between Bo Ek and Ann Lee (via Ann Lee)\n"
    project = page("Projects/Atlas.md", bullet)
    (meeting,) = {e.meeting for e in project.evidence if e.direct}
    assert meeting
    assert (meeting.title, meeting.date, meeting.link) == ("Ann has an offer", "2025-10-06", True)
    there = [(show(c.ref), c.basis) for c in project.claims if c.about == meeting and c.ref]
    assert there[0] == ("Ann Lee*", "via")
    assert ("Bo Ek*", "text") in there


def test_a_generic_meeting_takes_the_name_of_the_page() -> None:
    project = page("Projects/Atlas.md", "- 2025-10-06: [[2025-10-06 Weekly]] (via Ann Lee)\n")
    assert [e.meeting.title for e in project.evidence if e.meeting] == ["Weekly Atlas"]


def test_a_meeting_without_via_stands_for_its_attendees() -> None:
    project = page("Projects/Atlas.md", f"- 2025-10-06: {OFFER} - went well\n")
    (evidence,) = project.evidence
    assert (evidence.people, evidence.certainty) == ((), "inferred")
    assert evidence.meeting


@pytest.mark.parametrize(
    ("bullet", "meeting"),
    [
        ("[[Field notes]] - Walked (via Ann Lee)", "Field notes"),
        # A link further on is what the talk was about.
        ("Walked through [[Field notes]] (via Ann Lee)", None),
        ("Walked, see [[2025-10-05 Review]] (via Ann Lee)", "2025-10-05 Review"),
        ("[[Field notes]] - Walked", None),
    ],
)
def test_the_meeting_of_a_bullet_is_the_link_it_begins_with(
    bullet: str, meeting: str | None
) -> None:
    found = page("Projects/Atlas.md", f"- 2025-10-06: {bullet}\n")
    assert {one.meeting.text if one.meeting else None for one in found.evidence} <= {meeting}
    assert (meeting is None) or found.evidence


def test_via_may_name_an_organization_which_only_the_index_can_tell() -> None:
    project = page("Projects/Atlas.md", f"- 2025-10-06: {OFFER} (via Acme Ltd)\n")
    (evidence,) = project.evidence
    assert ([show(who) for who in evidence.people], evidence.basis) == (["Acme Ltd*"], "via")


@pytest.mark.parametrize(
    ("bullet", "found"),
    [
        ("2025-10-06: call about [[Atlas]]", [("Ann Lee", "[[Atlas]]*")]),
        ("2025-10-06: phone call", [("Ann Lee", "")]),
        ("2025-10-06: recalled everything", []),
        (f"2025-10-06: {OFFER} - went well", [("Ann Lee", "")]),
        (f"2025-10-06: {OFFER} - she is leaving (via Bo Ek)", [("Bo Ek*", "")]),
        ("2025-10-06: moved to Oslo", []),
        ("2026-06-30: contract ends", []),
    ],
)
def test_bullets_on_a_persons_page(bullet: str, found: list[tuple[str, str]]) -> None:
    person = page("People/Ann Lee.md", f"- {bullet}\n")
    assert [(who, about) for who, about, *_ in contacts(person)] == found


def test_bullets_of_plain_notes_and_of_code_prove_nothing() -> None:
    bullet = f"- 2025-10-06: {OFFER} (via Ann Lee)\n"
    assert page("Notes/Style.md", bullet).evidence == ()
    assert page("Projects/Atlas.md", f"```\n{bullet}```\n").evidence == ()


@pytest.mark.skipif(not os.path.exists(SEED), reason="the seed is not here")
def test_the_seed() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = page(SEED.name, text)
    by_rule = Counter((show(p).rstrip("*"), e.basis) for e in found.evidence for p in e.people)
    via = Counter(re.findall(r"^- 2025.*\(via ([^)]+)\)", text, re.M))
    assert sorted(via.values()) == [1, 7]
    assert {name: n for (name, basis), n in by_rule.items() if basis == "via"} == via
    assert len({e.meeting for e in found.evidence if e.meeting}) == 8
    assert (found.kind, found.key) == ("project", "project:apollo")
    assert min(e.line for e in found.evidence if e.date == "2025-10-06") == 39
