"""The words of all languages count at once: no word has two meanings."""

import tomllib
from pathlib import Path

import pytest

from kg.model.languages import LANGUAGES, all_words, lists_of, of_languages, words_of
from kg.model.names import slug
from kg.model.vocabulary import DEFAULT

OTHERS = [language for language in LANGUAGES if language != "en"]
# Words that mean two things in two languages, and so nothing until kg.toml says what.
NEITHER = {
    ("fields", "termin"): "a day in German, a deadline in Polish",
}

Section = tuple[str, ...]


def fold(word: str) -> str:
    return slug(word) or word


def meanings(language: str) -> dict[Section, dict[str, set[str]]]:
    """By section: the folded words with what they mean there."""
    found: dict[Section, dict[str, set[str]]] = {}
    for place, words in lists_of(words_of(language)).items():
        for word in words:
            found.setdefault(place[:-1], {}).setdefault(fold(word), set()).add(place[-1])
    return found


ALL = {language: meanings(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_one_meaning(language: str) -> None:
    wrong = [
        f"{'.'.join(section)}: {word} means {' and '.join(sorted(told | elsewhere))} ({other})"
        for section, words in ALL[language].items()
        for word, told in words.items()
        for other in LANGUAGES
        if section and (elsewhere := ALL[other].get(section, {}).get(word, set())) - told
    ]
    assert not wrong, "take these words out of both files, or out of all but the English one"


def test_words_of_two_meanings_stand_in_no_file() -> None:
    for (section, word), why in NEITHER.items():
        for language in LANGUAGES:
            found = [place for place, words in ALL[language].items() if word in words]
            assert not any(place[:1] == (section,) for place in found), (language, word, why)


def test_an_import_reads_what_the_files_say() -> None:
    assert all_words() == of_languages(*LANGUAGES), "run `make words`"


@pytest.mark.parametrize("language", OTHERS)
def test_no_file_has_what_kg_does_not_know(language: str) -> None:
    assert set(lists_of(words_of(language))) <= set(lists_of(words_of("en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice(language: str) -> None:
    for place, words in lists_of(words_of(language)).items():
        folded = [word.lower() for word in words]
        assert len(folded) == len(set(folded)), (
            place,
            sorted(w for w in folded if folded.count(w) > 1),
        )


def test_what_counted_before_there_were_lists_for_languages_counts() -> None:
    before = tomllib.loads((Path(__file__).parent / "words_before.toml").read_text("utf-8"))
    now = lists_of(DEFAULT)
    for place, words in lists_of(before).items():
        known = set(map(fold, now[place]))
        assert [word for word in words if fold(word) not in known] == [], place
