"""Timing whole commands: wall time, medians, the things compared taken in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
KG = str(Path(sys.executable).parent / "kg")


class Timed(NamedTuple):
    """Seconds of wall time (median), the largest memory of one process in MB, and seconds of
    processor time."""

    seconds: float
    memory: float
    processor: float


class Contestant(NamedTuple):
    """A command to time; `before` is run first and is not timed."""

    command: Sequence[str]
    before: Callable[[], None] = lambda: None


def run(command: Sequence[str]) -> Timed:
    """Run a command once. Raises RuntimeError with its output if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {output.decode(errors='replace')[-500:]}")
    return Timed(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def compare(contestants: Sequence[Contestant], times: int) -> list[Timed]:
    """Run the contestants in turn, `times` rounds; the median of each."""
    results: list[list[Timed]] = [[] for _ in contestants]
    for _ in range(times):
        for place, contestant in enumerate(contestants):
            contestant.before()
            results[place].append(run(contestant.command))
    return [
        Timed(
            statistics.median(timed.seconds for timed in found),
            max(timed.memory for timed in found),
            statistics.median(timed.processor for timed in found),
        )
        for found in results
    ]
