"""How long a save takes to be in the database: `python -m benchmarks.watch [NOTES]`.

A `kg watch` runs beside a vault of benchmarks/vault.py. Notes are appended to, one after the other:
a plain one with a link, and a meeting with somebody it was talked to. From each write to the first
moment that another connection reads the new text counts, the debounce (50 ms) included; processor
time is what the watch takes for each, its waiting included.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import DAY, HERE, made
from benchmarks.measure import KG

_PATIENCE = 120.0  # seconds
_QUIET = 1.5  # seconds between two saves: more than a refresh takes
KINDS = {
    "a link": ("notes", "\nSee [[Bo Aker 1]], {}.\n"),
    "a contact": ("meetings/2024", "\n- Called [[Dag Aker 3]] about quay {}, 2024-05-02\n"),
}


class Saved(NamedTuple):
    """What was saved; the medians of the seconds until it was committed, and of the processor's."""

    what: str
    seconds: float
    processor: float


def saved(vault: Path, db: Path, times: int) -> list[Saved]:
    """Save each kind of edit so many times beside a watch."""
    words = (KG, "watch", str(vault), "--db", str(db), "--as-of", DAY)
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as watch:
        try:
            assert watch.stderr is not None
            while "Watching" not in watch.stderr.readline():
                assert watch.poll() is None
            time.sleep(5)  # what changed before the watch began is looked at
            with contextlib.closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as conn:
                return [_saved(watch.pid, conn, vault, what, times) for what in KINDS]
        finally:
            watch.terminate()


def _saved(pid: int, conn: sqlite3.Connection, vault: Path, what: str, times: int) -> Saved:
    folder, text = KINDS[what]
    seconds, processor = [], []
    for number, file in enumerate(sorted((vault / folder).glob("*.md"))[: times + 1]):
        before = _processor(pid)
        with file.open("a", encoding="utf-8") as note:
            note.write(text.format(f"{number} {time.time_ns()}"))
        began = time.monotonic()
        _wait(conn, file.relative_to(vault).as_posix(), file.stat().st_size, began)
        seconds.append(time.monotonic() - began)
        time.sleep(_QUIET)
        processor.append(_processor(pid) - before)
    return Saved(what, statistics.median(seconds[1:]), statistics.median(processor[1:]))


def _wait(conn: sqlite3.Connection, path: str, size: int, began: float) -> None:
    while conn.execute("select size from notes where path = ?", (path,)).fetchone() != (size,):
        if time.monotonic() - began > _PATIENCE:
            raise TimeoutError(path)
        time.sleep(0.001)


def _processor(pid: int) -> float:
    """Seconds of processor time that a process of this machine has taken (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


HEAD = (
    "| notes | a save with | committed after | processor time | goal |",
    "|---:|---|---:|---:|---|",
)


def rows(work: Path, notes: int, times: int) -> Iterator[str]:
    """The rows of a table."""
    goal = 0.1 if notes <= 10_000 else 0.15
    db = made(work, "vault", notes)
    for one in saved(db.with_suffix(""), db, times):
        mark = "" if one.seconds <= goal else " **missed**"
        yield (
            f"| {notes:,} | {one.what} | {one.seconds * 1000:.0f} ms "
            f"| {one.processor * 1000:.0f} ms | ≤ {goal * 1000:.0f} ms{mark} |"
        )


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.watch", description=__doc__)
    parser.add_argument("notes", type=int, nargs="?", default=10_000)
    parser.add_argument("--times", type=int, default=9, help="saves of each kind")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print("\n".join(HEAD))
    for row in rows(options.work, options.notes, options.times):
        print(row)


if __name__ == "__main__":
    main()
