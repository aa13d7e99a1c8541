"""What a phrase says of a moment: parts that it names, and parts that are taken to be meant."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

Part = Literal[
    "year", "month", "day", "weekday", "hour", "minute", "second", "afternoon", "offset"
]  # fmt: skip
Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year"]
Units = Mapping[Unit, float]
_CLOCK: Mapping[Unit, int] = {"hour": 3600, "minute": 60, "second": 1}


@dataclass
class Said:
    """The parts of a moment; those that are not named are meant as they are on the day of asking.

    `afternoon` is 1 or 0, `offset` the minutes by which the clock is ahead of UTC.
    """

    now: datetime
    named: dict[Part, int] = field(default_factory=dict)
    meant: dict[Part, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        usual: dict[Part, int] = {
            "day": self.now.day, "month": self.now.month, "year": self.now.year,
            "hour": 12, "minute": 0, "second": 0,
        }  # fmt: skip
        self.meant = usual | self.meant

    def get(self, part: Part) -> int | None:
        """What a part is, named or meant."""
        return self.named.get(part, self.meant.get(part))

    def name(self, **parts: int) -> Said:
        """Set parts as named."""
        self.named.update(parts)  # type: ignore[arg-type]
        return self

    def mean(self, **parts: int) -> Said:
        """Set parts as meant, where they are not named."""
        self.meant.update(parts)  # type: ignore[arg-type]
        return self

    def has(self, *parts: Part) -> bool:
        """Whether one of the parts is named."""
        return any(part in self.named for part in parts)

    def copy(self) -> Said:
        """The same again."""
        return Said(self.now, dict(self.named), dict(self.meant))

    @property
    def only_date(self) -> bool:
        """No time is named."""
        return not self.has("hour", "minute", "second")

    @property
    def only_time(self) -> bool:
        """No day is named."""
        return not self.has("weekday", "day", "month")

    @property
    def only_weekday(self) -> bool:
        """A day of the week is named, and no date."""
        return self.has("weekday") and not self.has("day", "month")

    @property
    def moment(self) -> datetime | None:
        """The moment; None for one that no calendar has."""
        year, month, day = (self.get(part) or 0 for part in ("year", "month", "day"))
        hour, minute, second = (self.get(part) or 0 for part in ("hour", "minute", "second"))
        try:
            return datetime(year, month, day, hour, minute, second) - timedelta(
                minutes=self.get("offset") or 0
            )
        except (ValueError, OverflowError):
            return None


@dataclass
class Found:
    """A phrase in a text: where it stands, its words, and the moments that it says."""

    at: int
    text: str
    start: Said
    end: Said | None = None

    @property
    def behind(self) -> int:
        """Where the text goes on."""
        return self.at + len(self.text)


def day_said(moment: datetime, said: Said) -> Said:
    """Name the date of a moment."""
    return said.name(year=moment.year, month=moment.month, day=moment.day)


def day_meant(moment: datetime, said: Said) -> Said:
    """Mean the date of a moment."""
    return said.mean(year=moment.year, month=moment.month, day=moment.day)


def time_meant(moment: datetime, said: Said) -> Said:
    """Mean the time of a moment."""
    return said.mean(hour=moment.hour, minute=moment.minute, second=moment.second)


def later(now: datetime, units: Iterable[tuple[Unit, float]]) -> datetime:
    """The moment so many units on; days are rounded, months and years cut. Raises OverflowError."""
    for unit, amount in units:
        if unit in _CLOCK:
            now += timedelta(seconds=amount * _CLOCK[unit])
        elif unit in ("day", "week"):
            now += timedelta(days=math.floor((7 if unit == "week" else 1) * amount + 0.5))
        else:
            now = _months_on(now, unit, amount)
    return now


def _months_on(now: datetime, unit: Unit, amount: float) -> datetime:
    year, month = now.year, now.month - 1
    if unit == "year":
        year = math.trunc(year + amount)
    else:
        month = math.trunc(month + amount * (3 if unit == "quarter" else 1))
        year, month = year + month // 12, month % 12
    if not 1 <= year <= 9999:
        raise OverflowError("beyond the calendar")
    last = calendar.monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))


def relative(now: datetime, units: Units) -> Said:
    """What is said by an amount of time: the smaller its unit, the more of the date is named."""
    moment = later(now, units.items())
    said = Said(now)
    if any(units.get(unit) for unit in _CLOCK):
        said.name(
            hour=moment.hour, minute=moment.minute, second=moment.second,
            afternoon=int(moment.hour >= 12),
        )  # fmt: skip
        return day_said(moment, said)
    time_meant(moment, said)
    if units.get("day"):
        return day_said(moment, said)
    day_meant(moment, said)
    if units.get("month"):
        said.name(month=moment.month, year=moment.year)
    elif units.get("year"):
        said.name(year=moment.year)
    return said


def closest_year(now: datetime, day: int, month: int) -> int:
    """The year in which a day and month lie closest to now."""

    def distance(year: int) -> timedelta:
        return abs(now.replace(year=year, month=month, day=1) + timedelta(days=day - 1) - now)

    years = (now.year, now.year + 1, now.year - 1)
    return min((year for year in years if 1 <= year < 9999), key=distance)
