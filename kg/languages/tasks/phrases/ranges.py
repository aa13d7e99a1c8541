"""The days that a filter asks for: one, or from one to another."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kg.languages.tasks.phrases.joining import days_in

LONGEST = 200  # characters of a phrase; nobody writes as many about a day
_RELATIVE = re.compile(r"(last|this|next) (week|month|quarter|year)")
_NUMBERED = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|W([0-9]{2})|([0-9]{2})))?", re.ASCII)


class Range(NamedTuple):
    """From a day to a day, both in it."""

    first: date
    last: date


def read_range(phrase: str, today: date) -> Range | None:
    """The days that a phrase means; None where it means none."""
    if len(phrase) > LONGEST:
        return None
    try:
        return _relative(phrase, today) or _numbered(phrase.strip()) or _written(phrase, today)
    except (OverflowError, ValueError):
        return None  # days beyond the calendar


def _relative(phrase: str, today: date) -> Range | None:
    """`last week`, wherever it stands; in small letters only, as in the plugin."""
    found = _RELATIVE.search(phrase)
    if found is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[found[1]]
    if found[2] == "week":
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return Range(first, first + timedelta(days=6))
    months = {"month": 1, "quarter": 3, "year": 12}[found[2]]
    start = today.year * 12 + today.month - 1
    return _months(start - start % months + step * months, months)


def _months(first: int, count: int) -> Range:
    """From a month, counted from the year 0 on, to the end of the last of so many."""
    last = first + count - 1
    year, month = last // 12, last % 12 + 1
    return Range(
        date(first // 12, first % 12 + 1, 1),
        date(year, month, calendar.monthrange(year, month)[1]),
    )


def _numbered(phrase: str) -> Range | None:
    """2026, 2026-Q1, 2026-01, 2026-W01."""
    found = _NUMBERED.fullmatch(phrase)
    if found is None:
        return None
    year = int(found[1])
    if found[3]:
        first = date.fromisocalendar(year, int(found[3]), 1)
        return Range(first, first + timedelta(days=6))
    if found[4]:
        return _months(year * 12 + int(found[4]) - 1, 1) if 1 <= int(found[4]) <= 12 else None
    if found[2]:
        return _months(year * 12 + 3 * (int(found[2]) - 1), 3)
    return _months(year * 12, 12)


def _written(phrase: str, today: date) -> Range | None:
    """The first day in the phrase, up to the second one if there is one."""
    noon = datetime(today.year, today.month, today.day, 12)  # noqa: DTZ001: of no zone
    days = [found.start.moment.date() for found in days_in(phrase, noon) if found.start.moment]
    if not days:
        return None
    return Range(*sorted((days[0], days[1] if len(days) > 1 else days[0])))
