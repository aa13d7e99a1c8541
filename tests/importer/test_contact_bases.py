"""By which rule a contact is known: docs/meaning.md lists every `basis` that occurs."""

import re
from pathlib import Path

from kg.model.contact_rules import RULES, as_table
from kg.model.kinds import NO_EVENTS
from tests.builders import database, rows

PAGE = Path(__file__).parents[2] / "docs" / "meaning.md"
BASES = "select distinct basis from contacts order by basis"
HEAD = "---\ntype: meeting\ndate: 2026-01-05\nattendees:\n"
VAULT = {
    "People/Ann Lee.md": "---\naliases: [Annie]\nemail: ann@acme.example\n---\n",
    "People/Bo Ek.md": "- 2026-01-03: call about [[Atlas]]\n",
    "People/Cy Ray/2026-01-02 Coffee.md": "---\ntype: meeting\n---\n",
    "People/Cy Ray.md": "",
    "People/Di Fox.md": "---\naliases: [Dee]\n---\n",
    "People/Di Ray.md": "---\naliases: [Dee]\n---\n",
    "Customers/Acme.md": "",
    "Projects/Atlas.md": (
        "- 2026-01-05: [[Review]] - agreed (via Ann Lee)\n"
        "- 2026-01-05: [[Review]] - agreed (via Acme)\n"
        "- 2026-01-05: [[2026-01-05 Plan]] - agreed with [[Acme]]\n"
        "- 2026-01-06: 1:1 between Ann Lee and Bo Ek\n"
    ),
    "Meetings/Review.md": HEAD + '  - "[[Bo Ek]]"\n---\n',
    "Meetings/2026-01-05 Plan.md": HEAD + '  - "[[Bo Ek]]"\n---\n',
    "Meetings/Names.md": HEAD
    + "".join(
        f'  - "{name}"\n'
        for name in ("Annie", "@BoEk", "[[Ray, Cy]]", "[[Dee]]", "Jo Lin (@jolin)")
    )
    + "---\nAbout [[Atlas]].\n",
    "Meetings/Nick.md": HEAD + '  - "jolin"\n  - "Bo Ek"\n---\n',
    "Meetings/More.md": HEAD + '  - "ann@acme.example"\n  - "Bo Ek"\n---\n',
    "Meetings/Mail.md": "---\ntype: email\ndate: 2026-01-05\nfrom: Bo Ek\nto: Ann Lee\n---\n",
    "Notes/2026-01-05 Call with Jo Lin.md": "",
    "Meetings/2026-01-08 Oil (cancelled).md": "Attendees: Bo Ek\n",
    "Meetings/2026-01-08 Invitation.md": "Attendees: Bo Ek\n",
    "Meetings/2026-01-08 Price alert - oil.md": "Attendees: Bo Ek\n",
    "Meetings/2026-01-08 TODO - call.md": "Attendees: Bo Ek\n",
    "Drafts/2026-01-08 Oil.md": "Attendees: Bo Ek\n",
    "Daily/2026-01-07.md": (
        "- Called [[Bo Ek]] about [[Atlas]]\n"
        "- [x] Called [[Bo Ek]] ✅ 2026-01-07\n"
        "- Thought of [[Ann Lee]] and [[Atlas]]\n"
        "- Called Bo about [[Atlas]]\n"
        "## Lunch with [[Ann Lee]]\n"
    ),
}


def documented() -> list[str]:
    """The names in the first column of the tables on contacts."""
    part = PAGE.read_text(encoding="utf-8").partition("\n## Contacts\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return sorted(name for cell in cells for name in re.findall(r"`([a-z-]+)`", cell))


def test_every_basis_is_documented_and_every_documented_one_occurs(tmp_path: Path) -> None:
    assert [basis for (basis,) in rows(database(tmp_path, VAULT), BASES)] == documented()


def test_the_page_prints_the_rules() -> None:
    assert f"\n{as_table()}\n" in PAGE.read_text(encoding="utf-8")


def test_each_rule_of_a_contact_is_there_once() -> None:
    named = [rule.basis for rule in RULES]
    assert len(set(named)) == len(named)
    assert set(NO_EVENTS) < {rule.basis for rule in RULES if not rule.contact}


def test_the_examples_hold_no_other(examples_db: Path) -> None:
    assert {basis for (basis,) in rows(examples_db, BASES)} <= set(documented())
