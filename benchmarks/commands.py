"""Every read command, of a hub and of an ordinary thing: `python -m benchmarks.commands [NOTES]`.

Two vaults: that of benchmarks/vault.py, and that of benchmarks/hubs.py of the same size. Of each
command processor time and wall time of the first run and the median of the others, and the memory
of the process; all without the look at the vault, which has a column of its own: the processor time
of a run that looks. What has a goal is held to it in processor time, which says on a busy machine
what the clock says on an idle one.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import hubs
from benchmarks.measure import KG, PYTHON, Timed, run

HERE = Path(__file__).parent
DAY = "2026-01-10"
HEAD = (
    "| command | first: processor | wall | warm: processor | wall | with look | memory | goal |",
    "|---|---:|---:|---:|---:|---:|---:|---|",
)
EXTRAS = "rustworkx,numpy,scipy"  # what an installation without extras has not
LARGE = 50_000  # from how many notes on the goals for large vaults hold


class Goal(NamedTuple):
    """At most so many seconds of processor time, and MB."""

    seconds: float
    memory: float | None = None


# A command about one thing is run for a hub and for another of its kind.
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
    ("chart contacts", hubs.PERSON),
    ("chart contacts", hubs.PROJECT),
    ("chart project", hubs.PROJECT),
    ("chart circle", hubs.PERSON),
    ("chart circle", hubs.PROJECT),
)
WHOLE = ("rank", "similar", "suggest", "connect", "clusters", "brokers", "graph")
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
    "chart cold",
    "chart contacts",
    "chart blocked",
    "search budget",
    "rank",
    "clusters",
    "brokers",
    "connect {one} {other}",
    "similar {one}",
    "suggest {one}",
    "graph --html {out}",
)
EXPORTS = ("graphml", "gexf", "json", "csv", "cypher", "dot", "mermaid", "cytoscape", "parquet")


class Line(NamedTuple):
    """A command, its first run, what is usual after it, and a run that looks at the vault."""

    what: str
    first: Timed
    warm: Timed
    look: Timed | None
    goal: Goal | None

    def row(self) -> str:
        """A row of the table."""
        first, warm, goal = self.first, self.warm, self.goal
        times = (first.processor, first.seconds, warm.processor, warm.seconds)
        looked = f"{self.look.processor * 1000:.0f} ms" if self.look else ""
        shown = " | ".join(f"{seconds * 1000:.0f} ms" for seconds in times)
        return f"| {self.what} | {shown} | {looked} | {warm.memory:.0f} MB | {self._held(goal)} |"

    def _held(self, goal: Goal | None) -> str:
        if goal is None:
            return ""
        text = f"≤ {goal.seconds * 1000:.0f} ms"
        kept = self.warm.processor <= goal.seconds
        if goal.memory is not None:
            text += f", {goal.memory:.0f} MB"
            kept = kept and self.warm.memory <= goal.memory
        return text if kept else f"{text} **missed**"


def goal(command: str, notes: int, *, extras: bool = True) -> Goal | None:
    """What is asked of a command, if anything is."""
    large = notes >= LARGE
    if command in WHOLE:
        small_goal, large_goal = (0.3, 1.5) if extras else (0.8, 4.0)
        return Goal(large_goal if large else small_goal, 300)
    if command == "export":
        return Goal(8, 700) if large else None
    if command in ("neighbors", "person", "project", "backlinks"):
        return Goal(1)
    if command in ("tasks", "last-contact", "blocked", "stale"):
        return Goal(0.15) if large else None
    return None


def made(work: Path, kind: str, notes: int) -> Path:
    """The database of a vault of this kind, made where it is missing."""
    vault, db = work / f"{kind}-{notes}", work / f"{kind}-{notes}.db"
    if not vault.exists():
        script = (str(HERE / "vault.py"),) if kind == "vault" else ("-m", "benchmarks.hubs")
        subprocess.run((PYTHON, *script, str(vault), str(notes)), check=True, capture_output=True)
    words = ("import", str(vault), "--db", str(db), "--as-of", DAY, "--quiet")
    subprocess.run((KG, *words), check=True, capture_output=True)
    return db


def measured(
    db: Path, words: tuple[str, ...], times: int, notes: int, *, extras: bool = True
) -> Line:
    """A command's first run, the median of the others, and one that looks at the vault."""
    asked = (KG, *words, "--db", str(db), "--as-of", DAY)
    without = "" if extras else EXTRAS
    first, *rest = [run((*asked, "--no-refresh"), without=without) for _ in range(times + 1)]
    warm = Timed(
        statistics.median(one.seconds for one in rest),
        max(one.memory for one in rest),
        statistics.median(one.processor for one in rest),
    )
    look = run(asked) if extras and words[0] != "export" else None
    what = " ".join(word if "/" not in word else "FILE" for word in words)
    told = what if extras else f"{what}, without extras"
    return Line(told, first, warm, look, goal(words[0], notes, extras=extras))


def lines(work: Path, notes: int, times: int) -> Iterator[Line]:
    """Every measurement."""
    out = str(work / "out")
    db = made(work, "vault", notes)
    one, other = _two_people(db)
    yield measured(db, ("status",), times, notes)
    for text in OF_ALL:
        words = tuple(text.format(out=f"{out}.html", one=one, other=other).split())
        yield measured(db, words, times, notes)
        if words[0] in WHOLE:
            yield measured(db, words, times, notes, extras=False)
    for form in EXPORTS:
        words = ("export", "--format", form, "--output", f"{out}.{form}")
        yield measured(db, words, 1, notes)
    hub = made(work, "hubs", notes)
    for command, pair in OF_ONE:
        for name in pair:
            yield measured(hub, (*command.split(), name), times, notes)


def _two_people(db: Path) -> list[str]:
    conn = sqlite3.connect(db)
    try:
        rows = conn.execute("select key from nodes where kind = 'person' order by id limit 700")
        keys = [key for (key,) in rows]
    finally:
        conn.close()
    return [keys[len(keys) // 20], keys[-1]]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.commands", description=__doc__)
    parser.add_argument("notes", type=int, nargs="?", default=10_000)
    parser.add_argument("--times", type=int, default=3, help="runs of each after the first")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print("\n".join(HEAD))
    for line in lines(options.work, options.notes, options.times):
        print(line.row(), flush=True)


if __name__ == "__main__":
    main()
