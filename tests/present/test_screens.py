"""What fits on one screen."""

from typing import NamedTuple

import pytest

from kg.present.look import Look
from kg.present.screens import Head, Part, Screen, text
from kg.present.terminal import width


class Row(NamedTuple):
    date: str
    text: str
    source: str


def rows(count: int) -> list[Row]:
    return [Row(f"2026-01-{n:02}", f"Deed {n} " + "of many words " * 4, f"Notes/{n}.md:1")
            for n in range(1, count + 1)]  # fmt: skip


SHOWN = ("date", "text", "source")
SCREEN = Screen(
    (Head("Ann Lee", ("Pilot at Kade · ann@kade.example",), "People/Ann Lee.md"),),
    (
        Part("Contacts", rows(28), SHOWN, "kg timeline Ann", 6, 3, 1),
        Part("Open tasks", rows(26), SHOWN, "kg tasks --owner Ann", 7, 3, 0),
        Part("Nothing", (), SHOWN, "kg nothing"),
        Part("Decisions", rows(12), SHOWN, "kg prep Ann --full", 9, 1),
        Part("Statements", rows(12), SHOWN, "kg prep Ann --full", 9, 1, 3),
        Part("Who else", rows(30), ("text", "date"), "kg people", 3, inline=True),
    ),
)


@pytest.mark.parametrize(
    ("columns", "most"), [(None, 40), (200, 40), (100, 40), (99, 45), (80, 45)]
)
def test_a_screen_is_no_longer_than_a_screen(columns: int | None, most: int) -> None:
    lines = text(SCREEN, Look(columns)).splitlines()
    assert most - 3 <= len(lines) < most  # and leaves the reader a line
    assert columns is None or all(width(line) <= columns for line in lines)
    assert len(text(SCREEN, Look(columns), told=4).splitlines()) < most - 4


def test_what_matters_least_gives_way_first_and_says_how_to_get_it() -> None:
    shown = text(SCREEN, Look(100))
    assert all(f"Deed {n} " in shown.partition("OPEN TASKS")[2].partition("DECISIONS")[0]
               for n in range(1, 8))  # fmt: skip
    assert "… and 19 more: kg tasks --owner Ann\n" in shown
    assert "… and 11 more: kg prep Ann --full\n" in shown
    assert "NOTHING" not in shown


def test_parts_that_find_no_room_leave_their_command() -> None:
    parts = [SCREEN.parts[1]._replace(title=f"Part {n}", rank=n) for n in range(14)]
    lines = text(Screen(SCREEN.heads, tuple(parts)), Look(100)).splitlines()
    assert len(lines) < 40
    assert "Part 13: 26, kg tasks --owner Ann" in lines
    assert "PART 0" in lines


def test_a_small_screen_has_texts_in_two_lines_and_says_equal_values_beside_the_title() -> None:
    same = [Row("2026-01-09", f"{n} one two three four five six", f"N.md:{n}") for n in (1, 2)]
    shown = text(Screen((Head("Ann", ()),), (Part("Decisions", same, SHOWN, "kg"),)), Look(34))
    assert shown.splitlines() == [
        "Ann",
        "",
        "DECISIONS  date: 2026-01-09",
        "1 one two three four five   N.md:1",
        "six",
        "2 one two three four five   N.md:2",
        "six",
    ]
