"""The values that options take."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING

from kg.cli.command import Value
from kg.query.days import is_iso

if TYPE_CHECKING:
    from kg.query.day_phrases import Period

_DIGITS = 18  # more do not fit into 64 bits


def whole(text: str) -> int:
    """A whole number from 0 on."""
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise ValueError(f"“{text}” is not a whole number from 0 on.")
    return int(text)


def seconds(text: str) -> float:
    """A time in seconds above 0."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e9:
        raise ValueError(f"“{text}” is not a time in seconds above 0.")
    return value


def day(text: str) -> str:
    """A day as ISO text, of a longer time its last. `yesterday` counts from the clock."""
    return text if is_iso(text) else _period(text, date.today()).last.isoformat()


def span(text: str) -> int:
    """A number of days: `30`, `30d`, `6w`, `3m` (of 30 days), `1y` (of 365), `2 weeks`."""
    from kg.query.day_phrases import length

    return length(text)


def moment(text: str) -> str:
    """A day or a time as people say it, which is read when it is known what day is asked about (see
    `resolve`)."""
    if not is_iso(text):
        from kg.query.day_phrases import NotClear

        with contextlib.suppress(NotClear):  # its readings hang on the day asked about
            _period(text, date.today())
    return text


def _period(text: str, today: date) -> Period:
    from kg.query.day_phrases import period

    return period(text, today)


def assignment(text: str) -> tuple[str, str]:
    """`name=value`."""
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise ValueError(f"“{text}” is not of the form name=value.")
    return name, value


def names(text: str) -> list[str]:
    """Names of columns, between commas; `days ago` and `days-ago` are `days_ago`."""
    found = [name.strip().replace("-", "_").replace(" ", "_") for name in text.split(",")]
    if not all(found):
        raise ValueError(f"“{text}” names no columns; write them as person,last_contact.")
    return found


WHOLE = Value("N", whole)
NAMES = Value("A,B", names)
SECONDS = Value("SECONDS", seconds)
DAY = Value("DATE", day)
SPAN = Value("TIME", span)
MOMENT = Value("DATE|TIME", moment)
ASSIGNMENT = Value("NAME=VALUE", assignment)
