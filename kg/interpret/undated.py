"""A meeting's title without its day."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.days import leading, may_hold_day, whole

_AT = re.compile(r"(?<=[\s_.([-])[^\W_]")  # where a day behind a title may begin
_FAR = 40  # signs within which it stands
_AROUND = " \t-–—:,;|/([_.·"
# What leads to it: *Talk of 5 March 2026*.
_LEADS = re.compile(
    r"(?<=\w)[\s_]{1,3}(?:of|on|from|for|vom|von|am|du|le|de|del|el|di|da|do|dia|van|op|den|d\.|af|fra"
    r"|från|z|dnia|от)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def undated(title: str, day: str | None = None) -> str:
    """A meeting's title without the date in front of it, and, where that is its own `day`, the one
    behind it; "" for a date alone."""
    if not may_hold_day(title):
        return title
    found = leading(title)
    if found is None and whole(title):
        return ""
    rest = title if found is None else found[1]
    return _without_day_behind(rest, day) if day and may_hold_day(rest) else rest


def _without_day_behind(title: str, day: str) -> str:
    """A title without that day at its end: *Price talk 2026-03-05*, *Price talk (5 March 2026)*."""
    for at in _AT.finditer(title, max(0, len(title) - _FAR)):
        written = whole(title[at.start() :].rstrip(")] "))
        if written is not None:
            before = _LEADS.sub("", title[: at.start()].rstrip(_AROUND)).rstrip(_AROUND)
            return before if day in written.days and any(map(str.isalpha, before)) else title
    return title
