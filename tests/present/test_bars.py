"""Numbers as small pictures."""

import pytest

from kg.present.bars import bar, sparkline


@pytest.mark.parametrize(
    ("value", "limit", "drawn"),
    [
        (0, 30, "───│─── "),
        (9, 30, "───│─── "),
        (10, 30, "━──│─── "),
        (29, 30, "━━─│─── "),
        (30, 30, "━━━│─── "),
        (31, 30, "━━━│━── "),
        (41, 30, "━━━│━━─ "),
        (60, 30, "━━━│━━━ "),
        (61, 30, "━━━│━━━!"),
        (9_999, 14, "━━━│━━━!"),
        (None, 30, "        "),
        (3, None, "        "),
    ],
)
def test_a_bar_tells_what_is_used_up_and_what_is_beyond(
    value: int | None, limit: int | None, drawn: str
) -> None:
    assert bar(value, limit) == drawn


def test_a_sparkline_has_a_letter_for_each_number() -> None:
    assert sparkline([0, 1, 4, 7, 9], 7) == "·▂▅██"
    assert sparkline([], 7) == ""
