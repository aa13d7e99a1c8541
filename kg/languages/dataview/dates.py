"""Points in time, with the zone in which they are read.

Arithmetic as luxon has it: years to days move the calendar, smaller units the clock; a day that a
month has not becomes its last.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from kg.languages.errors import Failed

_DATE = re.compile(
    r"(\d{4})-(\d{2})"
    r"(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{3}))?"
    r"([+-]\d{1,2}(?::\d{2})?|Z|\[[0-9A-Za-z+,./-]+\])?)?)?)?)?",
    re.ASCII,
)
_IN_NAME = (
    re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)
_OFFSET = re.compile(r"UTC([+-])(\d{1,2})(?::(\d{2}))?", re.IGNORECASE | re.ASCII)
_NO_OFFSET = timedelta()
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001: an instant counts from here, without a zone


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone. `fixed`: its offset never changes and is its name."""

    name: str
    rules: tzinfo
    fixed: bool = False


UTC_ZONE = Zone("UTC", UTC, fixed=True)


@dataclass(frozen=True, slots=True)
class Date:
    """A moment; `local` is what the clock of the zone shows, `offset` its distance to UTC."""

    local: datetime
    offset: timedelta
    zone: Zone

    @property
    def instant(self) -> float:
        """Milliseconds since 1970 in UTC."""
        return (self.local - self.offset - _EPOCH) / timedelta(milliseconds=1)

    @property
    def at_midnight(self) -> bool:
        """Whether it has no hour, minute or second."""
        return not (self.local.hour or self.local.minute or self.local.second)

    def iso(self) -> str:
        """As ISO 8601 text with milliseconds: 2026-01-05T12:00:00.000+00:00."""
        ending = "Z" if self.zone.fixed and not self.offset else offset_text(self.offset)
        return self.local.isoformat(timespec="milliseconds") + ending


def offset_text(offset: timedelta, colon: str = ":") -> str:
    """+02:00."""
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{colon}{abs(minutes) % 60:02}"


def local_date(local: datetime, zone: Zone) -> Date:
    """The moment at which the clock of the zone shows this.

    A time that is left out in spring is moved on, of one that comes twice the first is meant.
    """
    if zone.rules is UTC:
        return Date(local, _NO_OFFSET, zone)
    offset = local.replace(tzinfo=zone.rules).utcoffset() or _NO_OFFSET
    if zone.fixed:
        return Date(local, offset, zone)
    return at_instant(local - offset, zone)


def at_instant(utc: datetime, zone: Zone) -> Date:
    """The moment `utc` (without a zone of its own) as the zone shows it. Raises Failed."""
    try:
        shown = utc.replace(tzinfo=UTC).astimezone(zone.rules)
    except OverflowError as error:
        raise Failed("a date lies outside of the years 1 to 9999") from error
    return Date(shown.replace(tzinfo=None, fold=0), shown.utcoffset() or timedelta(), zone)


def from_milliseconds(milliseconds: float, zone: Zone) -> Date:
    """The moment so long after 1970. Raises Failed."""
    try:
        return at_instant(_EPOCH + timedelta(milliseconds=milliseconds), zone)
    except (OverflowError, ValueError) as error:
        raise Failed("a date lies outside of the years 1 to 9999") from error


def zone_named(name: str, local: Zone) -> Zone | None:
    """A zone by its name (Europe/Paris) or its offset (UTC+2)."""
    if name.lower() in ("local", "system", "default"):
        return local
    if name.lower() in ("utc", "gmt", "utc+0"):
        return UTC_ZONE
    if found := _OFFSET.fullmatch(name):
        hours, minutes = int(found[2]), int(found[3] or 0)
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if found[1] == "-" else 1)
        if not offset:
            return UTC_ZONE
        if abs(offset) >= timedelta(days=1):
            return None
        return Zone("UTC" + offset_text(offset), timezone(offset), fixed=True)
    try:
        return Zone(name, ZoneInfo(name))
    except (ValueError, OSError, LookupError):
        return None


@lru_cache(maxsize=20_000)
def read_date(text: str, zone: Zone) -> tuple[Date, int] | None:
    """The date at the start of a text, and where it ends: 2026-01, 2026-01-05T12:00:00+02:00."""
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, milli = (int(part or 0) for part in found.groups()[:7])
    if not 1 <= month <= 12 or not year:
        return None
    written = found[8]
    of = zone
    if written:
        name = "UTC" if written == "Z" else written[1:-1] if written[0] == "[" else f"UTC{written}"
        named = zone_named(name, zone)
        if named is None:
            return None
        of = named
    # A day beyond the month rolls over: 30 February is 2 March.
    days = int(day) - 1 if found[3] else 0
    try:
        moment = datetime(year, month, 1) + timedelta(
            days=days, hours=hour, minutes=minute, seconds=second, milliseconds=milli
        )
        return local_date(moment, of), found.end()
    except OverflowError:
        return None


def whole_date(text: str, zone: Zone) -> Date | None:
    """The date that a text is, as a whole."""
    found = read_date(text, zone)
    return found[0] if found and found[1] == len(text) else None


def date_in(text: str, zone: Zone) -> Date | None:
    """The date in a name: YYYY-MM-DD anywhere, else eight digits."""
    for pattern in _IN_NAME:
        if found := pattern.search(text):
            year, month, day = map(int, found.groups())
            try:
                return local_date(datetime(year, month, day), zone)
            except ValueError:
                return None
    return None


def start_of_day(date: Date) -> Date:
    """Midnight of its day."""
    return local_date(date.local.replace(hour=0, minute=0, second=0, microsecond=0), date.zone)


def _end_of_day(date: Date) -> Date:
    last = date.local.replace(hour=23, minute=59, second=59, microsecond=999_000)
    return local_date(last, date.zone)


def shorthand(name: str, now: Date) -> Date | None:
    """What `today`, `sow` or `end-of-month` means."""
    today = start_of_day(now)
    local = today.local
    begin, _, unit = name.partition("-of-")
    if unit:
        name = f"{begin[0]}o{unit[0]}" if begin in ("start", "end") else ""
        if unit not in ("week", "month", "year"):
            return None
    weekday = local.weekday()
    moved = {
        "now": lambda: now,
        "today": lambda: today,
        "yesterday": lambda: _moved(today, local - timedelta(days=1)),
        "tomorrow": lambda: _moved(today, local + timedelta(days=1)),
        "sow": lambda: _moved(today, local - timedelta(days=weekday)),
        "eow": lambda: _end_of_day(_moved(today, local + timedelta(days=6 - weekday))),
        "som": lambda: _moved(today, local.replace(day=1)),
        "eom": lambda: _end_of_day(_moved(today, local.replace(day=_last_day(local)))),
        "soy": lambda: _moved(today, local.replace(month=1, day=1)),
        "eoy": lambda: _end_of_day(_moved(today, local.replace(month=12, day=31))),
    }.get(name)
    return moved() if moved else None


SHORTHANDS = (
    "start-of-month", "start-of-week", "start-of-year", "end-of-month", "end-of-week",
    "end-of-year", "yesterday", "tomorrow", "today", "now", "sow", "eow", "soy", "eoy", "som",
    "eom",
)  # fmt: skip


def _moved(date: Date, local: datetime) -> Date:
    return local_date(local, date.zone)


def _last_day(local: datetime) -> int:
    return calendar.monthrange(local.year, local.month)[1]


def shifted(date: Date, years: int, months: int, days: int) -> Date:
    """Moved in the calendar: first by whole months, then by days. Raises Failed."""
    count = date.local.year * 12 + date.local.month - 1 + years * 12 + months
    year, month = divmod(count, 12)
    try:
        last = calendar.monthrange(year, month + 1)[1]
        first = date.local.replace(year=year, month=month + 1, day=min(date.local.day, last))
        return local_date(first + timedelta(days=days), date.zone)
    except (ValueError, OverflowError, IndexError) as error:
        raise Failed("a date lies outside of the years 1 to 9999") from error


def later(date: Date, milliseconds: float) -> Date:
    """So much time after. Raises Failed."""
    try:
        moved = date.local - date.offset + timedelta(milliseconds=milliseconds)
    except (OverflowError, ValueError) as error:
        raise Failed("a date lies outside of the years 1 to 9999") from error
    return at_instant(moved, date.zone)
