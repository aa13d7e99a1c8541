"""How wide a text is, and where it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.present.charts.measure import fit, lines, width


@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        ("", 0),
        ("i", 2.8),
        ("W", 9.9),
        ("Ann", 6.9 + 6.4 + 6.4),
        ("é", 6.2),  # as its letter
        ("e\u0301", 6.2),  # an accent of its own takes nothing
        ("山", 10.5),
        ("…", 10),
    ],
)
def test_width_of_ten_pixels(text: str, pixels: float) -> None:
    assert width(text, 10) == pytest.approx(pixels)


def test_bold_is_wider() -> None:
    assert width("Ann Lee", 13, bold=True) > width("Ann Lee", 13)


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Ann Lee", 100, "Ann Lee"),
        ("Ann Lee", 30, "Ann…"),
        ("Ann Lee", 35, "Ann…"),  # no space before the dots
        ("Ann Lee", 0, "…"),
        ("A\nB\tC", 100, "A B C"),
        ("", 100, "(no name)"),
        ("a\u0301a\u0301a\u0301", 17, "a\u0301…"),  # a letter keeps its accent
        ("👩\u200d👩", 25, "…"),  # one sign, of which nothing is left alone
    ],
)
def test_a_text_is_cut_where_its_room_ends(text: str, room: float, shown: str) -> None:
    assert fit(text, room, 10) == shown


@given(st.text(), st.floats(15, 300), st.booleans())
def test_what_fits_has_room(text: str, room: float, bold: bool) -> None:
    assert width(fit(text, room, 12, bold=bold), 12, bold=bold) <= room + 0.02


@pytest.mark.parametrize(
    ("most", "found"),
    [
        (None, ["one two", "three", "four"]),
        (2, ["one two", "three f…"]),
        (1, ["one tw…"]),
    ],
)
def test_a_sentence_is_broken_at_spaces(most: int | None, found: list[str]) -> None:
    assert lines("one two three four", 47, 10, most=most) == found
