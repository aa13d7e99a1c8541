"""Timing whole commands: wall and processor time, medians, the things compared taken in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

HERE = Path(__file__).parent
PYTHON = sys.executable
KG = str(Path(sys.executable).parent / "kg")


class Timed(NamedTuple):
    """Seconds of wall time (median), the largest memory in MB, of one process or of all together
    where that is asked for, and seconds of processor time of all processes."""

    seconds: float
    memory: float
    processor: float


class Contestant(NamedTuple):
    """A command to time; `before` is run first and is not timed. `together` as in `run`."""

    command: Sequence[str]
    before: Callable[[], None] = lambda: None
    together: bool = False


def run(command: Sequence[str], *, without: str = "", together: bool = False) -> Timed:
    """Run a command once, as if the packages named in `without` were not there. `together` adds up
    the memory of all its processes, where the system tells (Linux). Raises RuntimeError with its
    output if it fails."""
    env = dict(os.environ)
    if without:
        env |= {"WITHOUT": without, "PYTHONPATH": str(HERE / "without")}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env
    )
    most = _Most(process.pid) if together else None
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = max(usage.ru_maxrss / 1024, most.end() if most else 0.0)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {output.decode(errors='replace')[-500:]}")
    return Timed(seconds, memory, usage.ru_utime + usage.ru_stime)


class _Most(Thread):
    """The most memory that a process and those it started held together, looked at ten times a
    second; pages that they share count once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._most, self._over = pid, 0.0, Event()
        self.start()

    def run(self) -> None:
        while not self._over.wait(0.1):
            self._most = max(self._most, _held(self._pid))

    def end(self) -> float:
        """Look no more; in MB."""
        self._over.set()
        self.join()
        return self._most


def _held(pid: int) -> float:
    folder = Path(f"/proc/{pid}")
    try:
        rows = (folder / "smaps_rollup").read_text().splitlines()
        children = (folder / f"task/{pid}/children").read_text().split()
    except OSError:  # another system, or it is gone
        return 0.0
    own = sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024
    return own + sum(_held(int(child)) for child in children)


def compare(contestants: Sequence[Contestant], times: int) -> list[Timed]:
    """Run the contestants in turn, `times` rounds; the median of each."""
    results: list[list[Timed]] = [[] for _ in contestants]
    for _ in range(times):
        for place, contestant in enumerate(contestants):
            contestant.before()
            results[place].append(run(contestant.command, together=contestant.together))
    return [
        Timed(
            statistics.median(timed.seconds for timed in found),
            max(timed.memory for timed in found),
            statistics.median(timed.processor for timed in found),
        )
        for found in results
    ]
