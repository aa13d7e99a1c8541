"""Days as questions take them: seen from the day asked about."""

from datetime import date

import pytest

from kg.errors import UsageError
from kg.query.days import AS_OF, READINGS, Reading, said


@pytest.mark.parametrize(
    ("day", "as_of", "how", "found"),
    [
        ("7d", "2026-01-03", Reading(), "2025-12-27"),
        ("7d", "2025-12-27", Reading(forward=True), "2026-01-03"),
        ("last monday", "2025-01-10", Reading(), "2025-01-06"),
        ("2025-11-01", "2026-01-03", Reading(), "2025-11-01"),
        ("999999d", "2026-01-03", Reading(), "0001-01-01"),
        ("2025", "2026-01-03", Reading(), "2025-01-01"),
        ("2025", "2026-01-03", Reading(last=True), "2025-12-31"),
        ("2025-12", "2026-01-10", AS_OF, "2025-12-31"),
        ("next week", "2026-01-10", READINGS["until"], "2026-01-18"),
        ("next week", "2026-01-10", READINGS["since"], "2026-01-12"),
        ("7d", "2026-01-10", READINGS["due_before"], "2026-01-17"),
        (date(2026, 1, 4), "2026-01-10", AS_OF, "2026-01-04"),
        (None, "2026-01-10", AS_OF, None),
        ("", "2026-01-10", AS_OF, None),
    ],
)
def test_said(day: object, as_of: str, how: Reading, found: str | None) -> None:
    assert said(day, as_of, how) == found


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("soon", "“soon” is not a day that kg knows. Write it as 2026-01-31"),
        ("monday", "“monday” is not clear: it may be 2026-01-05 or 2026-01-12. Write one of them."),
        ("2026-02-30", "“2026-02-30” is not a day of the calendar."),
    ],
)
def test_what_is_no_day_or_several_is_refused(day: str, sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        said(day, "2026-01-10", AS_OF)
    assert str(caught.value).startswith(sentence)
