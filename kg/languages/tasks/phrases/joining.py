"""What readers found, put together: a weekday and its date, a date and its time, from and to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from kg.languages.tasks.phrases.found import Found, Said, day_meant, relative
from kg.languages.tasks.phrases.readers import all_found
from kg.languages.tasks.phrases.words import amounts

_EARLIER = re.compile(r"\s+(before|from)$", re.IGNORECASE)
_LATER = re.compile(r"\s+(after|since)$", re.IGNORECASE)
_AT = re.compile(r"\s*(T|at|after|before|on|of|,|-)?\s*")
_TO = re.compile(r"\s*(to|-)\s*", re.IGNORECASE)
_COMMA = re.compile(r",?\s*")
_BARE_NUMBER = re.compile(r"\d*(\.\d*)?", re.ASCII)
Joining = Callable[[str, Found, Found], Found | None]


def days_in(text: str, now: datetime) -> list[Found]:
    """The moments that a text names, in order."""
    found = _without_overlap(all_found(text, now))
    for joining in (_weekday_date, _relative_date, _date_time, _span):
        found = _joined(joining, found, text)
    return [one for one in _without_overlap(found) if _is_likely(one)]


def _without_overlap(found: list[Found]) -> list[Found]:
    """Of those that share words the longest, of equally long ones the first."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.at >= kept[-1].behind:
            kept.append(one)
        elif len(one.text) > len(kept[-1].text):
            kept[-1] = one
    return kept


def _joined(joining: Joining, found: list[Found], text: str) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        both = joining(text[kept[-1].behind : one.at], kept[-1], one) if kept else None
        if both is None:
            kept.append(one)
        else:
            kept[-1] = both
    return kept


def _is_likely(one: Found) -> bool:
    """Whether it is more than a number, and its days are in the calendar."""
    if _BARE_NUMBER.fullmatch(one.text.replace(" ", "", 1)):
        return False
    return one.start.moment is not None and (one.end is None or one.end.moment is not None)


def _weekday_date(between: str, one: Found, other: Found) -> Found | None:
    """`monday, 5 January`: the date counts."""
    is_weekday = one.start.only_weekday and not one.start.has("hour")
    if not (is_weekday and other.start.has("day") and _COMMA.fullmatch(between)):
        return None
    start = other.start.copy().name(weekday=one.start.get("weekday") or 0)
    return Found(one.at, one.text + between + other.text, start, other.end)


def _relative_date(between: str, one: Found, other: Found) -> Found | None:
    """`two days before tomorrow`: counted from the second."""
    if between.strip() or other.start.moment is None:
        return None
    earlier = _EARLIER.search(one.text)
    if not (earlier or _LATER.search(one.text)):
        return None
    units = amounts(one.text)
    if earlier:
        units = {unit: -amount for unit, amount in units.items()}
    return Found(one.at, one.text + between + other.text, relative(other.start.moment, units))


def _date_time(between: str, one: Found, other: Found) -> Found | None:
    first, second = one.start, other.start
    fits = (first.only_date and second.only_time) or (second.only_date and first.only_time)
    if not (fits and _AT.fullmatch(between)):
        return None
    date, time = (one, other) if first.only_date else (other, one)
    end = None
    if date.end or time.end:
        end = _at_time(date.end or date.start, time.end or time.start)
    return Found(
        one.at, one.text + between + other.text, _at_time(date.start, time.start), end
    )  # fmt: skip


def _at_time(date: Said, time: Said) -> Said:
    said = date.copy()
    parts = {part: time.get(part) or 0 for part in ("hour", "minute", "second")}
    if time.has("hour"):
        said.name(**parts)
    else:
        said.mean(**parts)
    afternoon = time.get("afternoon")
    if afternoon and (said.get("hour") or 0) < 12:
        said.mean(hour=(said.get("hour") or 0) + 12)
    return said


def _span(between: str, one: Found, other: Found) -> Found | None:
    if one.end or other.end or not _TO.fullmatch(between):
        return None
    first, last = one.start.copy(), other.start.copy()
    if not (first.only_weekday or last.only_weekday):
        first.named = last.named | first.named
        last.named = first.named | last.named
    begins, ends = first.moment, last.moment
    if begins is not None and ends is not None and begins > ends:
        week = timedelta(days=7)
        if first.only_weekday and begins - week < ends:
            day_meant(begins - week, first)
        elif last.only_weekday and ends + week > begins:
            day_meant(ends + week, last)
        else:
            first, last = last, first
    return Found(one.at, one.text + between + other.text, first, last)
