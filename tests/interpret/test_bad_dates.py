"""Days that cannot be read, and what is said of them."""

import pytest

from tests.interpret.described import note, page

WANTED = "is no day; write it as 2025-10-06 (year, month, day)"
OPEN = 'has two readings; say `date_order = "dmy"` or `"mdy"` in kg.toml, or write it as 2025-10-06'
CALENDAR = "is no date of the calendar; write it as 2025-10-06"


def told(path: str, text: str) -> list[tuple[str, int | None, str, str]]:
    """Code, line, severity and message of what is said of the days."""
    codes = ("unread-value", "invalid-date")
    problems = [problem for problem in page(path, text).problems if problem.code in codes]
    return [(problem.code, problem.line, problem.severity, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("6.1.2", "unread-value", f"date: “6.1.2” {WANTED}"),
        ("last week", "unread-value", f"date: “last week” {WANTED}"),
        ("20261340", "unread-value", f"date: “20261340” {WANTED}"),
        ("2026-13-40", "invalid-date", f"date: 2026-13-40 {CALENDAR}"),
    ],
)
def test_a_meeting_says_which_day_it_cannot_read(value: str, code: str, message: str) -> None:
    text = note(type="meeting", date=value, attendees="Ann Lee")
    assert told("x.md", text) == [(code, 3, "warning", message)]
    found = page("x.md", text)
    assert (found.date, found.evidence) == (None, ())
    assert "meeting-without-date" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "value", ["2026-01-06", "6 January 2026", "'[[2026-01-06]]'", "TBD", "", "20260106 1400"]
)
def test_of_a_day_that_is_read_or_open_nothing_is_said(value: str) -> None:
    assert told("x.md", note(type="meeting", date=value, attendees="Ann Lee")) == []


def test_an_unread_day_is_told_even_where_the_file_name_gives_one() -> None:
    text = note(type="meeting", date="06/01/2026", attendees="Ann Lee")
    found = page("2026-01-06 Review.md", text)
    assert found.date == "2026-01-06"
    assert [problem.line for problem in found.problems if problem.code == "unread-value"] == [3]


@pytest.mark.parametrize(
    "text",
    [
        note(type="meeting", date="06/01/2026", attendees="Ann Lee"),
        "# Review\n\n**Date**: 06/01/2026\n**Attendees**: Ann Lee",
    ],
)
def test_a_day_of_two_readings_without_which_a_meeting_has_none_is_told_once(text: str) -> None:
    (problem,) = page("x.md", text).problems
    assert (problem.code, problem.line) == ("meeting-without-date", 3)
    assert f"“06/01/2026” {OPEN}" in problem.message


def test_a_label_counts_where_people_are_named() -> None:
    body = "# Review\n\n**Date**: last week\n**Attendees**: Ann Lee"
    assert told("x.md", note(body)) == [
        ("unread-value", 3, "warning", f"date: “last week” {WANTED}")
    ]
    assert told("x.md", note("**Date**: last week")) == []


@pytest.mark.parametrize(
    ("key", "value", "severity"),
    [
        ("date", "06/01/2026", "warning"),
        ("created", "06/01/2026", "warning"),
        ("updated", "31 Brumaire 2026", "warning"),
        ("updated", "2026-02-30", "warning"),
        ("start", "Q3 2026", "info"),  # a plan, perhaps
        ("date", "2026", "info"),  # the year of a book
    ],
)
def test_other_notes_tell_what_looks_like_a_day(key: str, value: str, severity: str) -> None:
    (problem,) = told("Notes/x.md", note(**{key: value}))
    assert (problem[1], problem[2]) == (2, severity)


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("06/01/2026", "unread-value", f"due: “06/01/2026” {WANTED}"),
        ("next month", "unread-value", f"due: “next month” {WANTED}"),
        ("2026-13-40", "invalid-date", f"due: 2026-13-40 {CALENDAR}"),
    ],
)
def test_a_fact_that_is_a_day_is_told_once(value: str, code: str, message: str) -> None:
    text = note(type="project", due=value)
    assert told("Projects/Atlas.md", text) == [(code, 3, "warning", message)]


def test_a_template_may_hold_anything() -> None:
    assert told("Templates/x.md", note(type="meeting", date="06/01/2026")) == []
