"""The vault is only ever read, is known again where it was moved to, and is missed when gone."""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from kg import KnowledgeBase
from kg.cli.app import run
from kg.cli.registry import COMMANDS, load
from kg.errors import Exit, VaultError
from kg.store import backup, lock
from tests.builders import imported, rows, vault
from tests.dump import dump
from tests.faults.stage import heed_modes
from tests.hostile.measured import DAY, NEVER_END, ROOT, kg

NOTES = {f"People/Person {n}.md": f"# Person {n}\n" for n in range(30)} | {
    "Projects/Harbor.md": "---\nstatus: blocked\nowner: Person 1\n---\n# Harbor\n",
    "Meetings/2025-12-01 Harbor.md": "---\nattendees: [Person 1]\nproject: Harbor\n---\n",
    "Customers/Brightwater.md": "# Brightwater\n",
    "pic.png": b"png",
}


def tree(folder: Path) -> str:
    """Everything about a tree of files that a writer could change."""
    seen = hashlib.sha256()
    for path in sorted([folder, *folder.rglob("*")]):
        status = path.lstat()
        about = (str(path), status.st_mode, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        seen.update(repr(about).encode())
        if path.is_file():
            seen.update(path.read_bytes())
    return seen.hexdigest()


def read_only(folder: Path, *, on: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod((0o555 if path.is_dir() else 0o444) if on else 0o755)


# Beside those in COMMANDS that need more than a database: words that make them do their work.
ARGUMENTS: dict[str, list[str]] = {
    "import": ["VAULT"],
    "init": ["VAULT"],
    "sql": ["select * from notes"],
    "same": ["Person 1", "Person 2"],
    "db backup": ["copy.db"],
    "db rebuild": ["VAULT"],
    "person": ["Person 1"],
    "list": ["person"],
    "query": ['LIST FROM "Projects"'],
    "blocks": ["Harbor"],
    "project": ["Harbor"],
    "org": ["Brightwater"],
    "timeline": ["Harbor"],
    "suggest": ["Person 1"],
    "graph": ["--svg", "/dev/null"],
    "prep": ["Person 1"],
    "show": ["Harbor"],
    "search": ["Harbor"],
    "find": ["Harbor"],
    "unlinked": ["Harbor"],
    "open": ["Harbor", "--with", "obsidian", "--print"],
    "links": ["Harbor"],
    "backlinks": ["Harbor"],
    "neighbors": ["Harbor"],
    "similar": ["Harbor"],
    "path": ["Person 1", "Harbor"],
    "connect": ["Person 1", "Person 2"],
    "export": ["--format", "graphml"],
    "chart project": ["Harbor"],
    "chart circle": ["Person 1"],
}


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NEVER_END])
def test_no_command_writes_into_the_vault(tmp_path: Path, name: str) -> None:
    folder = vault(tmp_path / "vault", NOTES)
    imported(folder, tmp_path / "kg.db")
    read_only(folder, on=True)
    before = tree(folder)
    words = [str(folder) if w == "VAULT" else w for w in ARGUMENTS.get(name, [])]
    takes = {flag for option in load(name).every_option() for flag in option.flags}
    db = ["--db", str(tmp_path / "kg.db")] if "--db" in takes else []
    as_of = ["--as-of", DAY] if "--as-of" in takes else []
    try:
        # In the vault, where a careless command would leave its files.
        env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
        if name == "db backup":
            words = [str(tmp_path / "copy.db")]
        done = kg(
            *name.split(), *words, *db, *as_of, preexec_fn=heed_modes, env=env, cwd=folder, limit=60
        )
        assert tree(folder) == before
    finally:
        read_only(folder, on=False)
    assert done.code in (Exit.ANSWERED, Exit.PROBLEMS), done.said


def test_a_database_in_the_vault_is_no_part_of_it(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", NOTES)
    db = folder / "Data" / "kg.db"
    db.parent.mkdir()
    first = imported(folder, db)
    again = imported(folder, db)
    assert again.noop
    assert again.files == first.files
    (db.parent / "kg.db.bak").write_bytes(b"")
    (db.parent / "kg.db-notes.txt").write_bytes(b"")
    (db.parent / "kg.dbase.txt").write_bytes(b"")
    imported(folder, db)
    assert rows(db, "select path from attachments order by path") == [
        ("Data/kg.dbase.txt",),
        ("pic.png",),
    ]


def test_an_empty_vault_does_not_empty_the_database(tmp_path: Path) -> None:
    folder, db = vault(tmp_path / "vault", NOTES), tmp_path / "kg.db"
    imported(folder, db)
    before = dump(db)
    shutil.rmtree(folder)
    folder.mkdir()
    for full in (False, True):
        with pytest.raises(VaultError, match=r"holds no notes, the database 33\..*--force"):
            imported(folder, db, full=full)
    assert dump(db) == before
    assert imported(folder, db, force=True).removed == 33
    assert rows(db, "select count(*) from notes") == [(0,)]


def test_a_new_database_from_an_empty_vault_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="holds no notes"):
        imported(vault(tmp_path / "vault", {"pic.png": b"png"}), tmp_path / "kg.db")
    assert os.listdir(tmp_path) == ["vault"]


def test_a_vault_that_lost_most_of_its_notes_is_refused(tmp_path: Path) -> None:
    folder, db = vault(tmp_path / "vault", NOTES), tmp_path / "kg.db"
    imported(folder, db)
    before = dump(db)
    for number in range(17):
        (folder / "People" / f"Person {number}.md").unlink()
    with pytest.raises(VaultError, match=r"17 of 33 notes are missing.*--force"):
        imported(folder, db)
    assert dump(db) == before
    (folder / "People" / "Person 0.md").write_text("back\n")
    assert imported(folder, db).removed == 16  # half of them may go


def test_a_small_vault_may_lose_most_of_its_notes(tmp_path: Path) -> None:
    folder = vault(tmp_path / "vault", {f"Note {n}.md": "text\n" for n in range(5)})
    imported(folder, tmp_path / "kg.db")
    for number in range(4):
        (folder / f"Note {number}.md").unlink()
    assert imported(folder, tmp_path / "kg.db").removed == 4


def test_another_vault_does_not_replace_the_database_unasked(tmp_path: Path) -> None:
    db = tmp_path / "kg.db"
    imported(vault(tmp_path / "mine", NOTES), db)
    before = dump(db)
    other = vault(tmp_path / "other", {f"Other {n}.md": "text\n" for n in range(3)})
    for options in ({}, {"full": True}, {"rebuild": True}):
        with pytest.raises(VaultError, match=r"was made from .*mine.*--force"):
            imported(other, db, **options)
    assert dump(db) == before
    assert imported(other, db, force=True).removed == 33


def test_a_vault_that_was_moved_is_the_same_vault(tmp_path: Path) -> None:
    folder, db = vault(tmp_path / "here", NOTES), tmp_path / "kg.db"
    imported(folder, db)
    before = dump(db)
    folder.rename(tmp_path / "there")
    report = imported(tmp_path / "there", db)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert dump(db) == before
    copy = shutil.copytree(tmp_path / "there", tmp_path / "copy")
    assert imported(copy, db).removed == 0
    values = [
        str(value)
        for table in _tables(db)
        for row in rows(db, f"select * from {table}")
        for value in row
    ]
    assert not [value for value in values if str(tmp_path) in value and value != str(tmp_path)]


def _tables(db: Path) -> list[str]:
    found = rows(db, "select name from sqlite_master where type = 'table' and name <> 'imports'")
    return [str(name) for (name,) in found if not str(name).startswith(("notes_fts", "sqlite"))]


@pytest.mark.parametrize(
    "expression", ["/(a+)+$/", "/(?:.*a)*b/", "/.*.*.*.*x/", "/(/", "//", "/a{1,9}b+c*d?e*/"]
)
def test_excluded_files_cannot_hang_the_scan(tmp_path: Path, expression: str) -> None:
    settings = json.dumps({"userIgnoreFilters": [expression]}).encode()
    name = "a" * 200 + "!.md"
    folder = vault(tmp_path / "vault", {".obsidian/app.json": settings, name: "text\n"})
    began = time.process_time()
    imported(folder, tmp_path / "kg.db")
    assert time.process_time() - began < 5
    assert rows(tmp_path / "kg.db", "select path from notes") == [(name,)]


def test_excluded_files_by_an_expression_are_left_out(tmp_path: Path) -> None:
    settings = json.dumps({"userIgnoreFilters": [r"/\.draft\.md$/", "Old/"]}).encode()
    notes = {".obsidian/app.json": settings, "a.draft.md": "", "Old/b.md": "", "c.md": ""}
    imported(vault(tmp_path / "vault", notes), tmp_path / "kg.db")
    assert rows(tmp_path / "kg.db", "select path from notes") == [("c.md",)]


@pytest.mark.parametrize(
    "settings", [b"[" * 900_000, b"{", b"\xff\xfe", b"null", b'{"format": 7}', b'{"types": [[]]}']
)
def test_settings_of_obsidian_that_are_none_are_passed_over(
    tmp_path: Path, settings: bytes
) -> None:
    files = {f".obsidian/{name}.json": settings for name in ("app", "daily-notes", "types")}
    imported(vault(tmp_path / "vault", {**files, "a.md": ""}), tmp_path / "kg.db")
    assert rows(tmp_path / "kg.db", "select path from notes") == [("a.md",)]


@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_what_kg_makes_is_for_its_owner_alone(tmp_path: Path, mode: int) -> None:
    folder, db = vault(tmp_path / "vault", NOTES), tmp_path / "kg.db"
    folder.chmod(mode)
    before = os.umask(0)
    try:
        imported(folder, db)
        backup.backup(str(db), str(tmp_path / "kg.bak"))
        with lock.held(str(db), 1), contextlib.closing(sqlite3.connect(db)) as writing:
            writing.execute("create table more (x)")
            writing.commit()
            seen = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("kg.*")}
    finally:
        os.umask(before)
    assert seen == dict.fromkeys(("kg.db", "kg.db-wal", "kg.db-shm", "kg.db.lock", "kg.bak"), 0o600)


def test_what_is_drawn_and_exported_is_for_its_owner_alone(tmp_path: Path) -> None:
    imported(vault(tmp_path / "vault", NOTES), tmp_path / "kg.db")
    at = ["--db", str(tmp_path / "kg.db")]
    before = os.umask(0)
    try:
        assert run(["graph", "--svg", str(tmp_path / "g.svg"), *at]) == 0
        assert run(["export", "-f", "json", "-o", str(tmp_path / "g.json"), *at]) == 0
        assert run(["export", "-f", "csv", "-o", str(tmp_path / "csv"), *at]) == 0
        KnowledgeBase(tmp_path / "kg.db").export("json", output=tmp_path / "api.json")
    finally:
        os.umask(before)
    made = [*tmp_path.glob("g.*"), tmp_path / "api.json", *(tmp_path / "csv").iterdir()]
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in made} == dict.fromkeys(
        ("g.svg", "g.json", "api.json", "nodes.csv", "edges.csv"), 0o600
    )
    (tmp_path / "g.json").chmod(0o644)  # somebody decided otherwise
    assert run(["export", "-f", "json", "-o", str(tmp_path / "g.json"), *at]) == 0
    assert stat.S_IMODE((tmp_path / "g.json").stat().st_mode) == 0o644
