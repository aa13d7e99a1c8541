"""Disks that are full, files that may not grow, folders that may not be written to."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.faults.kills import Kind, Result
from tests.faults.stage import Stage, heed_modes


def file_limits(stage: Stage, kind: Kind, wanted: int) -> Result:
    """No file may grow beyond a size (`ulimit -f`), from nothing to the size of the database."""
    largest = stage.before.stat().st_size
    sizes = [largest * place // wanted for place in range(wanted)]
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for size in sizes:
        stage.reset(exists=kind.exists)
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))
        process = stage.start(*kind.command, prepare=limit)
        _judge(stage, kind, process, f"{size} bytes a file", states, wrong)
    return Result(f"file size limit, {kind.name}", wanted, states, wrong)


def full_disks(stage: Stage, kind: Kind, wanted: int) -> Result | None:
    """A disk of its own, with less and less free; None where no disk can be mounted."""
    needs = stage.before.stat().st_size * (1 if not kind.exists else 3)
    states: Counter[str] = Counter()
    wrong: list[str] = []
    for place in range(wanted):
        stage.reset(exists=False)
        size = stage.before.stat().st_size * kind.exists + 65536 + needs * place // wanted
        with _disk(stage.db.parent, size) as mounted:
            if not mounted:
                return None
            if kind.exists:
                shutil.copyfile(stage.before, stage.db)
            process = stage.start(*kind.command)
            _judge(stage, kind, process, f"{size} bytes of disk", states, wrong)
    return Result(f"disk full, {kind.name}", wanted, states, wrong)


def read_only_folder(stage: Stage, kind: Kind) -> Result:
    """A folder in which nothing can be made."""
    stage.reset(exists=kind.exists)
    stage.db.parent.chmod(0o555)
    try:
        process = stage.start(*kind.command, prepare=heed_modes)
        states: Counter[str] = Counter()
        wrong: list[str] = []
        _judge(stage, kind, process, "in a folder not writable", states, wrong)
        if process.returncode == 0:
            wrong.append("nothing was refused")
        return Result(f"folder not writable, {kind.name}", 1, states, wrong)
    finally:
        stage.db.parent.chmod(0o755)


def _judge(
    stage: Stage,
    kind: Kind,
    process: subprocess.Popen[str],
    detail: str,
    states: Counter[str],
    wrong: list[str],
) -> None:
    """A failed import says so in one line, with exit code 5, and leaves what was there."""
    _, said = process.communicate()
    state = stage.state()
    states[state] += 1
    allowed = {"after"} if process.returncode == 0 else kind.allowed - {"after"}
    if state not in allowed:
        wrong.append(f"{detail}: {state} after exit {process.returncode}")
    if process.returncode and (process.returncode != 5 or said.count("\n") != 1):
        wrong.append(f"{detail}: exit {process.returncode}, {said!r}")


@contextlib.contextmanager
def _disk(place: Path, size: int) -> Iterator[bool]:
    """A small file system at `place`; False where this user may not mount one."""
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    if os.geteuid() or not mount or subprocess.run(command, capture_output=True).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", str(place)], check=True)
