"""What is measured, against what, and the ratio that is the goal."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import KG, PYTHON, Contestant, Timed, compare
from kg.vault.look import UNSURE_NS

HERE = Path(__file__).parent
GIVEN = HERE.parent.parent / "shared" / "bench"
DAY = "2026-01-10"
NOTHING = Contestant((PYTHON, "-c", "pass"))


class Result(NamedTuple):
    """One line of the table: ours and the floor with unit, their ratio, the goal for it, and the
    ratio of processor times, where these are times."""

    what: str
    ours: str
    floor: str
    ratio: float
    goal: float
    processor: float | None = None


def tool(given: str, own: str) -> Path:
    """The script to use: the one handed to the project where it is there, else our own."""
    return GIVEN / given if (GIVEN / given).exists() else HERE / own


def grow_old() -> None:
    """Wait until no file was written so lately that each look reads it again."""
    time.sleep(2 * UNSURE_NS / 1e9)


class Bench:
    """A vault of some size, its database, and the places that measuring needs. `shaped` like real
    work it is that of benchmarks/work_vault.py."""

    def __init__(self, work: Path, number: int, *, shaped: bool = False) -> None:
        maker = HERE / "work_vault.py" if shaped else tool("make_vault.py", "vault.py")
        # Read commands and watch have vaults of their own maker.
        name = "work" if shaped else "vault" if maker == HERE / "vault.py" else "given"
        self.number = number
        self.vault = work / f"{name}-{number}"
        self.db = work / f"kg-{name}-{number}.db"
        self.new = work / f"new-{name}-{number}.db"
        self.what = f"{number:,} notes" + (" in the shape of real work" if shaped else "")
        self.goal = 3.5 if shaped else 5.0  # an import against its floor
        if not self.vault.exists():
            making = (PYTHON, str(maker), str(self.vault), str(number))
            subprocess.run(making, check=True, stdout=subprocess.DEVNULL)
        grow_old()
        self.forget(self.db)
        subprocess.run(self.importing(self.db), check=True, stderr=subprocess.DEVNULL)

    def importing(self, db: Path) -> tuple[str, ...]:
        return (KG, "import", str(self.vault), "--db", str(db), "--as-of", DAY, "--quiet")

    def asking(self, *words: str) -> tuple[str, ...]:
        """An answer without the look at the vault, which is a measurement of its own."""
        return (KG, *words, "--db", str(self.db), "--no-refresh")

    def floor(self, step: str) -> Contestant:
        return Contestant((PYTHON, str(tool("floors.py", "floor.py")), step, str(self.vault)))

    def forget(self, db: Path) -> None:
        for file in (db, Path(f"{db}-wal"), Path(f"{db}-shm")):
            file.unlink(missing_ok=True)

    def value(self, sql: str) -> str:
        conn = sqlite3.connect(self.db)
        try:
            return str(conn.execute(sql).fetchone()[0])
        finally:
            conn.close()


def importing(bench: Bench, times: int, smaller: Timed | None) -> Iterator[Result]:
    """A whole import: against the floor, against a fifth of the notes, memory, size."""
    ours, floor = compare(
        [
            Contestant(bench.importing(bench.new), lambda: bench.forget(bench.new), together=True),
            bench.floor("fts"),
        ],
        times,
    )
    size = bench.what
    yield against(f"import, {size}", ours, floor, bench.goal)
    if smaller is not None:
        yield against(f"import, {size}, against 10,000", ours, smaller, 5.5)
        memory = f"{ours.memory:.0f} MB"
        yield Result(
            f"memory of all processes, import of {size}", memory, "700 MB", ours.memory / 700, 1
        )
    notes = sum(file.stat().st_size for file in bench.vault.rglob("*.md"))
    db = bench.new.stat().st_size
    yield Result(f"database, {size}", _mega(db), _mega(notes), db / notes, 2.5)


def refreshing(bench: Bench, times: int) -> Iterator[Result]:
    """A refresh: nothing changed, one note edited, a person's page renamed."""
    again = bench.importing(bench.db)
    note = next(iter(sorted(bench.vault.rglob("notes/*.md"))))
    person = bench.vault / bench.value(
        "select n.path from links l join notes n on n.id = l.target_note_id"
        " where n.kind = 'person' group by n.id"
        " order by abs(count(distinct l.source_note_id) - 500) limit 1"
    )
    renamed = person.with_name(f"{person.stem} renamed.md")

    def rename() -> None:
        if person.exists():
            person.rename(renamed)
        else:
            renamed.rename(person)

    def edit() -> None:
        with note.open("a", encoding="utf-8") as file:
            file.write("One more line.\n")

    times += times % 2
    subprocess.run(again, check=True, stderr=subprocess.DEVNULL)
    walk, nothing = compare([bench.floor("walk"), Contestant(again)], times)
    edited, moved = compare([Contestant(again, edit), Contestant(again, rename)], times)
    grow_old()
    subprocess.run(again, check=True, stderr=subprocess.DEVNULL)
    size = f"{bench.number:,} notes"
    yield against(f"refresh, nothing changed, {size}", nothing, walk, 2)
    yield against(f"refresh, one note edited, {size}", edited, nothing, 2)
    yield against(f"refresh, page with 500 backlinks renamed, {size}", moved, nothing, 5)


def starting(bench: Bench, times: int) -> Iterator[Result]:
    """Commands, against a Python that does nothing."""
    person = bench.value(
        "select label from nodes where kind = 'person' order by id limit 1 offset 40"
    )
    os.environ.update({"_KG_COMPLETE": "complete_bash", "COMP_WORDS": "kg per", "COMP_CWORD": "1"})
    completion = compare([NOTHING, Contestant((KG,))], times * 3)
    for name in ("_KG_COMPLETE", "COMP_WORDS", "COMP_CWORD"):
        del os.environ[name]
    cases: list[tuple[str, tuple[str, ...], float]] = [
        ("kg --version", (KG, "--version"), 2.5),
        ("kg --help", (KG, "--help"), 5),
        (
            "kg last-contact --status blocked",
            bench.asking("last-contact", "--status", "blocked"),
            4,
        ),
        ("kg person NAME", bench.asking("person", person), 4),
        ("kg backlinks NAME", bench.asking("backlinks", person), 4),
        ("kg search WORD", bench.asking("search", "budget"), 4),
    ]
    nothing, *timed = compare([NOTHING, *(Contestant(case[1]) for case in cases)], times * 3)
    yield against("shell completion", completion[1], completion[0], 2.5)
    for (what, _, goal), ours in zip(cases, timed, strict=True):
        yield against(what, ours, nothing, goal)


# The floor of a query over all notes: what it reads, read and taken apart.
_READ = (
    "import json, sqlite3, sys\n"
    "for (text,) in sqlite3.connect(sys.argv[1]).execute('select packed from query_data'):\n"
    "    json.loads(text.partition('\\n')[0])\n"
)
_QUERIES = (
    ("LIST", ('LIST WHERE status = "done"',), 12),
    ("TABLE", ("TABLE status, file.mtime WHERE status SORT status, file.name LIMIT 100",), 12),
    ("TASK", ("TASK WHERE !completed AND due SORT due LIMIT 100",), 20),
    ("--tasks", ("--tasks", "not done\nhas due date\nsort by due\nlimit 100"), 20),
    (
        "--tasks by function",
        ("--tasks", "filter by function task.due.moment?.isBefore(moment(), 'day') ?? false"),
        25,
    ),
)


def querying(bench: Bench, times: int) -> Iterator[Result]:
    """Queries of Dataview and Tasks that look at every note, against reading what they look at."""
    floor = Contestant((PYTHON, "-c", _READ, str(bench.db)))
    asked = [Contestant(bench.asking("query", *query)) for _, query, _ in _QUERIES]
    least, *timed = compare([floor, *asked], times)
    for (what, _, goal), ours in zip(_QUERIES, timed, strict=True):
        yield against(f"kg query {what}, {bench.number:,} notes", ours, least, goal)


def import_packages(times: int) -> Iterator[Result]:
    """`import kg`, against a Python that does nothing; the goal allows 30 ms more."""
    nothing, ours = compare([NOTHING, Contestant((PYTHON, "-c", "import kg"))], times * 3)
    goal = 1.5 + 0.030 / nothing.seconds
    yield against("import kg", ours, nothing, goal)


def against(what: str, ours: Timed, floor: Timed, goal: float) -> Result:
    """Two things that were timed in turn."""
    return Result(
        what,
        shown(ours),
        shown(floor),
        ours.seconds / floor.seconds,
        goal,
        ours.processor / floor.processor,
    )


def shown(timed: Timed) -> str:
    """Wall time, and processor time behind it."""
    return f"{_time(timed.seconds)} ({_time(timed.processor)})"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _mega(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
