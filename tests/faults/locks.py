"""Several at once: imports beside imports, and beside readers."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path

from kg.store import lock
from tests.faults.kills import Result
from tests.faults.stage import KG, Stage, fingerprint


def at_once(stage: Stage, wanted: int, together: int = 4) -> Result:
    """Several imports start at the same moment: each waits for its turn."""
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for place in range(wanted):
        stage.reset(exists=bool(place % 2))
        processes = [stage.start("import", "--timeout", "60") for _ in range(together)]
        for process in processes:
            _, said = process.communicate()
            if process.returncode:
                wrong.append(f"exit {process.returncode}, {said!r}")
        states[state := stage.state()] += 1
        left = stage.leftovers()
        wrong += [state] if state != "after" else []
        wrong += [f"left behind: {left}"] if left else []
    return Result(f"{together} imports at once", wanted, states, wrong)


def beside_a_lock(stage: Stage) -> Result:
    """Another import holds the lock: the second one says who, in time; or waits, and goes on."""
    wrong: list[str] = []
    stage.reset(exists=True)
    with lock.held(str(stage.db), 0):
        began = time.monotonic()
        process = stage.start("import", "--timeout", "0.5")
        _, said = process.communicate()
        took = time.monotonic() - began
    names_it = said.count("\n") == 1 and f"process {os.getpid()}" in said
    if process.returncode != 5 or not names_it or not 0.5 <= took < 10:
        wrong.append(f"exit {process.returncode} after {took:.1f} s, {said!r}")
    refused = stage.state()
    if refused != "before":
        wrong.append(f"refused, but {refused}")
    with lock.held(str(stage.db), 0):
        process = stage.start("import", "--timeout", "30")
        time.sleep(1)
    _, said = process.communicate()
    if process.returncode or stage.state() != "after":
        wrong.append(f"exit {process.returncode} after waiting, {said!r}")
    stage.db.with_name("kg.db.lock").write_text("process 1")
    if (left := stage.recovers()) is not None:
        wrong.append(f"with a lock file that nobody holds: {left}")
    return Result("lock held by another", 3, Counter([refused, stage.state()]), wrong)


def beside_a_transaction(stage: Stage, *command: str) -> Result:
    """A reader in the middle of a transaction goes on with what it saw, and nobody waits."""
    stage.reset(exists=True)
    wrong: list[str] = []
    with contextlib.closing(sqlite3.connect(f"file:{stage.db}?mode=ro", uri=True)) as reader:
        reader.execute("begin")
        before = reader.execute("select count(*), sum(size) from notes").fetchall()
        process = stage.start(*command)
        _, said = process.communicate()
        if process.returncode:
            wrong.append(f"exit {process.returncode}, {said!r}")
        during = stage.states.get(fingerprint(stage.db), "between")
        if during != "after":
            wrong.append(f"a new reader sees: {during}")
        if reader.execute("select count(*), sum(size) from notes").fetchall() != before:
            wrong.append("the transaction saw something else")
    if (left := stage.recovers()) is not None:
        wrong.append(left)
    name = " ".join(command)
    return Result(f"reader in a transaction, kg {name}", 1, Counter([during]), wrong)


def beside_readers(stage: Stage, seconds: float, readers: int = 2) -> Result:
    """Readers ask again and again while imports, rebuilds and vacuums follow each other: all see
    the old notes or the new ones."""
    stage.reset(exists=True)
    ends = time.monotonic() + seconds
    seen: list[str] = []
    wrong: list[str] = []
    threads = [
        threading.Thread(target=_read_until, args=(stage, ends, seen, wrong))
        for _ in range(readers)
    ]
    for thread in threads:
        thread.start()
    rounds = [
        ("import", stage.old),
        ("import", stage.vault),
        ("import", stage.old, "--full"),
        ("db", "rebuild", stage.vault),
        ("db", "vacuum"),
        ("db", "upgrade"),
    ]
    done = 0
    while time.monotonic() < ends or done < len(rounds):
        _write_once(stage, rounds[done % len(rounds)], wrong)
        done += 1
    for thread in threads:
        thread.join()
    return Result(f"readers beside {done} writers", len(seen), Counter(seen), wrong)


def _write_once(stage: Stage, words: tuple[str | Path, ...], wrong: list[str]) -> None:
    command = [*KG, *map(str, words), "--db", str(stage.db)]
    if words[-1] != "vacuum" and words[-1] != "upgrade":
        command += ["--as-of", "2026-01-10"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        wrong.append(f"{' '.join(command[3:5])}: exit {done.returncode}, {done.stderr!r}")


def _read_until(stage: Stage, ends: float, seen: list[str], wrong: list[str]) -> None:
    while time.monotonic() < ends:
        try:
            state = stage.states.get(fingerprint(stage.db), "between")
        except sqlite3.Error as error:
            state = f"broken: {error}"
        seen.append(state)
        if state not in ("before", "after"):
            wrong.append(f"a reader saw: {state}")
