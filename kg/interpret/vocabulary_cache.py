"""What is worked out of words of the vocabulary, and kept while the same words are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Words = TypeVar("Words")
Made = TypeVar("Made")


class MadeOnce(Generic[Words, Made]):
    """Makes something of words, and makes it anew only where other words come: an import has one
    vocabulary. Words are the same where they are the same object, for none of them changes."""

    def __init__(self, make: Callable[[Words], Made]) -> None:
        self._make = make
        self._of: tuple[Words, Made] | None = None

    def __call__(self, words: Words) -> Made:
        of = self._of
        if of is None or of[0] is not words:
            of = self._of = words, self._make(words)
        return of[1]
