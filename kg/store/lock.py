"""One import at a time: a lock beside the database that dies with its holder."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

from kg.store.errors import DatabaseBusy, DatabaseUnusable

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock is all there is
    _CAN_LOCK = False
else:
    _CAN_LOCK = True

_PAUSE = 0.05  # seconds between two tries


@contextlib.contextmanager
def held(database: str, timeout: float) -> Iterator[None]:
    """Hold the right to write to `database`; waits up to `timeout` seconds.

    Raises DatabaseBusy, which names the process that holds it, or DatabaseUnusable.
    """
    if not _CAN_LOCK:
        yield
        return
    path = f"{os.path.realpath(database)}.lock"
    file = _acquire(database, path, time.monotonic() + timeout)
    try:
        yield
    finally:
        # Removed while held: whoever waits on this very file notices that it is gone.
        with contextlib.suppress(OSError):
            os.unlink(path)
        os.close(file)


def _acquire(database: str, path: str, ends: float) -> int:
    while True:
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise DatabaseUnusable(database, f"{error.strerror} ({path})") from error
        try:
            if not _try(file):
                holder = os.pread(file, 100, 0).decode("utf-8", "replace")
            elif _is_still(path, file):
                _sign(database, file)
                return file
            else:
                holder = ""  # who held it has just let it go
        except BaseException:
            os.close(file)
            raise
        os.close(file)
        if time.monotonic() > ends:
            raise DatabaseBusy(database, holder or "another import")
        time.sleep(_PAUSE)


def _sign(database: str, file: int) -> None:
    """Say who holds the lock."""
    try:
        os.ftruncate(file, 0)
        os.pwrite(file, f"process {os.getpid()}".encode(), 0)
    except OSError as error:
        raise DatabaseUnusable(database, error.strerror or str(error)) from error


def _try(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(path: str, file: int) -> bool:
    try:
        return os.stat(path).st_ino == os.fstat(file).st_ino
    except OSError:
        return False
