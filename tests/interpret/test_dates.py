"""Days and spans, as people write them."""

import pytest

from kg.interpret.dates import day_of, days_in, leading_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-10-06", "2025-10-06"),
        (" 2025-10-06 ", "2025-10-06"),
        ("2025/10/06", "2025-10-06"),
        ("2025.10.06", "2025-10-06"),
        ("2025_10_06", "2025-10-06"),
        ("2025-1-6", "2025-01-06"),
        ("20251006", "2025-10-06"),
        ("20251006 1400", "2025-10-06"),
        ("2025-10-06 14:00", "2025-10-06"),
        ("2025-10-06T14:00", "2025-10-06"),
        ("2025-10-06T14:00:31.5Z", "2025-10-06"),
        ("2025-10-06T14:00:31+02:00", "2025-10-06"),
        ("6 October 2025", "2025-10-06"),
        ("6th Oct 2025", "2025-10-06"),
        ("Oct 6, 2025", "2025-10-06"),
        ("October 6th, 2025", "2025-10-06"),
        ("Monday, 6 October 2025", "2025-10-06"),
        ("2025-10-06 Monday", "2025-10-06"),
        ("Mon 2025-10-06", "2025-10-06"),
        ("2024-02-29", "2024-02-29"),
        ("2025-02-29", None),
        ("1900-02-29", None),
        ("2025-13-40", None),
        ("2025-00-10", None),
        ("2025-10-061", None),
        ("2025-10-06 Review", None),
        ("202510061", None),
        ("2025-W40", None),
        ("2025-10", None),
        ("6 Brumaire 2025", None),
        ("2025-10/06", None),
        ("next week", None),
        ("٢٠٢٥-١٠-٠٦", "2025-10-06"),
        ("²⁰²⁵-10-06", None),
        ("", None),
    ],
)
def test_day_of(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-06 - Offer review", ("2025-10-06", "Offer review")),
        ("2025-10-06: Offer review", ("2025-10-06", "Offer review")),
        ("2025-10-06 – Offer", ("2025-10-06", "Offer")),
        ("2025-10-06 Offer", ("2025-10-06", "Offer")),
        ("20251006 1400 Offer", ("2025-10-06", "Offer")),
        ("20251006-1400 Offer", ("2025-10-06", "1400 Offer")),
        ("2025-10-06_Offer", None),
        ("**2025-10-06**: Offer", ("2025-10-06", "Offer")),
        ("[[2025-10-06]] Offer", ("2025-10-06", "Offer")),
        ("[[2025-10-06 - Offer]] text", ("2025-10-06", "Offer]] text")),
        ("2025-10-06", ("2025-10-06", "")),
        ("2025-10-06 1-1 Ann", ("2025-10-06", "1-1 Ann")),
        ("2025-10-06T09:30 Offer", ("2025-10-06", "Offer")),
        ("2025-10-06 14:00 - Offer", ("2025-10-06", "Offer")),
        ("6 October 2025: Offer", ("2025-10-06", "Offer")),
        ("2025-13-06 Offer", None),
        ("2025-10-06x", None),
        ("20251006123 Offer", None),
        ("Offer 2025-10-06", None),
        ("", None),
    ],
)
def test_leading_date(text: str, expected: tuple[str, str] | None) -> None:
    assert leading_date(text) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14", 14),
        ("30d", 30),
        ("2w", 14),
        ("3 weeks", 21),
        ("every 2 weeks", 14),
        ("Monthly", 30),
        ("quarterly", 90),
        ("1 month", 30),
        ("fortnightly", 14),
        ("yearly", 365),
        ("0", None),
        ("-3", None),
        ("soon", None),
        ("", None),
        ("36525 days", 36525),  # a century, and no more
        ("100 years", 36500),
        ("0014", 14),
        ("36526", None),
        ("101 years", None),
        ("9999999999999999999 days", None),
        ("9" * 5_000 + " weeks", None),
        ("every " + "9" * 100_000, None),
    ],
)
def test_days_in(text: str, days: int | None) -> None:
    assert days_in(text) == days
