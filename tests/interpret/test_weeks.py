"""Which week a note is of, and which of its days a heading names."""

import pytest

from kg.interpret.note_view import NoteView
from kg.interpret.weeks import is_weekly, week_of
from kg.model.vocabulary import DEFAULT_RULES
from kg.parse import parse_note


def view(path: str, text: str = "## Monday\n") -> NoteView:
    return NoteView(parse_note(path, text), DEFAULT_RULES)


@pytest.mark.parametrize(
    ("path", "monday"),
    [
        ("2026-W07.md", "2026-02-09"),
        ("2026 Week 7.md", "2026-02-09"),
        ("KW 07 2026.md", "2026-02-09"),
        ("Week 7, 2026.md", "2026-02-09"),
        ("W07-2026.md", "2026-02-09"),
        ("Log/2026/W07.md", "2026-02-09"),
        ("2026年第7周.md", "2026-02-09"),
        ("Week of 2026-02-11.md", "2026-02-09"),
        ("Week of 2026-02-15.md", "2026-02-16"),
        ("Week ending 2026-02-15.md", "2026-02-09"),
        ("2026-W54.md", None),
        ("Week 7.md", None),
        ("Plan 2026-v2.md", None),
        ("Meeting w 7 people 2026.md", None),
        ("2026-02-09.md", None),
        ("Notes.md", None),
    ],
)
def test_which_week(path: str, monday: str | None) -> None:
    week = week_of(view(path), "")
    found = week.day("Monday") if week else None
    assert (found[0] if found else None) == monday


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Monday", ("2026-02-09", "")),
        ("**Tuesday**", ("2026-02-10", "")),
        ("Montag, 9. Februar", ("2026-02-09", "")),
        ("Wed, February 11", ("2026-02-11", "")),
        ("Thursday 12th: Call with [[Ann Lee]]", ("2026-02-12", "Call with [[Ann Lee]]")),
        ("Thu 1:1 [[Ann Lee]]", ("2026-02-12", "1:1 [[Ann Lee]]")),
        ("木曜日", ("2026-02-12", "")),
        ("Friday 12", ("", "")),
        ("Sunday School", None),
        ("Sam", None),
        ("Mondays", None),
        ("Called [[Ann Lee]] on Monday", None),
    ],
)
def test_days_by_headings(heading: str, found: tuple[str, str] | None) -> None:
    week = week_of(view("2026-W07.md", f"## {heading}\n"), "")
    assert week is not None
    assert week.day(heading) == found


def test_short_weekdays_count_beside_others() -> None:
    week = week_of(view("2026-W07.md", "## Lun\n## Mar\n## Mer\n"), "")
    assert week is not None
    assert week.day("Mar") == ("2026-02-10", "")


@pytest.mark.parametrize(
    ("path", "text", "weekly"),
    [
        ("Weekly/Log.md", "", True),
        ("Log/Notes.md", "---\ntags: [weekly]\n---\n", True),
        ("Log/Notes.md", "---\ntype: weekly\n---\n", True),
        ("Log/Notes.md", "About the #weekly log.\n", False),
        ("Weekly report/2025/Log.md", "", False),
        ("Midweek.md", "", False),
    ],
)
def test_is_weekly(path: str, text: str, weekly: bool) -> None:
    assert is_weekly(view(path, text)) is weekly
