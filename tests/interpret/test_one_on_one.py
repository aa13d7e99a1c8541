"""With whom a meeting was, by what it is called."""

import pytest

from tests.interpret.described import ME, contacts, note, page

DAY = "2026-02-05"


def met(path: str, text: str = "Clay.\n") -> list[tuple[str, str]]:
    """Who was met, and how surely: * behind a name that must be known."""
    return [(who, certainty) for who, _, _, certainty, _ in contacts(page(path, text))]


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("1-1 Ketil Morn", ["Ketil Morn"]),
        ("1-1 with Ketil Morn", ["Ketil Morn"]),
        ("1on1 - Ketil Morn", ["Ketil Morn"]),
        ("Ketil Morn 1-1", ["Ketil Morn"]),
        ("Meeting w Ketil Morn", ["Ketil Morn"]),
        ("Call with Ketil Morn about clay", ["Ketil Morn"]),
        ("Call with Ketil Morn - clay", ["Ketil Morn"]),
        ("Call with Ketil Morn (Ovenworks)", ["Ketil Morn"]),
        ("Weekly product call with Ketil Morn", ["Ketil Morn"]),
        ("Interview with Ketil Morn and Saskia Boll", ["Ketil Morn", "Saskia Boll"]),
        ("Catch-up with Ketil Morn weekly", ["Ketil Morn"]),
        ("Gespräch mit Ketil Morn", ["Ketil Morn"]),
        ("Réunion avec Ketil Morn et Saskia Boll", ["Ketil Morn", "Saskia Boll"]),
        ("Reunión con Ketil Morn", ["Ketil Morn"]),
        ("Riunione con Ketil Morn", ["Ketil Morn"]),
        ("Conversa com Ketil Morn", ["Ketil Morn"]),
        ("Overleg met Ketil Morn", ["Ketil Morn"]),
        ("Møte med Ketil Morn", ["Ketil Morn"]),
        ("Spotkanie z Ketil Morn", ["Ketil Morn"]),
        ("Встреча с Ketil Morn", ["Ketil Morn"]),
        ("与王伟的会议", ["王伟"]),
        ("田中優さんとの面談", ["田中優"]),
        ("Call with Ketil", ["Ketil*"]),
        ("1-1 Jürgen", ["Jürgen*"]),
        ("Nora Berg x Ketil Morn", ["Ketil Morn"]),
        ("Nora <> Ketil Morn sync", ["Ketil Morn"]),
        ("Call with the bank", []),
        ("Call with customer", []),
        ("Lunch with Salary Review", []),
        ("1-1 Career Goals", []),
        ("1-1 Notes", []),
        ("Problem with Ketil Morn", []),
        ("Trouble after a long and bad call with Ketil Morn", []),
        ("How to have a call with Ketil Morn", []),
        ("Nora Berg", []),
    ],
)
def test_by_name(name: str, people: list[str]) -> None:
    found = met(f"Notes/{DAY} {name}.md")
    assert [who for who, _ in found] == people
    assert {certainty for _, certainty in found} <= {"explicit"}


def test_what_says_otherwise_is_no_meeting() -> None:
    assert met(f"Notes/{DAY} Interview with Ketil Morn.md", note(type="article")) == []
    assert met(f"Notes/{DAY} Call with Ketil Morn.md", note(status="open")) == []
    assert met("Notes/Call with Ketil Morn.md") == []


def test_in_a_folder_of_1_1s() -> None:
    assert met(f"1on1s/{DAY} Ketil Morn.md") == [("Ketil Morn", "explicit")]
    assert met(f"1-1s/Ketil Morn/{DAY}.md") == [("Ketil Morn", "explicit")]
    assert met(f"1on1s/{DAY} Ketil.md") == [("Ketil*", "explicit")]
    assert met(f"1on1s/{DAY} Agenda ideas.md") == []
    assert met(f"Meetings/{DAY} Ketil Morn.md") == []


def test_of_several_in_a_1_1_who_is_named_nowhere_else_is_a_guess() -> None:
    text = note(attendees="[Me, Ketil Morn, Saskia Boll]")
    assert met(f"1on1s/{DAY} Ketil.md", text) == [
        ("Ketil Morn", "explicit"),
        ("Saskia Boll", "inferred"),
    ]
    assert met(f"Meetings/{DAY} Clay.md", text) == [
        ("Ketil Morn", "explicit"),
        ("Saskia Boll", "explicit"),
    ]


def test_two_names_wait_for_somebody_who_knows_one_of_them() -> None:
    (doubt,) = page(f"Notes/{DAY} Ketil Morn x Saskia Boll.md", "Clay.\n", ME[:0]).doubts
    assert doubt.names == ("ketil-morn", "saskia-boll")
    listed = note(attendees="[Saskia Boll]")
    assert page(f"Notes/{DAY} Ketil Morn x Saskia Boll.md", listed).doubts == ()
