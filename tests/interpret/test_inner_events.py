"""Minutes of several meetings in one note: which headings begin one, and what it is called."""

import time

import pytest

from kg import config
from kg.collector import no_collector
from kg.interpret.note import describe
from kg.model.page import Page
from kg.parse import parse_note
from tests.interpret.described import ME

OTHER = "## 2024-12-02\n\nAttendees: Bo Ek\n"


def page(text: str, path: str = "Minutes/Weir.md") -> Page:
    return describe(parse_note(path, text), config.rules(ME.encode()))


def events(found: Page) -> list[tuple[str | None, str, int]]:
    return [(one.ref.date, one.ref.text, one.ref.line) for one in found.inner]


def there(found: Page) -> list[tuple[str, ...]]:
    """Whom the lists of each event name, as they are written."""
    return [
        tuple(entry.text for one in each.gathering.lists for entry in one.entries)
        for each in found.inner
        if each.gathering is not None
    ]


@pytest.mark.parametrize(
    ("heading", "day", "title"),
    [
        ("# 2025-01-06", "2025-01-06", "Weir"),
        ("## January 17th, 2025", "2025-01-17", "Weir"),
        ("### Meeting of 3 Feb 2025", "2025-02-03", "Weir"),
        ("## Minutes 2025-01-06", "2025-01-06", "Weir"),
        ("## 2025-01-06: after the flood", "2025-01-06", "after the flood"),
        ("## After the flood – 6 January 2025", "2025-01-06", "After the flood"),
        ("## 2025-01-06 [Public round]", "2025-01-06", "Public round"),
        ("## 2025-01-06 (online)", "2025-01-06", "Weir"),
        ("## 2025-01-06 10:00-11:30", "2025-01-06", "Weir"),
        ("## 2025-01-06 @ 10am PT", "2025-01-06", "Weir"),
        ("## 2025-01-06 14:00 Sluice gates", "2025-01-06", "Sluice gates"),
        ("## 2025-01-06 12 gates", "2025-01-06", "12 gates"),
        ("## Monday, January 6, 2025", "2025-01-06", "Weir"),
        ("## Sitzung vom 6. Januar 2025", "2025-01-06", "Weir"),
        ("## 6 janvier 2025", "2025-01-06", "Weir"),
        ("## [[2025-01-06]]", "2025-01-06", "Weir"),
        ("## [[2025-01-06|Monday]] Gates", "2025-01-06", "Gates"),
        ("## Date: 6 January 2025", "2025-01-06", "Weir"),
        ("## Agenda 2025-01-06", "2025-01-06", "Weir"),
        ("<h3>06-13-2025</h3>\n", "2025-06-13", "Weir"),
        ("**<h2>13 June 2025</h2>**\n", "2025-06-13", "Weir"),
        ("Jan 6, 2025\n-----------", "2025-01-06", "Weir"),
        ("## Second round\n\n**Date:** 2025-01-06", "2025-01-06", "Second round"),
    ],
)
def test_a_heading_that_is_a_day_begins_a_meeting(heading: str, day: str, title: str) -> None:
    found = page(f"{heading}\n\nAttendees: Ann Lee\n\n{OTHER}")
    own, other = events(found)
    assert own == (day, title, 1)
    assert other[:2] == ("2024-12-02", "Weir")
    assert there(found) == [("Ann Lee",), ("Bo Ek",)]
    assert found.kind == "note"


@pytest.mark.parametrize(
    "heading",
    [
        "## Next meeting 2025-01-06",
        "## Due 2025-01-06",
        "## 2025-13-06",
        "## 6 January",
        "## Version 2.5.1",
        "## Room 12",
        "## 2025-01-06 14:17:20 — Ann Lee <ann@x.example>",
    ],
)
def test_a_heading_of_another_day_or_of_none_begins_none(heading: str) -> None:
    found = page(f"{OTHER}\n{heading}\n\nAttendees: Ann Lee\n", "Notes/Weir.md")
    assert all(day == "2024-12-02" for day, *_ in events(found))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        # No lists; one heading; a day of its own; a daily note; a template; one list for all.
        ("Changelog.md", "## 2025-01-06\n\n- Present: hinges\n\n## 2025-01-13\n\n- Locks\n"),
        ("Minutes/A.md", "# A\n\n## 2025-01-06\n\nAttendees: Ann Lee\n"),
        ("Minutes/2025-01-06 A.md", "Attendees: Ann Lee\n\n## 2025-02-01\n\n## 2025-03-01\n"),
        ("2025-01-06.md", f"## 2025-01-06 A\n\nAttendees: Ann Lee\n\n{OTHER}"),
        ("Templates/A.md", f"## 2025-01-06\n\nAttendees: Ann Lee\n\n{OTHER}"),
        ("Minutes/A.md", "## Attendees\n\n- Ann Lee\n\n## 2025-01-06\n\n## 2025-01-13\n"),
        ("Projects/A.md", "## 2025-01-06\n\nPoured.\n\n## 2025-01-13\n\nWith [[Ann Lee]].\n"),
    ],
)
def test_what_holds_no_events(path: str, text: str) -> None:
    assert page(text, path).inner == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## Attendees\n### 2025-01-06\n- Ann\n### 2025-01-13\n- Bo\n- Cy\n", [1, 2]),
        ("## 2025-01-06\n## Attendees\n- Ann Lee\n## 2025-01-13\n## Attendees\n- Bo Ek\n", [1, 1]),
        ("# 2025-02-06\nPresent: Ann Lee\n## 2025-01-13\nPresent: Bo Ek\n", [1, 1]),
        (
            "## 2025-01-06\n**Chair:** Ann Lee\n**Present:** Bo Ek\n**Regrets:** Cy Dow\n"
            "## 2025-01-13\n**Present:** Ann Lee\n### Notes\n**Host:** nobody was\n",
            [3, 1],
        ),
    ],
    ids=["below-one-heading", "of-one-rank", "nested", "labels"],
)
def test_where_the_lists_stand(text: str, wanted: list[int]) -> None:
    assert [len(names) for names in there(page(text))] == wanted


def test_a_year_comes_from_the_heading_above_or_the_folder() -> None:
    text = "# 2023\n\n## April 12\n\nAttendees: Ann Lee\n\n## May 10 – tenors\n\nAttendees: Bo Ek\n"
    assert events(page(text)) == [("2023-04-12", "Weir", 3), ("2023-05-10", "tenors", 7)]
    assert events(page(text.replace("# 2023", "# Choir"), "Choir/2023/Choir.md")) == [
        ("2023-04-12", "Choir", 3),
        ("2023-05-10", "tenors", 7),
    ]
    assert page(text.replace("# 2023", "# Choir")).inner == ()


def test_two_of_a_day_and_a_title_are_told_apart() -> None:
    text = (
        "## 2025-01-06 10:00\n\nAttendees: Ann Lee\n\n## 2025-01-06 15:00\n\nAttendees: Ann Lee\n"
    )
    assert [title for _, title, _ in events(page(text))] == ["Weir", "Weir (2)"]


def test_a_note_with_a_list_and_a_day_of_its_own_stays_a_meeting() -> None:
    text = f"Attendees: Cy Dow\n\n## 2025-01-06\n\nAttendees: Ann Lee\n\n{OTHER}"
    found = page(text, "Minutes/2025-02-03 Weir.md")
    assert (found.kind, found.date) == ("meeting", "2025-02-03")
    assert found.gathering is not None
    assert [e.text for one in found.gathering.lists for e in one.entries] == ["Cy Dow"]
    assert [day for day, *_ in events(found)] == ["2025-01-06", "2024-12-02"]


def test_time_is_in_proportion_to_the_number_of_meetings() -> None:
    def took(count: int) -> float:
        text = "".join(
            f"## {1990 + n // 336}-{1 + n // 28 % 12:02d}-{1 + n % 28:02d}\n\nPresent: Ann Lee\n\n"
            for n in range(count)
        )
        with no_collector():  # which looks through what other tests left
            start = time.process_time()
            assert len(page(text).inner) == count
            return time.process_time() - start

    took(50)
    assert took(2000) < 12 * max(took(400), 0.05)
