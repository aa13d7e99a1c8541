"""Lengths of time, by units, as luxon has them: a year is 365 days, a month 30.

A duration keeps the units that it was written with: 14 days and 2 weeks are not equal, though
neither is less than the other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from kg.languages.dataview import dates
from kg.languages.dataview.dates import Date
from kg.languages.numbers import divided, grouped, written

UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds")
_SECOND, _DAY = 1_000.0, 86_400_000.0
_MILLISECONDS = {
    "years": 365 * _DAY,
    "months": 30 * _DAY,
    "weeks": 7 * _DAY,
    "days": _DAY,
    "hours": 3_600 * _SECOND,
    "minutes": 60 * _SECOND,
    "seconds": _SECOND,
    "milliseconds": 1.0,
}
# How many of the smaller unit the larger one has, where that is no quotient of milliseconds.
_OWN = {("years", "months"): 12.0, ("years", "weeks"): 52.0, ("months", "weeks"): 4.0}
_NAMES = {
    "years": ("years", "year", "yrs", "yr"),
    "months": ("months", "month", "mos", "mo"),
    "weeks": ("weeks", "week", "wks", "wk", "w"),
    "days": ("days", "day", "d"),
    "hours": ("hours", "hour", "hrs", "hr", "h"),
    "minutes": ("minutes", "minute", "mins", "min", "m"),
    "seconds": ("seconds", "second", "secs", "sec", "s"),
}
_UNIT_OF = {name: unit for unit, names in _NAMES.items() for name in names}
_ONE_AMOUNT = re.compile(
    r"(-?[0-9]+(?:\.[0-9]+)?)\s*(" + "|".join(sorted(_UNIT_OF, key=len, reverse=True)) + ")"
)
_BETWEEN = re.compile(r"\s*,\s*|\s*")


@dataclass(frozen=True, slots=True)
class Duration:
    """Amounts by unit, the largest first; None where a unit was not named."""

    amounts: tuple[float | None, ...]

    @property
    def milliseconds(self) -> float:
        """Its length, by which durations are compared."""
        return sum(
            amount * _MILLISECONDS[unit]
            for unit, amount in zip(UNITS, self.amounts, strict=True)
            if amount
        )

    def get(self, unit: str) -> float:
        """The amount of a unit, 0 where there is none."""
        return self.amounts[UNITS.index(unit)] or 0.0

    def same(self, other: Duration) -> bool:
        """Whether all units are equal."""
        return all(
            (one or 0) == (two or 0) for one, two in zip(self.amounts, other.amounts, strict=True)
        )

    def iso(self) -> str:
        """As ISO 8601 text: P1DT2H."""
        get = self.get
        text = "P" + "".join(
            f"{written(get(unit))}{unit[0].upper()}" for unit in UNITS[:4] if get(unit)
        )
        if any(self.amounts[4:]):
            text += "T"
        text += "".join(
            f"{written(get(unit))}{unit[0].upper()}" for unit in UNITS[4:6] if get(unit)
        )
        if get("seconds") or get("milliseconds"):
            seconds = get("seconds") + get("milliseconds") / 1000
            text += written(math.floor(seconds * 1000 + 0.5) / 1000) + "S"
        return "PT0S" if text == "P" else text


def duration(**amounts: float) -> Duration:
    """A duration by the names of its units."""
    return Duration(tuple(amounts.get(unit) for unit in UNITS))


def read_duration(text: str, at: int = 0) -> tuple[Duration, int] | None:
    """The duration at a place of a text, and where it ends: 1 day, 2 hrs; 1h30m."""
    found = _ONE_AMOUNT.match(text, at)
    total: Duration | None = None
    end = at
    while found:
        part = duration(**{_UNIT_OF[found[2]]: float(found[1])})
        total = plus(total, part) if total else part
        end = found.end()
        between = _BETWEEN.match(text, end)
        found = _ONE_AMOUNT.match(text, between.end() if between else end)
    return (total, end) if total else None


def whole_duration(text: str) -> Duration | None:
    """The duration that a text is, as a whole."""
    found = read_duration(text)
    return found[0] if found and found[1] == len(text) else None


def plus(one: Duration, other: Duration, sign: float = 1) -> Duration:
    """The sum, unit by unit."""
    return Duration(
        tuple(
            None if first is None and second is None else (first or 0.0) + sign * (second or 0.0)
            for first, second in zip(one.amounts, other.amounts, strict=True)
        )
    )


def times(one: Duration, factor: float) -> Duration:
    """Each unit so many times."""
    return Duration(tuple(amount if amount is None else amount * factor for amount in one.amounts))


def mapped(one: Duration, divisor: float) -> Duration:
    """Each unit divided."""
    return Duration(tuple(a if a is None else divided(a, divisor) for a in one.amounts))


def in_units(one: Duration, units: tuple[str, ...]) -> Duration:
    """The same length in the given units, largest first; a fraction stays in the last."""
    built: dict[str, float] = {}
    open_: dict[str, float] = {}
    last = ""
    for unit, amount in zip(UNITS, one.amounts, strict=True):
        if unit in units:
            last = unit
            own = sum(_per(larger, unit) * left for larger, left in open_.items())
            open_ = dict.fromkeys(open_, 0.0)
            own += amount or 0.0
            whole = float(math.trunc(own)) if math.isfinite(own) else own
            built[unit] = whole
            open_[unit] = (own * 1000 - whole * 1000) / 1000
        elif amount is not None:
            open_[unit] = amount
    for unit, left in open_.items():
        if left:
            built[last] += left if unit == last else left / _per(last, unit)
    return Duration(tuple(_carried(built).get(unit) for unit in UNITS))


def normal(one: Duration) -> Duration:
    """In all units, each as full as it gets: 40 days are 1 month, 1 week and 5 days."""
    return in_units(one, UNITS)


def total(one: Duration, unit: str) -> float:
    """The whole length in one unit."""
    return in_units(one, (unit,)).get(unit)


def human(one: Duration) -> str:
    """1 day, 12 hours; nothing for no time."""
    parts = []
    for unit, amount in zip(UNITS, normal(one).amounts, strict=True):
        if amount:
            name = unit.removesuffix("s") if abs(amount) == 1 else unit
            parts.append(f"{grouped(amount)} {name}")
    return ", ".join(parts)


def _per(larger: str, smaller: str) -> float:
    return _OWN.get((larger, smaller)) or _MILLISECONDS[larger] / _MILLISECONDS[smaller]


def _carried(amounts: dict[str, float]) -> dict[str, float]:
    """Smaller units carried into larger ones, then fractions into smaller ones."""
    if not all(map(math.isfinite, amounts.values())):
        return amounts
    long = sum(amount * _MILLISECONDS[unit] for unit, amount in amounts.items())
    sign = -1.0 if long < 0 else 1.0
    given = [unit for unit in UNITS if unit in amounts]
    for larger, smaller in reversed(list(pairwise(given))):
        per = _per(larger, smaller)
        carry = math.floor(amounts[smaller] * sign / per)
        amounts[larger] += carry * sign
        amounts[smaller] -= carry * per * sign
    for larger, smaller in pairwise(given):
        fraction = math.fmod(amounts[larger], 1)
        amounts[larger] -= fraction
        amounts[smaller] += fraction * _per(larger, smaller)
    return amounts


def moved(date: Date, by: Duration, sign: int = 1) -> Date:
    """A date and so much time: whole units by the calendar, the rest by the clock.

    Raises Failed.
    """
    whole = {unit: math.trunc(sign * by.get(unit)) for unit in UNITS[:4]}
    rest = sum(
        (sign * by.get(unit) - whole.get(unit, 0)) * _MILLISECONDS[unit]
        for unit in UNITS
        if by.get(unit)
    )
    days = whole["days"] + 7 * whole["weeks"]
    found = dates.shifted(date, whole["years"], whole["months"], days)
    return dates.later(found, rest) if rest else found


def between(later: Date, earlier: Date) -> Duration:
    """The calendar's years, months, … from one date to the other, in all units."""
    if later.instant < earlier.instant:
        return times(between(earlier, later), -1)
    counted: dict[str, float] = {}
    cursor = earlier
    steps: dict[str, Callable[[], int]] = {
        "years": lambda: later.local.year - cursor.local.year,
        "months": lambda: (
            later.local.month - cursor.local.month + 12 * (later.local.year - cursor.local.year)
        ),
        "days": lambda: (later.local.date() - cursor.local.date()).days,
    }
    for unit, step in steps.items():
        counted[unit] = step()
        reached = moved(earlier, duration(**counted))
        while reached.instant > later.instant:
            counted[unit] -= 1
            reached = moved(earlier, duration(**counted))
        cursor = reached
    rest = later.instant - cursor.instant
    clock = in_units(duration(milliseconds=rest), UNITS[4:])
    return normal(plus(clock, duration(**counted)))
