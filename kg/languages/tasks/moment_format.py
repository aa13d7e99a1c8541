"""Days in the letters of moment.js, in English: `YYYY-MM-DD dddd`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from kg.languages.dataview.date_format import DAYS, MONTHS, week_from_sunday

_LETTERS = re.compile(
    r"\[([^\[\]]*)\]|YYYYYY|YYYYY|YYYY|YY|Y|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d"
    r"|gggg|GGGG|gg|GG|wo|ww|w|Wo|WW|W|Qo|Q|e|E|HH|H|hh|h|kk|k|mm|m|ss|s|SSS|SS|S|A|a|X|x|ZZ|Z"
    r"|LLLL|LLL|LL|L|LT|[^\[]|\["
)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    if number // 10 % 10 == 1:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def formatted(day: date, form: str) -> str:
    """A moment by a format, a day at midnight; what stands in [ ] is taken as it is."""
    parts = []
    for found in _LETTERS.finditer(form):
        if found[1] is not None:
            parts.append(found[1])
            continue
        write = _WRITERS.get(found[0])
        parts.append(write(day) if write else found[0])
    return "".join(parts)


def _weekday(day: date) -> int:
    return day.isoweekday() % 7


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _of_year(day: date) -> int:
    return day.timetuple().tm_yday


_WRITERS: dict[str, Callable[[date], str]] = {
    "YYYYYY": lambda day: f"+{day.year:06}",
    "YYYYY": lambda day: f"{day.year:05}",
    "YYYY": lambda day: f"{day.year:04}",
    "YY": lambda day: f"{day.year % 100:02}",
    "Y": lambda day: str(day.year),
    "MMMM": lambda day: MONTHS[day.month - 1],
    "MMM": lambda day: MONTHS[day.month - 1][:3],
    "MM": lambda day: f"{day.month:02}",
    "Mo": lambda day: ordinal(day.month),
    "M": lambda day: str(day.month),
    "DDDD": lambda day: f"{_of_year(day):03}",
    "DDDo": lambda day: ordinal(_of_year(day)),
    "DDD": lambda day: str(_of_year(day)),
    "DD": lambda day: f"{day.day:02}",
    "Do": lambda day: ordinal(day.day),
    "D": lambda day: str(day.day),
    "dddd": lambda day: DAYS[day.weekday()],
    "ddd": lambda day: DAYS[day.weekday()][:3],
    "dd": lambda day: DAYS[day.weekday()][:2],
    "do": lambda day: ordinal(_weekday(day)),
    "d": lambda day: str(_weekday(day)),
    "e": lambda day: str(_weekday(day)),
    "E": lambda day: str(day.isoweekday()),
    "gggg": lambda day: str(week_from_sunday(day)[0]),
    "gg": lambda day: str(week_from_sunday(day)[0])[-2:],
    "ww": lambda day: f"{week_from_sunday(day)[1]:02}",
    "w": lambda day: str(week_from_sunday(day)[1]),
    "wo": lambda day: ordinal(week_from_sunday(day)[1]),
    "GGGG": lambda day: str(day.isocalendar().year),
    "GG": lambda day: str(day.isocalendar().year)[-2:],
    "WW": lambda day: f"{day.isocalendar().week:02}",
    "W": lambda day: str(day.isocalendar().week),
    "Wo": lambda day: ordinal(day.isocalendar().week),
    "Q": lambda day: str(_quarter(day)),
    "Qo": lambda day: ordinal(_quarter(day)),
    "HH": lambda day: f"{_clock(day)[0]:02}",
    "H": lambda day: str(_clock(day)[0]),
    "hh": lambda day: f"{_clock(day)[0] % 12 or 12:02}",
    "h": lambda day: str(_clock(day)[0] % 12 or 12),
    "kk": lambda day: f"{_clock(day)[0] or 24:02}",
    "k": lambda day: str(_clock(day)[0] or 24),
    "mm": lambda day: f"{_clock(day)[1]:02}",
    "m": lambda day: str(_clock(day)[1]),
    "ss": lambda day: f"{_clock(day)[2]:02}",
    "s": lambda day: str(_clock(day)[2]),
    "SSS": lambda day: f"{_clock(day)[3] // 1000:03}",
    "SS": lambda day: f"{_clock(day)[3] // 10_000:02}",
    "S": lambda day: str(_clock(day)[3] // 100_000),
    "A": lambda day: "PM" if _clock(day)[0] >= 12 else "AM",
    "a": lambda day: "pm" if _clock(day)[0] >= 12 else "am",
    "Z": lambda _: "+00:00",
    "ZZ": lambda _: "+0000",
    "LLLL": lambda day: f"{DAYS[day.weekday()]}, {_long(day)} {_time(day)}",
    "LLL": lambda day: f"{_long(day)} {_time(day)}",
    "LL": lambda day: _long(day),
    "L": lambda day: f"{day.month:02}/{day.day:02}/{day.year:04}",
    "LT": lambda day: _time(day),
}


def _long(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _clock(day: date) -> tuple[int, int, int, int]:
    if not isinstance(day, datetime):
        return 0, 0, 0, 0
    return day.hour, day.minute, day.second, day.microsecond


def _time(day: date) -> str:
    hour, minute, *_ = _clock(day)
    return f"{hour % 12 or 12}:{minute:02} {'PM' if hour >= 12 else 'AM'}"
