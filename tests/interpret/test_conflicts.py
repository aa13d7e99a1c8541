"""Several values where one counts, and two days of one meeting."""

import pytest

from tests.interpret.described import note, page, said, show

Told = list[tuple[int | None, str, str]]


def told(path: str, text: str, code: str) -> Told:
    """Line, severity and message of the problems with a code."""
    problems = [problem for problem in page(path, text).problems if problem.code == code]
    return [(problem.line, problem.severity, problem.message) for problem in problems]


STATUS = "status: of several values the first, “blocked”, counts; not"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (note(status="[blocked, active]"), [(2, "warning", f"{STATUS} “active”")]),
        (note(status="\n- blocked\n- 🔴\n- done"), [(5, "warning", f"{STATUS} “done”")]),
        (note(status="[blocked, a, b, c, d]"),
         [(2, "warning", f"{STATUS} “a”, “b”, “c”, …")]),
        (note(status="[blocked]"), []),
        (note(status="[blocked, 🔴 Blocked]"), []),
        (note(status="blocked"), []),
        (note("Status:: done", status="blocked"), []),  # two places: found where they meet
        (note(due="[2026-01-04, 4 January 2026]"), []),
        (note(due="[2026-01-04, 2026-02-04]"),
         [(2, "warning", "due: of several values the first, “2026-01-04”, counts; "
                         "not “2026-02-04”")]),
        (note(aliases="[Atlas, Atlantis]", parent="[Beacon, Coral]"), []),
    ],
)  # fmt: skip
def test_of_several_values_it_is_told_which_counts(text: str, expected: Told) -> None:
    assert told("Projects/Atlas.md", text, "several-values") == expected


def test_the_value_that_is_told_is_the_one_that_counts() -> None:
    found = page("Projects/Atlas.md", note(status="[blocked, active]"))
    assert said(found, "status") == [("blocked", "property")]


OWNER = "owner: of several values the first, “Ann Lee”, counts; tied as owners:"


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("[Ann Lee, Bo Ek]", [(2, "info", f"{OWNER} “Bo Ek”")]),
        ('["[[Ann Lee]]", "[[Bo Ek]]"]', [(2, "info", f"{OWNER} “Bo Ek”")]),
        ("Ann Lee and Bo Ek", [(2, "info", f"{OWNER} “Bo Ek”")]),
        ("\n- Ann Lee\n- Bo Ek\n- Cy Oz", [(4, "info", f"{OWNER} “Bo Ek”, “Cy Oz”")]),
        ("[Ann Lee, Ann Lee]", []),
        ("[Ann Lee, TBD]", []),
        ("'[[Ann Lee]]'", []),
    ],
)
def test_of_several_owners_it_is_told_who_counts(owner: str, expected: Told) -> None:
    assert told("Projects/Atlas.md", note(owner=owner), "several-values") == expected


def test_every_owner_keeps_a_tie() -> None:
    found = page("Projects/Atlas.md", note(owner="[Ann Lee, Bo Ek]"))
    assert said(found, "owner") == [("Ann Lee", "property")]
    sources = [relation.source for relation in found.relations if relation.kind == "owns"]
    assert [show(source) for source in sources if source] == ["Ann Lee", "Bo Ek"]


@pytest.mark.parametrize(
    ("path", "date", "expected"),
    [
        ("2025-11-22 Review.md", "2027-11-22",
         [(3, "warning", "date: 2027-11-22 here, but 2025-11-22 in the file name; 2027-11-22 "
                         "counts, mend one of them")]),
        ("20251122 1400 Review.md", "22 November 2025", []),
        ("2025-11-22 Review.md", "2025-11-22T14:00", []),
        ("2025-11-22 Review.md", "soon", []),  # told as one that cannot be read
        ("Review.md", "2027-11-22", []),
        # A day with several readings says nothing against one that has one.
        ("26-11-18 Review.md", "2026-11-18", []),
        ("05-06-2027 Review.md", "2027-11-22", []),
    ],
)  # fmt: skip
def test_two_days_of_a_meeting_contradict(path: str, date: str, expected: Told) -> None:
    text = note(type="meeting", date=date, attendees="Ann Lee")
    assert told(path, text, "contradiction") == expected
    if expected:
        assert {e.date for e in page(path, text).evidence} == {"2027-11-22"}


def test_two_days_with_several_readings_do_not_hide_the_one_that_has_one() -> None:
    text = note("Date: 05-06-2027\n", type="meeting", date="2027-06-05", attendees="Ann Lee")
    found = page("05-06-2027 Review.md", text)
    assert {one.date for one in found.evidence} == {"2027-06-05"}


def test_other_notes_may_have_two_days() -> None:
    assert told("2025-11-22 Idea.md", note(date="2027-11-22"), "contradiction") == []
