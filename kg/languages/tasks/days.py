"""Days as tasks have them: a date, or one that no calendar has (30 February), which stays one."""

from __future__ import annotations

from datetime import date
from typing import Final


class Invalid:
    """A day that was written and that no calendar has."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "INVALID"


INVALID: Final = Invalid()
Day = date | Invalid


def read_day(text: str) -> Day:
    """The day written as YYYY-MM-DD."""
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    except ValueError:
        return INVALID


def written_day(day: Day) -> str:
    """The day as YYYY-MM-DD."""
    return "Invalid date" if isinstance(day, Invalid) else day.isoformat()


def order(day: Day | None) -> tuple[int, int]:
    """By which days are sorted: invalid ones first, no day last."""
    if day is None:
        return 2, 0
    return (0, 0) if isinstance(day, Invalid) else (1, day.toordinal())
