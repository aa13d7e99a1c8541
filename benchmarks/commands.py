"""Every read command, of a hub and of an ordinary thing: `python -m benchmarks.commands [NOTES]`.

Two vaults: that of benchmarks/vault.py, and that of benchmarks/hubs.py of the same size. Of each
command processor time and wall time of the first run and the median of the others, and the memory
of the process; all without the look at the vault, which has a line of its own.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import hubs
from benchmarks.measure import KG, PYTHON, Timed, run

HERE = Path(__file__).parent
DAY = "2026-01-10"
# `{}` stands for a thing of the kind: a command about one thing is run for a hub and for another.
OF_ONE = (
    ("person", hubs.PERSON),
    ("project", hubs.PROJECT),
    ("org", hubs.ORGANIZATION),
    ("show", hubs.NOTE),
    ("prep", hubs.PERSON),
    ("timeline", hubs.PERSON),
    ("neighbors", hubs.PERSON),
    ("neighbors", hubs.PROJECT),
    ("neighbors", hubs.NOTE),
    ("links", hubs.NOTE),
    ("backlinks", hubs.PERSON),
    ("similar", hubs.PERSON),
    ("suggest", hubs.PERSON),
)
OF_ALL = (
    "last-contact --status blocked",
    "blocked",
    "stale",
    "tasks",
    "people",
    "projects",
    "meetings",
    "orphans",
    "bus-factor",
    "search budget",
    "rank",
    "clusters",
    "brokers",
    "graph --html {out}",
)
EXPORTS = ("graphml", "gexf", "json", "csv", "cypher")


class Line(NamedTuple):
    """A command, its first run, and what is usual after it."""

    what: str
    first: Timed
    warm: Timed


def made(work: Path, kind: str, notes: int) -> Path:
    """The database of a vault of this kind, made where it is missing."""
    vault, db = work / f"{kind}-{notes}", work / f"{kind}-{notes}.db"
    if not vault.exists():
        script = (str(HERE / "vault.py"),) if kind == "vault" else ("-m", "benchmarks.hubs")
        subprocess.run((PYTHON, *script, str(vault), str(notes)), check=True, capture_output=True)
    words = ("import", str(vault), "--db", str(db), "--as-of", DAY, "--quiet")
    subprocess.run((KG, *words), check=True, capture_output=True)
    return db


def measured(db: Path, words: tuple[str, ...], times: int, *, looks: bool = False) -> Line:
    """A command's first run and the median of the others."""
    asked = (KG, *words, "--db", str(db), "--as-of", DAY, *(() if looks else ("--no-refresh",)))
    runs = [run(asked) for _ in range(times + 1)]
    rest = runs[1:]
    warm = Timed(
        statistics.median(one.seconds for one in rest),
        max(one.memory for one in rest),
        statistics.median(one.processor for one in rest),
    )
    return Line(" ".join(words), runs[0], warm)


def lines(work: Path, notes: int, times: int) -> Iterator[Line]:
    """Every measurement."""
    out = str(work / "out")
    db = made(work, "vault", notes)
    yield measured(db, ("status",), times, looks=True)._replace(what="status, with the look")
    yield measured(db, ("status",), times)
    for text in OF_ALL:
        yield measured(db, tuple(text.format(out=f"{out}.html").split()), times)
    for form in EXPORTS:
        yield measured(db, ("export", "--format", form, "--output", f"{out}.{form}"), 1)
    hub = made(work, "hubs", notes)
    for command, pair in OF_ONE:
        for name in pair:
            yield measured(hub, (command, name), times)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.commands", description=__doc__)
    parser.add_argument("notes", type=int, nargs="?", default=10_000)
    parser.add_argument("--times", type=int, default=3, help="runs of each after the first")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print("| command | first: processor | wall | warm: processor | wall | memory |")
    print("|---|---:|---:|---:|---:|---:|")
    for what, first, warm in lines(options.work, options.notes, options.times):
        times = (first.processor, first.seconds, warm.processor, warm.seconds)
        shown = " | ".join(f"{seconds * 1000:.0f} ms" for seconds in times)
        print(f"| {what} | {shown} | {warm.memory:.0f} MB |", flush=True)


if __name__ == "__main__":
    main()
