"""Days as questions take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime


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


def clock(day: object) -> datetime:
    """The time of the clock here on a day (see `iso`), or now. Raises UsageError."""
    from datetime import date, datetime

    now, said = datetime.now(), iso(day)
    return datetime.combine(date.fromisoformat(said), now.time()) if said else now
