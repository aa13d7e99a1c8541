"""`python -m benchmarks`: print the tables, and keep them in benchmarks/RESULTS.md."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import commands, graph, peers, watch
from benchmarks.cases import (
    Bench,
    Result,
    import_packages,
    importing,
    querying,
    refreshing,
    starting,
)
from benchmarks.measure import Contestant, compare
from kg.version import __version__

HERE = Path(__file__).parent
REMARKS = "<!-- Below this line the file is written by hand. -->"


def results(work: Path, small: int, large: int, times: int) -> Iterator[Result]:
    """Every measurement, the quick ones first."""
    yield from import_packages(times)
    first = Bench(work, small)
    alone = compare(
        [Contestant(first.importing(first.new), lambda: first.forget(first.new))], times
    )
    yield from importing(first, times, None)
    yield from importing(Bench(work, small, shaped=True), times, None)
    yield from refreshing(first, times)
    yield from querying(first, times)
    yield graph.loading(first, times)
    yield from graph.walking(first, times)
    second = Bench(work, large)
    yield from starting(second, times)
    yield from querying(second, times)
    yield from refreshing(second, times)
    yield from importing(second, max(1, times // 2), alone[0])


HEAD = (
    "| what | kg | floor | ratio | of processor times | goal |",
    "|---|---:|---:|---:|---:|---:|",
)


def line(result: Result) -> str:
    """A row of the table."""
    mark = "" if result.ratio <= result.goal else " **missed**"
    processor = "" if result.processor is None else f"{result.processor:.2f}"
    return (
        f"| {result.what} | {result.ours} | {result.floor} | {result.ratio:.2f} | {processor} | "
        f"≤ {result.goal:.2f}{mark} |"
    )


def tables(options: argparse.Namespace) -> Iterator[str]:
    """All that is measured, line by line, the quick things first."""
    work, sizes, times = options.work, (options.small, options.large), options.times
    yield from ("## Against the floor", "", *HEAD)
    yield from map(line, results(work, *sizes, times))
    for notes in sizes:
        yield from ("", f"## Every read command, {notes:,} notes", "", *commands.HEAD)
        yield from (found.row() for found in commands.lines(work, notes, max(1, times // 2)))
    yield from ("", "## From a save to its answer, while `kg watch` runs", "", *watch.HEAD)
    for notes in sizes:
        yield from watch.rows(work, notes, times + 2)
    yield from ("", "## Peers", "", *peers.HEAD)
    yield from peers.rows(work, options.small)


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--small", type=int, default=10_000, help="notes of the smaller vault")
    parser.add_argument("--large", type=int, default=50_000, help="notes of the larger vault")
    parser.add_argument("--times", type=int, default=5, help="runs of each")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for the vaults")
    parser.add_argument("--no-results", action="store_true", help="leave RESULTS.md alone")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    lines = []
    for text in tables(options):
        lines.append(text)
        print(text, flush=True)
    if not options.no_results:
        keep(lines, options.times)


def keep(tables: list[str], times: int) -> None:
    """Write RESULTS.md anew, but for what was written by hand."""
    file = HERE / "RESULTS.md"
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    remarks = old.partition(REMARKS)[2]
    about = (
        f"{date.today()}, kg {__version__}, Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, {platform.system()}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}. Medians of {times} runs (three times as many for single "
        "commands, half as many for every read command), both sides of a ratio in turn. Of a time "
        "the clock, "
        "and in brackets the processor time of all processes."
    )
    text = "\n".join(["# Results of `make bench`", "", about, "", *tables, "", REMARKS])
    file.write_text(text + (remarks or "\n"), encoding="utf-8")


if __name__ == "__main__":
    main()
