"""One import at a time: a lock beside the database that dies with its holder."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator

from kg.log import Log
from kg.store.errors import DatabaseBusy, DatabaseUnusable

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock is all there is
    _CAN_LOCK = False
else:
    _CAN_LOCK = True

_LOG = Log("kg.store")
_PAUSE = 0.05  # seconds between two tries
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}


@contextlib.contextmanager
def held(database: str, timeout: float) -> Iterator[bool]:
    """Hold the right to write to `database`; waits up to `timeout` seconds.

    Gives False where the file system knows no flock, as some that are mounted over a network: there
    only locks as SQLite's own keep two imports apart. Raises DatabaseBusy, which names the process
    that holds it, or DatabaseUnusable.
    """
    if not _CAN_LOCK:
        yield True
        return
    path = f"{os.path.realpath(database)}.lock"
    file, by_flock = _acquire(database, path, time.monotonic() + timeout)
    try:
        yield by_flock
    finally:
        # Removed while held: whoever waits on this very file notices that it is gone.
        with contextlib.suppress(OSError):
            os.unlink(path)
        os.close(file)


def _acquire(database: str, path: str, ends: float) -> tuple[int, bool]:
    """The open lock file, and whether it is locked by flock."""
    waits = False
    while True:
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise DatabaseUnusable(database, f"{error.strerror} ({path})") from error
        try:
            by_flock = _try(file)
            if by_flock is None:
                holder = os.pread(file, 100, 0).decode("utf-8", "replace")
            elif _is_still(path, file):
                _sign(database, file)
                return file, by_flock
            else:
                holder = ""  # who held it has just let it go
        except BaseException:
            os.close(file)
            raise
        os.close(file)
        if time.monotonic() > ends:
            raise DatabaseBusy(database, holder or "another import")
        if not waits:
            waits = True
            _LOG.info("%s is in use by %s; waiting for it", database, holder or "another import")
        time.sleep(_PAUSE)


def _sign(database: str, file: int) -> None:
    """Say who holds the lock."""
    try:
        os.ftruncate(file, 0)
        os.pwrite(file, f"process {os.getpid()}".encode(), 0)
    except OSError as error:
        raise DatabaseUnusable(database, error.strerror or str(error)) from error


def _try(file: int) -> bool | None:
    """Whether flock, and not another lock, is what is held now; None where somebody else holds it.

    The other is of the kind that SQLite takes. Where there is none either, nobody is kept out here,
    and SQLite says what it makes of such a place.
    """
    for lock in (fcntl.flock, fcntl.lockf):
        try:
            lock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                return None
        else:
            return lock is fcntl.flock
    return False


def _is_still(path: str, file: int) -> bool:
    try:
        return os.stat(path).st_ino == os.fstat(file).st_ino
    except OSError:
        return False


class Watch:
    """The sign, while it is held, that somebody keeps a database in step with its vault."""

    def __init__(self, database: str) -> None:
        self._path = _watch_file(database)
        self._file: int | None = None

    def hold(self) -> None:
        """Give the sign; where there is no flock, or no place for it, nobody sees one."""
        if self._file is not None or not _CAN_LOCK:
            return
        with contextlib.suppress(OSError):
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(file)
                if error.errno not in _HELD:
                    os.unlink(self._path)
            else:
                self._file = file

    def drop(self) -> None:
        """Take it back."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._path)
            os.close(self._file)
            self._file = None


def is_watched(database: str) -> bool:
    """Whether somebody keeps the database in step with its vault just now."""
    if not _CAN_LOCK:
        return False
    try:
        file = os.open(_watch_file(database), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _HELD
    finally:
        os.close(file)
    return False


def _watch_file(database: str) -> str:
    return f"{os.path.realpath(database)}.watch"
