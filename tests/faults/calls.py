"""The k-th write, read, sync, rename, … fails, is torn, or is the last thing that a process does.

`failing.c` is loaded into every process of kg, and sees SQLite's calls, too. A first run counts the
calls on files beside the database; then one of them fails, and it is looked at what is left.
"""

from __future__ import annotations

import errno
import hashlib
import random
import signal
import struct
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from tests.faults import preload
from tests.faults.kills import Result
from tests.faults.stage import end

SOURCE = Path(__file__).with_name("failing.c")
Call = Literal["write", "read", "sync", "rename", "truncate", "unlink"]
CALLS: tuple[Call, ...] = ("write", "read", "sync", "rename", "truncate", "unlink")
How = Literal["error", "torn", "killed"]
HOWS: tuple[How, ...] = ("error", "torn", "killed")
_COUNTS = struct.Struct(f"={len(CALLS)}q")
_PATIENCE = 120.0  # seconds; a command that a fault makes wait for ever is ended


class Fault(NamedTuple):
    """One call that fails: the `at`-th of its kind; with `always` each later one does, too."""

    call: Call
    at: int
    how: How
    error: int = errno.EIO
    always: bool = False

    def __str__(self) -> str:
        name = self.how if self.how != "error" else errno.errorcode[self.error]
        return f"{self.call} {self.at}, {name}{', from then on' if self.always else ''}"


class Tried(NamedTuple):
    """What a fault is tried on.

    `reset` puts the files back, `start` runs the command, `state` says what is in the file then
    (one of `before`, or `after`), and `recovers` does what anybody would do next: what is wrong
    then, None if nothing. `below` is the folder whose files fail.
    """

    name: str
    below: Path
    notes: Path
    reset: Callable[[], None]
    start: Callable[[Callable[[], None]], subprocess.Popen[str]]
    state: Callable[[], str]
    recovers: Callable[[], str | None]
    before: str


def failing(tried: Tried, how: How, wanted: int, rng: random.Random) -> Result | None:
    """Let one call after the other fail, `wanted` of all; None where nothing can be built."""
    library = preload.built(SOURCE, tried.below.parent)
    if library is None:
        return None
    notes = hashed(tried.notes)
    counts = _run(tried, library, None)[1]
    states: Counter[str] = Counter()
    wrong: list[str] = []
    chosen = _sampled([*_faults(counts, how)], wanted, rng)
    for fault in chosen:
        process, _ = _run(tried, library, fault)
        state = tried.state()
        states[state] += 1
        problems = [*_told(process, fault, state, tried.before)]
        if (left := tried.recovers()) is not None:
            problems.append(left)
        wrong += [f"{fault}: {problem}" for problem in problems]
    if hashed(tried.notes) != notes:
        wrong.append("the notes were changed")
    return Result(f"{_NAMES[how]}, {tried.name}", len(chosen), states, wrong)


_NAMES: dict[How, str] = {"error": "call fails", "torn": "torn write", "killed": "killed in a call"}


def hashed(folder: Path) -> str:
    """Names, times and content of all files below a folder."""
    found = hashlib.blake2b()
    for file in sorted(folder.rglob("*")):
        found.update(f"{file.relative_to(folder)} {file.stat().st_mtime_ns}\n".encode())
        if file.is_file():
            found.update(file.read_bytes())
    return found.hexdigest()


def _faults(counts: dict[Call, int], how: How) -> Iterator[Fault]:
    """Every fault of this kind that a run with so many calls can meet."""
    for call in CALLS if how != "torn" else ("write",):
        for at in range(1, counts[call] + 1):
            yield Fault(call, at, how)
            if how == "error":
                yield Fault(call, at, how, always=True)
            if how == "error" and call == "write":
                yield Fault(call, at, how, errno.ENOSPC)


def _sampled(every: list[Fault], wanted: int, rng: random.Random) -> list[Fault]:
    """So many of them, of each kind of call some: there are many more writes than renames."""
    chosen: list[Fault] = []
    by_call = {call: [fault for fault in every if fault.call == call] for call in CALLS}
    for faults in by_call.values():
        rng.shuffle(faults)
    while len(chosen) < min(wanted, len(every)):
        chosen += [faults.pop() for faults in by_call.values() if faults]
    return chosen[:wanted]


def _run(
    tried: Tried, library: Path, fault: Fault | None
) -> tuple[subprocess.CompletedProcess[str], dict[Call, int]]:
    tried.reset()
    counts = tried.below.parent / "calls"
    counts.write_bytes(bytes(_COUNTS.size))
    settings = {"FAULT_BELOW": str(tried.below), "FAULT_COUNTS": str(counts)}
    if fault is not None:
        settings |= {"FAULT_CALL": str(CALLS.index(fault.call)), "FAULT_AT": str(fault.at)}
        settings |= {"FAULT_HOW": fault.how, "FAULT_ERRNO": str(fault.error)}
        settings |= {"FAULT_ALWAYS": "1"} if fault.always else {}
    process = tried.start(preload.loaded(library, settings))
    try:
        out, said = process.communicate(timeout=_PATIENCE)
    finally:
        end(process)
    done = subprocess.CompletedProcess(process.args, process.returncode, out, said)
    return done, dict(zip(CALLS, _COUNTS.unpack(counts.read_bytes()), strict=True))


def _told(
    process: subprocess.CompletedProcess[str], fault: Fault, state: str, before: str
) -> Iterator[str]:
    """What is wrong with how a command ended: an answer, or one sentence and exit code 5."""
    code, said = process.returncode, process.stderr
    allowed = {"after"} if code == 0 else {before, "after"}
    if state not in allowed:
        yield f"{state} after exit {code}, {said!r}"
    if fault.how == "killed" and code == -signal.SIGKILL:
        return
    if code not in (0, 5) or (code == 5 and said.count("\n") != 1):
        yield f"exit {code}, {said!r}"
