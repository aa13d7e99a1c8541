"""Never old: each question looks whether the vault changed, and refreshes what differs."""

import contextlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.importer import fresh
from kg.store import lock
from kg.store.reader import open_read
from tests.builders import imported, opened, rows, vault

TODAY = "2026-03-01"
NOTES = {
    "People/Ann Lee.md": "# Ann Lee\n",
    "Projects/Harbor.md": "---\nstatus: active\n---\n",
    "Notes/One.md": "mark0000\n",
    "Notes/Two.md": "[[One]]\n",
    "Notes/Deep/Three.md": "three\n",
    "picture.png": "png",
}


_seconds_a_note = fresh.known_files.seconds_a_note


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log counts whole seconds, and a busy machine takes some for five notes."""
    monkeypatch.setattr(fresh.known_files, "seconds_a_note", lambda conn: 0.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault whose files are old, so that their times tell all there is to tell."""
    made = vault(tmp_path / "vault", NOTES)
    for file in made.rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    return made


@pytest.fixture
def db(folder: Path, tmp_path: Path) -> Path:
    imported(folder, tmp_path / "kg.db")
    return tmp_path / "kg.db"


def freshened(db: Path) -> fresh.Fresh:
    with contextlib.closing(open_read(str(db))) as conn:
        return fresh.freshened(str(db), conn, lambda: TODAY)


def last(db: Path) -> tuple[object, ...]:
    return rows(db, "select id, as_of from imports order by id desc limit 1")[0]


def test_nothing_is_done_where_nothing_changed_though_it_is_another_day(db: Path) -> None:
    before = db.read_bytes()
    assert freshened(db) == fresh.Fresh()
    assert last(db) == (1, "2026-01-10")
    assert db.read_bytes() == before


def _rewrite(folder: Path) -> None:
    (folder / "Notes/One.md").write_text("mark0001\n")


def _same_size_and_time(folder: Path) -> None:
    note = folder / "Notes/One.md"
    before = note.stat()
    note.write_text("mark0001\n")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


def _renamed(folder: Path) -> None:
    (folder / "Notes/One.md").rename(folder / "Notes/Uno.md")


def _deleted(folder: Path) -> None:
    (folder / "Notes/One.md").unlink()


def _new(folder: Path) -> None:
    (folder / "Notes/Four.md").write_text("four\n")


def _new_folder(folder: Path) -> None:
    vault(folder, {"Fresh/Deep/Five.md": "five\n"})


def _swapped_by_a_program_that_saves_into_another_file(folder: Path) -> None:
    (folder / ".new").write_text("mark0001\n")
    (folder / ".new").rename(folder / "Notes/One.md")


def _kg_toml(folder: Path) -> None:
    (folder / "kg.toml").write_text('me = ["Ann Lee"]\n')


def _settings_of_obsidian(folder: Path) -> None:
    vault(folder, {".obsidian/app.json": '{"userIgnoreFilters": ["Notes/Deep/"]}'})


def _picture(folder: Path) -> None:
    (folder / "picture.png").write_text("a larger one")


def _link_that_leads_nowhere(folder: Path) -> None:
    (folder / "Gone.md").symlink_to("nowhere.md")


CHANGES = [
    _rewrite, _same_size_and_time, _renamed, _deleted, _new, _new_folder, _kg_toml,
    _swapped_by_a_program_that_saves_into_another_file, _settings_of_obsidian, _picture,
    _link_that_leads_nowhere,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_refreshed_as_of_today(
    change: Callable[[Path], None], folder: Path, db: Path, tmp_path: Path
) -> None:
    change(folder)
    assert freshened(db) == fresh.Fresh(changed=True)
    assert last(db) == (2, TODAY)
    imported(folder, tmp_path / "whole.db", as_of=TODAY)
    listed = "select path, hash, size from notes order by path"
    assert rows(db, listed) == rows(tmp_path / "whole.db", listed)
    assert freshened(db) == fresh.Fresh()


def test_what_is_ignored_is_no_change(folder: Path, db: Path) -> None:
    (folder / "kg.toml").write_text('ignore = ["Private/"]\n')
    assert freshened(db).changed
    vault(folder, {"Private/x.md": "x", ".hidden/y.md": "y", ".git/HEAD": "z"})
    assert freshened(db) == fresh.Fresh()


def test_the_database_in_the_vault_is_no_change(folder: Path) -> None:
    db = folder / "kg.db"
    imported(folder, db)
    assert freshened(db) == fresh.Fresh()
    assert freshened(db) == fresh.Fresh()


def test_a_text_that_stayed_is_no_change_and_is_recorded(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(folder / "Notes/One.md", (1_600_000_000, 1_600_000_000))
    read: list[str] = []
    hashed = fresh._hash
    monkeypatch.setattr(fresh, "_hash", lambda place: read.append(place) or hashed(place))
    monkeypatch.setattr(fresh, "UNSURE_NS", -1_000_000_000_000)  # long after the import
    assert freshened(db) == fresh.Fresh()
    assert len(read) == 1
    assert last(db) == (1, "2026-01-10")  # no new day, either
    monkeypatch.undo()
    monkeypatch.setattr(fresh, "_hash", read.append)
    freshened(db)
    assert len(read) == 1


def test_a_file_written_in_the_moment_of_the_import_is_read_again(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "Notes/One.md").write_text("mark0000\n")
    db = tmp_path / "kg.db"
    imported(folder, db)
    assert freshened(db) == fresh.Fresh()
    assert last(db) == (1, "2026-01-10")
    before = (folder / "Notes/One.md").stat()
    with opened(db):  # a size, a time and an inode that the database knows
        (folder / "Notes/One.md").write_text("mark0009\n")
    os.utime(folder / "Notes/One.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert freshened(db).changed


def told(db: Path) -> str:
    found = freshened(db)
    assert not found.changed
    assert found.told is not None
    assert "\n" not in found.told
    assert "`kg import`" in found.told
    return found.told


def test_what_would_take_long_is_told_with_its_age(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh.known_files, "seconds_a_note", lambda conn: 0.8)
    _rewrite(folder)
    _new(folder)
    assert told(db) == (
        "This answer is less than a minute old: 2 notes differ; `kg import` reads them, "
        "in about 2 s."
    )
    assert last(db) == (1, "2026-01-10")


def test_an_import_that_read_most_tells_how_long_a_note_takes(db: Path) -> None:
    import sqlite3

    with contextlib.closing(sqlite3.connect(db)) as conn:
        conn.execute(
            "update imports set started = '2026-01-10T10:00:00Z',"
            " finished = '2026-01-10T10:00:50Z', read = 100"
        )
        conn.commit()
        assert _seconds_a_note(conn) == pytest.approx(0.5)


def test_a_vault_that_lost_its_notes_is_not_read(folder: Path, db: Path) -> None:
    for name in ("People", "Projects", "Notes"):
        shutil.rmtree(folder / name)
    assert "Is a drive not mounted?" in told(db)
    assert rows(db, "select count(*) from notes") == [(5,)]


def test_without_a_vault_nothing_is_said(folder: Path, db: Path) -> None:
    folder.rename(folder.with_name("moved"))
    assert freshened(db) == fresh.Fresh()


def test_a_copy_that_was_handed_on_takes_no_folder_for_its_vault(
    folder: Path, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["serve", "--snapshot", str(tmp_path / "out"), "--db", str(db)]) == 0
    monkeypatch.chdir(tmp_path)  # where `vault` lies
    (copy,) = (tmp_path / "out").glob("*.db")
    assert rows(copy, "select vault from imports") == [("vault",)]
    assert freshened(copy) == fresh.Fresh()
    assert run(["import", "--db", str(copy)]) == 2


def test_who_writes_for_long_is_named(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rewrite(folder)
    monkeypatch.setattr(fresh, "_MOST", 0.1)
    with lock.held(str(db), 0):
        assert f"is being written by process {os.getpid()}" in told(db)
    assert freshened(db).changed


def test_settings_that_are_wrong_are_told(folder: Path, db: Path) -> None:
    (folder / "kg.toml").write_text("me = [\n")
    assert "is no valid TOML" in told(db)


def test_the_vault_says_whether_it_is_refreshed(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "kg.toml").write_text('refresh = "warn"\n')
    imported(folder, db)
    _rewrite(folder)
    assert told(db) == (
        "This answer is less than a minute old: 1 note differs; `kg import` reads them."
    )
    monkeypatch.setenv("KG_REFRESH", "off")
    assert freshened(db) == fresh.Fresh()
    monkeypatch.setenv("KG_REFRESH", "auto")
    assert freshened(db).changed


def test_a_look_that_takes_too_long_is_cut_short(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "kg.toml").write_text("look_ms = 1\n")
    imported(folder, db)
    monkeypatch.setattr(fresh, "_PATIENCE", 0)
    assert told(db) == (
        "This answer may be less than a minute old: the vault could not be looked through in 1 ms. "
        "`kg watch` keeps the database in step, `kg import` refreshes it."
    )


def test_beside_a_watch_nobody_looks(folder: Path, db: Path) -> None:
    watch = lock.Watch(str(db))
    watch.hold()
    _rewrite(folder)
    assert lock.is_watched(str(db))
    assert freshened(db) == fresh.Fresh()
    watch.drop()
    assert freshened(db).changed


def test_a_watch_that_was_killed_holds_nothing(db: Path) -> None:
    db.with_name("kg.db.watch").touch()
    assert not lock.is_watched(str(db))


def test_the_kg_toml_of_the_import_is_that_of_the_refresh(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[folders]\nproject = ["Notes"]\n')
    db = tmp_path / "kg.db"
    imported(folder, db, config=str(tmp_path / "own.toml"))
    assert freshened(db) == fresh.Fresh()
    _new(folder)
    assert freshened(db).changed
    assert ("Four",) in rows(db, "select name from projects")


@pytest.mark.parametrize(
    "words", [["sql", "select 1"], ["db", "check"], ["--version"], ["import", "--help"]]
)
def test_what_asks_no_question_does_not_look(
    words: list[str], folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DB", str(db))
    _rewrite(folder)
    run(words)
    assert last(db) == (1, "2026-01-10")


def test_a_question_may_ask_for_the_old_answer(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DB", str(db))
    _rewrite(folder)
    assert run(["search", "mark0001", "--no-refresh"]) == 0
    assert last(db) == (1, "2026-01-10")
    assert run(["search", "mark0001", "--as-of", "2020-01-01"]) == 0
    assert last(db) == (2, date.today().isoformat())


def test_python_looks_only_where_it_is_asked_to(folder: Path, db: Path) -> None:
    import kg

    with kg.connect(db) as kb:
        _rewrite(folder)
        assert not kb.search("mark0001")
    with kg.connect(db, refresh=True) as kb:
        assert kb.search("mark0001")
        (folder / "Notes/One.md").write_text("mark0002\n")
        assert kb.search("mark0002")
        (folder / "kg.toml").write_text("me = [\n")
        with pytest.warns(UserWarning, match="is no valid TOML"):
            assert kb.search("mark0002")


EDITS = 200


@contextlib.contextmanager
def writer(folder: Path, db: Path) -> Iterator[None]:
    """Somebody who writes other notes meanwhile, and imports them himself."""
    ended = threading.Event()
    failed: list[Exception] = []

    def write() -> None:
        number = 0
        try:
            while not ended.wait(0.05):
                number += 1
                (folder / f"Notes/Other {number % 7}.md").write_text(f"other {number}\n")
                if number % 3 == 0:
                    imported(folder, db, as_of=date.today().isoformat(), timeout=60)
        except Exception as error:  # noqa: BLE001 - raised where the test waits
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
    assert failed == []


def test_every_answer_holds_its_edit_beside_a_writer(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two hundred edits, each followed by a question: same size in one second, new notes and
    folders, renamed and deleted ones, kg.toml."""
    monkeypatch.setenv("KG_DB", str(db))
    monkeypatch.setattr(fresh, "_MOST", 60.0)  # this machine may be busy
    note = folder / "Notes/One.md"
    with writer(folder, db):
        for number in range(EDITS):
            mark, kind = f"mark{number:04}", number % 8
            gone = ""
            if kind < 3:
                note.write_text(f"{mark}\n")  # the same size, often in one second
            elif kind == 3:
                vault(folder, {f"Folder {number}/Deep/New.md": f"{mark}\n"})
            elif kind == 4:
                note.write_text(f"{mark}\n")
                renamed = folder / f"Notes/Renamed {number}.md"
                note.rename(renamed)
                note = renamed
            elif kind == 5:
                (folder / f"Notes/{mark}.md").write_text(f"{mark}\n")
            elif kind == 6:
                gone = f"mark{number - 1:04}"
                (folder / f"Notes/{gone}.md").unlink()
                note.write_text(f"{mark}\n")
            else:
                (folder / "kg.toml").write_text(f'nobody = ["{mark}"]\n')
                note.write_text(f"{mark}\n")
            assert run(["search", mark]) == 0
            shown = capsys.readouterr()
            assert mark in shown.out, (number, shown)
            assert "old" not in shown.err
            if gone:
                assert run(["search", gone]) == 0
                assert gone not in capsys.readouterr().out
