"""One note never stops the others: whatever fails for it becomes a problem of that note."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import errors
from kg.importer import finish, lists, workers
from tests.builders import imported, rows, vault
from tests.dump import dump, sound

NOTES = {
    "People/Ida Falk.md": "---\nrole: Buyer\n---\n# Ida Falk\n",
    "bad.md": "---\nstatus: blocked\ntype: project\n---\n# Bad\nwax [[Ida Falk]] #tag\n"
    "- [ ] call\n",
    "good.md": "# Good\n[[bad]] and [[Ida Falk]]\n- [ ] write\n",
}


class Broken(Exception):
    """A fault that nobody foresaw."""


@pytest.fixture(autouse=True)
def forgive_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "EXPECTED", (*errors.EXPECTED, Broken))


def fail_for(
    path: str, real: Callable[..., Any], path_of: Callable[..., str]
) -> Callable[..., Any]:
    def wrapped(*given: Any, **named: Any) -> Any:
        if path_of(*given) == path:
            raise Broken("no such luck")
        return real(*given, **named)

    return wrapped


# Where it fails: module and function, and how that one's arguments tell the note.
STAGES: dict[str, tuple[str, str, Callable[..., str]]] = {
    "parse": ("kg.importer.read", "parse_note", lambda path, *_: path),
    "interpret": ("kg.importer.read", "describe", lambda note, *_: note.path),
    "what it is called": (
        "kg.importer.read", "provided_by", lambda page: page.path * (page.kind != "note"),
    ),
    "text rows": ("kg.importer.rows", "_add_text", lambda _, draft, *__: draft.file.path),
    "resolve": ("kg.importer.batch", "resolved", lambda lookups: lookups.page.path),
    "meaning rows": ("kg.importer.rows", "_link_rows", lambda s, *_: s.key),
}  # fmt: skip


def break_stage(monkeypatch: pytest.MonkeyPatch, stage: str, name: str) -> None:
    import importlib

    module, function, path_of = STAGES[stage]
    real = getattr(importlib.import_module(module), function)
    tried: list[object] = []

    def once(*given: Any) -> str:
        # Rows are made a second time of the text alone; that must work.
        path = path_of(*given)
        if path == name and stage.endswith("rows"):
            tried.append(path)
            return path if len(tried) % 2 else ""
        return path

    monkeypatch.setattr(f"{module}.{function}", fail_for(name, real, once))


@pytest.mark.parametrize("stage", STAGES)
def test_a_note_on_which_a_stage_fails_keeps_its_row_its_text_and_its_place_in_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    name = "project:bad" if stage == "meaning rows" else "bad.md"
    break_stage(monkeypatch, stage, name)
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", NOTES), db)
    assert rows(db, "select path from notes order by path") == [
        ("People/Ida Falk.md",), ("bad.md",), ("good.md",),
    ]  # fmt: skip
    found = "select n.path from notes_fts f join notes n on n.id = f.rowid where notes_fts match ?"
    assert rows(db, found, "wax") == [("bad.md",)]
    assert rows(db, "select path, code, severity from problems where severity = 'error'") == [
        ("bad.md", "note-failed", "error")
    ]
    ((message,),) = rows(db, "select message from problems where code = 'note-failed'")
    assert "Broken: no such luck" in str(message)
    # The others are read as ever.
    assert rows(db, "select name, role from people") == [("Ida Falk", "Buyer")]
    others = "select target, resolution from links l join notes n on n.id = l.source_note_id"
    assert rows(db, f"{others} where n.path = 'good.md' order by target") == [
        ("Ida Falk", "path"), ("bad", "path"),
    ]  # fmt: skip
    assert ("write",) in rows(db, "select text from tasks")
    sound(db)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if not stage.endswith("rows")])
def test_a_refresh_of_such_a_note_leaves_what_a_whole_import_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    folder, db = vault(tmp_path / "vault", {"a.md": "[[bad]]\n"}), tmp_path / "kg.db"
    imported(folder, db)
    break_stage(monkeypatch, stage, "bad.md")
    vault(folder, NOTES)
    imported(folder, db)
    imported(folder, tmp_path / "new.db")
    assert dump(db) == dump(tmp_path / "new.db")
    sound(db)
    monkeypatch.undo()
    os.environ["KG_STRICT"] = "1"
    vault(folder, {"bad.md": NOTES["bad.md"] + "more\n"})
    imported(folder, db)
    (tmp_path / "new.db").unlink()
    imported(folder, tmp_path / "new.db")
    assert dump(db) == dump(tmp_path / "new.db")
    assert rows(db, "select 1 from problems where code = 'note-failed'") == []


def test_a_copy_of_the_minutes_whose_lists_cannot_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "The tiles of the old mill were counted twice, and nine of them are loose."
    copy = "Notes/Roof copy.md"
    notes = {
        "Meetings/2026-01-05 Roof.md": f"{said}\n",
        copy: f"## Attendees\n- Ida Falk\n\n## Notes\n{said}\n",
    }
    real = lists.with_people
    monkeypatch.setattr(lists, "with_people", fail_for(copy, real, lambda page, *_: page.path))
    folder, db = vault(tmp_path / "vault", {"a.md": "# A\n"}), tmp_path / "kg.db"
    imported(folder, db)
    vault(folder, notes)
    imported(folder, db)
    imported(folder, tmp_path / "new.db")
    failed = "select path from problems where code = 'note-failed'"
    assert rows(db, failed) == rows(tmp_path / "new.db", failed) == [(copy,)]
    sound(db)


def test_several_processes_do_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_stage(monkeypatch, "resolve", "bad.md")
    folder = vault(tmp_path / "vault", NOTES)
    imported(folder, tmp_path / "one.db")
    monkeypatch.setattr(workers, "_WORTH_FORKING", 1)
    monkeypatch.setattr(workers, "_readers", lambda: 2)
    imported(folder, tmp_path / "two.db")
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")


def test_facts_of_a_node_that_cannot_be_decided_leave_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = finish.decide

    def decide(claims: Any, status: Any) -> Any:
        if any(claim.value == "Buyer" for claim in claims):
            raise Broken("odd role")
        return real(claims, status)

    monkeypatch.setattr(finish, "decide", decide)
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", NOTES), db)
    assert rows(db, "select name, role from people") == [("Ida Falk", None)]
    assert rows(db, "select status from projects") == [("blocked",)]
    assert rows(
        db, "select n.path, p.code from problems p join notes n on n.id = p.note_id"
        " where severity = 'error'",
    ) == [("People/Ida Falk.md", "note-failed")]  # fmt: skip


def test_a_fault_that_tests_do_not_expect_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "EXPECTED", ())
    break_stage(monkeypatch, "parse", "bad.md")
    with pytest.raises(Broken):
        imported(vault(tmp_path / "vault", NOTES), tmp_path / "kg.db")


def test_a_broken_database_is_no_note_s_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_STRICT")

    def full(*_: object) -> None:
        raise errors.DatabaseError("The disk is full.")

    monkeypatch.setattr("kg.importer.batch.resolved", full)
    with pytest.raises(errors.DatabaseError, match="full"):
        imported(vault(tmp_path / "vault", NOTES), tmp_path / "kg.db")


UNFIT: dict[str, tuple[str, object, object]] = {
    "a number beyond 64 bits": ("line", 1 << 70, 0),
    "a negative one": ("line", -(1 << 80) - 5, (1 << 63) - 5),
    "half a character": ("text", "a\ud800b", "a?b"),
    "no kind of value that SQLite has": ("text", ["x"], "['x']"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_a_value_that_sqlite_cannot_hold_is_folded_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.delenv("KG_STRICT")
    column, value, folded = UNFIT[case]
    monkeypatch.setattr(
        "kg.importer.rows._heading_row",
        lambda note_id, heading: (
            {"line": (note_id, 1, heading.text, value)}.get(
                column, (note_id, 1, value, heading.line)
            )
            if heading.text == "Bad"
            else (note_id, heading.level, heading.text, heading.line)
        ),
    )
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "vault", NOTES), db)
    found = f"select {column} from headings h join notes n on n.id = h.note_id"
    assert rows(db, f"{found} where n.path = 'bad.md'") == [(folded,)]
    assert rows(db, "select count(*) from headings") == [(3,)]
    assert rows(db, "select path, code from problems where severity = 'error'") == [
        ("bad.md", "unfit-value")
    ]


TIMES = ["2300-01-01", "2446-05-10", "1960-06-01", "1901-12-14"]


@pytest.mark.parametrize("day", TIMES)
def test_a_file_of_any_time_is_imported(tmp_path: Path, day: str) -> None:
    from datetime import UTC, datetime

    folder, db = vault(tmp_path / "vault", {"a.md": "a\n", "b.md": "b\n"}), tmp_path / "kg.db"
    seconds = int(datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=UTC).timestamp())
    os.utime(folder / "a.md", (seconds, seconds))
    if (folder / "a.md").stat().st_mtime != seconds:
        pytest.skip("the file system does not hold that time")
    imported(folder, db)
    assert rows(db, "select modified from notes where path = 'a.md'") == [(f"{day}T00:00:00Z",)]
    assert imported(folder, db).noop


def test_an_inode_of_64_bits_is_folded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.vault import scan

    real = scan._source

    class Status:
        def __init__(self, status: os.stat_result) -> None:
            self.st_size = status.st_size
            self.st_mtime_ns = status.st_mtime_ns
            self.st_ctime_ns = status.st_ctime_ns
            self.st_ino = status.st_ino | 1 << 63

    monkeypatch.setattr(
        scan, "_source", lambda path, place, status: real(path, place, Status(status))
    )
    folder, db = vault(tmp_path / "vault", {"a.md": "a\n"}), tmp_path / "kg.db"
    imported(folder, db)
    assert imported(folder, db).noop
    ((inode,),) = rows(db, "select inode from notes")
    assert isinstance(inode, int)
    assert inode == (folder / "a.md").stat().st_ino
