"""What looks like a name: the table of docs/meaning.md, and traps."""

from pathlib import Path

import pytest

from kg.interpret.looks import (
    is_full,
    is_name,
    is_nobody,
    is_sentence,
    look_of,
    name_ends,
)

PAGE = Path(__file__).parents[2] / "docs" / "meaning.md"
SAID = {"name": "yes", "nick": "nickname", "mixed": "mixed", "none": "no"}


def examples() -> list[tuple[str, str]]:
    """The texts of the table on the page, and what it says of each."""
    part = PAGE.read_text(encoding="utf-8").partition("\n### What looks like a name\n")[2]
    lines = part.partition("\n- ")[0].splitlines()
    cells = [[cell.strip() for cell in line.split("|")] for line in lines if line.startswith("| `")]
    return [(text.strip("`"), said) for _, text, said, _, _ in cells]


def name_or_not(text: str) -> str:
    """The verdict on a text of which nothing is known, in the words of the page."""
    if is_nobody(text):
        return "no"
    return SAID[look_of(text)]


def test_the_page_has_examples_of_each_kind() -> None:
    assert len(examples()) >= 30
    assert {said for _, said in examples()} == set(SAID.values())


@pytest.mark.parametrize(("text", "said"), examples())
def test_the_examples_of_the_page(text: str, said: str) -> None:
    assert name_or_not(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # names that look odd
        ("Ng", "yes"),
        ("O’Dell", "yes"),
        ("Ünal Şahin", "yes"),
        ("Ludwig van Bergen", "yes"),
        ("Abd al-Rahman ibn Yusuf", "yes"),
        ("Saoirse Ní Bhriain", "yes"),
        ("Đặng Thùy Linh", "yes"),
        ("Juan Pablo Duarte Reyes", "yes"),
        ("欧阳娜娜", "yes"),
        ("ジョン・スミス", "yes"),
        ("B. Okafor", "yes"),
        ("Sam Speaker", "yes"),
        # forms of two words
        ("Nom ici", "no"),
        ("Please Sign", "no"),
        ("Mark Every", "yes"),
        ("Anna Noth", "yes"),
        ("Allan Toddson", "yes"),
        ("Alle Hansen-Moe", "no"),  # *alle* begins it
        # what is nearly one
        ("Juan Pablo Duarte Reyes Soto", "no"),
        ("Ludwig van", "no"),
        ("von", "no"),
        ("van den", "no"),
        ("2 guests", "no"),
        ("Ann Lee 2", "no"),
        ("Ann: yes", "no"),
        ("Ann = Bo", "no"),
        ("Ann → Bo, Cy", "no"),
        ("{{name}}", "no"),
        ("<% tp.file.title %>", "no"),
        ("DD/MM/YYYY", "no"),
        ("xxx", "no"),
        ("https://acme.example", "no"),
        ("The rope was too short.", "no"),
        ("we met at the yard", "no"),
        ("Who brings the rope?", "no"),
        ("我们明天在港口开会讨论", "no"),
        ("", "no"),
        ("…", "no"),
        # nobody, in other languages
        ("alle", "no"),
        ("Keine", "no"),
        ("ingen", "no"),
        ("brak", "no"),
        ("никто", "no"),
        ("tutti", "no"),
        ("待定", "no"),
        ("なし", "no"),
        ("모두", "no"),
        ("le reste", "no"),
        ("el resto del equipo", "no"),
        ("Not yet known", "no"),
        ("N/A", "no"),
        ("to be confirmed", "no"),
        ("Vorname Nachname", "no"),
        ("Prénom Nom", "no"),
        # groups and machines
        ("Board", "no"),
        ("Oil group", "no"),
        ("Vertrieb Team", "no"),
        ("Ola's iPad", "no"),
        ("Zoom user", "no"),
        # forms
        ("Please sign here", "no"),
        ("Bitte eintragen", "no"),
        ("Write who was there", "no"),
        ("Type Olsen", "yes"),  # *type* begins a form only before small words
        ("Will Read", "yes"),
        # wide looks
        ("annlee", "nickname"),
        ("zed99", "nickname"),
        ("Ann2", "nickname"),
        ("ann-lee", "nickname"),
        ("tante Ulla", "mixed"),
        ("little Jo Ek", "mixed"),
        ("the Captain", "no"),
        ("our Captain", "no"),
        ("little old aunt Jo", "no"),  # four words
        ("oil lamps", "no"),
    ],
)
def test_traps(text: str, said: str) -> None:
    assert name_or_not(text) == said


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ann Lee", True),
        ("Ann", False),
        ("van Bergen", False),  # a particle is no second word
        ("王岸", True),  # two signs, where no spaces stand
        ("王", False),
        ("gr8dane", False),
        ("tante Ulla", False),
    ],
)
def test_a_full_name_has_two_words(text: str, full: bool) -> None:
    assert is_full(text) is full


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Nobody came!", True),
        ("We met at the yard and talked", True),
        ("会议已经取消了。", True),
        ("Jonas left early because of rain.", True),
        ("Ann Lee, Bo Ek", False),
        ("Ann Lee, Bo Ek, Cy Dow Jr.", False),
        ("Rosa de la Cruz", False),
        ("", False),
    ],
)
def test_sentences(text: str, sentence: bool) -> None:
    assert is_sentence(text) is sentence


@pytest.mark.parametrize("text", ["Ann Lee", "Ng", "王岸", "Maximilian"])
def test_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["MQ", "mq", "ann lee", "Ann Lee 2", ""])
def test_letters_that_stand_for_a_name_are_none(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee about the rope", ["Ann", "Ann Lee"]),
        ("Ludwig van Bergen, then Bo", ["Ludwig", "Ludwig van Bergen"]),
        ("Ann as Bo was away", ["Ann"]),
        ("Ana y Luis", ["Ana"]),
        ("Ann van the yard", ["Ann"]),
        ("Ann Bo Cy Di Ed", ["Ann", "Ann Bo", "Ann Bo Cy", "Ann Bo Cy Di"]),
        ("van Bergen", []),
        ("érable", []),
        ("", []),
    ],
)
def test_the_name_that_a_text_begins_with(text: str, names: list[str]) -> None:
    assert [text[:end] for end in name_ends(text)] == names
