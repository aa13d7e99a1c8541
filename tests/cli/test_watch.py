"""`kg watch` as a process of its own, beside whatever happens to the vault."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.watch import matters
from tests.builders import rows, vault

PATIENCE = 60.0  # seconds; a refresh takes a fraction of one


class Watch:
    """A running `kg watch`, and the lines that it has said so far, without their times."""

    def __init__(self, folder: Path, db: Path, *more: str) -> None:
        words = [
            "watch",
            str(folder),
            "--db",
            str(db),
            "--debounce",
            "0.3",
            "--as-of",
            "2026-01-10",
            *more,
        ]
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from kg.cli.app import main; raise SystemExit(main())", *words],
            stderr=subprocess.PIPE,
            text=True,
            # A shell may have started the tests with SIGINT ignored, which children inherit.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(re.sub(r"^\d\d:\d\d:\d\d ", "", line.rstrip("\n")))

    def until(self, pattern: str) -> str:
        """The next line in which the pattern is found; what comes before it is kept in `said`."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            try:
                self.said.append(self._lines.get(timeout=0.5))
            except queue.Empty:
                assert self.process.poll() is None, self.said
                continue
            if re.search(pattern, self.said[-1]):
                return self.said[-1]
        raise AssertionError((pattern, self.said))

    def ended(self) -> int:
        """Press Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vault(tmp_path / "vault", {"A.md": "[[B]]\n", "B.md": "#tag\n"})


@pytest.fixture
def watch(tmp_path: Path, folder: Path) -> Iterator[Watch]:
    running = Watch(folder, tmp_path / "kg.db")
    try:
        running.until("2 notes. Watching")
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def test_what_is_written_renamed_and_deleted_is_refreshed_line_by_line(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    (folder / "C.md").write_text("[[A]]\n")
    assert watch.until("new").startswith("1 new, 0 changed, 0 removed: 3 notes")
    (folder / "C.md").rename(folder / "D.md")
    assert watch.until("changed").startswith("0 new, 1 changed, 0 removed: 3 notes")
    (folder / "D.md").unlink()
    assert watch.until("removed").startswith("0 new, 0 changed, 1 removed: 2 notes")
    assert rows(tmp_path / "kg.db", "select path from notes order by 1") == [("A.md",), ("B.md",)]
    assert watch.ended() == 130


def test_a_file_that_is_written_bit_by_bit_gives_one_line(watch: Watch, folder: Path) -> None:
    with (folder / "Long.md").open("w") as file:
        for number in range(10):
            file.write(f"line {number}\n")
            file.flush()
            time.sleep(0.05)  # a sixth of the debounce
    watch.until("1 new")
    (folder / "End.md").write_text("end\n")
    watch.until("4 notes")
    assert len(watch.said) == 3, watch.said


def test_a_vault_that_is_moved_away_and_back_is_waited_for(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    away = folder.rename(tmp_path / "away")
    watch.until("is not there; waiting for it to come back")
    assert rows(tmp_path / "kg.db", "select count(*) from notes") == [(2,)]
    (away / "C.md").write_text("written while it was away\n")
    away.rename(folder)
    watch.until("1 new, 0 changed, 0 removed: 3 notes")
    (folder / "D.md").write_text("written after it came back\n")
    watch.until("1 new, 0 changed, 0 removed: 4 notes")


def test_thousands_of_files_at_once_take_few_refreshes(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    for number in range(3000):
        (folder / f"{number:04}.md").write_text(f"[[{number + 1:04}]]\n")
    watch.until(": 3,002 notes")
    assert len(watch.said) <= 10, watch.said
    assert rows(tmp_path / "kg.db", "select count(*) from links where resolution = 'path'") == [
        (3000,)  # [[B]] of A.md and those of 0000 to 2998; 2999 leads to 3000, which is not there
    ]
    for file in folder.glob("?*[0-9].md"):
        file.write_text(file.read_text() + "again\n")
    watch.until(r"\d+ changed")
    for file in folder.glob("0*.md"):
        file.unlink()
    watch.until(": 2,002 notes")


def test_a_vault_that_lost_its_notes_is_left_alone_until_they_are_back(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    for number in range(40):
        (folder / f"{number:02}.md").write_text("text\n")
    watch.until(": 42 notes")
    away = tmp_path / "away"
    away.mkdir()
    for file in list(folder.glob("*.md")):
        file.rename(away / file.name)
    watch.until("holds no notes|are missing")
    assert rows(tmp_path / "kg.db", "select count(*) from notes") == [(42,)]
    for file in list(away.glob("*.md")):
        file.rename(folder / file.name)
    (folder / "New.md").write_text("text\n")
    watch.until(": 43 notes")


def test_a_refresh_that_fails_is_told_once_and_tried_again(watch: Watch, folder: Path) -> None:
    (folder / "kg.toml").write_text("me = [\n")
    watch.until("kg.toml")
    (folder / "C.md").write_text("[[A]]\n")
    time.sleep(2)
    (folder / "kg.toml").write_text('me = ["Ann Lee"]\n')
    watch.until("3 notes")
    assert sum("kg.toml" in line for line in watch.said) == 1, watch.said


def test_what_a_watch_does_is_said_where_it_is_asked_for(tmp_path: Path, folder: Path) -> None:
    running = Watch(folder, tmp_path / "kg.db", "--verbose")
    try:
        running.until("2 notes. Watching")
        (folder / "C.md").write_text("[[A]]\n")
        running.until("INFO kg.importer: notes known: 2; new 1, ")
        running.until("1 new, 0 changed, 0 removed: 3 notes")
        (folder / "D.md").write_text("[[C]]\n")
        running.until("INFO kg.watch: changes of files: ")
        running.until("INFO kg.importer: notes read: ")
        running.until("1 new, 0 changed, 0 removed: 4 notes")
        folder.rename(tmp_path / "away")
        running.until("INFO kg.watch: .* is another folder now, or none")
        running.until("is not there; waiting for it to come back")
        (tmp_path / "away").rename(folder)
        running.until("INFO kg.watch: .* is there again")
        assert running.ended() == 130
        assert not [line for line in running.said if ".md" in line]
    finally:
        running.process.kill()
        running.process.wait()


def test_a_name_that_is_no_text_ends_no_watch(watch: Watch, folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"b\xff.md")).write_text("[[A]]\n")
    except OSError:
        pytest.skip("the file system takes no such name")
    watch.until("1 new, 0 changed, 0 removed: 3 notes")
    (folder / "C.md").write_text("[[A]]\n")
    watch.until("1 new, 0 changed, 0 removed: 4 notes")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("A.md", True),
        ("Sub", True),
        ("Sub/pic.png", True),
        ("kg.toml", True),
        (".A.md.icloud", True),
        ("Sub/.A.md.iCloud", True),
        (".A.md.swp", False),
        (".trash/A.md", False),
        ("Sub/.hidden/A.md", False),
        (".obsidian", True),
        (".obsidian/app.json", True),
        (".obsidian/workspace.json", False),
        (".obsidian/plugins", True),
        (".obsidian/plugins/periodic-notes", True),
        (".obsidian/plugins/periodic-notes/data.json", True),
        (".obsidian/plugins/dataview/data.json", False),
        (".git", True),
        (".git/config", True),
        (".git/index", False),
        (".git/objects/ab", False),
    ],
)
def test_what_matters(path: str, counts: bool) -> None:
    assert matters(path) is counts
