"""Names of daily notes in Obsidian's own format."""

import pytest

from kg.interpret.daily_format import day_by_format


@pytest.mark.parametrize(
    ("path", "written", "day"),
    [
        ("2025-12-03", "YYYY-MM-DD", "2025-12-03"),
        ("Journal/03.12.2025", "DD.MM.YYYY", "2025-12-03"),
        ("3-12-2025 Wednesday", "D-M-YYYY dddd", "2025-12-03"),
        ("Journal/2025/12/3rd December 2025", "YYYY/MM/Do MMMM YYYY", "2025-12-03"),
        ("day 20251203", "[day] YYYYMMDD", "2025-12-03"),
        ("12-2025", "MM-YYYY", None),
        ("31-02-2025", "DD-MM-YYYY", None),
        ("Minutes 03.12.2025", "DD.MM.YYYY", None),
        ("03x12x2025", "DD.MM.YYYY", None),
    ],
)
def test_a_path_gives_a_day(path: str, written: str, day: str | None) -> None:
    assert day_by_format(path, written) == day
