"""Somebody takes the database away while it is written, or puts another file there."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults.kills import Kind, Result
from tests.faults.stage import Stage

_TRIES = 20  # imports started for each that the fault hits: some are faster
_OTHER = b"another program's"
_SAID = (
    "was removed, replaced or made by another program meanwhile",
    "is not a kg database",  # it came before the first look
)
Fault = Callable[[Path], None]


def _remove(db: Path) -> None:
    db.unlink(missing_ok=True)


def _text(db: Path) -> None:
    """As an editor saves: a new file by the same name."""
    other = db.with_name("other")
    other.write_bytes(_OTHER)
    other.replace(db)


def _database(db: Path) -> None:
    """A database of kg's, as a backup that is put back."""
    other = db.with_name("other")
    shutil.copyfile(db.parent.parent / "before.db", other)
    other.replace(db)


FAULTS: dict[str, Fault] = {
    "removed": _remove,
    "another file": _text,
    "another database": _database,
}


def replaced(stage: Stage, kind: Kind, name: str, wanted: int, rng: random.Random) -> Result:
    """The import says so in one sentence, exit code 5, and leaves what is there then alone."""
    lasts = stage.seconds(*kind.command, exists=kind.exists)
    states: Counter[str] = Counter()
    wrong: list[str] = []
    tried = 0
    for _ in range(wanted * _TRIES):
        if tried == wanted:
            break
        stage.reset(exists=kind.exists)
        process = stage.start(*kind.command)
        _until_begun(stage, process)
        time.sleep(rng.uniform(0, lasts / 2))
        process.send_signal(signal.SIGSTOP)
        is_late = process.poll() is not None or stage.state() == "after"
        if not is_late:
            FAULTS[name](stage.db)
        left = _bytes(stage.db)
        process.send_signal(signal.SIGCONT)
        _, said = process.communicate()
        if is_late:
            continue
        tried += 1
        now = _bytes(stage.db)
        states["absent" if now is None else "another"] += 1
        is_told = any(words in said for words in _SAID)
        if process.returncode != 5 or not is_told or said.count("\n") != 1:
            wrong.append(f"exit {process.returncode}, {said!r}")
        wrong += ["what was there is another now"] if now != left else []
        beside = {path.name for path in stage.db.parent.iterdir()} - {"kg.db"}
        wrong += [f"left behind: {', '.join(sorted(beside))}"] if beside else []
    return Result(f"{name}, {kind.name}", tried, states, wrong)


def _bytes(db: Path) -> bytes | None:
    return db.read_bytes() if db.exists() else None


def _until_begun(stage: Stage, process: subprocess.Popen[str]) -> None:
    """Wait until it has looked which file is there."""
    beside = [stage.db.with_name("kg.db" + ending) for ending in (".building", "-wal")]
    while process.poll() is None and not any(file.exists() for file in beside):
        time.sleep(0.001)
