"""Thousands of calls to one `kg mcp`, over its pipe: does its memory grow, or do files stay open?

.venv/bin/python -m tests.mcp.soak [--calls 5000] [DATABASE]
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from tests.builders import DAY
from tests.mcp.asking import META

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find", {"text": "okafor"}),
    ("last_contact", {"status": "blocked"}),
    ("blocked", {}),
    ("stale", {}),
    ("tasks", {}),
    ("about", {"name": "Harbor Light"}),
    ("prep", {"name": "Omar Haddad"}),
    ("connect", {"start": "Mei-Ling Chen", "end": "Ingrid Sæther"}),
    ("timeline", {"name": "Harbor Light"}),
    ("changed", {}),
    ("search", {"text": "annex"}),
    ("read", {"source": "Projects/Old Quay.md:6"}),
    ("about", {"name": "nobody at all"}),
    ("query", {"language": "sql", "text": "select count(*) from notes"}),
]


class Used(NamedTuple):
    """What a process has: pages of memory in KiB, open files."""

    memory: int
    files: int


def used(pid: int) -> Used:
    """What the process has now."""
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return Used(resident * os.sysconf("SC_PAGE_SIZE") >> 10, len(os.listdir(f"/proc/{pid}/fd")))


def soaked(database: str, calls: int, parts: int) -> list[Used]:
    """What the server has after each part of the calls."""
    command = [sys.executable, "-m", "kg.cli.app", "mcp", "--db", database, "--as-of", DAY]
    found = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout
        for at in range(calls):
            name, arguments = CALLS[at % len(CALLS)]
            params = {"_meta": META, "name": name, "arguments": arguments}
            message = {"jsonrpc": "2.0", "id": at, "method": "tools/call", "params": params}
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert answer["id"] == at and "result" in answer, answer
            if (at + 1) % (calls // parts) == 0:
                found.append(used(process.pid))
        process.stdin.close()
        assert process.wait() == 0
    return found


def main() -> None:
    """Print what a server has after each tenth of the calls."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--calls", type=int, default=5_000)
    parser.add_argument("database")
    given = parser.parse_args()
    for at, one in enumerate(soaked(given.database, given.calls, 10), 1):
        print(f"{given.calls * at // 10:>6} calls: {one.memory / 1024:.1f} MB, {one.files} files")


if __name__ == "__main__":
    main()
