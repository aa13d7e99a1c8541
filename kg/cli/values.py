"""The values that options take."""

from __future__ import annotations

from datetime import date, timedelta

from kg.cli.command import Value

_DIGITS = 18  # more do not fit into 64 bits
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


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
    """A day as ISO text; `today` and `yesterday` count from the clock."""
    if text in {"today", "yesterday"}:
        return (date.today() - timedelta(days=text == "yesterday")).isoformat()
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ValueError(f"“{text}” is not a day; write it as 2026-01-31.")


def span(text: str) -> int:
    """A number of days: `30`, `30d`, `6w`, `3m` (of 30 days), `1y` (of 365)."""
    number, unit = (text, "d") if text.isdigit() else (text[:-1], text[-1:])
    if not (number.isascii() and number.isdigit() and unit in _DAYS and len(number) <= 6):
        raise ValueError(f"“{text}” is not a length of time; write it as 30d, 6w, 3m or 1y.")
    return int(number) * _DAYS[unit]


def moment(text: str) -> str:
    """A day, or a length of time that is counted from the day asked about (see `resolve`)."""
    try:
        return day(text)
    except ValueError:
        pass
    try:
        return f"{span(text)}d"
    except ValueError:
        raise ValueError(
            f"“{text}” is neither a day (2026-01-31) nor a length of time (30d, 6w, 3m, 1y)."
        ) from None


def resolve(moment: str, as_of: str, *, forward: bool = False) -> str:
    """The ISO day that a `moment` means, seen from `as_of`: `7d` is seven days back, or forward."""
    if not moment.endswith("d"):
        return moment
    days = int(moment[:-1])
    try:
        start = date.fromisoformat(as_of)
        return (start + timedelta(days=days if forward else -days)).isoformat()
    except OverflowError:
        return (date.max if forward else date.min).isoformat()


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
