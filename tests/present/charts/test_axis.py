"""Which days an axis holds, and which of them it names."""

import re

import pytest

from kg.present.charts import axis

NOW = "2026-01-10"


def names(first: str, pixels: float) -> list[str]:
    at = axis.around([first], NOW, 0, pixels)
    return re.findall(r">([^<]+)</text>", "".join(axis.grid(at, 0, 10)))


@pytest.mark.parametrize(
    ("first", "pixels", "named"),
    [
        ("2026-01-09", 400, ["Jan", "2026"]),
        ("2025-10-20", 400, ["Nov", "2025", "Dec", "Jan", "2026"]),
        ("2025-01-20", 500, ["Apr", "2025", "Jul", "Oct", "Jan", "2026"]),
        ("2025-02-20", 700, ["Mar", "2025", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                             "Dec", "Jan", "2026"]),
        ("2021-02-01", 300, ["2022", "2023", "2024", "2025"]),
        # Five years back, not more; 2026 would stand over the edge.
        ("1999-01-01", 300, ["2022", "2023", "2024", "2025"]),
    ],
)  # fmt: skip
def test_so_many_days_are_named_as_have_room(first: str, pixels: float, named: list[str]) -> None:
    assert names(first, pixels) == named


def test_a_day_far_away_stands_at_the_edge_and_that_is_said() -> None:
    at = axis.around(["1999-01-01", "2100-01-01"], NOW, 100, 500)
    assert at.x("1999-01-01") == 100
    assert at.x("2100-01-01") == 500
    assert 100 < at.x(NOW) < 500
    assert axis.beyond(["1999-01-01"], NOW) == " Days further away stand at the edge."
    assert axis.beyond(["2021-01-12", "2028-01-10", None], NOW) == ""
    assert axis.beyond(["2021-01-10"], NOW)


def test_one_day_alone_has_four_weeks_around_it() -> None:
    at = axis.around([], NOW, 0, 100)
    assert (at.last - at.first).days >= 28
