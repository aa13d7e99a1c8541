"""What is to be left out leaves nothing in any answer."""

import os
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from kg.mcp.copies import path_of
from kg.web.snapshot import Redaction
from tests.builders import DAY, imported, vault

from .asking import Desk

# Every word with zq stands only where it is to be left out.
NOTES = {
    "People/Ann Lee.md": "---\ntype: person\nemail: zqann@boats.example\n"
    "phone: '+44 20 5550 0142'\n---\n"
    "Write to zqbo@home.example.\n",
    "Projects/Boats.md": "---\ntype: project\nstatus: blocked\nowner: '[[Ann Lee]]'\n"
    "---\n- [ ] call zqdee@boats.example\n"
    "- 2026-01-03: [[2026-01-02 Talk]] - fine (via Ann Lee)\n",
    "Private/Vera Zqsecret.md": "---\ntype: person\naliases: [Zqalias]\n---\nzqtext\n"
    "- [ ] zqtask\n",
    "Private/Deep/2026-01-04 Zqmeeting.md": "---\nattendees: [Ann Lee, Zqattendee]\n---\nzqtalk\n",
    "Notes/Hush.md": "---\ntags: [secret/deep]\n---\nzqhush [[Ann Lee]]\n",
    "Meetings/2026-01-02 Talk.md": "---\nattendees: ['[[Ann Lee]]']\n---\nabout [[Boats]]\n",
}
LEFT_OUT = Redaction(("Private",), ("secret",), contact_details=True)
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find", {"text": "zq"}), ("find", {"text": "ann"}), ("find", {"text": "zqann@boats.example"}),
    ("last_contact", {}), ("blocked", {}), ("stale", {"over": 1}), ("tasks", {"state": "all"}),
    ("about", {"name": "Ann Lee"}), ("about", {"name": "Boats"}),
    ("about", {"name": "Vera Zqsecret"}),
    ("prep", {"name": "Ann Lee"}), ("timeline", {"name": "Boats"}), ("changed", {"since": "1y"}),
    ("search", {"text": "zqhush"}), ("search", {"text": "call"}),
    ("read", {"source": "People/Ann Lee.md"}), ("read", {"source": "Projects/Boats.md"}),
    ("read", {"source": "Private/Vera Zqsecret.md"}), ("read", {"source": "Notes/Hush.md"}),
    ("query", {"language": "sql", "text": "select * from nodes left join people using (id)"}),
    ("query", {"language": "sql", "text": "select path, body, frontmatter from notes"}),
    ("query", {"language": "sql", "text": "select * from properties"}),
    ("query", {"language": "dataview", "text": "TABLE email, phone, waits_for, file.tasks"}),
    ("query", {"language": "tasks", "text": "not done"}),
]  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    imported(vault(tmp_path / "vault", NOTES), tmp_path / "kg.db")
    return tmp_path / "kg.db"


def hidden(text: str, name: str, arguments: dict[str, Any]) -> list[str]:
    """What of the text should not be there; the words that were asked for may be repeated."""
    said = text.lower()
    for value in arguments.values():
        said = said.replace(str(value).lower().replace("\\", ""), "")
    return [word for word in ("zq", "5550") if word in said]


def test_nothing_of_it_is_in_any_answer(db: Path) -> None:
    desk = Desk(db, left_out=LEFT_OUT)
    for name, arguments in CALLS:
        for more in ({}, {"rows": True}):
            result = desk.call(name, **arguments, **more, budget=4_000)
            assert not hidden(str(result), name, arguments), (name, arguments, result)
    for uri in (
        "kg://today",
        "kg://person/Ann Lee",
        "kg://project/Boats",
        "kg://note/People/Ann Lee.md",
    ):
        assert not hidden(str(desk.send("resources/read", {"uri": uri})), "", {})
    assert "zq" in str([Desk(db).call(name, **given) for name, given in CALLS])


def test_what_stays_is_answered(db: Path) -> None:
    desk = Desk(db, left_out=LEFT_OUT)
    assert desk.text("blocked").startswith("1 blocked project;")
    read = desk.text("read", source="People/Ann Lee.md")
    assert "\\[hidden\\]" in read or "\\[e-mail\\]" in read
    assert '"properties: ' in read  # the file itself would tell too much
    assert "`Projects/Boats.md:7`" in desk.text("last_contact", subjects="Boats")


def test_the_copy_lies_beside_the_database_and_holds_nothing_of_it(db: Path) -> None:
    Desk(db, left_out=LEFT_OUT).text("blocked")
    copy = Path(path_of(str(db), LEFT_OUT))
    assert copy.parent == db.parent
    words = set(re.findall(r"zq\w{2,}", str(NOTES).lower()))
    assert len(words) >= 8
    assert [word for word in words if word.encode() in copy.read_bytes().lower()] == []
    assert copy.stat().st_mode & 0o077 == 0
    other = Path(path_of(str(db), Redaction(contact_details=True)))
    assert other != copy
    assert sorted(db.parent.glob("*.db")) == sorted([db, copy])


def test_it_is_made_anew_when_the_notes_change(db: Path, tmp_path: Path) -> None:
    desk = Desk(db, left_out=LEFT_OUT, refreshes=True)
    assert desk.text("search", text="news").startswith("0 notes")
    made = os.stat(path_of(str(db), LEFT_OUT)).st_mtime_ns
    assert desk.text("blocked")
    assert os.stat(path_of(str(db), LEFT_OUT)).st_mtime_ns == made  # nothing changed
    for name, text in (
        ("Notes/News.md", "news"),
        ("Private/News.md", "news"),
        ("Notes/More.md", "#secret news"),
    ):
        file = tmp_path / "vault" / name
        file.write_text(text)
        later = time.time() + 5
        os.utime(file, (later, later))
    assert desk.text("search", text="news").startswith("1 note ")


def test_an_old_copy_is_said_to_be_one(db: Path, tmp_path: Path) -> None:
    desk = Desk(db, left_out=LEFT_OUT)
    assert desk.text("blocked")
    with sqlite3.connect(db) as conn:  # another import, which the vault no longer fits
        conn.execute("update imports set finished = '2026-01-10T00:00:00Z'")
    (tmp_path / "vault" / "Projects/Boats.md").write_text("changed")
    text = desk.text("blocked")
    assert text.startswith("1 blocked project;")
    assert 'kg says: "This answer is an old one: the copy could not be made anew.' in text
    assert f"as of {DAY}" in text


def test_without_a_copy_nothing_is_answered(db: Path, tmp_path: Path) -> None:
    (tmp_path / "vault" / "Projects/Boats.md").write_text("changed")
    desk = Desk(db, left_out=LEFT_OUT)
    said = desk.error("blocked")
    assert "zq" not in said.lower()
    assert "changed since the last import" in said
    assert "No note has the folder" in Desk(db, left_out=Redaction(("Privat",))).error("blocked")
