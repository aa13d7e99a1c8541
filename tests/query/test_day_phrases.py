"""Days as people say them in a question; docs/days.md shows this table."""

from datetime import date
from pathlib import Path

import pytest

from kg.query.day_phrases import length, period

SATURDAY = date(2026, 1, 10)
# What is said, and the days that are meant, on Saturday, 10 January 2026.
FORMS = {
    "2026-01-31": "2026-01-31",
    "today": "2026-01-10",
    "yesterday": "2026-01-09",
    "tomorrow": "2026-01-11",
    "2025": "2025-01-01 to 2025-12-31",
    "2025-12": "2025-12-01 to 2025-12-31",
    "december 2025": "2025-12-01 to 2025-12-31",
    "2025-W52": "2025-12-22 to 2025-12-28",
    "Q1": "2026-01-01 to 2026-03-31",
    "2025-Q4": "2025-10-01 to 2025-12-31",
    "Q4 2025": "2025-10-01 to 2025-12-31",
    "this week": "2026-01-05 to 2026-01-11",
    "last week": "2025-12-29 to 2026-01-04",
    "next week": "2026-01-12 to 2026-01-18",
    "last month": "2025-12-01 to 2025-12-31",
    "next quarter": "2026-04-01 to 2026-06-30",
    "last year": "2025-01-01 to 2025-12-31",
    "last monday": "2026-01-05",
    "next fri": "2026-01-16",
    "this thursday": "2026-01-08",
    "last saturday": "2026-01-03",
    "2 weeks ago": "2025-12-27",
    "a month ago": "2025-12-11",
    "in 3 days": "2026-01-13",
    "3 days from now": "2026-01-13",
    "6 Oct 2025": "2025-10-06",
    "October 6, 2025": "2025-10-06",
    "06.10.2025": "2025-10-06",
    "20251006": "2025-10-06",
    "13/06/2025": "2025-06-13",
}
# These count back, or forward where an option looks ahead.
LENGTHS = {
    "30d": ("2025-12-11", "2026-02-09"),
    "30": ("2025-12-11", "2026-02-09"),
    "2w": ("2025-12-27", "2026-01-24"),
    "3m": ("2025-10-12", "2026-04-10"),
    "1y": ("2025-01-10", "2027-01-10"),
    "two weeks": ("2025-12-27", "2026-01-24"),
}
SEVERAL = {
    "monday": ("2026-01-05", "2026-01-12"),
    "saturday": ("2026-01-03", "2026-01-10", "2026-01-17"),
    "december": ("2025-12-01", "2026-12-01"),
    "6 oct": ("2025-10-06", "2026-10-06"),
    "Jan 10": ("2026-01-10", "2027-01-10"),
    "29 feb": ("2024-02-29", "2028-02-29"),
    "05/06/2025": ("2025-05-06", "2025-06-05"),
}


def said(text: str, *, forward: bool = False) -> str:
    first, last = period(text, SATURDAY, forward=forward)
    return first.isoformat() if first == last else f"{first} to {last}"


@pytest.mark.parametrize(("text", "days"), FORMS.items())
def test_what_is_said_and_meant(text: str, days: str) -> None:
    assert said(text) == days
    assert said(text, forward=True) == days
    assert said(f" {text.upper()} ") == days


@pytest.mark.parametrize(("text", "days"), LENGTHS.items())
def test_a_length_of_time_counts_from_the_day_asked_about(text: str, days: tuple[str, str]) -> None:
    assert (said(text), said(text, forward=True)) == days


@pytest.mark.parametrize(("text", "days"), SEVERAL.items())
def test_what_has_several_readings_is_refused_with_them(text: str, days: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=f"“{text}” is not clear: it may be {' or '.join(days)}"):
        period(text, SATURDAY)


@pytest.mark.parametrize(
    "text", ["", "soon", "last", "weeks", "Q5", "ago", "2 lightyears", "x" * 99]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=f"^“{text}” is not a day that kg knows"):
        period(text, SATURDAY)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13", "2025-W54", "next year"])
def test_no_day_of_the_calendar(text: str) -> None:
    with pytest.raises(ValueError, match=f"^“{text}” is not a day of the calendar"):
        period(text, date(9999, 12, 31))


def test_a_time_beyond_the_calendar_ends_with_it() -> None:
    assert said("999999d") == "0001-01-01"
    assert said("999999y", forward=True) == "9999-12-31"


@pytest.mark.parametrize(
    ("text", "days"), {"30": 30, "6w": 42, "2 weeks": 14, "a month": 30, "1 quarter": 90}.items()
)
def test_a_length_of_time(text: str, days: int) -> None:
    assert length(text) == days


def test_the_table_in_the_docs() -> None:
    docs = Path(__file__).parents[2] / "docs" / "days.md"
    rows = [f"| `{text}` | {days} |" for text, days in FORMS.items()]
    rows += [f"| `{text}` | {back}, ahead {ahead} |" for text, (back, ahead) in LENGTHS.items()]
    assert "\n".join(rows) in docs.read_text("utf-8"), "\n".join(rows)
