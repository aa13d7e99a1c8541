"""Dates read by luxon's tokens: `date("31.12.2025", "dd.MM.yyyy")`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as calendar_date
from datetime import datetime, timedelta

from kg.languages.dataview.date_format import DAYS, MONTHS, tokens
from kg.languages.dataview.dates import Date, Zone, local_date, zone_named

_Fields = dict[str, int]


def _number(field: str, pattern: str) -> tuple[str, Callable[[str], _Fields]]:
    return pattern, lambda text: {field: int(text)}


def _name(field: str, names: tuple[str, ...], first: int) -> tuple[str, Callable[[str], _Fields]]:
    lower = [name.lower() for name in names]
    return "|".join(map(re.escape, names)), lambda text: {field: lower.index(text.lower()) + first}


def _short_year(field: str) -> tuple[str, Callable[[str], _Fields]]:
    def year(text: str) -> _Fields:
        number = int(text)
        return {field: number if number > 99 else number + (1900 if number > 60 else 2000)}

    return r"\d{2,4}", year


def _parts_of_second(text: str) -> _Fields:
    return {"millisecond": int(float(f"0.{text}") * 1000)}


_SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
_SHORT_DAYS = tuple(name[:3] for name in DAYS)
_TOKENS: dict[str, tuple[str, Callable[[str], _Fields]]] = {
    "G": _name("era", ("BC", "AD"), 0),
    "GG": _name("era", ("Before Christ", "Anno Domini"), 0),
    "y": _number("year", r"\d{1,6}"),
    "yy": _short_year("year"),
    "yyyy": _number("year", r"\d{4}"),
    "yyyyy": _number("year", r"\d{4,6}"),
    "yyyyyy": _number("year", r"\d{6}"),
    "M": _number("month", r"\d{1,2}"),
    "MM": _number("month", r"\d{2}"),
    "MMM": _name("month", _SHORT_MONTHS, 1),
    "MMMM": _name("month", MONTHS, 1),
    "L": _number("month", r"\d{1,2}"),
    "LL": _number("month", r"\d{2}"),
    "LLL": _name("month", _SHORT_MONTHS, 1),
    "LLLL": _name("month", MONTHS, 1),
    "d": _number("day", r"\d{1,2}"),
    "dd": _number("day", r"\d{2}"),
    "o": _number("ordinal", r"\d{1,3}"),
    "ooo": _number("ordinal", r"\d{3}"),
    "H": _number("hour", r"\d{1,2}"),
    "HH": _number("hour", r"\d{2}"),
    "h": _number("hour12", r"\d{1,2}"),
    "hh": _number("hour12", r"\d{2}"),
    "m": _number("minute", r"\d{1,2}"),
    "mm": _number("minute", r"\d{2}"),
    "q": _number("quarter", r"\d{1,2}"),
    "qq": _number("quarter", r"\d{2}"),
    "s": _number("second", r"\d{1,2}"),
    "ss": _number("second", r"\d{2}"),
    "S": _number("millisecond", r"\d{1,3}"),
    "SSS": _number("millisecond", r"\d{3}"),
    "u": (r"\d{1,9}", _parts_of_second),
    "uu": (r"\d{1,2}", _parts_of_second),
    "uuu": (r"\d", _parts_of_second),
    "a": _name("meridiem", ("AM", "PM"), 0),
    "kkkk": _number("week_year", r"\d{4}"),
    "kk": _short_year("week_year"),
    "W": _number("week", r"\d{1,2}"),
    "WW": _number("week", r"\d{2}"),
    "E": _number("weekday", r"\d"),
    "c": _number("weekday", r"\d"),
    "EEE": _name("weekday", _SHORT_DAYS, 1),
    "EEEE": _name("weekday", DAYS, 1),
    "ccc": _name("weekday", _SHORT_DAYS, 1),
    "cccc": _name("weekday", DAYS, 1),
}
_ZONES = {
    "Z": r"[+-]\d{1,2}(?::\d{2})?",
    "ZZ": r"[+-]\d{1,2}(?::\d{2})?",
    "ZZZ": r"[+-]\d{1,2}(?:\d{2})?",
    "z": r"[A-Za-z_+,./-]{1,256}?",
}
_HIGHEST = {"month": 12, "day": 31, "hour": 24, "minute": 59, "second": 59, "millisecond": 999}
_LONGEST = 300  # characters of a format


def read_formatted(text: str, form: str, now: Date) -> Date | None:
    """The date that a text is by a format; what the format leaves out above is as it is now."""
    if len(form) > _LONGEST or len(text) > _LONGEST:
        return None
    pattern = ""
    readers: list[Callable[[str], _Fields] | str | None] = []
    for token, literal in tokens(form):
        known = None if literal else _TOKENS.get(token)
        zone = None if literal else _ZONES.get(token)
        part = known[0] if known else zone or re.escape(token)
        pattern += f"({part})"
        readers.append(known[1] if known else token if zone else None)
    if not any(readers):
        return None
    found = re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII)
    if found is None:
        return None
    fields: _Fields = {}
    of: Zone | None = now.zone
    for reader, piece in zip(readers, found.groups(), strict=True):
        if isinstance(reader, str):
            of = _zone(reader, piece, now.zone)
        elif reader:
            fields |= reader(piece)
    return _made(fields, of, now) if of else None


def _zone(token: str, text: str, local: Zone) -> Zone | None:
    if token == "z":
        return zone_named(text, local)
    if token == "ZZZ" and len(text) > 3:
        text = f"{text[:-2]}:{text[-2:]}"
    return zone_named(f"UTC{text}", local)


def _made(fields: _Fields, zone: Zone, now: Date) -> Date | None:
    if "hour12" in fields:
        fields["hour"] = _hour(fields["hour12"], fields.get("meridiem"))
    if "quarter" in fields:
        fields["month"] = 3 * fields["quarter"] - 2
    if any(fields.get(name, 0) > most for name, most in _HIGHEST.items()):
        return None
    local = now.local
    try:
        if _by_week(fields):
            year, week, _ = local.isocalendar()
            day = calendar_date.fromisocalendar(
                fields.get("week_year", year),
                fields.get("week", 1 if "week_year" in fields else week),
                fields.get("weekday", 1),
            )
            start = datetime(day.year, day.month, day.day)
        elif "ordinal" in fields:
            start = datetime(fields.get("year", local.year), 1, 1)
            start += timedelta(days=fields["ordinal"] - 1)
        else:
            start = _calendar(fields, local)
        return _timed(start, fields, zone)
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: int | None) -> int:
    """The hour of the day by the clock's; `half` is 0 for AM, 1 for PM."""
    if hour < 12:
        return hour + 12 if half == 1 else hour
    return 0 if hour == 12 and half == 0 else hour


def _by_week(fields: _Fields) -> bool:
    calendar = {"year", "month", "day", "ordinal"} & fields.keys()
    return "week" in fields or "week_year" in fields or ("weekday" in fields and not calendar)


def _calendar(fields: _Fields, local: datetime) -> datetime:
    """The day: what is left out above is as it is now, what is left out below is the first."""
    year = fields.get("year", local.year)
    month = fields.get("month", 1 if "year" in fields else local.month)
    lower = "year" in fields or "month" in fields
    return datetime(year, month, fields.get("day", 1 if lower else local.day))


def _timed(start: datetime, fields: _Fields, zone: Zone) -> Date:
    moment = start + timedelta(
        hours=fields.get("hour", 0),
        minutes=fields.get("minute", 0),
        seconds=fields.get("second", 0),
        milliseconds=fields.get("millisecond", 0),
    )
    found = local_date(moment, zone)
    if "weekday" in fields and found.local.isoweekday() != fields["weekday"]:
        raise ValueError("the weekday is another")
    return found
