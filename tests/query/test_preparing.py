"""What to know before meeting somebody, and events put together from evidence."""

from pathlib import Path

import pytest

from kg.model.answers.contacts import ContactEvidence
from kg.model.answers.events import events
from kg.model.answers.pages import OrganizationPrep
from kg.query import contacts, preparing
from tests.builders import database, opened
from tests.query.world import World

NOTES = {
    "People/Ann Lee.md": "---\nrole: Pilot\ncompany: Kade\n---\n",
    "People/Bo Ek.md": "---\nrole: Cook\ncompany: Kade\n---\n",
    "People/Cy Dow.md": "---\nrole: Smith\n---\n",
    "Customers/Kade.md": "---\ntype: organization\n---\n",
    "Projects/Weir.md": (
        "---\nstatus: blocked\n---\n"
        "## Questions\n- Who signs?\n\n## Decisions\n- 2025-12-20: In spring.\n"
        "- 2026-01-04: In summer.\n"
    ),
    "Meetings/2025-12-20 Round.md": "---\nattendees: [Ann Lee, Cy Dow]\n---\n[[Weir]]\n",
    "Meetings/2026-01-06 Later.md": "---\nattendees: [Cy Dow]\n---\n[[Weir]]\n",
    "Meetings/2026-02-06 Next.md": "---\nattendees: [Ann Lee]\n---\n[[Weir]]\n",
    "Notes/Deeds.md": (
        "- [ ] Late deed @AnnLee 📅 2026-02-01\n- [ ] Soon deed @BoEk 📅 2026-01-20\n"
        "- [?] Proposal @AnnLee 📅 2026-01-01\n"
    ),
}
AS_OF = "2026-01-10"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("prep"), NOTES, as_of=AS_OF)


def test_what_changed_since_the_last_contact_is_told(db: Path) -> None:
    with opened(db) as conn:
        ann = preparing.prep(conn, "ann lee", as_of=AS_OF)
    assert [(one.date, one.text, one.about) for one in ann.events] == [
        ("2025-12-20", "Round", "Weir")
    ]
    # Neither what was before or on that day, nor the future.
    assert [(one.date, one.what, one.text) for one in ann.since] == [
        ("2026-01-06", "contact", "Later"),
        ("2026-01-04", "decision", "2026-01-04: In summer."),
    ]
    assert [one.text for one in ann.questions] == ["Who signs?"]


def test_who_else_is_there_works_there(db: Path) -> None:
    with opened(db) as conn:
        assert [one.person for one in preparing.prep(conn, "ann lee").others] == ["Bo Ek"]
        # Of Cy nobody knows where he works: who was at the same meetings.
        assert [one.person for one in preparing.prep(conn, "cy dow").others] == ["Ann Lee"]


def test_an_organization_is_those_who_work_there(db: Path) -> None:
    with opened(db) as conn:
        kade = preparing.prep(conn, "kade", as_of=AS_OF)
    assert isinstance(kade, OrganizationPrep)
    assert [one.person for one in kade.people] == ["Ann Lee", "Bo Ek"]
    assert [one.task for one in kade.theirs] == ["Soon deed @BoEk", "Late deed @AnnLee"]
    assert [(one.date, one.with_whom) for one in kade.events] == [("2025-12-20", "Ann Lee")]
    assert [one.project for one in kade.blocked] == ["Weir"]
    assert [one.text for one in kade.since] == ["Later", "2026-01-04: In summer."]


def evidence(date: str, meeting: str | None, channel: str, **given: object) -> ContactEvidence:
    of = {"subject": "Weir", "person": "Ann Lee", "text": "t", "source": "A.md", "line": 1} | given
    return ContactEvidence(
        str(of["subject"]), None, str(of["person"]), "", date, channel, 1, "explicit", "via",
        meeting, str(of["source"]), int(str(of["line"])), str(of["text"]),
    )  # fmt: skip


def test_evidence_of_one_event_is_one_row() -> None:
    found = events(
        [
            evidence("2026-01-07", "Round", "meeting", source="Round.md", line=3),
            evidence("2026-01-07", "Round", "meeting", person="Bo Ek", subject="Lock"),
            evidence("2026-01-07", None, "meeting", text="2026-01-07: Round"),  # the project's page
            evidence("2026-01-07", None, "call", text="Called Ann"),  # another event of that day
            evidence("2026-01-07", "Second round", "meeting"),
            evidence("2026-01-05", None, "call", text="Called again"),
        ]
    )
    assert [(one.date, one.channel, one.text, one.with_whom, one.about) for one in found] == [
        ("2026-01-07", "meeting", "Round", "Ann Lee; Bo Ek", "Weir; Lock"),
        ("2026-01-07", "call", "Called Ann", "Ann Lee", "Weir"),
        ("2026-01-07", "meeting", "Second round", "Ann Lee", "Weir"),
        ("2026-01-05", "call", "Called again", "Ann Lee", "Weir"),
    ]
    assert (found[0].source, found[0].line) == ("Round.md", 3)
    assert events([]) == ()


def test_contacts_are_counted_by_weeks_and_days() -> None:
    w = World()
    ann, weir = w.person("Ann Lee"), w.project("Weir")
    for date, line in (
        ("2026-01-10", 1), ("2026-01-10", 2),  # one day
        ("2026-01-04", 3),  # the sixth day back: still the newest week
        ("2026-01-03", 4),
        ("2025-10-19", 5),  # the first day of the twelfth week
        ("2025-10-18", 6),  # too long ago
        ("2026-01-11", 7),  # later than asked
    ):  # fmt: skip
        w.contact(ann, weir, date, line=line)
    w.contact(ann, weir, "2026-01-05", line=9, direct=0)  # a mention
    for key in ("person:ann-lee", "project:weir"):
        found = contacts.contact_weeks(w.conn, [key], as_of=AS_OF)
        assert [(one.week, one.days) for one in found] == [(0, 2), (1, 1), (11, 1)]
    assert contacts.contact_weeks(w.conn, ["person:nobody"]) == []
