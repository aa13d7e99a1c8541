"""A file that appears whole or not at all, whatever happens to its writer.

Until it is whole it has no name, where the system knows such files (O_TMPFILE of Linux), so that
nothing of it is left when the process is killed. Elsewhere, and for the moment in which it takes
the place of another file, it is called `.NAME.part`, which the next one who writes NAME removes.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

PRIVATE = 0o600
_OPEN_FILES = "/proc/self/fd"


@contextlib.contextmanager
def whole_file(path: str | os.PathLike[str], *, private: bool = False) -> Iterator[BinaryIO]:
    """Write a file, which takes its place when the block ends, and never if that raises.

    A new one is readable by its owner alone; one that is there is replaced and keeps its mode
    unless `private`. What is no file (a pipe, a terminal), and a file beside which none can be
    made, is written as it stands. Raises OSError.
    """
    target = os.path.realpath(path)
    old = _mode_of(path)
    begun = None if _stays(path, old) else _begun(target, may_fail=old is not None and not private)
    if begun is None:
        with open(path, "wb") as file:
            yield file
        return
    descriptor, part = begun
    try:
        with open(descriptor, "w+b") as file:
            yield file
            if old is not None and not private:
                os.fchmod(descriptor, stat.S_IMODE(old))
            file.flush()
            os.fsync(descriptor)
            _land(descriptor, part, target)
    finally:
        if part is not None:
            _remove(part)


def part_of(target: str) -> str:
    """What an unfinished file is called where it has to have a name."""
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.part")


def _mode_of(path: str | os.PathLike[str]) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _stays(path: str | os.PathLike[str], mode: int | None) -> bool:
    """Whether what has this name is written to, and not replaced: /dev/stdout may be any file."""
    if mode is None:
        return False
    return not stat.S_ISREG(mode) or os.path.abspath(path).startswith(("/dev/", "/proc/"))


def _begun(target: str, *, may_fail: bool) -> tuple[int, str | None] | None:
    """An empty file to be written, and what it is called, if anything; None where it `may_fail`,
    and nothing can be made there."""
    part = part_of(target)
    _remove(part)
    if hasattr(os, "O_TMPFILE") and os.path.isdir(_OPEN_FILES):
        with contextlib.suppress(OSError):  # not every file system has them
            return os.open(os.path.dirname(target), os.O_TMPFILE | os.O_RDWR, PRIVATE), None
    try:
        return os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE), part
    except OSError:
        if may_fail:
            return None
        raise


def _land(descriptor: int, part: str | None, target: str) -> None:
    """Give the finished file its name, for good."""
    if part is None:
        try:
            _link(descriptor, target)
        except FileExistsError:  # only a file with a name can take another one's place
            part = part_of(target)
            _remove(part)
            _link(descriptor, part)
    if part is not None:
        os.replace(part, target)
    folder = os.open(os.path.dirname(target), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _link(descriptor: int, name: str) -> None:
    # With a folder for the source, which a whole path passes over, Python lets it follow the link.
    os.link(f"{_OPEN_FILES}/{descriptor}", name, src_dir_fd=descriptor)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
