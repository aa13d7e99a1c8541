"""Where a text names something: cases with traps."""

import pytest

from kg.interpret.mentions import Called, folded, mentions, small_letters
from kg.model.names import slug


def named(body: str, *names: str, longer: tuple[str, ...] = (), common: tuple[str, ...] = (),
          person: bool = True) -> list[str]:  # fmt: skip
    called = Called(names, frozenset(map(slug, longer)), frozenset(map(slug, common)), person)
    return [place.text for place in mentions(body, called)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Met Ida Falk.", ["Ida Falk"]),
        ("Met IDA FALK and ida falk", ["IDA FALK", "ida falk"]),
        ("Ida  Falk", ["Ida  Falk"]),
        ("**Ida Falk**, “Ida Falk”", ["Ida Falk", "Ida Falk"]),
        ("Ida Falk's boat, Ida Falk’s", ["Ida Falk", "Ida Falk"]),
        ("Ida Falk-Berg", []),
        ("Frida Falk", []),
        ("Ida Falks", []),
        ("Ida Falken", []),
        ("Ida\nFalk", []),
        ("Ida Falk/Bo Ek", []),  # a path, as much as two people
        ("Ida Falk / Bo Ek", ["Ida Falk"]),
        ("@Ida Falk", []),
        ("(Ida Falk)", ["Ida Falk"]),
        ("mail:Ida Falk", ["Ida Falk"]),
    ],
)
def test_a_name_of_two_words(body: str, found: list[str]) -> None:
    assert named(body, "Ida Falk") == found


def test_the_longest_of_its_names_is_found() -> None:
    assert named("Met Ida Falk Berg, then Ida Falk.", "Ida Falk", "Ida Falk Berg") == [
        "Ida Falk Berg",
        "Ida Falk",
    ]


def test_a_title_before_a_first_name_is_no_other_name() -> None:
    assert named("I asked Dr. Ida there, and Mary Ida", "Ida") == ["Ida"]


def test_accents_and_case_are_folded_and_places_stay() -> None:
    assert named("Straße: JOSÉ ÁLVAREZ, Jose Alvarez", "José Álvarez") == [
        "JOSÉ ÁLVAREZ",
        "Jose Alvarez",
    ]
    assert len(folded("ﬁne Straße İ")) == len("ﬁne Straße İ")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Talked to Will about it", ["Will"]),
        ("Talked to will about it", []),
        ("Will you come?", []),
        ("- Will you come?", []),
        ("- [ ] Will you come?", []),
        ("Done. Will you come?", []),
        ("## What Will Happen", []),
        ("| Will it? |", []),
        ("Will's boat is here", []),
        ("I asked Will. He knows", ["Will"]),
        ("with Will Petrov", []),  # somebody else
        ("with Mary Will", []),
        ("with **Will** and Bo", ["Will"]),
        ("the CEO Will", ["Will"]),
        ("Hi Will", ["Will"]),
        ("Will-power, free-Will", []),
        ("Will.md", []),
        ("GoodWill", []),
    ],
)
def test_a_first_name_that_is_a_word_of_every_day(body: str, found: list[str]) -> None:
    assert named(body, "Will Ash", "Will", common=("will",)) == found


def test_a_first_name_that_is_none_may_begin_a_sentence() -> None:
    assert named("Pepe came.\n# Pepe\n- Pepe", "Pepe") == ["Pepe", "Pepe", "Pepe"]


def test_of_a_project_the_next_word_says_nothing() -> None:
    assert named("the Apollo Team met", "Apollo", person=False) == ["Apollo"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("the Harbor opened", ["Harbor"]),
        ("the Harbor Light opened", []),
        ("the Old Harbor opened", []),
        ("Harbor, Light and all", ["Harbor"]),  # no name goes on behind a comma
        ("New Harbor Light", []),
        ("Harbor Lights", ["Harbor"]),  # nobody's name
    ],
)
def test_one_name_within_another(body: str, found: list[str]) -> None:
    longer = ("Harbor Light", "Old Harbor")
    assert named(body, "Harbor", longer=longer, person=False) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("今日田中さんと会った", ["田中"]),
        ("田中太郎と会った", []),
        ("田中、太郎", ["田中"]),
        ("山田中学", []),
    ],
)
def test_scripts_without_spaces(body: str, found: list[str]) -> None:
    assert named(body, "田中", longer=("田中太郎", "山田中")) == found


def test_korean_particles_belong_to_no_name() -> None:
    assert named("김민수에게 전화", "김민수") == ["김민수"]


@pytest.mark.parametrize("names", [("A",), ("?!",), ()])
def test_what_is_too_short_is_not_looked_for(names: tuple[str, ...]) -> None:
    assert named("A ?! b", *names) == []


def test_words_that_notes_have_in_small_letters() -> None:
    bodies = ["I will go", "Rose came, the rose fell", "Ida Falk"]
    assert small_letters(bodies, ("Will", "Rose", "Ida", "Ida Falk")) == {"will", "rose"}
