"""The kg.toml that is proposed for a vault."""

import tomllib
from collections import Counter
from collections.abc import Sequence

from kg import config
from kg.interpret.claims import normalise_status
from kg.interpret.note import describe
from kg.model.learned import UNKNOWN, Finding
from kg.model.page import Page
from kg.model.rules import rules_from
from kg.model.vocabulary import DEFAULT, DEFAULT_RULES
from kg.parse import parse_note
from kg.resolve.suggest_config import NOBODY, Seen, Whose, propose
from tests.interpret.described import note


def pages(notes: dict[str, str]) -> list[Page]:
    return [describe(parse_note(path, text), DEFAULT_RULES) for path, text in notes.items()]


def meeting(*people: str) -> str:
    return note(type="meeting", date="2025-10-06", attendees="[" + ", ".join(people) + "]")


def seen(notes: dict[str, str], whose: Whose = NOBODY) -> Seen:
    """What an import would find in the notes."""
    found = pages(notes)
    statuses = Counter(
        claim.value
        for page in found
        for claim in page.claims
        if claim.field == "status" and claim.value and claim.about is None
    )
    return Seen(
        [(page.folder, page.kind, page.archived) for page in found],
        list(statuses.items()),
        [one for page in found for one in page.day_evidence],
        whose,
    )


def proposed(notes: dict[str, str], whose: Whose = NOBODY, findings: Sequence[Finding] = ()) -> str:
    return propose(
        seen(notes, whose),
        findings,
        DEFAULT_RULES,
        lambda status: normalise_status(status, DEFAULT_RULES),
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
    text = propose(Seen(), [], rules, str)
    found = tomllib.loads(text)
    assert (found["me"], found["my_organization"]) == (["Ann Lee"], ["Acme"])


def test_what_is_clear_counts_and_the_rest_is_a_comment_each_with_its_reason() -> None:
    findings = [
        Finding(("folders", "person"), "Leute", "9 of 9 are named", 9, "Leute/Ann.md", clear=True),
        Finding(
            ("folders", "project"), "Werk", "3 of 4 have a status", 3, "Werk/x.md", clear=False
        ),
        Finding(("fields", "meeting", "attendees"), "bei Tisch", "a list", 9, "x.md", clear=True),
        Finding(("status", UNKNOWN), "läuft", "a status of 2 notes", 2, "Werk/x.md", clear=False),
    ]
    text = proposed({"People/Dee.md": ""}, findings=findings)
    found = tomllib.loads(text)
    assert found["folders"] == {"person": ["Leute"]}
    assert found["fields"]["meeting"] == {"attendees": ["bei Tisch"]}
    assert "# Leute: 9 of 9 are named (Leute/Ann.md)\n" in text
    assert '# Werk: 3 of 4 have a status (Werk/x.md)\n# project = ["Werk"]\n' in text
    assert '# active = ["läuft"]\n' in text
    assert config.rules(text.encode()).folders["leute"] == "person"


def test_folders_that_kg_understands_are_listed_and_no_settings() -> None:
    notes = {f"Projects/North/{n}.md": note(type="project", status="x") for n in "abc"}
    text = proposed(notes | {f"2025/{n}.md": note(type="project") for n in "def"})
    assert tomllib.loads(text)["folders"] == {}
    assert "# projects: " in text


def test_folders_that_are_archives_are_listed_once_by_the_alphabet() -> None:
    text = proposed(
        {f"{folder}/{n}.md": "" for folder in ("Archive", "2024/Archive") for n in "ab"}
    )
    archives = [line for line in text.splitlines() if line.startswith("# archive: ")]
    assert archives == ["# archive: 2024/Archive, Archive"]


def test_a_section_without_findings_has_examples_below_what_it_is_about() -> None:
    text = proposed({})
    about = "Tags that say how often a person should hear from you, in days."
    assert f"\n# {about}\n[cadence]\n# team = 14\n" in text
    assert '# blocked = ["waiting for legal"]\n# active = ["pilot"]\n' in text


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
