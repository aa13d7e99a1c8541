"""Expressions for any of many words, which go through a text at the least cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.interpret.vocabulary_cache import Remembered
from kg.interpret.words import GATHERINGS


def any_of(words: Iterable[str]) -> str:
    """An expression that finds any of the words, at each place the longest that stands there; where
    there are none, it finds nothing.

    Words with one first sign stand together: at each place of a text all alternatives are tried,
    and there are some hundred words, but only some dozen first signs.
    """
    ends: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        ends.setdefault(word[:1], []).append(re.escape(word[1:]))
    return (
        "|".join(f"{re.escape(sign)}(?:{'|'.join(some)})" for sign, some in ends.items()) or "(?!)"
    )


def _telling_words(phrases: Iterable[str]) -> re.Pattern[str]:
    """One word of each phrase, that stands in few other texts: the longest, but not *meeting*."""
    return re.compile(any_of({max(reversed(one.split()), key=_weight) for one in phrases}))


def _weight(word: str) -> tuple[bool, int]:
    return word not in GATHERINGS, len(word)


def held_by(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those of the words that stand in a text, be it within other words."""
    return tuple(word for word in words if word in text)


class Anywhere:
    """Any of some words or phrases, wherever it stands in a text.

    An expression of some hundred words takes twenty times as long as to look up each word of the
    text, and 4 ms to be made. So it is made of those alone that a text holds, and few texts hold
    any.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(word for word in words if word.strip())
        telling = _telling_words(self._words)
        self._is_of_one = Remembered(lambda word: telling.search(word) is not None)

    def may_stand_in(self, text: str) -> bool:
        """Whether one may, by a quick look: in most texts none does."""
        return any(map(self._is_of_one.__getitem__, text.split()))

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them that stands in the text."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All of them, from the begin of the text."""
        held = self._held_by(text)
        return self.expression(held).finditer(text) if held else iter(())

    def sub(self, by: str, text: str) -> str:
        """The text with something else in place of each of them."""
        held = self._held_by(text)
        return self.expression(held).sub(by, text) if held else text

    def _held_by(self, text: str) -> tuple[str, ...]:
        return held_by(text, self._words) if self.may_stand_in(text) else ()

    @staticmethod
    @lru_cache(maxsize=256)
    def expression(words: tuple[str, ...]) -> re.Pattern[str]:
        """What finds these words."""
        return re.compile(any_of(words))


class WholeWords(Anywhere):
    """Any of some words or phrases, wherever it stands whole in a text."""

    @staticmethod
    @lru_cache(maxsize=256)
    def expression(words: tuple[str, ...]) -> re.Pattern[str]:
        """What finds these words where they stand whole."""
        return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")
