"""From a save to its answer, while `kg watch` runs: `python -m benchmarks.watching`.

A line is added to a note, and the database is asked every two milliseconds whether it is there:
from the end of the save to the end of the transaction.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.commands import DAY, HERE, made
from benchmarks.measure import KG

_LONGEST = 120.0  # seconds, of the first look at a large vault
_PAUSE = 0.5  # between two saves


def latency(work: Path, notes: int, times: int) -> list[float]:
    """Seconds from each save to its answer. Raises TimeoutError where there is none."""
    db = made(work, "vault", notes)
    note = next((work / f"vault-{notes}").rglob("notes/*.md"))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kg.db"
        shutil.copy(db, copy)
        words = ("watch", str(work / f"vault-{notes}"), "--db", str(copy), "--as-of", DAY)
        watch = subprocess.Popen((KG, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        conn = sqlite3.connect(copy)
        before = note.read_bytes()
        try:
            _saved(conn, note, "begin")  # it is awake when this is answered
            found = []
            for turn in range(times):
                time.sleep(_PAUSE)
                found.append(_saved(conn, note, f"turn {turn}"))
            return found
        finally:
            conn.close()
            watch.terminate()
            watch.communicate()
            note.write_bytes(before)


def _saved(conn: sqlite3.Connection, note: Path, word: str) -> float:
    said = f"{word} {time.time_ns()}"
    with note.open("a", encoding="utf-8") as file:
        file.write(f"{said}\n")
    began = time.perf_counter()
    while time.perf_counter() - began < _LONGEST:
        (body,) = conn.execute("select body from notes where name = ?", (note.stem,)).fetchone()
        if said in body:
            return time.perf_counter() - began
        time.sleep(0.002)
    raise TimeoutError(f"kg watch did not see a save of {note} in {_LONGEST:.0f} s")


def row(work: Path, notes: int, times: int) -> str:
    """A row of the table: the median, the slowest, the goal."""
    found = latency(work, notes, times)
    goal = 0.1 if notes <= 10_000 else 0.15
    median = statistics.median(found)
    mark = "" if median <= goal else " **missed**"
    return (
        f"| {notes:,} | {median * 1000:.0f} ms | {max(found) * 1000:.0f} ms "
        f"| ≤ {goal * 1000:.0f} ms{mark} |"
    )


HEAD = ("| notes | from a save to its answer | slowest | goal |", "|---:|---:|---:|---:|")


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.watching", description=__doc__)
    parser.add_argument("notes", type=int, nargs="*", default=[10_000])
    parser.add_argument("--times", type=int, default=7, help="saves")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print("\n".join(HEAD))
    for notes in options.notes:
        print(row(options.work, notes, options.times), flush=True)


if __name__ == "__main__":
    main()
