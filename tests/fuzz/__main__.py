"""`python -m tests.fuzz`: try random input for so many seconds, and keep what goes wrong.

A finding is made smaller and written to build/fuzz; it belongs into tests/fuzz/corpus once it is
mended. Ends with 1 if there was one. `--replay FILE` tries one file again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from tests.fuzz.target import Target, Wrong
from tests.fuzz.targets import TARGETS, made

FINDINGS = Path("build/fuzz")
MEMORY = 3 << 30  # bytes; more is a finding, not the end of the machine
SHRINKING = 30.0  # seconds
SHARES = {
    "notes": 0.3,
    "vaults": 0.2,
    "questions": 0.2,
    "databases": 0.15,
    "languages": 0.1,
    "tasks": 0.05,
    "settings": 0.1,
    "requests": 0.1,
}


def main() -> int:
    """Try or replay; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, help="of the random numbers (else of the clock)")
    parser.add_argument("--only", choices=sorted(TARGETS), help="one kind of input")
    parser.add_argument("--replay", type=Path, help="a file that was kept")
    chosen = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["KG_STRICT"] = "1"  # a fault of kg's own is a finding, not a problem of the note
    if chosen.replay:
        return _replay(chosen.replay)
    seed = chosen.seed if chosen.seed is not None else time.time_ns() % 1_000_000
    print(f"seed {seed}")
    names = [chosen.only] if chosen.only else list(TARGETS)
    whole = sum(SHARES[name] for name in names)
    found = 0
    for name in names:
        found += _fuzz(name, chosen.seconds * SHARES[name] / whole, random.Random(seed))
    return 1 if found else 0


def _fuzz(name: str, seconds: float, rng: random.Random) -> int:
    """Try until the time is over; how much was found (each kind of mistake once)."""
    FINDINGS.mkdir(parents=True, exist_ok=True)
    current = FINDINGS / f"{name}-current"
    seen: set[str] = set()
    tried = 0
    with made(name) as target:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            one = target.make(rng)
            # What ends the whole process is still there afterwards.
            current.write_bytes(target.dump(one))
            tried += 1
            mistake = _mistake(target, one)
            if not mistake or mistake in seen:
                continue
            if _mistake(target, one) != mistake:
                # What came before had a part in it: worth a look, but nothing to try again.
                print(f"{mistake}: once, not the second time", flush=True)
                continue
            seen.add(mistake)
            _keep(target, one, mistake)
    current.unlink(missing_ok=True)
    print(f"{name:10} {tried:8,} tried, {len(seen)} wrong", flush=True)
    return len(seen)


def _mistake(target: Target, one: Any) -> str:
    """Where something raised, without what differs from one input to the next; "" for nothing."""
    try:
        target.check(one)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        last = frames[-1]
        what = str(error)[:25] if isinstance(error, Wrong) else type(error).__name__
        return f"{what} at {Path(last.filename).name}:{last.lineno}"
    return ""


def _keep(target: Target, one: Any, mistake: str) -> None:
    ends = time.monotonic() + SHRINKING
    smaller = True
    while smaller and time.monotonic() < ends:
        smaller = False
        for less in target.smaller(one):
            if time.monotonic() > ends:
                break
            if _mistake(target, less) == mistake:
                one, smaller = less, True
                break
    data = target.dump(one)
    digest = hashlib.blake2b(data, digest_size=4).hexdigest()
    file = FINDINGS / f"{target.name}-{digest}{target.ending}"
    file.write_bytes(data)
    print(f"{mistake}: {_said(target, one)}\n  python -m tests.fuzz --replay {file}", flush=True)


def _said(target: Target, one: Any) -> str:
    try:
        target.check(one)
    except Exception as error:  # noqa: BLE001 - as above
        return " ".join(f"{error}".split())[:300]
    return "not the second time"


def _replay(file: Path) -> int:
    name = next(name for name in TARGETS if name in (file.parent.name, file.name.split("-")[0]))
    with made(name) as target:
        target.check(target.load(file.read_bytes()))
    print("nothing wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
