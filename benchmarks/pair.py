"""`python -m benchmarks.pair OLD NEW`: is one checkout slower than the other?

Both run the same commands in turn with this Python, over the same made-up vault, each with a
database of its own. What counts is processor time, all processes together: on a machine that is
busy with other things it says more than the clock. A row is the median of each, and the ratio of
the pairs with its spread.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import vault, work_vault

START = "import sys; from kg.cli.app import main; sys.exit(main())"
DAY = "2026-01-10"
SHAPES = {"synthetic": vault, "work": work_vault}


class Case(NamedTuple):
    """A command of kg, with VAULT, FIRST and SECOND (two people) for what the made-up vault has.
    `before` is done first to the folder of a checkout, and not timed."""

    what: str
    words: tuple[str, ...]
    before: Callable[[Path], object] = lambda _: None


def _forget(folder: Path) -> None:
    for file in folder.glob("kg.db*"):
        file.unlink()


def _edit(folder: Path) -> None:
    note = next((folder.parent / "vault").rglob("*.md"))
    note.write_text(note.read_text() + f"\nedited {time.time_ns()}\n")


IMPORT = ("import", "VAULT")
CASES = (
    Case("start", ("--version",)),
    Case("import, whole", IMPORT, _forget),
    Case("import, nothing changed", IMPORT),
    Case("import, one note edited", IMPORT, _edit),
    Case("last-contact --status blocked", ("last-contact", "--status", "blocked")),
    Case("person", ("person", "FIRST")),
    Case("people", ("people",)),
    Case("tasks", ("tasks",)),
    Case("search", ("search", "pier")),
    Case("doctor --count", ("doctor", "--count")),
    Case("path", ("path", "FIRST", "SECOND")),
    Case("neighbors", ("neighbors", "FIRST")),
)


def measure(case: Case, checkout: Path, folder: Path) -> float:
    """Seconds of processor time of one run. Raises RuntimeError with its output if it fails."""
    case.before(folder)
    words = list(case.words)
    if case.words != ("--version",):
        words += ["--db", str(folder / "kg.db"), "--as-of", DAY]
    process = subprocess.Popen(
        [sys.executable, "-c", START, *words],
        env=os.environ | {"PYTHONPATH": str(checkout), "KG_DB": ""},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: a check found problems
        raise RuntimeError(f"kg {' '.join(words)} failed: {output.decode(errors='replace')[-500:]}")
    return usage.ru_utime + usage.ru_stime


def row(case: Case, checkouts: tuple[Path, Path], folders: tuple[Path, Path], times: int) -> str:
    """A row of the table."""
    pairs = []
    for turn in range(times):
        # Who goes second finds the files in the cache: turn about.
        order = (0, 1) if turn % 2 else (1, 0)
        found = {place: measure(case, checkouts[place], folders[place]) for place in order}
        pairs.append((found[0], found[1]))
    old, new = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    ratios = sorted(pair[1] / pair[0] for pair in pairs)
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
    return f"| {case.what} | {old:.3f} | {new:.3f} | {statistics.median(ratios):.2f} | {spread} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pair", description=__doc__)
    parser.add_argument("old", type=Path, help="a checkout of kg")
    parser.add_argument("new", type=Path, help="another one")
    parser.add_argument("--notes", type=int, default=3000, help="notes of the vault")
    parser.add_argument("--shape", choices=SHAPES, default="synthetic", help="what they are like")
    parser.add_argument("--only", default="", help="only the commands whose name holds this")
    parser.add_argument(
        "--times", type=int, default=7, help="runs of each command in each checkout"
    )
    options = parser.parse_args()
    checkouts = (options.old.resolve(), options.new.resolve())
    shape = SHAPES[options.shape]
    for checkout in checkouts:
        compileall.compile_dir(checkout / "kg", quiet=2)
    print("| what | old, s | new, s | ratio | spread |\n|---|---:|---:|---:|---|", flush=True)
    with tempfile.TemporaryDirectory() as work:
        folders = (Path(work) / "old", Path(work) / "new")
        for folder in folders:
            folder.mkdir()
        shape.main(Path(work) / "vault", options.notes)
        given = {"VAULT": str(Path(work) / "vault")}
        given |= dict(zip(("FIRST", "SECOND"), shape.TWO_PEOPLE, strict=True))
        for note in (Path(work) / "vault").rglob("*"):
            os.utime(note, (1_700_000_000, 1_700_000_000))
        for case in CASES:
            if options.only in case.what:
                words = tuple(given.get(word, word) for word in case.words)
                of_vault = case._replace(words=words)
                print(row(of_vault, checkouts, folders, options.times), flush=True)


if __name__ == "__main__":
    main()
