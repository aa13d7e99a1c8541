"""`python -m tests.faults`: try every fault, and print what was found afterwards.

Ends with 1 if anything was found that must not be. `--kills 20` tries less (the default is 220).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.calls import HOWS, failing
from tests.faults.disks import file_limits, full_disks, read_only_folder
from tests.faults.flocks import held_flock, together_without_flock, without_flock
from tests.faults.kills import KINDS, Result, interrupts, kills
from tests.faults.living import killed_readers, killed_watch, unread_notes, watched
from tests.faults.locks import at_once, beside_a_lock, beside_a_transaction, beside_readers
from tests.faults.replaced import FAULTS, replaced
from tests.faults.stage import NOTES, Stage, stage
from tests.faults.tried import commands
from tests.faults.written import WRITINGS, killed

_STATES = ("absent", "before", "after")


def main() -> int:
    """Run everything; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=220, help="processes to kill in all")
    parser.add_argument("--seed", type=int, default=1, help="for the random moments")
    chosen = parser.parse_args()
    began = time.monotonic()
    wrong: list[str] = []
    tried = 0
    with tempfile.TemporaryDirectory(prefix="kg-faults-") as folder:
        print(f"{NOTES} notes; the database before and after an edit of 150 of them.\n")
        print(f"{'fault':42}{'tried':>7}" + "".join(f"{state:>8}" for state in _STATES) + "  wrong")
        for result in _results(stage(Path(folder)), chosen.kills, random.Random(chosen.seed)):
            _show(result)
            wrong += [f"{result.fault}: {text}" for text in result.wrong]
            tried += result.tried
    print(f"\n{tried} faults in {time.monotonic() - began:.0f} s, {len(wrong)} wrong.")
    for text in wrong:
        print(f"  {text}")
    return 1 if wrong else 0


def _results(place: Stage, wanted: int, rng: random.Random) -> Iterator[Result]:
    each = -(-wanted // len(KINDS))
    for kind in KINDS:
        yield kills(place, kind, each, rng)
    for kind in KINDS:
        yield interrupts(place, kind, max(2, each // 5), rng)
    for kind in KINDS:
        yield file_limits(place, kind, max(3, each // 5))
        full = full_disks(place, kind, max(3, each // 5))
        if full is not None:
            yield full
        yield read_only_folder(place, kind)
    for kind in KINDS:
        for name in FAULTS:
            if kind.exists or name != "removed":
                yield replaced(place, kind, name, max(2, each // 10), rng)
    for writing in WRITINGS:
        yield killed(place, writing, max(2, each // 5), rng)
        if writing.name != "snapshot":
            yield killed(place, writing, max(2, each // 10), rng, over=True)
    for tried in commands(place):
        for how in HOWS:
            yield from _if_built(failing(tried, how, each, rng))
    yield from _if_built(watched(place, max(3, each // 5), rng))
    yield killed_watch(place, max(3, each // 5), rng)
    yield killed_readers(place, max(3, each // 5))
    yield from _if_built(unread_notes(place, max(3, each // 5), rng))
    yield at_once(place, max(2, each // 10))
    yield beside_a_lock(place)
    for fault in (without_flock, together_without_flock, held_flock):
        yield from _if_built(fault(place))
    for command in (("import",), ("import", "--full"), ("db", "rebuild")):
        yield beside_a_transaction(place, *command)
    yield beside_readers(place, max(5.0, each / 3))


def _if_built(found: Result | None) -> Iterator[Result]:
    """What needs a compiler is left out without one."""
    if found is not None:
        yield found


def _show(result: Result) -> None:
    counts = "".join(f"{result.states[state]:>8}" for state in _STATES)
    print(f"{result.fault:42}{result.tried:>7}{counts}  {len(result.wrong) or '-'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
