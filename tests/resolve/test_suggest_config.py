"""The kg.toml that is proposed for a vault."""

import tomllib

from kg import config
from kg.interpret.claims import normalise_status
from kg.interpret.note import describe
from kg.model.page import Page
from kg.model.rules import DEFAULT, DEFAULT_RULES, rules_from
from kg.parse import parse_note
from kg.resolve.suggest_config import NOBODY, Whose, propose
from tests.interpret.described import note


def pages(notes: dict[str, str]) -> list[Page]:
    return [describe(parse_note(path, text), DEFAULT_RULES) for path, text in notes.items()]


def meeting(*people: str) -> str:
    return note(type="meeting", date="2025-10-06", attendees="[" + ", ".join(people) + "]")


def proposed(notes: dict[str, str], whose: Whose = NOBODY) -> str:
    return propose(
        pages(notes), DEFAULT_RULES, lambda status: normalise_status(status, DEFAULT_RULES), whose
    )


def test_it_is_toml_that_kg_reads_even_for_an_empty_vault_or_strange_names() -> None:
    strange = meeting("'A\"n\\n Lee'", "Bo Ek")
    for notes in ({}, {"x.md": strange}, {'We "ird\\/x.md': strange}):
        text = proposed(notes)
        config.rules(text.encode())
        assert tomllib.loads(text)["folders"] == {}


def test_a_guess_of_the_owner_and_where_that_person_works_are_comments() -> None:
    whose = Whose([("Ann Lee", 6), ("Bo Ek", 1)], "Ann Lee", "Taken for you: Ann Lee.", ["Acme"])
    text = proposed({}, whose)
    assert not {"me", "my_organization"} & tomllib.loads(text).keys()
    for line in ("#   Ann Lee: at 6 meetings", "# Taken for you: Ann Lee.", '# me = ["Ann Lee"]'):
        assert f"{line}\n" in text
    assert '# my_organization = ["Acme"]\n' in text


def test_who_attends_most_is_listed_and_not_taken_for_the_owner() -> None:
    text = proposed({}, Whose([("Ann Lee", 2)], None, None, []))
    assert "#   Ann Lee: at 2 meetings\n" in text
    assert '# me = ["Your Name", "you@example.org"]\n' in text


def test_what_kg_toml_says_stays() -> None:
    rules = rules_from({**DEFAULT, "me": ["Ann Lee"], "my_organization": ["Acme"]})
    text = propose([], rules, str)
    found = tomllib.loads(text)
    assert (found["me"], found["my_organization"]) == (["Ann Lee"], ["Acme"])


def test_folders_with_names_that_kg_does_not_know_become_settings() -> None:
    people = {f"Leute/{name}.md": note(type="person") for name in ("Ann", "Bo", "Cy")}
    text = proposed(people | {"People/Dee.md": "", "Mixed/Ed.md": note(type="person")})
    assert tomllib.loads(text)["folders"] == {"person": ["Leute"]}
    assert "# people: Leute 3, Mixed 1, People 1" in text
    assert config.rules(text.encode()).folders["leute"] == "person"


def test_folders_below_known_ones_and_years_are_no_settings() -> None:
    notes = {f"Projects/North/{n}.md": note(type="project", status="x") for n in "abc"}
    notes |= {f"2025/{n}.md": note(type="project") for n in "def"}
    assert tomllib.loads(proposed(notes))["folders"] == {}


def test_statuses_are_listed_by_their_meaning() -> None:
    text = proposed(
        {
            "Projects/a.md": note(status="'🔴 Blocked'"),
            "Projects/b.md": note(status="stuck"),
            "Projects/c.md": note(status="brewing"),
        }
    )
    assert "#   blocked: stuck 1, 🔴 Blocked 1\n" in text
    assert "#   brewing: brewing 1   (unknown to kg, kept as it is)\n" in text


def test_the_order_of_the_notes_changes_nothing() -> None:
    notes = {"a.md": meeting("Ann Lee", "Bo Ek"), "b.md": meeting("Bo Ek", "Ann Lee")}
    turned = dict(reversed(notes.items()))
    assert proposed(notes) == proposed(turned)


def dated(*days: str) -> dict[str, str]:
    """Meetings with their days as written."""
    return {
        f"{number}.md": note(date=day, attendees="[Ann Lee, Bo Ek]")
        for number, day in enumerate(days)
    }


def test_the_order_of_days_is_found_from_those_with_one_reading() -> None:
    text = proposed(dated("23/06/2025", "30-07-2025", "05/06/2025"))
    assert tomllib.loads(text)["date_order"] == "dmy"
    assert tomllib.loads(proposed(dated("06/23/2025", "07/30/2025")))["date_order"] == "mdy"


def test_an_order_of_days_in_doubt_is_only_a_comment() -> None:
    for days in ((), ("23/06/2025",), ("23/06/2025", "30/07/2025", "07/30/2025")):
        text = proposed(dated(*days))
        assert "date_order" not in tomllib.loads(text)
        assert '# date_order = "dmy"' in text
