"""What is made of the words of a vocabulary is made once for the same words; what is worked out of
single words is kept, up to a number of them."""

from __future__ import annotations

import pytest

from kg.interpret import vocabulary_cache
from kg.interpret.vocabulary_cache import MadeOnce, Remembered


def test_other_words_are_made_anew_and_equal_ones_that_are_others_too() -> None:
    made: list[int] = []

    def count(words: dict[str, str]) -> int:
        made.append(len(words))
        return len(words)

    counted = MadeOnce(count)
    words = {"present": "present"}
    assert [counted(words), counted(words), counted(dict(words)), counted({})] == [1, 1, 1, 0]
    assert made == [1, 1, 0]


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
