"""Dates and durations written by luxon's tokens, in English."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date as calendar_date

from kg.languages.dataview.dates import Date, offset_text
from kg.languages.dataview.durations import UNITS, Duration, in_units
from kg.languages.numbers import written

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# American English has short names for its own zones only.
_SHORT_NAMES = frozenset(
    ("EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST")
)
_UNIT_BY_LETTER = {
    "y": "years", "M": "months", "w": "weeks", "d": "days", "h": "hours", "m": "minutes",
    "s": "seconds", "S": "milliseconds",
}  # fmt: skip


def tokens(form: str) -> list[tuple[str, bool]]:
    """A format in runs of one character; what is quoted or blank is literal (True)."""
    found: list[tuple[str, bool]] = []
    run = ""
    quoted = False
    for char in form:
        if char == "'":
            if run or quoted:
                found.append((run or "'", quoted or run.isspace()))
            run, quoted = "", not quoted
        elif quoted or not run or char == run[0]:
            run += char
        else:
            found.append((run, run.isspace()))
            run = char
    if run:
        found.append((run, quoted or run.isspace()))
    return found


def formatted(date: Date, form: str) -> str:
    """A date by a format such as `yyyy-MM-dd HH:mm`."""
    parts = []
    for token, literal in tokens(form):
        known = None if literal else _TOKENS.get(token)
        parts.append(known(date) if known else token)
    return "".join(parts)


def formatted_duration(duration: Duration, form: str) -> str:
    """A duration by a format such as `d'd' hh:mm`: in the units that the format names."""
    parts = tokens(form)
    units = {_UNIT_BY_LETTER[token[0]] for token, quoted in parts if not quoted
             and token[0] in _UNIT_BY_LETTER}  # fmt: skip
    shifted = in_units(duration, tuple(u for u in UNITS if u in units)) if units else duration
    return "".join(
        token
        if quoted or token[0] not in _UNIT_BY_LETTER
        else _padded(shifted.get(_UNIT_BY_LETTER[token[0]]), len(token))
        for token, quoted in parts
    )


def _padded(amount: float, digits: int) -> str:
    """The whole number below, with zeros in front."""
    whole = written(math.floor(amount) if math.isfinite(amount) else amount)
    sign = "-" if whole.startswith("-") else ""
    return sign + whole.removeprefix("-").zfill(digits)


def _two(number: int) -> str:
    return f"{number:02}"


def _clock(form: str) -> Callable[[Date], str]:
    return lambda date: date.local.strftime(form)


def _hour12(date: Date) -> int:
    return date.local.hour % 12 or 12


def _meridiem(date: Date) -> str:
    return "AM" if date.local.hour < 12 else "PM"


def _offset_narrow(date: Date) -> str:
    minutes = int(date.offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _zone_short(date: Date) -> str:
    if date.zone.fixed or date.zone.name == "UTC":
        return date.zone.name
    name = date.local.replace(tzinfo=date.zone.rules).tzname() or ""
    return name if name in _SHORT_NAMES else "GMT" + _offset_narrow(date)


def _zone_long(date: Date) -> str:
    if date.zone.fixed:
        return date.zone.name
    if date.zone.name == "UTC":
        return "Coordinated Universal Time"
    return "GMT" + offset_text(date.offset)


def _week(date: Date) -> int:
    return date.local.isocalendar().week


def _week_year(date: Date) -> int:
    return date.local.isocalendar().year


def week_from_sunday(day: calendar_date) -> tuple[int, int]:
    """Year and number of the week as the United States count: from Sunday, from 1 January."""
    sunday = day.toordinal() - day.isoweekday() % 7
    year = day.year + 1
    while True:
        first = calendar_date(year, 1, 1) if year <= 9999 else calendar_date.max
        start = first.toordinal() - first.isoweekday() % 7
        if start <= sunday:
            return year, (sunday - start) // 7 + 1
        year -= 1


def _milli(date: Date) -> int:
    return date.local.microsecond // 1000


def _month(date: Date) -> str:
    return MONTHS[date.local.month - 1]


def _weekday(date: Date) -> str:
    return DAYS[date.local.weekday()]


def _numeric(date: Date) -> str:
    return f"{date.local.month}/{date.local.day}/{date.local.year}"


def _medium(date: Date) -> str:
    return f"{_month(date)[:3]} {date.local.day}, {date.local.year}"


def _long(date: Date) -> str:
    return f"{_month(date)} {date.local.day}, {date.local.year}"


def _full(date: Date) -> str:
    return f"{_weekday(date)}, {_long(date)}"


def _time(date: Date, *, seconds: bool = False) -> str:
    ending = f":{date.local.second:02}" if seconds else ""
    return f"{_hour12(date)}:{date.local.minute:02}{ending} {_meridiem(date)}"


def _time24(date: Date, *, seconds: bool = False) -> str:
    ending = f":{date.local.second:02}" if seconds else ""
    return f"{date.local.hour:02}:{date.local.minute:02}{ending}"


_TOKENS: dict[str, Callable[[Date], str]] = {
    "S": lambda d: str(_milli(d)),
    "u": lambda d: f"{_milli(d):03}",
    "SSS": lambda d: f"{_milli(d):03}",
    "uu": lambda d: _two(_milli(d) // 10),
    "uuu": lambda d: str(_milli(d) // 100),
    "s": lambda d: str(d.local.second),
    "ss": lambda d: _two(d.local.second),
    "m": lambda d: str(d.local.minute),
    "mm": lambda d: _two(d.local.minute),
    "h": lambda d: str(_hour12(d)),
    "hh": lambda d: _two(_hour12(d)),
    "H": lambda d: str(d.local.hour),
    "HH": lambda d: _two(d.local.hour),
    "Z": _offset_narrow,
    "ZZ": lambda d: offset_text(d.offset),
    "ZZZ": lambda d: offset_text(d.offset, ""),
    "ZZZZ": _zone_short,
    "ZZZZZ": _zone_long,
    "z": lambda d: d.zone.name,
    "a": _meridiem,
    "d": lambda d: str(d.local.day),
    "dd": lambda d: _two(d.local.day),
    "c": lambda d: str(d.local.isoweekday()),
    "ccc": lambda d: _weekday(d)[:3],
    "cccc": _weekday,
    "ccccc": lambda d: _weekday(d)[0],
    "E": lambda d: str(d.local.isoweekday()),
    "EEE": lambda d: _weekday(d)[:3],
    "EEEE": _weekday,
    "EEEEE": lambda d: _weekday(d)[0],
    "L": lambda d: str(d.local.month),
    "LL": lambda d: _two(d.local.month),
    "LLL": lambda d: _month(d)[:3],
    "LLLL": _month,
    "LLLLL": lambda d: _month(d)[0],
    "M": lambda d: str(d.local.month),
    "MM": lambda d: _two(d.local.month),
    "MMM": lambda d: _month(d)[:3],
    "MMMM": _month,
    "MMMMM": lambda d: _month(d)[0],
    "y": lambda d: str(d.local.year),
    "yy": lambda d: str(d.local.year)[-2:].zfill(2),
    "yyyy": lambda d: f"{d.local.year:04}",
    "yyyyyy": lambda d: f"{d.local.year:06}",
    "G": lambda _: "AD",
    "GG": lambda _: "Anno Domini",
    "GGGGG": lambda _: "A",
    "kk": lambda d: str(_week_year(d))[-2:].zfill(2),
    "kkkk": lambda d: f"{_week_year(d):04}",
    "W": lambda d: str(_week(d)),
    "WW": lambda d: _two(_week(d)),
    "n": lambda d: str(week_from_sunday(d.local)[1]),
    "nn": lambda d: _two(week_from_sunday(d.local)[1]),
    "ii": lambda d: str(week_from_sunday(d.local)[0])[-2:].zfill(2),
    "iiii": lambda d: f"{week_from_sunday(d.local)[0]:04}",
    "o": lambda d: str(d.local.timetuple().tm_yday),
    "ooo": lambda d: f"{d.local.timetuple().tm_yday:03}",
    "q": lambda d: str((d.local.month + 2) // 3),
    "qq": lambda d: _two((d.local.month + 2) // 3),
    "X": lambda d: str(int(d.instant // 1000)),
    "x": lambda d: str(int(d.instant)),
    "D": _numeric,
    "DD": _medium,
    "DDD": _long,
    "DDDD": _full,
    "t": _time,
    "tt": lambda d: _time(d, seconds=True),
    "ttt": lambda d: f"{_time(d, seconds=True)} {_zone_short(d)}",
    "tttt": lambda d: f"{_time(d, seconds=True)} {_zone_long(d)}",
    "T": _time24,
    "TT": lambda d: _time24(d, seconds=True),
    "TTT": lambda d: f"{_time24(d, seconds=True)} {_zone_short(d)}",
    "TTTT": lambda d: f"{_time24(d, seconds=True)} {_zone_long(d)}",
    "f": lambda d: f"{_numeric(d)}, {_time(d)}",
    "ff": lambda d: f"{_medium(d)}, {_time(d)}",
    "fff": lambda d: f"{_long(d)} at {_time(d)} {_zone_short(d)}",
    "ffff": lambda d: f"{_full(d)} at {_time(d)} {_zone_long(d)}",
    "F": lambda d: f"{_numeric(d)}, {_time(d, seconds=True)}",
    "FF": lambda d: f"{_medium(d)}, {_time(d, seconds=True)}",
    "FFF": lambda d: f"{_long(d)} at {_time(d, seconds=True)} {_zone_short(d)}",
    "FFFF": lambda d: f"{_full(d)} at {_time(d, seconds=True)} {_zone_long(d)}",
}
