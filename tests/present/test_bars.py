"""Numbers as small pictures."""

import pytest

from kg.present.bars import bar, sparkline


@pytest.mark.parametrize(
    ("value", "limit", "drawn"),
    [
        (0, 30, "░░░░░ "),
        (5, 30, "░░░░░ "),
        (6, 30, "█░░░░ "),
        (29, 30, "████░ "),
        (30, 30, "█████ "),
        (31, 30, "█████!"),
        (9_999, 14, "█████!"),
        (None, 30, "      "),
        (3, None, "      "),
    ],
)
def test_a_bar_is_full_when_the_time_is_over(
    value: int | None, limit: int | None, drawn: str
) -> None:
    assert bar(value, limit) == drawn


def test_a_sparkline_has_a_letter_for_each_number() -> None:
    assert sparkline([0, 1, 4, 7, 9], 7) == "·▂▅██"
    assert sparkline([], 7) == ""
