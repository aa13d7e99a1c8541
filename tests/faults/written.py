"""Backups, exports and copies to hand on killed at random moments: what has a name is whole, and
nothing else is left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.dump import sound
from tests.faults.kills import Result
from tests.faults.stage import KG, ROOT, Stage, end, survivors

_EARLIER = b"what was there"
_TRIES = 20  # processes started for each that is killed: some are faster


class Writing(NamedTuple):
    """A command that writes into the folder OUT, and the files that it leaves there."""

    name: str
    command: tuple[str, ...]
    leaves: frozenset[str]


WRITINGS = (
    Writing("backup", ("db", "backup", "OUT/copy.db", "--force"), frozenset(["copy.db"])),
    Writing(
        "export",
        ("export", "--format", "graphml", "--output", "OUT/graph.xml", "--no-refresh"),
        frozenset(["graph.xml"]),
    ),
    Writing(
        "export to a folder",
        ("export", "--format", "csv", "--output", "OUT", "--no-refresh"),
        frozenset(["nodes.csv", "edges.csv"]),
    ),
    Writing(
        "graph page",
        ("graph", "--html", "OUT/graph.html", "--no-refresh"),
        frozenset(["graph.html"]),
    ),
    Writing(
        "snapshot",
        ("serve", "--snapshot", "OUT", "--exclude-folder", "Meetings"),
        frozenset(
            ["kg.db", "datasette.yaml", "inspect-data.json", "metadata.yaml", "settings.json"]
        ),
    ),
)


def killed(
    stage: Stage, writing: Writing, wanted: int, rng: random.Random, *, over: bool = False
) -> Result:
    """Kill the command `wanted` times by SIGKILL; `over`: over files that are there."""
    first = _place(stage)
    began = time.monotonic()
    _start(stage, writing).communicate()
    lasts = time.monotonic() - began
    wholes = {path.name: path.read_bytes() for path in first.iterdir()}
    states: Counter[str] = Counter()
    wrong: list[str] = [] if wholes.keys() == writing.leaves else [f"wrote {sorted(wholes)}"]
    tried = 0
    for _ in range(wanted * _TRIES):
        if tried == wanted:
            break
        out = _place(stage)
        for name in writing.leaves if over else ():
            (out / name).write_bytes(_EARLIER)
        process = _start(stage, writing)
        moment = rng.uniform(0.2, 1) * lasts
        time.sleep(moment)
        process.kill()
        process.communicate()
        if process.returncode != -signal.SIGKILL:
            continue
        tried += 1
        survivors(process.pid)
        end(process)
        found = {path.name for path in out.iterdir()}
        written = {name for name in found if (out / name).read_bytes() != _EARLIER}
        states["after" if written else "before" if over else "absent"] += 1
        told = [f"left {sorted(found - writing.leaves)}"] if found - writing.leaves else []
        told += [f"{name} is not whole" for name in written if not _whole(out / name, wholes)]
        told += ["what was there is gone"] if over and found != writing.leaves else []
        wrong += [f"killed after {moment:.3f} s: {text}" for text in told]
    wrong += _next_run(stage, writing)
    return Result(f"SIGKILL, {writing.name}{', over another' * over}", tried, states, wrong)


def _next_run(stage: Stage, writing: Writing) -> list[str]:
    """The next one succeeds, and removes what others left among the temporary files."""
    out, temporary = _place(stage, anew=False), _temporary(stage)
    for folder in temporary.iterdir():
        os.utime(folder, (0, 0))  # as if it had been long ago
    process = _start(stage, writing)
    _, said = process.communicate()
    wrong = [f"exit {process.returncode}, {said!r}"] if process.returncode else []
    found = {path.name for path in out.iterdir()}
    wrong += [f"the next one left {sorted(found)}"] if found != writing.leaves else []
    left = [path.name for path in temporary.iterdir()] if writing.name == "snapshot" else []
    return wrong + ([f"left among the temporary files: {left}"] if left else [])


def _place(stage: Stage, *, anew: bool = True) -> Path:
    """An empty folder to write into, and one for temporary files."""
    out = stage.folder / "written"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    if anew:
        stage.reset(exists=False)
        shutil.copyfile(stage.folder / "old.db", stage.db)  # of a vault that nobody edited
    _temporary(stage).mkdir(exist_ok=True)
    return out


def _temporary(stage: Stage) -> Path:
    return stage.folder / "temporary"


def _start(stage: Stage, writing: Writing) -> subprocess.Popen[str]:
    out = str(stage.folder / "written")
    words = [word.replace("OUT", out) for word in writing.command]
    return subprocess.Popen(
        [*KG, *words, "--db", str(stage.db)],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(_temporary(stage))},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _whole(path: Path, wholes: dict[str, bytes]) -> bool:
    """Whether a file is as one that was written undisturbed."""
    if path.suffix != ".db":
        return path.name == "inspect-data.json" or path.read_bytes() == wholes.get(path.name)
    try:
        sound(path)
    except (sqlite3.Error, AssertionError):
        return False
    return True
