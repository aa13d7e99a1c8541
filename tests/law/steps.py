"""What happens to a vault, as values: they can be done again, left out, written down."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.read import LARGEST_NOTE as LARGEST


class Op(NamedTuple):
    """One call of the file system. `data` is the text of a `write` (bytes that are no UTF-8 as
    surrogates), the new path of a `move`, the target of a `link` (VAULT stands for the vault,
    OUTSIDE for a file beside it), the digits of a `mode`; `mtime` is in seconds."""

    what: str
    path: str
    data: str = ""
    mtime: int = 0


class Step(NamedTuple):
    """An edit, or, where it has a `day`, an import as of that day. `asks`, where it is not 0, says
    what both databases are asked after it."""

    kind: str
    ops: tuple[Op, ...] = ()
    day: str = ""
    asks: int = 0


def apply(vault: Path, ops: Iterable[Op]) -> None:
    """Do it. What cannot be done, because an earlier step was left out, does nothing."""
    for op in ops:
        with contextlib.suppress(OSError):
            _apply(vault / op.path, vault, op)


def _apply(file: Path, vault: Path, op: Op) -> None:
    match op.what:
        case "write" | "replace":
            _write(file, op)
        case "touch":
            os.utime(file, (op.mtime, op.mtime))
        case "remove":
            file.unlink()
        case "move":
            target = vault / op.data
            if file.exists() and (target == file or not _taken(file, target)):
                target.parent.mkdir(parents=True, exist_ok=True)
                file.rename(target)
        case "link":
            file.parent.mkdir(parents=True, exist_ok=True)
            outside = vault.with_name("outside.md")
            outside.touch()
            file.symlink_to(op.data.replace("VAULT", str(vault)).replace("OUTSIDE", str(outside)))
        case "fifo":
            file.parent.mkdir(parents=True, exist_ok=True)
            os.mkfifo(file)
        case "grow":
            os.truncate(file, LARGEST + 1)  # takes no space, and is too large to be read
            os.utime(file, (op.mtime, op.mtime))
        case "mode":
            file.chmod(int(op.data, 8))
        case _:
            raise ValueError(op.what)


def _taken(file: Path, target: Path) -> bool:
    """Whether another file is there: on some systems `a` and `A` are one."""
    return target.exists() and not os.path.samefile(file, target)


def _write(file: Path, op: Op) -> None:
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
        return
    data = op.data.encode("utf-8", "surrogateescape")
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.lstat().st_ctime_ns if os.path.lexists(file) else None
    place = file.with_name(".writing") if op.what == "replace" else file
    place.write_bytes(data)
    if place is not file:
        place.replace(file)  # as editors that save safely do: another inode
    os.utime(file, (op.mtime, op.mtime))
    # The clock of a file system may tick only every few milliseconds; nobody edits that fast.
    while file.lstat().st_ctime_ns == before:
        time.sleep(0.001)
        os.utime(file, (op.mtime, op.mtime))


def dump(steps: Iterable[Step]) -> str:
    """The steps as JSON."""
    return json.dumps(list(steps), indent=1)


def load(text: str) -> list[Step]:
    """The steps that `dump` wrote."""
    return [
        Step(kind, tuple(Op(*op) for op in ops), day, asks)
        for kind, ops, day, asks in json.loads(text)
    ]


def told(steps: Iterable[Step]) -> str:
    """The steps for people to read."""
    lines = []
    for number, step in enumerate(steps, 1):
        what = f"import as of {step.day}" if step.day else step.kind
        lines.append(f"  {number}. {what}")
        lines += [f"     {op.what} {op.path!r}{_rest(op)}" for op in step.ops]
    return "\n".join(lines)


def _rest(op: Op) -> str:
    at = f" at {op.mtime}" if op.mtime else ""
    return f" {op.data!r}{at}" if op.data or op.what in ("write", "replace") else at
