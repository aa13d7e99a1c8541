"""Folders for files on the way, which hold what notes say: nothing of them outlives the work.

One whose process was killed is removed by the next process that needs one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows: who holds a folder is not known there, and none is swept
    _CAN_LOCK = False
else:
    _CAN_LOCK = True

_PREFIX = "kg-scratch-"
_NEW = 60  # seconds in which a folder may not be held yet


@contextlib.contextmanager
def scratch_folder() -> Iterator[str]:
    """A new folder that only its owner may look into, until the block ends. Raises OSError."""
    _sweep(tempfile.gettempdir())
    folder = tempfile.mkdtemp(prefix=_PREFIX)
    descriptor = os.open(folder, os.O_RDONLY) if _CAN_LOCK else None
    try:
        if descriptor is not None:
            _held(descriptor)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if descriptor is not None:
            os.close(descriptor)


def _sweep(place: str) -> None:
    """Remove the folders that a process of this user left behind."""
    if not _CAN_LOCK:
        return
    with contextlib.suppress(OSError):
        for entry in os.scandir(place):
            if entry.name.startswith(_PREFIX):
                with contextlib.suppress(OSError):
                    _remove_unheld(entry.path)


def _remove_unheld(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        found = os.fstat(descriptor)
        is_old = time.time() - found.st_mtime > _NEW
        if found.st_uid == os.getuid() and is_old and _held(descriptor):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _held(descriptor: int) -> bool:
    """Hold the folder that is open there; False where another process does, or nobody can."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
