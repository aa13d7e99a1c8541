"""Moments of moment.js, in English and without time zones, as scripts use them."""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from kg.languages.dataview.date_format import week_from_sunday
from kg.languages.errors import Failed
from kg.languages.tasks.moment_format import formatted
from kg.languages.tasks.script.values import UNDEFINED, Function, Value, number, text

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001: counted from, without a zone
_CLOCK = {"hour": 3600.0, "minute": 60.0, "second": 1.0, "millisecond": 0.001}
_DAYS = {"day": 1, "week": 7, "isoweek": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SHORT = {
    "y": "year", "Q": "quarter", "M": "month", "w": "week", "W": "isoweek", "d": "day",
    "D": "day", "h": "hour", "m": "minute", "s": "second", "ms": "millisecond", "date": "day",
}  # fmt: skip
_UNITS = (*_CLOCK, *_DAYS, *_MONTHS)
Now = Callable[[], datetime]


def unit_of(value: Value) -> str:
    """A unit of time by any of its names. Raises Failed."""
    name = text(value)
    found = _SHORT.get(name) or _SHORT.get(name.rstrip("s")) or name.lower().rstrip("s")
    if found not in _UNITS:
        raise Failed(f"{name!r} is no unit of time")
    return found


def start_of(at: datetime, unit: str) -> datetime:
    """When the unit began that a moment lies in."""
    if unit == "millisecond":
        return at
    if unit in _CLOCK:
        kept = {"hour": (0, 0), "minute": (at.minute, 0), "second": (at.minute, at.second)}[unit]
        return at.replace(minute=kept[0], second=kept[1], microsecond=0)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in _DAYS:
        back = {"day": 0, "week": day.isoweekday() % 7, "isoweek": day.weekday()}[unit]
        return day - timedelta(days=back)
    months = _MONTHS[unit]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def moved(at: datetime, amount: float, unit: str) -> datetime:
    """A moment so much later. Raises Failed beyond the calendar."""
    try:
        if unit in _CLOCK:
            return at + timedelta(seconds=amount * _CLOCK[unit])
        if unit in _DAYS:
            return at + timedelta(days=math.floor(amount * _DAYS[unit] + 0.5))
        months = at.year * 12 + at.month - 1 + math.floor(amount * _MONTHS[unit] + 0.5)
        year, month = months // 12, months % 12 + 1
        return at.replace(
            year=year, month=month, day=min(at.day, calendar.monthrange(year, month)[1])
        )
    except (ValueError, OverflowError) as error:
        raise Failed("a day lies beyond the calendar") from error


def distance(one: datetime, other: datetime, unit: str) -> float:
    """How many units lie between, with a fraction."""
    seconds = (one - other).total_seconds()
    if unit in _CLOCK:
        return seconds / _CLOCK[unit]
    if unit in _DAYS:
        return seconds / 86_400 / _DAYS[unit]
    months = (one.year - other.year) * 12 + one.month - other.month
    anchor = moved(other, months, "month")
    step = -1 if one < anchor else 1
    span = abs((moved(other, months + step, "month") - anchor).total_seconds())
    return (months + (one - anchor).total_seconds() / span) / _MONTHS[unit]


_HUMAN = (  # up to so many of a unit, rounded: seconds, minutes, hours, days, months
    ("second", 44, "a few seconds", ""), ("minute", 1, "a minute", ""),
    ("minute", 44, "", "minutes"), ("hour", 1, "an hour", ""), ("hour", 21, "", "hours"),
    ("day", 1, "a day", ""), ("day", 25, "", "days"), ("month", 1, "a month", ""),
    ("month", 10, "", "months"), ("year", 1, "a year", ""),
)  # fmt: skip


def human(at: datetime, now: datetime) -> str:
    """`in 3 days`, `a month ago`."""
    seconds = (at - now).total_seconds()
    whole, rest = _months_between(*sorted((at, now)))
    # As moment.js turns days into months: 400 years have 4,800.
    months = whole + rest * 4800 / 146_097
    days = rest + math.floor(whole * 146_097 / 4800 + 0.5)
    amounts = {
        "second": abs(seconds), "minute": abs(seconds) / 60, "hour": abs(seconds) / 3600,
        "day": days, "month": months, "year": months / 12,
    }  # fmt: skip
    rounded = {unit: math.floor(amount + 0.5) for unit, amount in amounts.items()}
    for unit, most, alone, several in _HUMAN:
        if rounded[unit] <= most:
            words = alone or f"{rounded[unit]} {several}"
            break
    else:
        words = f"{rounded['year']} years"
    return f"in {words}" if seconds > 0 else f"{words} ago"


def _months_between(first: datetime, last: datetime) -> tuple[int, float]:
    """The whole months between two moments, and the days that are left."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if moved(first, months, "month") > last:
        months -= 1
    return months, (last - moved(first, months, "month")).total_seconds() / 86_400


class Moment:
    """A moment; `at` is None for an invalid one. Methods such as `add` change it, as there."""

    def __init__(self, at: datetime | None, now: Now) -> None:
        self.at, self._now = at, now

    def text(self) -> str:
        """Day and time."""
        return self._format("ddd MMM DD YYYY HH:mm:ss") if self.at else "Invalid date"

    def number(self) -> float:
        """Milliseconds since 1970."""
        return math.nan if self.at is None else (self.at - _EPOCH).total_seconds() * 1000

    def member(self, name: str) -> Value:
        """A method. Raises Failed for one that moment.js has and kg has not."""
        if test := _TESTS.get(name):
            return Function(lambda given: self._compared(test, given), name)
        if part := _PARTS.get(name):
            return Function(lambda _: float(part(self.at)) if self.at else math.nan, name)
        method = _METHODS.get(name)
        return Function(lambda given: method(self, given), name) if method else UNDEFINED

    def _compared(self, test: Callable[[float, float], bool], given: list[Value]) -> bool:
        other = as_moment(given[0] if given else UNDEFINED, self._now)
        if self.at is None or other.at is None:
            return False
        unit = unit_of(given[1]) if len(given) > 1 and given[1] else "millisecond"
        one, two = start_of(self.at, unit), start_of(other.at, unit)
        return test((one - two).total_seconds(), 0.0)

    def _format(self, form: str) -> str:
        if self.at is None:
            return "Invalid date"
        return formatted(self.at, form)

    def format(self, given: list[Value]) -> Value:
        """By the letters of a format."""
        return self._format(text(given[0]) if given else "YYYY-MM-DDTHH:mm:ssZ")

    def clone(self, _given: list[Value]) -> Value:
        """The same again."""
        return Moment(self.at, self._now)

    def add(self, given: list[Value], sign: int = 1) -> Value:
        """So much later."""
        if self.at is not None:
            amount = number(given[0]) if given else math.nan
            if not math.isfinite(amount) or abs(amount) > 1e9:
                raise Failed("a moment is moved by a number and a unit")
            self.at = moved(self.at, sign * amount, unit_of(given[1] if len(given) > 1 else "ms"))
        return self

    def subtract(self, given: list[Value]) -> Value:
        """So much earlier."""
        return self.add(given, -1)

    def start_of(self, given: list[Value]) -> Value:
        """Back to where a unit begins."""
        if self.at is not None:
            self.at = start_of(self.at, unit_of(given[0] if given else "ms"))
        return self

    def end_of(self, given: list[Value]) -> Value:
        """On to where a unit ends."""
        if self.at is not None:
            unit = unit_of(given[0] if given else "ms")
            self.at = moved(start_of(self.at, unit), 1, unit) - timedelta(milliseconds=1)
        return self

    def difference(self, given: list[Value]) -> Value:
        """How many units lie between it and another moment, cut."""
        other = as_moment(given[0] if given else UNDEFINED, self._now)
        if self.at is None or other.at is None:
            return math.nan
        unit = unit_of(given[1]) if len(given) > 1 else "millisecond"
        found = distance(self.at, other.at, unit)
        return found if len(given) > 2 and given[2] is True else float(math.trunc(found))

    def between(self, given: list[Value]) -> Value:
        """Whether it lies between two others, without them."""
        unit = [*given[2:3]]
        first = [given[0] if given else UNDEFINED, *unit]
        last = [given[1] if len(given) > 1 else UNDEFINED, *unit]
        return self._compared(_TESTS["isAfter"], first) and self._compared(
            _TESTS["isBefore"], last
        )  # fmt: skip

    def from_now(self, given: list[Value]) -> Value:
        """`in 3 days`; with true only the amount."""
        if self.at is None:
            return "Invalid date"
        words = human(self.at, self._now())
        bare = given and given[0] is True
        return words.removeprefix("in ").removesuffix(" ago") if bare else words

    def iso(self, _given: list[Value]) -> Value:
        """As ISO text."""
        if self.at is None:
            return None
        return self.at.isoformat(timespec="milliseconds") + "Z"


_TESTS: Mapping[str, Callable[[float, float], bool]] = {
    "isSame": lambda one, other: one == other,
    "isBefore": lambda one, other: one < other,
    "isAfter": lambda one, other: one > other,
    "isSameOrBefore": lambda one, other: one <= other,
    "isSameOrAfter": lambda one, other: one >= other,
}
_PARTS: Mapping[str, Callable[[datetime], int]] = {
    "year": lambda at: at.year,
    "month": lambda at: at.month - 1,
    "quarter": lambda at: (at.month + 2) // 3,
    "date": lambda at: at.day,
    "day": lambda at: at.isoweekday() % 7,
    "weekday": lambda at: at.isoweekday() % 7,
    "isoWeekday": lambda at: at.isoweekday(),
    "week": lambda at: week_from_sunday(at.date())[1],
    "weeks": lambda at: week_from_sunday(at.date())[1],
    "isoWeek": lambda at: at.isocalendar().week,
    "isoWeekYear": lambda at: at.isocalendar().year,
    "dayOfYear": lambda at: at.timetuple().tm_yday,
    "daysInMonth": lambda at: calendar.monthrange(at.year, at.month)[1],
    "hour": lambda at: at.hour,
    "hours": lambda at: at.hour,
    "minute": lambda at: at.minute,
    "minutes": lambda at: at.minute,
    "second": lambda at: at.second,
    "seconds": lambda at: at.second,
}
_METHODS: Mapping[str, Callable[[Moment, list[Value]], Value]] = {
    "format": Moment.format,
    "clone": Moment.clone,
    "add": Moment.add,
    "subtract": Moment.subtract,
    "startOf": Moment.start_of,
    "endOf": Moment.end_of,
    "diff": Moment.difference,
    "isBetween": Moment.between,
    "fromNow": Moment.from_now,
    "toISOString": Moment.iso,
    "isValid": lambda one, _: one.at is not None,
    "valueOf": lambda one, _: one.number(),
    "unix": lambda one, _: float(one.number() // 1000),
    "toString": lambda one, _: one.text(),
}


def as_moment(value: Value, now: Now) -> Moment:
    """What `moment(value)` is: now, a day as ISO text, milliseconds, another moment."""
    if value is UNDEFINED:
        return Moment(now(), now)
    if isinstance(value, Moment):
        return Moment(value.at, now)
    try:
        if isinstance(value, str):
            read = datetime.fromisoformat(value.strip().replace("Z", ""))
            return Moment(read.replace(tzinfo=None), now)
        if isinstance(value, float):
            return Moment(_EPOCH + timedelta(milliseconds=value), now)
    except (ValueError, OverflowError):
        pass
    return Moment(None, now)


def moment_function(now: Now) -> Function:
    """`moment`, as scripts call it."""

    def call(given: list[Value]) -> Value:
        if len(given) > 1:
            raise Failed("moment() reads days as YYYY-MM-DD only, without a format")
        return as_moment(given[0] if given else UNDEFINED, now)

    return Function(call, "moment")
