"""`kg import` killed at random moments: the database is the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter
from typing import NamedTuple

from tests.faults.stage import Stage, end, survivors

_PATIENCE = 20  # imports started for each that a fault hits: some are faster than the fault


class Kind(NamedTuple):
    """A way to import; `exists`: over the database before the edit."""

    name: str
    command: tuple[str, ...]
    exists: bool

    @property
    def allowed(self) -> set[str]:
        return {"before" if self.exists else "absent", "after"}


KINDS = (
    Kind("first import", ("import",), exists=False),
    Kind("refresh", ("import",), exists=True),
    Kind("whole import", ("import", "--full"), exists=True),
    Kind("rebuild", ("db", "rebuild"), exists=True),
)


class Result(NamedTuple):
    """What came of one kind of fault: how often which state was found; `wrong` in words."""

    fault: str
    tried: int
    states: Counter[str]
    wrong: list[str]


def kills(stage: Stage, kind: Kind, wanted: int, rng: random.Random) -> Result:
    """Kill the first process with SIGKILL, `wanted` times, at random moments of its life."""
    lasts = stage.seconds(*kind.command, exists=kind.exists)
    states: Counter[str] = Counter()
    wrong: list[str] = []
    tried = 0
    for _ in range(wanted * _PATIENCE):
        if tried == wanted:
            break
        stage.reset(exists=kind.exists)
        process = stage.start(*kind.command)
        moment = max(0.05, rng.uniform(0, lasts * 1.05))
        if tried % 2:
            # Every second one while it writes, which is a small part of its life.
            _until_written(stage, process)
            moment = rng.uniform(0, lasts * rng.choice((0.01, 0.5)))
        time.sleep(moment)
        process.kill()
        process.communicate()
        if process.returncode != -signal.SIGKILL:
            continue  # it was faster than the fault
        tried += 1
        alive = survivors(process.pid)
        end(process)
        state = stage.state()
        states[state] += 1
        problems = [f"{len(alive)} process(es) live on"] if alive else []
        problems += [state] if state not in kind.allowed else []
        if (left := stage.recovers()) is not None:
            problems.append(left)
        wrong += [f"killed after {moment:.3f} s: {problem}" for problem in problems]
    return Result(f"SIGKILL, {kind.name}", tried, states, wrong)


def interrupts(stage: Stage, kind: Kind, wanted: int, rng: random.Random) -> Result:
    """Ctrl-C: one line, exit code 130, and the same states."""
    lasts = stage.seconds(*kind.command, exists=kind.exists)
    states: Counter[str] = Counter()
    wrong: list[str] = []
    tried = 0
    for _ in range(wanted * _PATIENCE):
        if tried == wanted:
            break
        stage.reset(exists=kind.exists)
        process = stage.start(*kind.command)
        moment = rng.uniform(0.0, lasts)
        _until_begun(stage, process.pid)
        time.sleep(moment)
        # To the parent alone, or to the whole group as a terminal does.
        (os.kill if tried % 2 else os.killpg)(process.pid, signal.SIGINT)
        out, said = process.communicate()
        if process.returncode == 0:
            continue
        tried += 1
        alive = survivors(process.pid)
        end(process)
        state = stage.state()
        states[state] += 1
        problems = [f"{len(alive)} process(es) live on"] if alive else []
        problems += [state] if state not in kind.allowed else []
        if (process.returncode, out, said) != (130, "", "Interrupted.\n"):
            problems.append(f"exit {process.returncode}, {said!r}")
        if (left := stage.recovers()) is not None:
            problems.append(left)
        wrong += [f"interrupted after {moment:.3f} s: {problem}" for problem in problems]
    return Result(f"SIGINT, {kind.name}", tried, states, wrong)


def _until_written(stage: Stage, process: subprocess.Popen[str]) -> None:
    """Wait until the first byte has reached a file of the database."""
    files = [stage.db.with_name("kg.db" + ending) for ending in ("-wal", ".building")]
    while process.poll() is None:
        if any(file.exists() and file.stat().st_size for file in files):
            return


def _until_begun(stage: Stage, pid: int) -> None:
    """Wait for the lock: Python itself answers Ctrl-C with a traceback while it starts."""
    lock = stage.db.with_name("kg.db.lock")
    ends = time.monotonic() + 5
    while not lock.exists() and time.monotonic() < ends:
        time.sleep(0.002)
