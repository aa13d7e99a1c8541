"""Readers of phrases: each finds its kind anywhere in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from kg.languages.tasks.phrases import clock_time
from kg.languages.tasks.phrases.found import (
    Found,
    Said,
    closest_year,
    day_meant,
    day_said,
    relative,
    time_meant,
)
from kg.languages.tasks.phrases.words import (
    AMOUNTS,
    FULL_MONTHS,
    MONTHS,
    ORDINAL,
    UNITS,
    WEEKDAYS,
    YEAR,
    amounts,
    one_of,
    ordinal,
    short_year,
    year,
)

Match = re.Match[str]
_MONTH, _WEEKDAY, _UNIT = one_of(MONTHS), one_of(WEEKDAYS), one_of(UNITS)


class Reader(NamedTuple):
    """An expression, and what a match says: None where it says nothing after all.

    Group 1 of the expression is what stands in front of the phrase.
    """

    pattern: re.Pattern[str]
    read: Callable[[Match, datetime], Said | tuple[Said, Said] | None]


def _reader(
    pattern: str, read: Callable[[Match, datetime], Said | tuple[Said, Said] | None]
) -> Reader:
    return Reader(re.compile(rf"(\W|^){pattern}", re.IGNORECASE | re.ASCII), read)


def all_found(text: str, now: datetime) -> list[Found]:
    """Everything that a reader finds in a text, by where it stands."""
    found = [one for reader in READERS for one in _found(reader, text, now)]
    found += clock_time.found(text, now)
    places = {id(one): place for place, one in enumerate(found)}
    return sorted(found, key=lambda one: (one.at, places[id(one)]))


def _found(reader: Reader, text: str, now: datetime) -> Iterator[Found]:
    start = 0
    while match := reader.pattern.search(text[start:]):
        at = start + match.start() + len(match[1] or "")
        said = reader.read(match, now)
        if said is None:
            start = at + 1
            continue
        words = match[0][len(match[1] or "") :]
        if reader is SLASHES:  # what stands behind it is no part of it
            words = words[: len(words) - len(match[5])]
        first, last = said if isinstance(said, tuple) else (said, None)
        yield Found(at, words, first, last)
        start += match.start() + max(1, len(words))


def _amount_by_word(match: Match, now: datetime) -> Said:
    units = amounts(match[3])
    if match[2].lower() in ("last", "past", "-"):
        units = {unit: -amount for unit, amount in units.items()}
    return relative(now, units)


def _amount(sign: int) -> Callable[[Match, datetime], Said]:
    def read(match: Match, now: datetime) -> Said:
        return relative(now, {unit: sign * much for unit, much in amounts(match[2]).items()})

    return read


def _this_unit(match: Match, now: datetime) -> Said:
    word, unit = match[2].lower(), UNITS[match[3].lower()]
    if word == "next" or word.startswith("after"):
        return relative(now, {unit: 1})
    if word in ("last", "past"):
        return relative(now, {unit: -1})
    said = Said(now)
    if unit == "week":
        return day_meant(now - timedelta(days=now.isoweekday() % 7), said)
    if unit == "month":
        return said.mean(day=1).name(month=now.month, year=now.year)
    if unit == "year":
        return said.mean(day=1, month=1).name(year=now.year)
    return said


def _month(match: Match, now: datetime) -> Said | None:
    name = match[3].lower()
    if len(match[0]) - len(match[1]) <= 3 and name not in FULL_MONTHS:
        return None
    said = Said(now).mean(day=1).name(month=MONTHS[name])
    if match[4]:
        return said.name(year=year(match[4]))
    return said.mean(year=closest_year(now, 1, MONTHS[name]))


def _time_of_day(match: Match, now: datetime) -> Said:
    word, said = match[2].lower(), Said(now)
    if word == "midnight":
        tomorrow = now + timedelta(days=1)
        return day_said(tomorrow, said).mean(hour=0, minute=0, second=0)
    hour = {"afternoon": 15, "morning": 6, "noon": 12}.get(word, 20)
    return said.mean(hour=hour, afternoon=int(word not in ("morning", "noon")))


def _casual_day(match: Match, now: datetime) -> Said:
    word, said = match[2].lower(), Said(now)
    if word == "now":
        day_said(now, said).name(hour=now.hour, minute=now.minute, second=now.second)
        return said.name(afternoon=int(now.hour >= 12))
    if word == "tonight":
        return day_said(now, said).mean(hour=22, afternoon=1)
    if word.startswith("last"):
        night = now - timedelta(days=1) if now.hour > 6 else now
        return day_said(night, said).mean(hour=0)
    days = {"today": 0, "yesterday": -1}.get(word, 1)
    day = now + timedelta(days=days)
    return time_meant(day, day_said(day, said))


def _iso(match: Match, now: datetime) -> Said:
    said = Said(now).name(year=int(match[2]), month=int(match[3]), day=int(match[4]))
    if match[5] is None:
        return said
    said.name(hour=int(match[5]), minute=int(match[6]))
    if match[7] is not None:
        said.name(second=int(match[7]))
    hours, minutes = int(match[9] or 0), int(match[10] or 0)
    return said.name(offset=hours * 60 + (minutes if hours >= 0 else -minutes))


def _slashes(match: Match, now: datetime) -> Said | None:
    body = match[0][len(match[1]) : len(match[0]) - len(match[5])]
    if "/" in (match[1], match[5]):
        return None
    if re.fullmatch(r"[0-9]\.[0-9](?:[0-9]?\.[0-9]{1,2}\s*)?", body):
        return None
    if not match[4] and "/" not in match[0]:
        return None
    month, day = int(match[2]), int(match[3])
    if month > 12:
        if not (1 <= day <= 12 and month <= 31):
            return None
        month, day = day, month
    if not 1 <= day <= 31:
        return None
    said = Said(now).name(day=day, month=month)
    if match[4]:
        return said.name(year=short_year(int(match[4])))
    return said.mean(year=closest_year(now, day, max(1, month)))


def _day_month(first: int, last: int, month: int, in_year: int) -> Callable[
    [Match, datetime], Said | tuple[Said, Said] | None
]:  # fmt: skip
    """A day, or several, of a month, by the groups in which they stand."""

    def read(match: Match, now: datetime) -> Said | tuple[Said, Said] | None:
        day, number = ordinal(match[first]), MONTHS[match[month].lower()]
        if day > 31:
            return None
        said = Said(now).name(month=number, day=day)
        if match[in_year]:
            said.name(year=year(match[in_year]))
        else:
            said.mean(year=closest_year(now, day, number))
        return (said, said.copy().name(day=ordinal(match[last]))) if match[last] else said

    return read


def _weekday(match: Match, now: datetime) -> Said:
    weekday = WEEKDAYS[match[3].lower()]
    word = (match[2] or match[4] or "").lower()
    today = now.isoweekday() % 7
    days = weekday - today + {"last": -7, "past": -7, "next": 7}.get(word, 0)
    if not word:
        days = min((days, days - 7, days + 7), key=abs)
    return day_meant(now + timedelta(days=days), Said(now).name(weekday=weekday))


def _year_month_day(match: Match, now: datetime) -> Said | None:
    month = int(match[4]) if match[4] else MONTHS[match[3].lower()]
    if not 1 <= month <= 12:
        return None
    return Said(now).name(year=int(match[2]), month=month, day=int(match[5]))


def _month_year(match: Match, now: datetime) -> Said:
    return Said(now).mean(day=1).name(month=int(match[2]), year=int(match[3]))


SLASHES = Reader(
    re.compile(
        r"([^\d]|^)([0-3]?[0-9])[/.\-]([0-3]?[0-9])(?:[/.\-]([0-9]{4}|[0-9]{2}))?(\W|$)", re.ASCII
    ),
    _slashes,
)
# In the order in which the first of several at one place counts.
READERS: tuple[Reader, ...] = (
    _reader(rf"(this|last|past|next|after|\+|-)\s*({AMOUNTS})(?=\W|$)", _amount_by_word),
    _reader(rf"(this|last|past|next|after\s*this)\s*({_UNIT})(?=\s*)(?=\W|$)", _this_unit),
    _reader(
        rf"((?:in)\s*)?({_MONTH})\s*(?:[,-]?\s*({YEAR})?)?(?=[^\s\w]|\s+[^0-9]|\s+$|$)", _month
    ),
    _reader(r"(?:this)?\s{0,3}(morning|afternoon|evening|night|midnight|noon)(?=\W|$)",
            _time_of_day),
    _reader(r"(now|today|tonight|tomorrow|tmrw|tmr|yesterday|last\s*night)(?=\W|$)", _casual_day),
    _reader(
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T([0-9]{1,2}):([0-9]{1,2})"
        r"(?::([0-9]{1,2})(?:\.(\d{1,4}))?)?(?:Z|([+-]\d{2}):?(\d{2})?)?)?(?=\W|$)",
        _iso,
    ),
    SLASHES,
    _reader(
        r"(?:within|in|for)\s*(?:(?:about|around|roughly|approximately|just)\s*(?:~\s*)?)?"
        rf"({AMOUNTS})(?=\W|$)",
        _amount(1),
    ),
    _reader(
        rf"(?:on\s{{0,3}})?({ORDINAL})"
        rf"(?:\s{{0,3}}(?:to|-|–|until|through|till)?\s{{0,3}}({ORDINAL}))?"
        rf"(?:-|/|\s{{0,3}}(?:of)?\s{{0,3}})({_MONTH})"
        rf"(?:(?:-|/|,?\s{{0,3}})({YEAR}(?![^\s]\d)))?(?=\W|$)",
        _day_month(2, 3, 4, 5),
    ),
    _reader(
        rf"({_MONTH})(?:-|/|\s*,?\s*)({ORDINAL})(?!\s*(?:am|pm))\s*(?:(?:to|-)\s*({ORDINAL})\s*)?"
        rf"(?:(?:-|/|\s*,?\s*)({YEAR}))?(?=\W|$)(?!:\d)",
        _day_month(3, 4, 2, 5),
    ),
    _reader(
        r"(?:[,(（]\s*)?(?:on\s*?)?(?:(this|last|past|next)\s*)?"
        rf"({_WEEKDAY})(?:\s*[,)）])?(?:\s*(this|last|past|next)\s*week)?(?=\W|$)",
        _weekday,
    ),
    _reader(
        rf"([0-9]{{4}})[./\s](?:({_MONTH})|([0-9]{{1,2}}))[./\s]([0-9]{{1,2}})(?=\W|$)",
        _year_month_day,
    ),
    _reader(r"([0-9]|0[1-9]|1[012])/([0-9]{4})", _month_year),
    _reader(rf"({AMOUNTS})\s{{0,5}}(?:ago|before|earlier)(?=\W|$)", _amount(-1)),
    _reader(
        rf"({AMOUNTS})\s{{0,5}}(?:later|after|from now|henceforth|forward|out)(?=\W|$)", _amount(1)
    ),
)  # fmt: skip
