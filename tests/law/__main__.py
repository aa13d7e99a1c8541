"""`python -m tests.law`: edit random vaults, refresh, and compare with whole imports.

Ends with 1 if anything differs. Each kind of difference is shown once, with the smallest steps that
lead to it; build/law keeps them. `--sequence K` does one sequence again, `--replay FILE` what was
kept.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.law.check import Checked, Found, check
from tests.law.compare import asked_of
from tests.law.sequences import MIX, make
from tests.law.shrink import smallest
from tests.law.steps import Step, dump, load, told

KEPT = Path("build/law")
SHRINKING = 60.0  # seconds for each kind of difference
MEMORY = Path("/dev/shm")  # a disk would cost most of the time


class Chosen(NamedTuple):
    """Which sequences of a seed: all numbers up to `sequences`, for so many seconds at most. With
    `by_events` the system names what changed."""

    seed: int
    sequences: int
    seconds: float
    processes: int
    by_events: bool


def main() -> int:
    """Do what the command line says; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.law", description=__doc__)
    parser.add_argument("--sequences", type=int, help="how many (200, unless --seconds is given)")
    parser.add_argument("--seconds", type=float, help="how long at most")
    parser.add_argument("--seed", type=int, help="of the random numbers (else of the clock)")
    parser.add_argument("--sequence", type=int, metavar="K", help="only the one of this number")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="steps that were kept")
    parser.add_argument(
        "--events", action="store_true", help="look at what events name, as a watch"
    )
    parser.add_argument("-j", type=int, default=2, help="processes")
    given = parser.parse_args()
    os.environ["KG_STRICT"] = "1"  # a fault of kg's own is a finding, not a problem of the note
    seed = given.seed if given.seed is not None else time.time_ns() % 1_000_000
    with tempfile.TemporaryDirectory(prefix="kg-law-", dir=_scratch()) as folder:
        scratch = Path(folder)
        if given.replay:
            return _replayed(load(given.replay.read_text()), scratch, by_events=given.events)
        print(f"seed {seed}", flush=True)
        if given.sequence is not None:
            steps = make(seed, given.sequence, scratch)
            return _replayed(steps, scratch, by_events=given.events)
        sequences = given.sequences or (sys.maxsize if given.seconds else 200)
        seconds = given.seconds or float("inf")
        return _law(Chosen(seed, sequences, seconds, given.j, given.events), scratch)


def _scratch() -> Path | None:
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None


def _replayed(steps: list[Step], scratch: Path, *, by_events: bool) -> int:
    checked = check(steps, scratch, by_events=by_events)
    print(told(steps))
    for found in checked.found:
        print(f"after step {found.step + 1}:")
        print("\n".join(one.told() for one in found.differences))
    print(f"{len(checked.found)} imports that differ")
    return 1 if checked.found else 0


def _law(chosen: Chosen, scratch: Path) -> int:
    began = time.monotonic()
    edits: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    shown: set[str] = set()
    sequences = refreshes = 0
    for number, checked in _checked(chosen, scratch):
        sequences += 1
        refreshes += checked.refreshes
        edits += checked.edits
        for found in checked.found:
            kinds.update(found.kinds)
            # Of one import the others are likely to have the same cause; if not, they come again.
            unknown = [kind for kind in found.kinds if kind not in shown]
            for kind in unknown[:1]:
                shown |= _show(kind, chosen, number, found.step, scratch)
    seconds = time.monotonic() - began
    print(f"{sequences} sequences, {refreshes} refreshes in {seconds:.0f} s", flush=True)
    print("edits: " + ", ".join(f"{edits[e.__name__]} {e.__name__}" for e in MIX))
    for kind, times in kinds.most_common():
        print(f"{times:6} × {kind}")
    print(f"{len(kinds)} kinds of differences")
    return 1 if kinds else 0


def _show(kind: str, chosen: Chosen, number: int, at: int, scratch: Path) -> set[str]:
    """Print and keep the smallest steps that lead to this kind of difference; every kind that they
    lead to."""

    def wanted(where: str) -> bool:
        return asked_of(where) == kind

    def found(steps: list[Step]) -> list[Found]:
        checked = check(steps, scratch, wanted, by_events=chosen.by_events)
        return [one for one in checked.found if kind in one.kinds]

    seed = chosen.seed
    steps = make(seed, number, scratch)[: at + 1]
    steps = smallest(steps, lambda fewer: bool(found(fewer)), SHRINKING)
    KEPT.mkdir(parents=True, exist_ok=True)
    file = (
        KEPT / f"{seed}-{number}-{hashlib.blake2b(kind.encode(), digest_size=3).hexdigest()}.json"
    )
    file.write_text(dump(steps))
    print(
        f"\n{kind}\n  seed {seed}, sequence {number}, after its step {at + 1}; the smallest steps:"
    )
    print(told(steps))
    differences = [one for again in found(steps) for one in again.differences]
    print("\n".join(one.told() for one in differences))
    events = " --events" * chosen.by_events
    print(f"  python -m tests.law --replay {file}{events}", flush=True)
    return {kind, *(one.kind for one in differences)}


def _checked(chosen: Chosen, scratch: Path) -> Iterator[tuple[int, Checked]]:
    """Every sequence, in order; several processes do them."""
    ends = time.monotonic() + chosen.seconds
    if chosen.processes < 2:
        yield from _some(chosen, 0, ends, scratch)
        return
    context = multiprocessing.get_context("fork")
    done: multiprocessing.queues.Queue[tuple[int, Checked] | None] = context.Queue()

    def work(first: int) -> None:
        try:
            for one in _some(chosen, first, ends, scratch):
                done.put(one)
        finally:
            done.put(None)

    workers = [
        context.Process(target=work, args=(n,), daemon=True) for n in range(chosen.processes)
    ]
    for worker in workers:
        worker.start()
    waiting: dict[int, Checked] = {}
    following, working = 0, len(workers)
    while working:
        one = done.get()
        if one is None:
            working -= 1
            continue
        waiting[one[0]] = one[1]
        while following in waiting:
            yield following, waiting.pop(following)
            following += 1
    yield from sorted(waiting.items())
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise ChildProcessError("one of the processes failed")


def _some(chosen: Chosen, first: int, ends: float, scratch: Path) -> Iterator[tuple[int, Checked]]:
    for number in range(first, chosen.sequences, chosen.processes):
        if time.monotonic() > ends:
            return
        steps = make(chosen.seed, number, scratch)
        yield number, check(steps, scratch, by_events=chosen.by_events)


if __name__ == "__main__":
    sys.exit(main())
