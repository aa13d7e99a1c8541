"""An axis of days: where a day stands, and which days are named below it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.present.charts import sheet
from kg.present.charts.measure import width
from kg.present.charts.sheet import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAST, AHEAD = timedelta(days=5 * 365), timedelta(days=2 * 365)  # that an axis shows at most
_LEAST = timedelta(days=28)
_STEPS = (1, 3, 6, 12, 24, 60)  # months between two that are named
_GAP = 10  # pixels between two names
HIGH = 34  # pixels that the names take


class Axis(NamedTuple):
    """Days between two, on pixels between two; what lies beyond is drawn at the edge."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: str | date) -> float:
        """Where a day stands."""
        one = day if isinstance(day, date) else date.fromisoformat(day[:10])
        part = (min(max(one, self.first), self.last) - self.first) / (self.last - self.first)
        return self.left + part * (self.right - self.left)


def beyond(days: Iterable[str | None], now: str) -> str:
    """What is to be said where some of the days are further away than an axis reaches."""
    today = date.fromisoformat(now)
    known = [date.fromisoformat(day[:10]) for day in days if day]
    inside = all(today - PAST <= day <= today + AHEAD for day in known)
    return "" if inside else " Days further away stand at the edge."


def around(days: Iterable[str | None], now: str, left: float, right: float) -> Axis:
    """The axis on which some days and today have room: at most five years back and two ahead, so
    that one day far away does not take the room of all others."""
    today = date.fromisoformat(now)
    known = [date.fromisoformat(day[:10]) for day in days if day] + [today]
    first = max(min(known), today - PAST)
    last = min(max(known), today + AHEAD)
    short = max(_LEAST - (last - first), timedelta())
    room = (last - first + short) / 40
    return Axis(first - short - room, last + room, left, right)


def grid(axis: Axis, top: float, bottom: float) -> list[str]:
    """Lines for the days that are named, and their names below."""
    found: list[str] = []
    for one, name in _named(axis):
        x = axis.x(one)
        found.append(sheet.line(x, top, x, bottom))
        found += [
            sheet.label(x, bottom + 14 + 14 * at, text, "soft", size=SMALL, at="middle")
            for at, text in enumerate(name.split("\n"))
        ]
    return found


def today(axis: Axis, now: str, top: float, bottom: float) -> list[str]:
    """A line for today, and the word above it."""
    x, half = axis.x(now), width("today", SMALL) / 2
    middle = min(max(x, axis.left + half), axis.right - half)
    return [
        sheet.line(x, top - 2, x, bottom, "now", wide=1.2),
        sheet.label(middle, top - 6, "today", size=SMALL, at="middle"),
    ]


def _named(axis: Axis) -> list[tuple[date, str]]:
    """The days that are named: the first of months, as many as have room."""
    for step in _STEPS:
        found = [(one, _name(one, step)) for one in _firsts(axis, step)]
        places = [axis.x(one) for one, _ in found]
        wide = max(
            (width(part, SMALL) for _, name in found for part in name.split("\n")), default=0
        )
        if all(b - a >= wide + _GAP for a, b in pairwise(places)):
            break
    half = wide / 2
    kept = [one for one in found if axis.left + half - 4 <= axis.x(one[0]) <= axis.right - half + 4]
    if step < 12 and kept and "\n" not in kept[0][1]:
        kept[0] = (kept[0][0], f"{kept[0][1]}\n{kept[0][0].year}")
    return kept


def _name(one: date, step: int) -> str:
    if step >= 12:
        return str(one.year)
    return f"{sheet.month(one)}\n{one.year}" if one.month == 1 else sheet.month(one)


def _firsts(axis: Axis, step: int) -> Iterator[date]:
    """The first days of every so manieth month."""
    number = axis.first.year * 12 + axis.first.month
    number += -number % step
    while (one := date(number // 12, number % 12 + 1, 1)) <= axis.last:
        if one >= axis.first:
            yield one
        number += step
