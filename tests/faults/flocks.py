"""File systems without flock, as some that are mounted over a network: a library that is loaded
before others makes it fail in kg's processes."""

from __future__ import annotations

import errno
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults import preload
from tests.faults.kills import KINDS, Result
from tests.faults.stage import KG, Stage, started

_SOURCE = Path(__file__).with_name("flock.c")
_WITHOUT = ("ENOLCK", "EOPNOTSUPP", "EINVAL", "ENOSYS")
_HELD = ("EWOULDBLOCK", "EACCES")
_KEEPING = (("db", "vacuum"), ("db", "upgrade"))
_SAID = "lies on a file system without flock; SQLite's own locks are all there is"


def without_flock(stage: Stage) -> Result | None:
    """No command that writes takes that for a lock that another one holds, or goes on in silence;
    None where there is no compiler."""
    library = preload.built(_SOURCE, stage.folder)
    if library is None:
        return None
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for kind in KINDS:
        for name in _WITHOUT:
            stage.reset(exists=kind.exists)
            process = stage.start(*kind.command, prepare=_failing(library, name))
            _, said = process.communicate()
            states[state := stage.state()] += 1
            if process.returncode or said.count(_SAID) != 1 or state != "after":
                wrong.append(f"{kind.name}, {name}: exit {process.returncode}, {state}, {said!r}")
            wrong += [f"left behind: {left}" for left in stage.leftovers()]
    for command in _KEEPING:
        stage.reset(exists=True)
        words = [*KG, *command, "--db", str(stage.db)]
        _, said = (process := started(words, _failing(library, "ENOLCK"))).communicate()
        states[state := stage.state()] += 1
        if process.returncode or said.count(_SAID) != 1 or state != "before":
            wrong.append(f"{' '.join(command)}: exit {process.returncode}, {state}, {said!r}")
    return Result("no flock", len(KINDS) * len(_WITHOUT) + len(_KEEPING), states, wrong)


def together_without_flock(stage: Stage, together: int = 3) -> Result | None:
    """Several imports at the same moment wait for each other all the same."""
    library = preload.built(_SOURCE, stage.folder)
    if library is None:
        return None
    wrong: list[str] = []
    stage.reset(exists=False)
    failing = _failing(library, "ENOLCK")
    started = [stage.start("import", "--timeout", "60", prepare=failing) for _ in range(together)]
    for process in started:
        _, said = process.communicate()
        if process.returncode:
            wrong.append(f"exit {process.returncode}, {said!r}")
    wrong += [f"left behind: {left}" for left in stage.leftovers()]
    state = stage.state()
    wrong += [state] if state != "after" else []
    return Result(f"no flock, {together} imports at once", 1, Counter([state]), wrong)


def held_flock(stage: Stage) -> Result | None:
    """What does mean that another one holds the lock is waited for and said."""
    library = preload.built(_SOURCE, stage.folder)
    if library is None:
        return None
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for name in _HELD:
        stage.reset(exists=True)
        began = time.monotonic()
        process = stage.start("import", "--timeout", "0.5", prepare=_failing(library, name))
        _, said = process.communicate()
        took = time.monotonic() - began
        states[state := stage.state()] += 1
        busy = process.returncode == 5 and "is being written by another import" in said
        if not busy or not 0.5 <= took < 10 or state != "before":
            wrong.append(f"{name}: exit {process.returncode} after {took:.1f} s, {state}, {said!r}")
    return Result("flock held", len(_HELD), states, wrong)


def _failing(library: Path, name: str) -> Callable[[], None]:
    """What makes flock fail in a new process, with the error of this name."""
    return preload.loaded(library, {"FLOCK_FAILS": str(getattr(errno, name))})
