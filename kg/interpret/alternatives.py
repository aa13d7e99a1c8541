"""Expressions for any of many words, which go through a text at the least cost."""

from __future__ import annotations

import re
from collections.abc import Iterable


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


def anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, wherever it stands in a text."""
    return re.compile(any_of(words))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words or phrases, wherever it stands whole in a text."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")
