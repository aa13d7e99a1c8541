"""Labels of a note's own day: *Date*, *Meeting Date & Time*, *Sitzungsdatum*, *会议日期*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from kg.interpret.day_words import (
    AROUND_A_DAY,
    DAY_ENDINGS,
    DAY_LABELS,
    is_of_another_day,
    is_of_next_day,
)
from kg.interpret.labels import bare_label
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.rules import Rules, field_name

# How a label speaks of the day: in words that say nothing else, or beside others.
DayLabel = Literal["exact", "wide"]

_MOST_WORDS = 6
_LONGEST = 60
_COLON = re.compile(r"[:：](?!:)")
_WORDS = re.compile(r"[^\W_]+")


def split_day_label(text: str) -> tuple[str, str] | None:
    """Label and value of a line or a heading, parted at its first colon."""
    found = _COLON.search(text, 0, _LONGEST)
    if found is None:
        return None
    return text[: found.start()], text[found.end() :].strip(" \t*_")


def day_label(key: str, rules: Rules) -> DayLabel | None:
    """How a label, a heading or the head of a column names the note's own day, if it does."""
    if len(key) > _LONGEST:
        return None
    found = _known(key)
    if found is None and not speaks_of_another_day(key):
        named = rules.fields[Kinds.NOTE].get(field_name(key.strip("*_: ")))
        return "exact" if named == "date" else None
    return found


@lru_cache(maxsize=4096)
def _known(key: str) -> DayLabel | None:
    words = _words(key)
    if not words or len(words) > _MOST_WORDS or not any(map(_names_a_day, words)):
        return None
    if any(map(is_of_another_day, words)):
        return None
    others = [word for word in words if not (_names_a_day(word) or word in AROUND_A_DAY)]
    return "wide" if others else "exact"


def _names_a_day(word: str) -> bool:
    return word in DAY_LABELS or word.endswith(DAY_ENDINGS)


@lru_cache(maxsize=4096)
def speaks_of_another_day(text: str) -> bool:
    """Whether a label or a heading is about another day: *Next meeting*, *Due date*."""
    return any(map(is_of_another_day, _words(text)))


@lru_cache(maxsize=4096)
def speaks_of_next_day(text: str) -> bool:
    """Whether a heading is about what is still to come: *Next meeting*."""
    return any(map(is_of_next_day, _words(text)))


def _words(text: str) -> list[str]:
    return [
        word
        for word in _WORDS.findall(slug(bare_label(text.replace("/", " "))))
        if not word.isdigit()
    ]
