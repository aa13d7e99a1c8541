"""A vault before and after an edit, and what databases made from it hold."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kg.importer import import_vault
from tests.dump import dump, sound

DAY = "2026-01-10"
NOTES = 600  # enough for the import to use its second process
KG = (sys.executable, "-m", "kg.cli.app")
ROOT = Path(__file__).parent.parent.parent
_DROP_FROM_BOUNDS, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2  # prctl(2), capabilities(7)
_BELONGS = {"kg.db", "kg.db-wal", "kg.db-shm"}
_FIRST = ("Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gia", "Hugo", "Iris", "Jon")
_LAST = ("Ekberg", "Lindqvist", "Moreau", "Novak", "Okafor", "Silva", "Tanaka", "Weiss")
_STATUS = ("active", "blocked", "done", "paused")


class Stage(NamedTuple):
    """A folder with a vault that was edited after `before.db` was made from it.

    `old` is the vault as it was before; `states` names what the fingerprints of whole databases
    mean.
    """

    folder: Path
    vault: Path
    old: Path
    before: Path
    states: dict[str, str]

    @property
    def db(self) -> Path:
        """The database that the faults are tried on, alone in its folder."""
        return self.folder / "work" / "kg.db"

    def reset(self, *, exists: bool) -> None:
        """Put the work folder back: an empty one, or one with the database before the edit."""
        shutil.rmtree(self.db.parent, ignore_errors=True)
        self.db.parent.mkdir()
        if exists:
            shutil.copyfile(self.before, self.db)

    def state(self) -> str:
        """ "absent", "before", "after", or what is wrong."""
        if not self.db.exists():
            return "absent"
        try:
            found = self.states.get(fingerprint(self.db), "between")
            sound(self.db)
        except (sqlite3.Error, AssertionError) as error:
            return f"broken: {type(error).__name__} {error}".rstrip()
        return found

    def words(self, *command: str) -> list[str]:
        """The command line of kg over this vault and database."""
        return [*KG, *command, str(self.vault), "--db", str(self.db), "--as-of", DAY]

    def start(
        self, *command: str, prepare: Callable[[], None] = lambda: None
    ) -> subprocess.Popen[str]:
        """kg as a process of its own, with a group of processes of its own.

        `prepare` is called in the new process before kg is.
        """

        return started(self.words(*command), prepare)

    def seconds(self, *command: str, exists: bool) -> float:
        """How long the command takes when nothing disturbs it."""
        self.reset(exists=exists)
        began = time.monotonic()
        process = self.start(*command)
        _, said = process.communicate()
        assert process.returncode == 0, said
        return time.monotonic() - began

    def leftovers(self) -> set[str]:
        """What lies beside the database and is not SQLite's."""
        return {path.name for path in self.db.parent.iterdir()} - _BELONGS

    def recovers(self) -> str | None:
        """Import once more, as anybody would; what is wrong then, None if nothing."""
        import_vault(str(self.vault), str(self.db), as_of=DAY, timeout=5)
        if self.state() != "after":
            return f"the next import left: {self.state()}"
        left = self.leftovers()
        return f"left behind: {', '.join(sorted(left))}" if left else None


def stage(folder: Path, notes: int = NOTES) -> Stage:
    """Write a vault, import it, edit it."""
    vault, before, after = folder / "vault", folder / "before.db", folder / "after.db"
    for number in range(notes):
        _write(vault, number, 0)
    import_vault(str(vault), str(before), as_of=DAY)
    old, again = folder / "old", folder / "old.db"
    shutil.copytree(vault, old)
    import_vault(str(old), str(again), as_of=DAY)
    _edit(vault, notes)
    import_vault(str(vault), str(after), as_of=DAY)
    states = {fingerprint(before): "before", fingerprint(after): "after"}
    assert len(states) == 2, "the edit changes nothing"
    states[fingerprint(again)] = "before"
    return Stage(folder, vault, old, before, states)


def started(words: list[str], prepare: Callable[[], None]) -> subprocess.Popen[str]:
    """A process with a group of processes of its own; `prepare` is called in it first."""

    def prepared() -> None:
        # What runs in a shell's background was told to ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        prepare()

    return subprocess.Popen(
        words,
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=prepared,
    )


def fingerprint(db: Path) -> str:
    """What a database says, as a hash: equal for equal notes, however they were imported."""
    return hashlib.blake2b("\n".join(dump(db)).encode(), digest_size=16).hexdigest()


def survivors(group: int, patience: float = 2.0) -> list[int]:
    """The processes of a group that still run, after so many seconds at most."""
    ends = time.monotonic() + patience
    while (alive := _running(group)) and time.monotonic() < ends:
        time.sleep(0.02)
    return alive


def end(process: subprocess.Popen[str]) -> None:
    """Kill a process and its group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def heed_modes() -> None:
    """Make the modes of files count in this process also for root (to be called before exec)."""
    if os.geteuid() == 0:
        for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDS, capability, 0, 0, 0)


def _running(group: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, its_group, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(its_group) == group and state not in "ZX":
                found.append(int(entry.name))
    return found


def _write(vault: Path, number: int, edition: int) -> None:
    path, text = _note(number, edition)
    file = vault / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _note(number: int, edition: int) -> tuple[str, str]:
    person = f"{_FIRST[number % 10]} {_LAST[number // 10 % 8]}"
    project = f"Project {number % 60}"
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    kind = number % 5
    if kind == 0:
        head = f"type: person\naliases: [{_FIRST[number % 10]} {number}]\nrole: {edition}"
        return f"People/{person} {number}.md", f"---\n{head}\n---\n# {person} {number}\n"
    if kind == 1:
        status = _STATUS[(number + edition) % 4]
        head = f"type: project\nstatus: {status}\nowner: '[[{person}]]'"
        text = f"---\n{head}\n---\n- {day}: [[Note {number}]] - Call (via {person})\n"
        return f"Projects/Project {number}.md", text
    if kind in (2, 3):
        head = f"type: meeting\ndate: {day}\nattendees: ['[[{person}]]']\nproject: {project}"
        body = f"with [[{person}]] about [[{project}]] #team/{edition}\n- [ ] ask {number}\n"
        return f"Meetings/{day} {number}.md", f"---\n{head}\n---\n{body}" + "words " * 200
    return f"Notes/Note {number}.md", f"# Note {number}\n\n[[{person}]] edition {edition}\n" * 5


def _edit(vault: Path, notes: int) -> None:
    for number in range(0, notes, 7):
        _write(vault, number, 1)
    for number in range(notes, notes + 20):
        _write(vault, number, 0)
    for number in range(3, notes, 50):
        (vault / _note(number, 0)[0]).unlink()
    for number in range(4, notes, 60):
        file = vault / _note(number, 0)[0]
        file.rename(file.with_name(f"Moved {file.name}"))
