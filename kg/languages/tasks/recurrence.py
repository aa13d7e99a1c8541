"""When a task comes again: `every 2 weeks on Tuesday, Friday when done`, read, reprinted, followed.

The text is that of rrule.js (its "natural language"), the days are those of RFC 5545; what is no
rule is None. Rules by the hour and minute go on from midnight: only their day is asked for.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from kg.languages.tasks import rule_text
from kg.languages.tasks.rule_text import Rule

LONGEST = 500  # characters of a rule
_MOST_PERIODS = 500  # that are looked through for the next day
_WHEN_DONE = re.compile(r" when done\Z", re.IGNORECASE)
Clamped = Literal["month", "year"]


class Recurrence(NamedTuple):
    """A rule, whether it counts from the day on which the task is done, and its normal text."""

    rule: Rule
    when_done: bool
    text: str


@lru_cache(maxsize=2_000)
def read_recurrence(text: str) -> Recurrence | None:
    """The rule that a text gives; None for what is no rule."""
    if len(text) > LONGEST:
        return None
    ending = _WHEN_DONE.search(text)
    rule = rule_text.read(text[: ending.start()].strip() if ending else text.strip())
    if rule is None:
        return None
    return Recurrence(
        rule, ending is not None, rule_text.written(rule) + " when done" * bool(ending)
    )


def next_day(recurrence: Recurrence, day: date) -> date | None:
    """The first day of the rule behind a day from which it counts; None where there is none."""
    rule = recurrence.rule
    found = _after(rule, day)
    clamped = _clamps(rule)
    if clamped is None or found is None:
        return found
    # A month that lacks the day is not passed over: its last day counts.
    months = rule.interval * (12 if clamped == "year" else 1)
    return found if _months_between(day, found) <= months else _shifted(day, months)


def _clamps(rule: Rule) -> Clamped | None:
    named = rule.month_days or rule.week_days or rule.months or rule.weeks
    if named:
        return None
    return {"monthly": "month", "yearly": "year"}.get(rule.unit)  # type: ignore[return-value]


def _months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def _shifted(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _after(rule: Rule, start: date) -> date | None:
    count = 0
    for day in _days(rule, start):
        if day < start:
            continue
        if rule.until is not None and day > rule.until:
            return None
        count += 1
        if rule.times is not None and count > rule.times:
            return None
        if day > start:
            return day
    return None


def _days(rule: Rule, start: date) -> Iterator[date]:
    """The days of the rule, period by period from the one in which it starts."""
    periods = _PERIODS[rule.unit](rule, start)
    fits = _fitting(rule, start)
    for period in islice(periods, _MOST_PERIODS):
        yield from (day for day in period if fits(day))


def _daily(rule: Rule, start: date) -> Iterator[list[date]]:
    return ([day] for day in _every(start, timedelta(days=rule.interval)))


def _by_minutes(minutes: int) -> Callable[[Rule, date], Iterator[list[date]]]:
    def days(rule: Rule, start: date) -> Iterator[list[date]]:
        before = None
        for place in range(1_000_000):
            passed = place * rule.interval * minutes // 1440
            if passed != before:
                before = passed
                try:
                    yield [start + timedelta(days=passed)]
                except OverflowError:
                    return

    return days


def _weekly(rule: Rule, start: date) -> Iterator[list[date]]:
    monday = start - timedelta(days=start.weekday())
    for first in _every(monday, timedelta(weeks=rule.interval)):
        yield [*islice(_every(first, timedelta(days=1)), 7)]


def _monthly(rule: Rule, start: date) -> Iterator[list[date]]:
    month = start.year * 12 + start.month - 1
    while month < 9999 * 12:
        yield _month_days(month // 12, month % 12 + 1)
        month += rule.interval


def _yearly(rule: Rule, start: date) -> Iterator[list[date]]:
    for year in range(start.year, 9999, rule.interval):
        yield [day for month in range(1, 13) for day in _month_days(year, month)]


_PERIODS: dict[str, Callable[[Rule, date], Iterator[list[date]]]] = {
    "minutely": _by_minutes(1),
    "hourly": _by_minutes(60),
    "daily": _daily,
    "weekly": _weekly,
    "monthly": _monthly,
    "yearly": _yearly,
}


def _month_days(year: int, month: int) -> list[date]:
    return [date(year, month, day + 1) for day in range(calendar.monthrange(year, month)[1])]


def _every(day: date, step: timedelta) -> Iterator[date]:
    while True:
        yield day
        try:
            day += step
        except OverflowError:
            return


def _fitting(rule: Rule, start: date) -> Callable[[date], bool]:
    """Whether a day of a period is one of the rule (RFC 5545, the parts named BY…)."""
    months, month_days, weekdays = set(rule.months), set(rule.month_days), rule.week_days
    if not (month_days or weekdays or rule.weeks):
        if rule.unit == "weekly":
            weekdays = ((start.weekday(), 0),)
        elif rule.unit in ("monthly", "yearly"):
            month_days = {start.day}
            if rule.unit == "yearly" and not months:
                months = {start.month}

    def fits(day: date) -> bool:
        if months and day.month not in months:
            return False
        if month_days and not month_days & set(_places_in_month(day)):
            return False
        if rule.weeks and day.isocalendar().week not in rule.weeks:
            return False
        return not weekdays or _is_weekday(day, weekdays, rule)

    return fits


def _places_in_month(day: date) -> tuple[int, int]:
    return day.day, day.day - calendar.monthrange(day.year, day.month)[1] - 1


def _is_weekday(day: date, weekdays: Iterable[tuple[int, int]], rule: Rule) -> bool:
    """Whether it is one of the weekdays, or the n-th one of its month or year."""
    for weekday, nth in weekdays:
        if day.weekday() != weekday:
            continue
        if not nth or rule.unit not in ("monthly", "yearly"):
            return True
        if rule.unit == "yearly" and not rule.months:
            place = day.timetuple().tm_yday
            last = 366 if calendar.isleap(day.year) else 365
        else:
            place, last = day.day, calendar.monthrange(day.year, day.month)[1]
        if nth in ((place - 1) // 7 + 1, -((last - place) // 7 + 1)):
            return True
    return False
