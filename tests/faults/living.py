"""What goes on for long: a watch whose disk fails for a moment, and readers that are killed."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kg.importer import import_vault
from tests.dump import sound
from tests.faults import preload
from tests.faults.calls import CALLS, SOURCE
from tests.faults.kills import Result
from tests.faults.stage import DAY, KG, Stage, end, fingerprint, started

_FAR = 1 << 40  # calls; a fault that is not reached until the count is set
_PATIENCE = 60.0  # seconds until a watch has caught up; it tries again after ten
_READING = """
import sqlite3, sys, time
conn = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
conn.execute("begin")
conn.execute("select count(*) from notes").fetchall()
print("reading", flush=True)
time.sleep(60)
"""


def watched(stage: Stage, wanted: int, rng: random.Random) -> Result | None:
    """`kg watch` beside a write, sync or truncation that fails once, in the refresh after an edit:
    it says so, and catches up."""
    library = preload.built(SOURCE, stage.folder)
    if library is None:
        return None
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(wanted):
        call = ("write", "truncate", "write")[number % 3]
        at = rng.randint(1, 40) if call == "write" else 1
        counts = _counts(stage)
        settings = {"FAULT_BELOW": str(stage.db.parent), "FAULT_CALL": str(CALLS.index(call))}
        settings |= {"FAULT_COUNTS": str(counts), "FAULT_AT": str(_FAR)}
        settings |= {"FAULT_HOW": "error", "FAULT_ERRNO": str(errno.EIO)}
        process = _watch(stage, preload.loaded(library, settings))
        with counts.open("r+b") as file:  # from here on it counts to the fault
            file.seek(8 * CALLS.index(call))
            file.write(struct.pack("=q", _FAR - at))
        state = _until(stage, process, _edited(stage))
        states[state] += 1
        problems = [state] if state != "after" else []
        if (ended := _interrupted(process)) is not None:
            problems.append(ended)
        if (left := stage.recovers()) is not None:
            problems.append(left)
        wrong += [f"{call} {at}: {problem}" for problem in problems]
    return Result("call fails, watch", wanted, states, wrong)


def killed_watch(stage: Stage, wanted: int, rng: random.Random) -> Result:
    """`kg watch` ended by SIGKILL while it refreshes: the next import goes on from there."""
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for _ in range(wanted):
        process = _watch(stage, lambda: None)
        wanted_then = _edited(stage)
        time.sleep(rng.uniform(0.0, 1.0))
        process.kill()
        process.communicate()
        end(process)
        # What was saved one note after the other may be seen in several refreshes.
        states["after" if fingerprint(stage.db) == wanted_then else "before"] += 1
        sound(stage.db)
        # Who watches is known by a lock, which ended with the process; its file may lie there.
        stage.db.with_name(f"{stage.db.name}.watch").unlink(missing_ok=True)
        if (left := stage.recovers()) is not None:
            wrong.append(left)
    return Result("SIGKILL, watch", wanted, states, wrong)


def killed_readers(stage: Stage, wanted: int) -> Result:
    """A reader is killed in its transaction, an import beside it goes on and leaves no old file."""
    states: Counter[str] = Counter()
    wrong: list[str] = []
    commands = (("import",), ("import", "--full"), ("db", "rebuild"))
    for number in range(wanted):
        stage.reset(exists=True)
        command = commands[number % len(commands)]
        reader = subprocess.Popen(
            [sys.executable, "-c", _READING, str(stage.db)], stdout=subprocess.PIPE, text=True
        )
        assert reader.stdout is not None
        reader.stdout.readline()
        process = stage.start(*command)
        if number % 2:
            time.sleep(0.3)
        reader.kill()
        reader.communicate()
        _, said = process.communicate()
        states[state := stage.state()] += 1
        if process.returncode or state != "after":
            wrong.append(f"{' '.join(command)}: exit {process.returncode}, {state}, {said!r}")
        if (left := stage.recovers()) is not None:
            wrong.append(left)
    return Result("reader killed beside a writer", wanted, states, wrong)


def unread_notes(stage: Stage, wanted: int, rng: random.Random) -> Result | None:
    """A note that cannot be read is a problem of that note; the next question or import has it."""
    library = preload.built(SOURCE, stage.folder)
    if library is None:
        return None
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(wanted):
        stage.reset(exists=False)
        settings = {"FAULT_BELOW": str(stage.vault), "FAULT_CALL": str(CALLS.index("read"))}
        settings |= {"FAULT_COUNTS": str(_counts(stage)), "FAULT_AT": str(rng.randint(10, 300))}
        settings |= {"FAULT_HOW": "error", "FAULT_ERRNO": str(errno.EIO)}
        process = stage.start("import", prepare=preload.loaded(library, settings))
        _, said = process.communicate()
        told = _unreadable(stage)
        # A read more, such as one that looks whether the note goes on, may not be missed.
        states[state := "before" if told == 1 else stage.state()] += 1
        if process.returncode or state not in ("before", "after"):
            wrong.append(f"exit {process.returncode}, {told} problems, {state}, {said!r}")
        if number % 2 == 0:
            asked = started([*KG, "people", "--db", str(stage.db)], lambda: None)
            _, said = asked.communicate()
            if asked.returncode or _unreadable(stage):
                wrong.append(f"asked: exit {asked.returncode}, {said!r}")
        if (left := stage.recovers()) is not None:
            wrong.append(left)
    return Result("note not readable", wanted, states, wrong)


def _unreadable(stage: Stage) -> int:
    with contextlib.closing(sqlite3.connect(stage.db)) as conn:
        found = "select count(*) from problems where code = 'unreadable-file'"
        return int(conn.execute(found).fetchone()[0])


def _counts(stage: Stage) -> Path:
    counts = stage.folder / "calls"
    counts.write_bytes(bytes(8 * len(CALLS)))
    return counts


def _watch(stage: Stage, prepare: Callable[[], None]) -> subprocess.Popen[str]:
    """A watch that has made a database of the vault before the edit, in a folder of its own."""
    stage.reset(exists=False)
    live = _live(stage)
    shutil.rmtree(live, ignore_errors=True)
    shutil.copytree(stage.old, live)
    words = [*KG, "watch", str(live), "--db", str(stage.db), "--as-of", DAY]
    process = started(words, prepare)
    assert process.stderr is not None
    while "Watching" not in (line := process.stderr.readline()):
        assert line, "the watch ended before it began"
    return process


def _live(stage: Stage) -> Path:
    return stage.folder / "live" / stage.vault.name


def _edited(stage: Stage) -> str:
    """Make of the notes that are watched those after the edit, one by one, as programs save; the
    fingerprint of a new database of them."""
    live = _live(stage)
    wanted = {file.relative_to(stage.vault) for file in stage.vault.rglob("*.md")}
    for file in [*live.rglob("*.md")]:
        if file.relative_to(live) not in wanted:
            file.unlink()
    for path in sorted(wanted):
        source, target = stage.vault / path, live / path
        if not target.exists() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    fresh = stage.folder / "fresh.db"
    fresh.unlink(missing_ok=True)
    import_vault(str(live), str(fresh), as_of=DAY)
    return fingerprint(fresh)


def _until(stage: Stage, process: subprocess.Popen[str], wanted: str) -> str:
    """Wait until the database says what is wanted: "after"; else what it came to."""
    ends = time.monotonic() + _PATIENCE
    while fingerprint(stage.db) != wanted:
        if process.poll() is not None:
            return f"ended with {process.returncode}"
        if time.monotonic() > ends:
            return "behind"
        time.sleep(0.5)
    sound(stage.db)
    return "after"


def _interrupted(process: subprocess.Popen[str]) -> str | None:
    """End a watch as Ctrl-C does; what is wrong with how it ended."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    end(process)
    ok = process.returncode in (0, 130) and "Traceback" not in said
    return None if ok else f"exit {process.returncode}, {said!r}"
