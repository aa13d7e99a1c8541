"""What is worked out of single words, and how much of it is kept."""

from __future__ import annotations

import pytest

from kg.interpret import vocabulary_cache
from kg.interpret.vocabulary_cache import Remembered


def test_each_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    remembered = Remembered(length)
    assert [remembered[word] for word in ("pier", "crane", "pier")] == [4, 5, 4]
    assert asked == ["pier", "crane"]


def test_long_words_are_not_kept() -> None:
    remembered = Remembered(len)
    assert remembered["x" * 5000] == 5000
    assert len(remembered) == 0


def test_too_many_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary_cache, "_MOST_WORDS", 3)
    remembered = Remembered(len)
    assert [remembered["x" * size] for size in range(1, 6)] == [1, 2, 3, 4, 5]
    assert sorted(remembered) == ["xxxx", "xxxxx"]
