"""What is made of the words of a vocabulary is made once for the same words."""

from kg.interpret.vocabulary_cache import MadeOnce


def test_other_words_are_made_anew_and_equal_ones_that_are_others_too() -> None:
    made: list[int] = []

    def count(words: dict[str, str]) -> int:
        made.append(len(words))
        return len(words)

    counted = MadeOnce(count)
    words = {"present": "present"}
    assert [counted(words), counted(words), counted(dict(words)), counted({})] == [1, 1, 1, 0]
    assert made == [1, 1, 0]
