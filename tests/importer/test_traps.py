"""One vault with every trap that a real vault sets, and the answers that must come out of it."""

import contextlib
import io
import json
from pathlib import Path

import pytest

from kg.cli import app
from tests.builders import database

NOTES = {
    "kg.toml": 'me = ["Nora Lind", "N. Lind"]\n',
    # Status only in a table, and a future meeting that must not count.
    "Projects/Harbor.md": "# Harbor\n\n| Field | Value |\n|---|---|\n"
    "| **Status** | 🔴 Blocked |\n\n"
    "## Recent Context\n\n- 2025-10-06: [[2025-10-06 - Offer talk]] - a short call (via Ann Lee)\n",
    "Meetings/2026-03-01 Harbor review.md": "---\nattendees: [Bo Ek]\nproject: '[[Harbor]]'\n---\n",
    # Status only in a tag; a mere mention, and an archived duplicate that says something else.
    "Projects/Quay.md": "---\ntags: [status/blocked]\nlast_updated: 2025-01-01\n---\n# Quay\n",
    "Archive/Projects/Quay.md": "---\nstatus: done\nlast_updated: 2025-12-01\n---\n# Quay\n",
    "Daily/2025-12-01.md": "- [[Ann Lee]] may know more about [[Quay]]\n",
    # A meeting filed under a person, with `type: people`; a date only in the body.
    "Projects/Ferry.md": "---\nstatus: stuck\n---\n",
    "People/Bo Ek/README.md": "# Bo Ek\n",
    "People/Bo Ek/2025-11-11 Ferry berth.md": "---\ntype: people\ndate: 2025-11-11\n"
    "participants: [Bo Ek, Myself]\nproject: Ferry\n---\n",
    "Meetings/Berth walk.md": "# Berth walk\n\n**Date**: 2025-11-20\n**Attendees**: Cleo, N. Lind\n"
    "**Project**: [[Ferry]]\n\nCleo Dahl showed the berth.\n",
    "People/Ann Lee.md": "",
    "People/Cleo Dahl.md": "",
    "People/Nora Lind.md": "",
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("traps"), NOTES)


def ask(db: Path, *words: str) -> list[dict[str, object]]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert app.run([*words, "--db", str(db), "--as-of", "2026-01-10", "--json"]) == 0
    return json.loads(out.getvalue())


def short(rows: list[dict[str, object]]) -> list[tuple[object, ...]]:
    keys = ("subject", "status", "person", "date", "certainty", "source", "line")
    return [tuple(row[key] for key in keys) for row in rows]


def test_the_question_of_the_project(db: Path) -> None:
    assert short(ask(db, "last-contact", "--status", "blocked")) == [
        # a mention is no contact, and the archived page does not decide
        ("Quay", "blocked", None, None, None, None, None),
        # the meeting of 2026-03-01 lies in the future
        ("Harbor", "blocked", "Ann Lee", "2025-10-06", "explicit", "Projects/Harbor.md", 9),
        # a first name alone, of somebody whom the note names in full
        ("Ferry", "blocked", "Cleo Dahl", "2025-11-20", "inferred", "Meetings/Berth walk.md", 4),
    ]


def test_the_future_comes_in_time(db: Path) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        app.run(["last-contact", "harbor", "--db", str(db), "--as-of", "2026-03-02", "--json"])
    assert [row["person"] for row in json.loads(out.getvalue())] == ["Bo Ek"]


def test_a_mention_counts_when_it_is_asked_for(db: Path) -> None:
    (found,) = short(ask(db, "last-contact", "quay", "--mentions"))
    assert found[2:] == ("Ann Lee", "2025-12-01", "linked", "Daily/2025-12-01.md", 1)


def test_a_meeting_filed_under_a_person_is_a_meeting(db: Path) -> None:
    found = short(ask(db, "last-contact", "ferry", "--everyone"))
    assert [row[2:4] for row in found] == [("Cleo Dahl", "2025-11-20"), ("Bo Ek", "2025-11-11")]


def test_the_owner_is_one_person_under_three_names_and_never_the_answer(db: Path) -> None:
    people = {row["person"] for row in ask(db, "last-contact", "ferry", "--everyone")}
    assert not people & {"Nora Lind", "N. Lind", "Myself", "Me"}
    names = [row["person"] for row in ask(db, "people") if not row["is_me"]]
    assert sorted(map(str, names)) == ["Ann Lee", "Bo Ek", "Cleo Dahl"]


def test_why_shows_the_line(db: Path) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        app.run(["last-contact", "harbor", "--why", "--db", str(db), "--as-of", "2026-01-10"])
    assert "    Projects/Harbor.md:9  2025-10-06: 2025-10-06 - Offer talk" in out.getvalue()
