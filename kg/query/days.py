"""Days as questions take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime


class Reading(NamedTuple):
    """How a parameter reads what people say: a length of time alone counts back or `forward`, and
    of a longer time the first day is meant or the `last`."""

    forward: bool = False
    last: bool = False


AS_OF = Reading(last=True)
# The parameters of questions that take a day, but for `as_of`, which the others count from.
READINGS = {
    "since": Reading(),
    "until": Reading(forward=True, last=True),
    "due_before": Reading(forward=True),
}


def iso(day: object) -> str | None:
    """The ISO text of a day: a text such as "2026-01-10", or a `datetime.date`; None stays None.

    Raises UsageError for a text that is no day: SQLite would silently take it for no answer.
    """
    if day is None or day == "":
        return None
    text = str(day)[:10]
    from datetime import date  # sqlite3 has loaded it already

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"“{day}” is no day. Write it as YYYY-MM-DD.") from None


def is_iso(text: str) -> bool:
    """Whether a text is a day as most questions get it; what reads others is not loaded for it."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def said(day: object, as_of: str, how: Reading) -> str | None:
    """The ISO text of a day as people say it, seen from `as_of`: "last monday", "2 weeks ago",
    "2025-12" (docs/days.md), or a `datetime.date`; None stays None. Raises UsageError for what is
    no day, or has several readings."""
    if not isinstance(day, str) or not day or is_iso(day):
        return iso(day)
    from datetime import date

    from kg.query.day_phrases import period

    try:
        found = period(day, date.fromisoformat(as_of), forward=how.forward)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return (found.last if how.last else found.first).isoformat()


def clock(day: object) -> datetime:
    """The time of the clock here on a day (see `iso`), or now. Raises UsageError."""
    from datetime import date, datetime

    now, given = datetime.now(), iso(day)
    return datetime.combine(date.fromisoformat(given), now.time()) if given else now
