"""Days as people say them in a question: `2025-12`, `last monday`, `2 weeks ago`, `Q1`.

A phrase is a stretch of days; most are one day long. What has two readings is refused with both.
docs/days.md has the table of all forms.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kg.model.phrases import NUMBERS

_DAY = timedelta(days=1)
# A length of time counts the same wherever it stands: a month is 30 days, a year 365.
_DAYS = {"d": 1, "day": 1, "w": 7, "week": 7, "fortnight": 14, "m": 30, "month": 30}
_DAYS |= {"q": 90, "quarter": 90, "y": 365, "year": 365}
_UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?|[dwmqy])"
_NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(NUMBERS, 1)}
_NUMBER = rf"(?P<number>\d{{1,6}}|{'|'.join(_NUMBERS)})"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_WHICH = r"(?P<which>last|previous|this|next)"
_STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1}
_MOST_CHARACTERS = 100


class Period(NamedTuple):
    """The days that a phrase means, both ends among them."""

    first: date
    last: date


class NotClear(ValueError):
    """A phrase has several readings."""

    def __init__(self, text: str, readings: Sequence[date]) -> None:
        days = " or ".join(day.isoformat() for day in readings)
        super().__init__(f"“{text}” is not clear: it may be {days}. Write one of them.")


class _Asked(NamedTuple):
    """What a rule is asked with: `forward` tells where a bare length of time counts to."""

    found: re.Match[str]
    today: date
    forward: bool


def period(text: str, today: date, *, forward: bool = False) -> Period:
    """The days that a phrase means, seen from `today`.

    A bare length of time (`30d`, `2 weeks`) counts back from `today`, or `forward`. Raises
    ValueError with a sentence: NotClear for what has several readings, else for what is no day.

    >>> period("last monday", date(2026, 1, 10)).first.isoformat()
    '2026-01-05'
    >>> [day.isoformat() for day in period("2025-12", date(2026, 1, 10))]
    ['2025-12-01', '2025-12-31']
    """
    said = " ".join(text.lower().removeprefix("the ").split())
    if len(said) <= _MOST_CHARACTERS:
        for pattern, means in _RULES:
            if found := pattern.fullmatch(said):
                try:
                    return means(_Asked(found, today, forward))
                except (ValueError, OverflowError) as error:
                    raise ValueError(f"“{text}” is not a day of the calendar.") from error
        readings = _rivals(said, today) or _as_in_notes(text)
        if len(readings) == 1:
            return Period(readings[0], readings[0])
        if readings:
            raise NotClear(text, readings)
    raise ValueError(
        f"“{text}” is not a day that kg knows. Write it as 2026-01-31, 2026-01, last monday, "
        "2 weeks ago, 30d or Q1."
    )


def length(text: str) -> int:
    """The days of a length of time: `30`, `30d`, `6w`, `2 weeks`, `a month`. Raises ValueError."""
    said = " ".join(text.lower().split())
    found = _LENGTH.fullmatch(said) if text.isascii() else None
    if found is not None:
        return _days(found)
    raise ValueError(f"“{text}” is not a length of time; write it as 30d, 6w, 3m, 1y or 2 weeks.")


# --- rules ------------------------------------------------------------------------------------


def _one(day: date) -> Period:
    return Period(day, day)


def _iso(asked: _Asked) -> Period:
    return _one(date.fromisoformat(asked.found[0]))


def _near(asked: _Asked) -> Period:
    steps = {"yesterday": -1, "tomorrow": 1}
    return _one(asked.today + steps.get(asked.found[0], 0) * _DAY)


def _year(asked: _Asked) -> Period:
    return _of_year(int(asked.found["year"]))


def _of_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _month(asked: _Asked) -> Period:
    return _of_month(int(asked.found["year"]), int(asked.found["number"]))


def _named_month(asked: _Asked) -> Period:
    return _of_month(int(asked.found["year"]), _month_number(asked.found["month"]))


def _of_month(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _quarter(asked: _Asked) -> Period:
    """Without a year that of the year asked about."""
    year = asked.found["year"] or asked.found["behind"]
    return _of_quarter(int(year) if year else asked.today.year, int(asked.found["number"]))


def _of_quarter(year: int, quarter: int) -> Period:
    return Period(_of_month(year, 3 * quarter - 2).first, _of_month(year, 3 * quarter).last)


def _week(asked: _Asked) -> Period:
    first = date.fromisocalendar(int(asked.found["year"]), int(asked.found["number"]), 1)
    return Period(first, first + 6 * _DAY)


def _around(asked: _Asked) -> Period:
    """*last week*, *this month*, *next quarter*."""
    step, today = _STEPS[asked.found["which"]], asked.today
    match asked.found["unit"]:
        case "week":
            first = today - today.weekday() * _DAY + 7 * step * _DAY
            return Period(first, first + 6 * _DAY)
        case "month":
            return _of_month(*_stepped(today.year, today.month, step, 12))
        case "quarter":
            return _of_quarter(*_stepped(today.year, (today.month + 2) // 3, step, 4))
        case _:
            return _of_year(today.year + step)


def _stepped(year: int, number: int, step: int, of: int) -> tuple[int, int]:
    """Year and number of the month or quarter so many steps from this one."""
    at = year * of + number - 1 + step
    return at // of, at % of + 1


def _weekday(asked: _Asked) -> Period:
    """The last before today, the next after it, or that of this week."""
    today = asked.today
    wanted = _WEEKDAYS.index(asked.found["weekday"][:3])
    ahead = (wanted - today.weekday()) % 7
    match _STEPS[asked.found["which"]]:
        case -1:
            return _one(today - (7 - ahead) * _DAY)
        case 1:
            return _one(today + (ahead or 7) * _DAY)
        case _:
            return _one(today + (wanted - today.weekday()) * _DAY)


def _ago(asked: _Asked) -> Period:
    return _counted(asked, forward=False)


def _ahead(asked: _Asked) -> Period:
    return _counted(asked, forward=True)


def _bare(asked: _Asked) -> Period:
    return _counted(asked, forward=asked.forward)


def _counted(asked: _Asked, *, forward: bool) -> Period:
    """A time before the calendar begins is its first day."""
    days = _days(asked.found)
    try:
        return _one(asked.today + (days if forward else -days) * _DAY)
    except OverflowError:
        return _one(date.max if forward else date.min)


def _days(found: re.Match[str]) -> int:
    number, unit = found["number"], found["unit"] or "d"
    count = int(number) if number.isdigit() else _NUMBERS[number]
    return count * _DAYS[unit if unit in _DAYS else unit.removesuffix("s")]


_YEAR = r"(?P<year>[12]\d{3})"
_LENGTH = re.compile(rf"{_NUMBER}(?: ?{_UNIT})?")
_RULES: tuple[tuple[re.Pattern[str], Callable[[_Asked], Period]], ...] = tuple(
    (re.compile(pattern), means)
    for pattern, means in (
        (r"\d{4}-\d\d-\d\d", _iso),
        (r"today|now|yesterday|tomorrow", _near),
        (_YEAR, _year),
        (rf"{_YEAR}[-/](?P<number>\d\d)", _month),
        (rf"{_YEAR}-?w(?P<number>\d\d?)", _week),
        (rf"(?:{_YEAR}[- ]?)?q(?P<number>[1-4])(?:[- ]?(?P<behind>[12]\d{{3}}))?", _quarter),
        (rf"{_MONTH},? {_YEAR}", _named_month),
        (rf"{_WHICH} (?P<unit>week|month|quarter|year)", _around),
        (rf"{_WHICH} {_WEEKDAY}", _weekday),
        (rf"{_NUMBER} ?{_UNIT} (?:ago|before|back|earlier)", _ago),
        (rf"in {_NUMBER} ?{_UNIT}", _ahead),
        (rf"{_NUMBER} ?{_UNIT} (?:from now|from today|ahead|later)", _ahead),
        (rf"{_NUMBER} ?{_UNIT}", _bare),
        (r"(?P<number>\d{1,3})(?P<unit>)", _bare),
    )
)


# --- what has several readings ----------------------------------------------------------------

_WEEKDAY_ALONE = re.compile(rf"(?:on )?{_WEEKDAY}")
_MONTH_ALONE = re.compile(_MONTH)
_WITHOUT_YEAR = re.compile(
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}|{_MONTH.replace('month', 'first')}"
    r" (?P<behind>\d\d?)(?:st|nd|rd|th)?"
)


def _rivals(said: str, today: date) -> list[date]:
    """The days before and after `today` that a phrase without week or year may mean."""
    if found := _WEEKDAY_ALONE.fullmatch(said):
        ahead = (_WEEKDAYS.index(found["weekday"][:3]) - today.weekday()) % 7
        near = [today + steps * _DAY for steps in (ahead - 7, ahead, ahead + 7)]
        return near if ahead == 0 else near[:2]
    if found := _MONTH_ALONE.fullmatch(said):
        return _around_today(_month_number(found["month"]), 1, today)
    if found := _WITHOUT_YEAR.fullmatch(said):
        month = _month_number(found["month"] or found["first"])
        return _around_today(month, int(found["day"] or found["behind"]), today)
    return []


def _around_today(month: int, day: int, today: date) -> list[date]:
    """The last such day before today, or today, and the next."""
    found = []
    for year in range(today.year - 4, today.year + 5):
        try:
            found.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    return [
        *[one for one in found if one <= today][-1:],
        *[one for one in found if one > today][:1],
    ]


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _as_in_notes(text: str) -> list[date]:
    """The readings of a day in any form that notes have: `6 Oct 2025`, `05/06/2025`."""
    from kg.interpret.days import whole  # its patterns take some time to make

    written = whole(text)
    return sorted(date.fromisoformat(day) for day in written.days) if written else []
