"""Days and spans of time as people write them. What is no valid day is None, never a guess."""

import re
from functools import lru_cache

from kg.interpret.day_words import ENGLISH_MONTHS
from kg.interpret.days import TIME, valid

_FIRST_LETTERS = frozenset(ENGLISH_MONTHS) | {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"

_NUMERIC = re.compile(r"(\d{4})([-/._]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_AFTER = re.compile(rf"(?:{TIME})?(?:,?[ _]{_WEEKDAY}(?![^\W\d_]))?", re.IGNORECASE)
_BEFORE = re.compile(rf"{_WEEKDAY}\.?,?\s+", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_SEPARATOR = re.compile(r"\s*(?:[:–—|,-]\s*|\s)")
_OPENING = "*_[~\"'("
_CLOSING = "*_]~\"')"

_SPAN = re.compile(r"(?:every\s++)?(\d++)?\s*+([a-z]++)?\.?")
_MOST_DIGITS = 9  # of the number in a span; leading zeros are no harm
_CENTURY = 36_525  # days
_UNITS = {
    **dict.fromkeys(("", "d", "day", "days", "daily"), 1),
    **dict.fromkeys(("w", "wk", "week", "weeks", "weekly"), 7),
    **dict.fromkeys(("fortnight", "fortnightly", "biweekly"), 14),
    **dict.fromkeys(("m", "mo", "month", "months", "monthly"), 30),
    **dict.fromkeys(("bimonthly",), 60),
    **dict.fromkeys(("q", "quarter", "quarters", "quarterly"), 90),
    **dict.fromkeys(("y", "year", "years", "yearly", "annually"), 365),
}


@lru_cache(maxsize=4096)
def day_of(text: str) -> str | None:
    """The day that the whole text gives, as ISO text; a time of day is dropped.

    Known are 2025-10-06 (also with `/`, `.` or `_`), 20251006, 20251006 1400, ISO date and time,
    6 October 2025, Oct 6, 2025, each with a weekday before or after it.
    """
    if len(text) == 10 and text[4] == "-" == text[7]:
        return valid(text[:4], text[5:7], text[8:])
    text = text.strip()
    found = _read(text)
    return found[0] if found and found[1] == len(text) else None


def leading_date(text: str) -> tuple[str, str] | None:
    """The day that a text begins with, and the rest without what separates the two.

    `2025-10-06 - Offer` and `20251006 1400 Offer` give ("2025-10-06", "Offer"); marks around the
    day (`**2025-10-06**:`, `[[2025-10-06]]`) are dropped.
    """
    return None if _begins_otherwise(text) else _leading_date(text)


def _begins_otherwise(text: str) -> bool:
    """Whether a text begins with a word that is no weekday and no month, as most do."""
    return text[:1].isalpha() and text[:3].lower() not in _FIRST_LETTERS


@lru_cache(maxsize=4096)
def _leading_date(text: str) -> tuple[str, str] | None:
    start = 0
    if text[:1] in _OPENING:
        start = len(text) - len(text.lstrip(_OPENING))
    if start < len(text) and not text[start].isalnum():
        return None
    found = _read(text[start:])
    if found is None:
        return None
    end = start + found[1]
    if start:
        while end < len(text) and text[end] in _CLOSING:
            end += 1
    rest = text[end:]
    if not rest.strip():
        return found[0], ""
    between = _SEPARATOR.match(rest)
    if between is None and not start:
        return None
    return found[0], rest[between.end() if between else 0 :].lstrip("-–—: ").strip()


def days_in(text: str) -> int | None:
    """The number of days in a span: `14`, `2w`, `30 days`, `every 3 weeks`, `monthly`, `quarterly`.

    A month counts 30 days, a quarter 90, a year 365. More than a century is no span.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None or not (found[1] or found[2]) or len(found[1] or "") > _MOST_DIGITS:
        return None
    length = _UNITS.get(found[2] or "")
    days = (length or 0) * int(found[1] or 1)
    return days if 0 < days <= _CENTURY else None


def _read(text: str) -> tuple[str, int] | None:
    """The day at the start of the text, and where it ends."""
    if _begins_otherwise(text):
        return None
    weekday = _BEFORE.match(text)
    start = weekday.end() if weekday else 0
    found = _NUMERIC.match(text, start)
    if found:
        day = valid(found[1], found[3], found[4]) if found[2] or _is_compact(found) else None
    elif found := _DAY_FIRST.match(text, start):
        day = valid(found[3], str(ENGLISH_MONTHS.get(found[2].lower(), "")), found[1])
    elif found := _MONTH_FIRST.match(text, start):
        day = valid(found[3], str(ENGLISH_MONTHS.get(found[1].lower(), "")), found[2])
    else:
        return None
    if day is None:
        return None
    after = _AFTER.match(text, found.end())
    return day, after.end() if after else found.end()


def _is_compact(found: re.Match[str]) -> bool:
    return len(found[3]) == 2 == len(found[4])
