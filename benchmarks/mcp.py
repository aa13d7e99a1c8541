"""How soon `kg mcp` gives its first answer, beside what the Python SDK takes to be imported.

    .venv/bin/python -m benchmarks.mcp DATABASE [--runs 15]

All in one run, one after the other in turn, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

_META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
_CALL = {"_meta": _META, "name": "last_contact", "arguments": {"status": "blocked"}}
_MESSAGE = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": _CALL}


class Taken(NamedTuple):
    """What a process took until it was done: ms on the clock, ms of processor time, MB at most."""

    clock: float
    processor: float
    memory: float


def answered(database: str) -> Taken:
    """`kg mcp`, from its start to its first answer (processor time and memory: to its end)."""
    command = [sys.executable, "-m", "kg.cli.app", "mcp", "--db", database]
    return _taken(command, json.dumps(_MESSAGE) + "\n")


def ran(code: str) -> Taken:
    """A Python that does this and ends."""
    return _taken([sys.executable, "-c", code + "\nprint()"], "")


def _taken(command: list[str], said: str) -> Taken:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout
    process.stdin.write(said.encode())
    process.stdin.flush()
    process.stdout.readline()
    clock = time.perf_counter() - began
    process.stdin.close()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    process.stdout.close()
    return Taken(clock * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024)


def main() -> None:
    """Print a table of medians."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database")
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args()
    rows: dict[str, Callable[[], Taken]] = {
        "bare Python": lambda: ran("pass"),
        "kg mcp, first answer": lambda: answered(given.database),
        "import mcp.server (SDK)": lambda: ran("import mcp.server"),
    }
    found: dict[str, list[Taken]] = {name: [] for name in rows}
    for _ in range(given.runs):
        for name, run in rows.items():
            found[name].append(run())
    medians = {
        name: Taken(*map(statistics.median, zip(*all_, strict=True)))
        for name, all_ in found.items()
    }
    bare = medians["bare Python"]
    print("|  | ms | × bare Python | ms of processor | × bare Python | MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, one in medians.items():
        print(
            f"| {name} | {one.clock:.0f} | {one.clock / bare.clock:.1f} | {one.processor:.0f} "
            f"| {one.processor / bare.processor:.1f} | {one.memory:.0f} |"
        )


if __name__ == "__main__":
    main()
