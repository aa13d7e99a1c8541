"""No answer is old: the notes are looked at before each."""

import os
import time
from pathlib import Path

import pytest

from kg.mcp.protocol import Server
from kg.mcp.served import Served
from tests.builders import database, imported

from .asking import Desk

NOTES = {
    "Projects/Harbor.md": "---\ntype: project\nstatus: active\n---\n",
    "People/Ann Lee.md": "---\ntype: person\n---\n",
}


def edit(file: Path, text: str) -> None:
    file.write_text(text)
    later = time.time() + 5
    os.utime(file, (later, later))


def test_an_edit_is_in_the_next_answer(tmp_path: Path) -> None:
    desk = Desk(database(tmp_path, NOTES), refreshes=True)
    assert desk.text("blocked").startswith("0 blocked projects;")
    edit(tmp_path / "vault/Projects/Harbor.md", "---\ntype: project\nstatus: blocked\n---\nzqnew\n")
    assert desk.text("blocked").startswith("1 blocked project; 1 of 1 row;")
    assert '"status: blocked"' in desk.text("read", source="Projects/Harbor.md")
    edit(tmp_path / "vault/Projects/Salt.md", "---\ntype: project\nstatus: blocked\n---\n")
    uri = {"uri": "kg://project/Salt"}
    assert desk.send("resources/read", uri)["result"]["contents"]
    (tmp_path / "vault/Projects/Salt.md").unlink()
    sql = "select count(*) as notes from notes"
    assert "| 2 |" in desk.text("query", language="sql", text=sql)


def test_another_import_may_replace_the_file(tmp_path: Path) -> None:
    db = database(tmp_path, NOTES)
    desk = Desk(db)
    assert desk.text("blocked").startswith("0 blocked")
    db.unlink()
    edit(tmp_path / "vault/Projects/Harbor.md", "---\ntype: project\nstatus: blocked\n---\n")
    imported(tmp_path / "vault", db)
    assert desk.text("blocked").startswith("1 blocked")


def test_a_cursor_does_not_survive_a_change(tmp_path: Path) -> None:
    desk = Desk(database(tmp_path, NOTES), refreshes=True)
    text = desk.text("query", language="sql", text="select key from nodes", limit=1)
    going_on = text.partition('cursor "')[2].partition('"')[0]
    edit(tmp_path / "vault/Projects/New.md", "---\ntype: project\n---\n")
    said = desk.error("query", language="sql", text="select key from nodes", cursor=going_on)
    assert "the notes have changed since" in said


def test_why_an_answer_is_old_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.importer import fresh

    monkeypatch.setattr(fresh, "_MOST", 0.0)
    monkeypatch.setattr(fresh.known_files, "seconds_a_note", lambda _conn: 3.0)
    desk = Desk(database(tmp_path, NOTES), refreshes=True)
    edit(tmp_path / "vault/Projects/Harbor.md", "---\ntype: project\nstatus: blocked\n---\n")
    text = desk.text("blocked")
    assert text.startswith("0 blocked projects;")
    assert 'kg says: "This answer is ' in text
    assert "`kg import` reads them" in text.replace("\\", "")


def test_the_day_is_that_of_the_call(tmp_path: Path) -> None:
    today = ["2026-01-10"]
    server = Server(Served(str(database(tmp_path, NOTES)), lambda: today[0], refreshes=False))
    desk = Desk.of(server)
    assert "as of 2026-01-10." in desk.text("blocked")
    today[0] = "2026-01-11"
    assert "as of 2026-01-11." in desk.text("blocked")
    assert "as of 2026-01-10." in desk.text("blocked", as_of="yesterday")
