"""`python -m tests.hostile.queries`: statements that would hold a machine for hours, or fill it.

Each is asked by `kg sql` and of `kg serve`, over notes of which one has 3 MB. The table says how
long the answer took, and the most memory that the process had which ran it, and the server's. Ends
with 1 if one took longer or more than is allowed.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from tests.builders import imported, vault

ROOT = Path(__file__).parent.parent.parent
SECONDS = 2.0  # that a statement is given, by both
LATER = 3.0  # that starting processes, ending them and telling may take
TOLD = 6.0  # the same for a page, because Datasette writes a long report of each error
CHILD, SERVER = 1 << 30, 400 << 20  # bytes of memory
NOTES = {f"Notes/{n}.md": f"# Note {n}\n{'harbor boat plan ' * 20}\n" for n in range(200)}
NOTES |= {"Notes/long.md": "# Long\n" + "harbor boat plan " * 180_000}

_FILLED = {
    "forever": "with recursive n(x) as (select 1 union all select x + 1 from n)",
    "many": "notes a, notes b, notes c, notes d, notes e",
    "fts": "select count(*) from notes_fts where notes_fts match",
    "terms": " OR ".join(f"h{n}*" for n in range(4000)),
    "near": " ".join(["harbor"] * 60),
    "phrase": "harbor boat plan " * 900,
    "percents": "%o" * 20000,
    "stars": "o*" * 20000,
    "opened": "replace(" * 60,
    "closed": ", 'a', 'aa')" * 60,
    "wide": ", ".join(["zeroblob(50000000)"] * 100),
    "columns": ", ".join(["hex(zeroblob(500))"] * 2000),
    "unions": " union all ".join(["select body from notes"] * 400),
    "doubled": ", ".join(f"c{n} as (select a.x from c{n - 1} a, c{n - 1} b)" for n in range(1, 24)),
    "numbers": ", ".join(map(str, range(9000))),
}


def _statements() -> Iterator[tuple[str, str]]:
    text = Path(__file__).with_name("statements.sql").read_text(encoding="utf-8")
    for part in text.split("-- title: ")[1:]:
        title, _, sql = part.partition("\n")
        yield title, re.sub(r"\{(\w+)\}", lambda word: _FILLED[word[1]], sql).strip().rstrip(";")


HOSTILE = dict(_statements())


class Tried(NamedTuple):
    """What one statement did: what was said, seconds, and the peaks of memory in bytes."""

    said: str
    seconds: float
    child: int
    server: int = 0


def children(pid: int) -> list[int]:
    """The processes that a process started and that are alive."""
    listed = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid=,stat="], capture_output=True, text=True
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(one) for one, state in rows if not state.startswith("Z")]


def alive(pid: int) -> bool:
    """Whether a process is there, and does more than wait to be cleared away."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return text.rpartition(")")[2].split()[0] not in "ZX"


def peak(pid: int) -> int:
    """The most memory that a process had, in bytes; 0 if it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) * 1024 if found else 0


class Watch:
    """Looks at the children of a process while something is done."""

    def __init__(self, pid: int, *, spawned: bool = False) -> None:
        self.pid, self.most, self.seen, self._spawned = pid, 0, set[int](), spawned
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        task = Path(f"/proc/{self.pid}/task")
        while not self._over.wait(0.01):
            for thread in task.glob("*/children"):
                try:
                    found = thread.read_text().split()
                except OSError:
                    continue
                for child in map(int, found):
                    if not self._still_parent(child):
                        self.seen.add(child)
                        self.most = max(self.most, peak(child))

    def _still_parent(self, child: int) -> bool:
        """Whether it has the parent's memory still: until it begins to be another program."""
        if not self._spawned:
            return False
        try:
            return b"kg.processes" not in Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            return True


def by_command(db: Path, sql: str) -> Tried:
    """Ask `kg sql`."""
    command = [sys.executable, "-m", "kg.cli.app", "sql", sql, "--timeout", str(SECONDS)]
    began = time.monotonic()
    with (
        subprocess.Popen(
            [*command, "--db", str(db)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
        Watch(process.pid) as watch,
    ):
        _, said = process.communicate(timeout=60)
    seconds = time.monotonic() - began
    assert not any(map(alive, watch.seen))
    return Tried(said.strip() if process.returncode else "answered", seconds, watch.most)


@contextmanager
def served(db: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`kg serve`: its address, and the process."""
    command = [sys.executable, "-m", "kg.cli.app", "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever started this may ignore Ctrl-C, which children take over.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stderr is not None
        found = re.search(r"http://\S+/", process.stderr.readline())
        assert found
        # What it says must not fill the pipe.
        threading.Thread(target=process.stderr.read, daemon=True).start()
        try:
            yield found[0], process
        finally:
            process.kill()


def fetched(address: str) -> tuple[int, bytes]:
    """Status and body of a page; 0 where the server gave none."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


def asking(address: str, sql: str) -> str:
    """The address at which the server answers a statement in JSON."""
    import datasette

    path = "kg.json" if datasette.__version__.startswith("0.") else "kg/-/query.json"
    return f"{address}{path}?{urlencode({'sql': sql, '_shape': 'array'})}"


def by_server(address: str, process: subprocess.Popen[str], sql: str) -> Tried:
    """Ask `kg serve`."""
    began = time.monotonic()
    with Watch(process.pid, spawned=True) as watch:
        status, body = fetched(asking(address, sql))
    seconds = time.monotonic() - began
    said = "answered" if status == 200 else f"{status}: {_error(body)}"
    return Tried(said, seconds, watch.most, peak(process.pid))


def _error(body: bytes) -> str:
    try:
        said = str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        said = body.decode(errors="replace")
    return " ".join(re.sub("<[^>]*>", " ", said).split())[:200]


def outcome(said: str) -> str:
    """What happened, in a word."""
    words = {
        "answered": "answered", "stopped after": "time", "took too long": "time",
        "more memory": "memory", "has more than": "size", "too big": "value",
        "temporary files": "disk", "stack overflow": "SQL", "malformed": "SQL",
    }  # fmt: skip
    return next((word for text, word in words.items() if text in said), f"? {said[:60]}")


def main() -> int:
    """Try all of them; the exit code."""
    wrong = []
    with tempfile.TemporaryDirectory(prefix="kg-hostile-") as name:
        folder = Path(name)
        imported(vault(folder / "vault", NOTES), folder / "kg.db")
        os.environ["KG_DB"] = str(folder / "kg.db")
        print("| statement | `kg sql` | s | MB | `kg serve` | s | MB | server, MB |")
        print("|---|---|---:|---:|---|---:|---:|---:|")
        with served(folder / "kg.db") as (address, process):
            fetched(address)
            for title, sql in HOSTILE.items():
                one, two = by_command(folder / "kg.db", sql), by_server(address, process, sql)
                cells = [title, outcome(one.said), f"{one.seconds:.1f}", f"{one.child >> 20}"]
                cells += [outcome(two.said), f"{two.seconds:.1f}", f"{two.child >> 20}"]
                print(f"| {' | '.join([*cells, str(two.server >> 20)])} |", flush=True)
                for tried, later in ((one, LATER), (two, TOLD)):
                    late = tried.seconds > SECONDS + later
                    if late or tried.child > CHILD or tried.server > SERVER:
                        wrong.append((title, tried))
            assert fetched(f"{address}kg/notes")[0] == 200
    print(f"\n{len(HOSTILE)} statements, {len(wrong)} wrong.")
    for title, tried in wrong:
        print(f"  {title}: {tried}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
