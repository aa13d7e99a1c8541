"""kg as a process whose time and memory are measured."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

# What the system says of a process's peak starts with that of its parent; its own account does not.
RUN = """
import sys
from kg.cli import app
peak, *words = sys.argv[1:]
code = app.run(words)
with open("/proc/self/status") as status, open(peak, "w") as out:
    out.write(next(line for line in status if line.startswith("VmHWM")).split()[1])
sys.exit(code)
"""
ROOT = Path(__file__).parent.parent.parent
DAY = "2026-01-10"
# They go on until stopped: tests/hostile/test_running.py, tests/mcp.
NEVER_END = frozenset({"watch", "serve", "mcp"})


class Done(NamedTuple):
    """What a process did; `memory` is its peak in bytes, `seconds` of work, not of waiting."""

    code: int
    out: str
    said: str
    seconds: float
    memory: int


def kg(*words: str | Path, limit: float = 120, **options: object) -> Done:
    """Run a command line of kg; it is killed after `limit` seconds."""
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as said,
        tempfile.NamedTemporaryFile("r") as peak,
    ):
        command = [sys.executable, "-c", RUN, peak.name, *map(str, words)]
        options = {"cwd": ROOT, "stdin": subprocess.DEVNULL} | options
        process = subprocess.Popen(command, stdout=out, stderr=said, **options)  # type: ignore[call-overload]
        ends = time.monotonic() + limit
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > ends:
                # Popen.kill would look whether it has ended, and take the status away.
                os.kill(process.pid, signal.SIGKILL)
            time.sleep(0.01)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (out, said):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "backslashreplace"))
        memory = int(peak.read() or 0) * 1024
    return Done(
        process.returncode,
        texts[0],
        texts[1],
        usage.ru_utime + usage.ru_stime,
        memory,
    )
