"""Where a note's own day stands (docs/days.md)."""

import pytest

from kg.interpret.day_folders import year_of_folder
from kg.interpret.day_labels import day_label
from kg.model.vocabulary import DEFAULT_RULES
from tests.interpret.described import contacts, note, page

DAY = "2026-01-04"
LIST = "\n\n## Attendees\n- Ann Lee\n"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Date", "exact"),
        ("When", "exact"),
        ("Dates", "exact"),
        ("Meeting Date & Time", "exact"),
        ("Meeting Date/Time", "exact"),
        ("**Datum**", "exact"),
        ("Sitzungsdatum", "exact"),
        ("Date de la réunion", "exact"),
        ("会议日期", "exact"),
        ("日時", "exact"),
        ("Harbour call date", "wide"),
        ("Next meeting date", None),
        ("Due date", None),
        ("Birth date", None),
        ("Geburtsdatum", None),
        ("Start date", None),
        ("End date", None),
        ("Start", None),
        ("Prochaine date", None),
        ("下次会议日期", None),
        ("Delivery date", None),
        ("Update", None),
        ("Candidate", None),
        ("Time", None),
        ("The date on which all of this was said first", None),
    ],
)
def test_labels_of_the_day(label: str, expected: str | None) -> None:
    assert day_label(label, DEFAULT_RULES) == expected


@pytest.mark.parametrize(
    ("path", "text", "day"),
    [
        # labels
        ("x.md", "Date: 2026-01-04" + LIST, "2026-01-04"),
        ("x.md", "- When: January 4th, 2026, 5pm" + LIST, "2026-01-04"),
        ("x.md", "# Call\n### Call Date/Time: Sunday, January 4 2026" + LIST, "2026-01-04"),
        ("x.md", "## Date\n\n4 January 2026" + LIST, "2026-01-04"),
        ("x.md", "## Date of the call: 4 January 2026" + LIST, "2026-01-04"),
        ("x.md", "| Date | 2026-01-04 |\n|---|---|\n| Place | Pier |" + LIST, "2026-01-04"),
        ("x.md", f"| Pier | Date | At |\n|---|---|---|\n| A | {DAY} | 9 |" + LIST, DAY),
        ("x.md", LIST + f"\n| What | Date | Who |\n|---|---|---|\n| tar | {DAY} | - |\n", None),
        ("x.md", f"| Date | Place |\n|---|---|\n| {DAY} | A |\n| 2026-01-05 | B |" + LIST, None),
        ("x.md", "Next meeting date: 2026-01-04" + LIST, None),
        ("x.md", "**时间**：2026年01月04日 上午" + LIST, "2026-01-04"),
        ("x.md", "**日時：** 2026年1月4日" + LIST, "2026-01-04"),
        ("x.md", "**下次会议时间**：2026年01月04日" + LIST, None),
        ("x.md", "## Next meeting\nDate: 2026-01-04" + LIST, None),
        ("x.md", "- Next call\n  - Date: 2026-01-04" + LIST, None),
        ("x.md", "Next meeting:\nDate: 2026-01-04" + LIST, None),
        ("x.md", "```\nDate: 2026-01-04\n```" + LIST, None),
        ("x.md", "Delivery date: 2026-01-04" + LIST, None),
        ("x.md", LIST + "\n## Notes\n\nCrane date: 2026-01-04\n", None),
        ("x.md", LIST + "\n## Notes\n\n**Date**: 2026-01-04\n", "2026-01-04"),
        ("2026-01-04 Pier.md", LIST + "\n## Notes\n\n**Date**: 2026-02-04\n", "2026-01-04"),
        # file name and title
        ("Pier 2026-01-04.md", LIST, "2026-01-04"),
        ("x.md", "# Pier, 4 January 2026" + LIST, "2026-01-04"),
        ("Pier.md", note(LIST, title="Pier 2026-01-04"), "2026-01-04"),
        ("2026-01-04 for 2026-02-04.md", LIST, "2026-01-04"),
        ("Offer due 2026-01-04.md", LIST, None),
        # folders of a year
        ("M/2025-07/jul-26.md", LIST, "2025-07-26"),
        ("M/2025-07/aug-26.md", LIST, None),
        ("M/2023/winch-01-31.md", LIST, "2023-01-31"),
        ("M/2025/02-Feb/16-wg.md", LIST, "2025-02-16"),
        ("M/2025/02-Feb/31-wg.md", LIST, None),
        ("M/2025/16-wg.md", LIST, None),
        ("M/2025/call-9.md", "# January 17th video call" + LIST, "2025-01-17"),
        ("M/2025/call-9.md", "**Date**: Friday, January 17th" + LIST, "2025-01-17"),
        ("M/2025/call-9.md", "**Date**: Monday, January 17th" + LIST, None),
        ("M/call 2025.md", "# January 17th video call" + LIST, "2025-01-17"),
        ("M/call-9.md", "# January 17th video call" + LIST, None),
        # headings and lines
        ("x.md", "# Pier\n<h3>05-02-2026</h3>\n<h3>Rope</h3>" + LIST, None),
        ("x.md", "# Pier\n<h3>15-02-2026</h3>" + LIST, "2026-02-15"),
        ("x.md", "# Pier\n## 4 January 2026" + LIST, "2026-01-04"),
        ("x.md", "# Pier\n## 4 January 2026\n## 5 January 2026" + LIST, None),
        ("x.md", "# Pier\n## Next: 4 January 2026" + LIST, None),
        ("x.md", "# Pier\n\nSun, 4 Jan 26\n" + LIST, "2026-01-04"),
        ("x.md", "# Pier\n\nWe met on 2026-01-04.\n" + LIST, None),
        ("x.md", "# Pier\n\n2026-01-04\n\n2026-01-05\n" + LIST, None),
        ("x.md", "# Pier\n\nText\n\n## Rope\n\n2026-01-04\n" + LIST, None),
        # the property
        ("2026-01-05 x.md", note(LIST, date="2026-01-04"), "2026-01-04"),
        ("2026-01-05 x.md", note(LIST, date='"{{date}}"', type="meeting"), None),
        ("2026-01-05 x.md", note(LIST, date=""), "2026-01-05"),
        ("2026-01-05 x.md", note(LIST, date="2026-01-04T08:16:36Z"), "2026-01-05"),
        ("2026-01-05 x.md", note(LIST, date="2026-01-04T08:16"), "2026-01-04"),
        ("x.md", note(LIST, date='"[[2026-01-04|today]]"'), "2026-01-04"),
        ("x.md", note(LIST, date='"[[Days/2026-01-04-Sunday]]"'), "2026-01-04"),
        # other notes
        ("Notes/Pier 2026-01-04.md", "Text\n", "2026-01-04"),
        ("Projects/Pier 2026-01-04.md", "Text\n", None),
        ("Notes/Pier.md", "# Pier\n\n## 2026-01-04\n\nText\n", None),
        ("2026-01-04.md", "# Day\n\n**Date**: 2026-02-04\n", "2026-01-04"),
        ("January 4th, 2026.md", "Text\n", "2026-01-04"),
    ],
)  # fmt: skip
def test_the_place_of_the_day(path: str, text: str, day: str | None) -> None:
    assert page(path, text).date == day


def test_the_day_on_which_a_note_was_made_is_inferred() -> None:
    text = note(created="2026-01-04", attendees="Ann Lee", project="Oil")
    assert contacts(page("x.md", text)) == [("Ann Lee", "Oil", "2026-01-04", "inferred", 3)]


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("M/2025", (2025, None)),
        ("M/2025-07", (2025, 7)),
        ("M/202507", (2025, 7)),
        ("M/2025/02-Feb", (2025, 2)),
        ("M/2025/Februar", (2025, 2)),
        ("M/2025/02-Mar", (2025, None)),
        ("M/Minutes 2025", (2025, None)),
        ("M/2024-2025", None),
        ("M/12345", None),
        ("M", None),
    ],
)
def test_the_year_of_a_folder(folder: str, expected: tuple[int, int | None] | None) -> None:
    assert year_of_folder(folder) == expected


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("Meetings/Pier.md", "Text\n", True),
        ("Meetings/README.md", "Text\n", False),
        ("Notes/Pier.md", LIST, True),
        ("Notes/Pier.md", note("Text", people="Ann Lee"), False),
        ("Notes/Pier.md", "Text\n", False),
        ("Projects/Pier.md", note("Text", status="active", attendees="Ann Lee"), False),
        ("Meetings/2026-01-04 Pier.md", "Text\n", False),
    ],
)
def test_what_lacks_only_the_day_is_told(path: str, text: str, told: bool) -> None:
    found = page(path, text)
    assert ("meeting-without-date" in [problem.code for problem in found.problems]) == told
