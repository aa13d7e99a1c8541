"""Times of the clock in a text: `at 5pm`, `10:30 - 12:00`; a day may stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from kg.languages.tasks.phrases.found import Found, Said

_ENDING = r"(?:\s*(?:o\W*clock|at\s*night|in\s*the\s*(?:morning|afternoon)))?(?!/)(?=\W|$)"
_HALF = r"(?:\s*(a\.m\.|p\.m\.|am?|pm?))?"
_FIRST = re.compile(
    r"(^|\s|T|\b)(?:(?:at|from)\s*)??(\d{1,4})(?:[.:：](\d{1,2})(?:[:：](\d{2})(?:\.(\d{1,6}))?)?)?"
    + _HALF + _ENDING,
    re.IGNORECASE | re.ASCII,
)  # fmt: skip
_UP_TO = re.compile(
    r"(\s*(?:-|–|~|〜|to|\?)\s*)(\d{1,4})(?:[.:：](\d{1,2})(?:[.:：](\d{1,2})(?:\.(\d{1,6}))?)?)?"
    + _HALF + r"(?=\W|$)",
    re.IGNORECASE | re.ASCII,
)  # fmt: skip
_OFFSET_LIKE = re.compile(r"\s*[+-]\s*\d{3,4}", re.ASCII)
_YEAR_LIKE = re.compile(r"\s*[+-]\s*\d{2,4}", re.ASCII)
_BARE = re.compile(r"\d|\d\d\d+", re.ASCII)
_HALF_WORD = re.compile(r"\d[apAP]\Z", re.ASCII)
_ENDS_IN_NUMBER = re.compile(r"[^\d:.](\d[\d.]+)$", re.ASCII)
_TWO_BARE = re.compile(r"\d+-\d+", re.ASCII)
_MINUTES = re.compile(r"\d(\.\d{2})+\Z", re.ASCII)
_TWO_NUMBERS = re.compile(r"[^\d:.](\d[\d.]+)\s*-\s*(\d[\d.]+)$", re.ASCII)


def found(text: str, now: datetime) -> Iterator[Found]:
    """The times in a text."""
    start = 0
    while match := _FIRST.search(text[start:]):
        at = start + match.start()
        one = _one(match, text, at, now)
        if one is None:
            start = at + max(1, len(match[0])) + 1 if match[0] else at + 1
            continue
        yield one
        start = at + max(1, len(one.text))


def _one(match: re.Match[str], text: str, at: int, now: datetime) -> Found | None:
    time = _time(match, Said(now))
    if time is None:
        return None
    _by_words(match[0].lower(), time)
    words = match[0][len(match[1]) :]
    first = Found(at + len(match[1]), words, time)
    following = _UP_TO.match(text, at + len(match[0]))
    if following and re.match(r"\d{3,4}", words) and _YEAR_LIKE.fullmatch(following[0]):
        return None
    if following is None or _OFFSET_LIKE.fullmatch(following[0]):
        return first if _may_stand_alone(words) else None
    first.end = _end(following, first.start, now)
    if first.end:
        first.text += following[0]
    return first if _may_be_span(first.text) else None


def _hour(match: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute as they are written; None for none."""
    hour, minute = int(match[2]), 0
    if hour > 100:
        if match[3] is not None:
            return None
        hour, minute = divmod(hour, 100)
    if hour > 24 or (match[3] is not None and len(match[3]) == 1 and not match[6]):
        return None
    if match[3] is not None:
        minute = int(match[3])
    return (hour, minute) if minute < 60 else None


def _time(match: re.Match[str], said: Said) -> Said | None:
    read = _hour(match)
    if read is None:
        return None
    hour, minute = read
    afternoon = 1 if hour > 12 else None
    if match[6]:
        if hour > 12:
            return None
        afternoon = int(match[6][0].lower() == "p")
        hour = hour % 12 + 12 * afternoon
    said.name(hour=hour, minute=minute)
    if afternoon is not None:
        said.name(afternoon=afternoon)
    else:
        said.mean(afternoon=int(hour >= 12))
    if match[4] is not None:
        if int(match[4]) >= 60:
            return None
        said.name(second=int(match[4]))
    return said


def _by_words(words: str, time: Said) -> None:
    hour = time.get("hour") or 0
    if words.endswith("night"):
        if 6 <= hour < 12:
            time.name(hour=hour + 12, afternoon=1)
        elif hour < 6:
            time.name(afternoon=0)
    elif words.endswith("afternoon"):
        time.name(afternoon=1, hour=hour + 12 if hour <= 6 else hour)
    elif words.endswith("morning"):
        time.name(afternoon=0)


def _end(match: re.Match[str], start: Said, now: datetime) -> Said | None:
    read = _hour(match) if match[3] is None else (int(match[2]), int(match[3]))
    if read is None or read[1] >= 60 or read[0] > 24:
        return None
    hour, minute = read
    said = Said(now)
    if match[6]:
        if hour > 12:
            return None
        hour = hour % 12 + 12 * (match[6][0].lower() == "p")
    elif start.has("afternoon") and (start.get("hour") or 0) - 12 <= hour <= 12:
        hour += 12
    said.name(hour=min(hour, 24), minute=minute)
    if said.moment and start.moment and said.moment < start.moment:
        said.mean(day=(said.get("day") or 0) + 1)
    return said


def _may_stand_alone(words: str) -> bool:
    if _BARE.fullmatch(words) or _HALF_WORD.search(words):
        return False
    ending = _ENDS_IN_NUMBER.search(words)
    return not ending or _is_hour(ending[1])


def _may_be_span(words: str) -> bool:
    if _TWO_BARE.fullmatch(words):
        return False
    ending = _TWO_NUMBERS.search(words)
    return not ending or (_is_hour(ending[1]) and _is_hour(ending[2]))


def _is_hour(number: str) -> bool:
    if "." in number and not _MINUTES.search(number):
        return False
    return int(number.partition(".")[0]) <= 24
