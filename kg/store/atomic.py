"""A database file appears, changes and is replaced as a whole, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from kg.store import schema
from kg.store.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseReplaced,
    DatabaseUnusable,
    NotADatabase,
    translated,
)
from kg.store.reader import check_revision, read_revision
from kg.whole_file import PRIVATE, part_of, whole_file

PAGE_SIZE = 16384  # bytes; measured to be the fastest for loading, and the smallest file
_BLOCK = 1 << 20  # bytes that are copied together
_BUILDING = ".building"
_NAMES = "-names"  # see `kg.store.name_file`
_BESIDE = ("-wal", "-shm", "-journal", _NAMES)


class Identity(NamedTuple):
    """Which file it is, whatever it is called."""

    device: int
    number: int


def identity(path: str) -> Identity | None:
    """The file that has this name now; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Identity(found.st_dev, found.st_ino)


@contextlib.contextmanager
def new_database(
    path: str, was: Identity | None, *, timeout: float = 10.0
) -> Iterator[sqlite3.Connection]:
    """Fill a new database, which takes its place at `path` only when it is whole.

    Indexes and the full-text index are the caller's to make, at the end. Where a database is
    there already, its readers go on with the old one until they ask again. Raises DatabaseReplaced
    where another file is there by then than `was`, and leaves that alone.
    """
    path = os.path.realpath(path)
    building = path + _BUILDING
    remove(building)
    conn = _empty(building, path)
    try:
        with errors(path):
            conn.execute("pragma locking_mode = exclusive")
            # What goes in was checked before; checking 90,000 links again costs 0.2 s.
            conn.execute("pragma ignore_check_constraints = on")
            conn.execute("begin")
            schema.create_tables(conn)
            yield conn
            conn.execute("commit")
            conn.execute("pragma locking_mode = normal")
            conn.execute("pragma journal_mode = wal")
            conn.close()
        _still(path, was)
        _land(building, path, timeout)
    finally:
        conn.close()
        remove(building)


@contextlib.contextmanager
def refreshed_database(
    path: str, was: Identity | None, timeout: float
) -> Iterator[sqlite3.Connection]:
    """Change an existing database in one transaction. Readers go on with what was there before.

    Raises DatabaseReplaced where the file `was` is no longer there at the end.
    """
    wal = os.path.realpath(path) + "-wal"
    log = None
    with errors(path):
        conn = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    try:
        check_revision(path, read_revision(path, conn))
        log = _log_of(path, was)
        with errors(path):
            conn.execute("pragma query_only = off")
            conn.execute("pragma journal_mode = wal")
            conn.execute("pragma synchronous = normal")
            conn.execute("pragma temp_store = memory")
            conn.execute("begin immediate")
            _still(path, was)
            log = identity(wal)  # which may have come only now
            yield conn
            _still(path, was)
            conn.execute("commit")
            _still(path, was)  # SQLite writes to a file that has lost its name as to any other
    except BaseException:
        if conn.in_transaction:
            conn.execute("rollback")
        raise
    finally:
        conn.close()
        if log is not None and identity(path) != was and identity(wal) == log:
            # SQLite leaves the log of a file that has lost its name, and would play it into the one
            # that came.
            _forget_log(os.path.realpath(path))


def _log_of(path: str, was: Identity | None) -> Identity | None:
    """The log beside the file that `was` there; None where it is there no longer, for the log may
    be that of another."""
    log = identity(os.path.realpath(path) + "-wal")
    return log if identity(path) == was else None


def _still(path: str, was: Identity | None) -> None:
    if identity(path) != was:
        raise DatabaseReplaced(path)


@contextlib.contextmanager
def errors(path: str) -> Iterator[None]:
    """Say what SQLite's errors mean for the database at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def write_copy(source: sqlite3.Connection, path: str, timeout: float) -> None:
    """Write what `source` holds as the file `path`, in place of one that may be there.

    It appears when it is whole, and nothing is left of it when the process is killed before. Raises
    DatabaseBusy, DatabaseUnusable.
    """
    from shutil import copyfileobj  # 1.5 ms, which an import that finds nothing new need not take

    real = os.path.realpath(path)
    try:
        with errors(path), whole_file(path, private=True) as file, _nameless(real) as filling:
            _copy(source, filling.conn, path, timeout)
            copyfileobj(filling.file, file, _BLOCK)
            _forget_log(real)
    except OSError as error:
        raise unusable(path, error) from error


class _Filling(NamedTuple):
    """A database that is being filled, and its bytes."""

    conn: sqlite3.Connection
    file: BinaryIO


@contextlib.contextmanager
def _nameless(path: str) -> Iterator[_Filling]:
    """An empty database beside `path`. SQLite opens files by their name alone; this one loses it at
    once."""
    name = part_of(path + _BUILDING)
    remove(name)
    create_private(name)
    try:
        with open(name, "rb") as file, contextlib.closing(sqlite3.connect(name)) as conn:
            os.unlink(name)
            for pragma in ("journal_mode = off", "synchronous = off", "locking_mode = exclusive"):
                conn.execute(f"pragma {pragma}")
            yield _Filling(conn, file)
    finally:
        remove(name)


def _copy(
    source: sqlite3.Connection, target: sqlite3.Connection, path: str, timeout: float
) -> None:
    """Write what `source` holds into the database `target` at `path`, in one transaction.

    Raises DatabaseBusy where another program writes to it for longer than `timeout` seconds.
    """
    ends = time.monotonic() + timeout

    def give_up(_status: int, _remaining: int, _total: int) -> None:
        # Python would try again for ever.
        if time.monotonic() > ends:
            raise DatabaseBusy(path, "another program")

    with errors(path):
        source.backup(target, progress=give_up, sleep=0.05)


def create_private(path: str) -> None:
    """Make an empty file that only its owner may read: who may read notes is decided by their
    folders, and a database holds all of them in one file. Raises FileExistsError, OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))


def names_beside(path: str) -> str:
    """Where the names of a large vault are while the database at `path` is filled; it goes with
    that."""
    return path + _NAMES


def remove(path: str) -> None:
    """Delete a database with what is kept beside it, where it is there."""
    for leftover in (path, *(path + ending for ending in _BESIDE)):
        with contextlib.suppress(OSError):
            os.unlink(leftover)


def tidy(path: str) -> None:
    """Delete what a writer that was killed left unfinished."""
    remove(os.path.realpath(path) + _BUILDING)


def settle(path: str, building: str) -> None:
    """Put the finished file `building` in the place of `path`, for good."""
    try:
        _flush(building)
        _forget_log(path)
        os.replace(building, path)
        _flush(os.path.dirname(path) or ".")
    except OSError as error:
        raise unusable(path, error) from error


def unusable(path: str, error: OSError) -> DatabaseUnusable:
    """What the operating system's refusal means for a database at `path`."""
    return DatabaseUnusable(path, error.strerror or str(error))


def _empty(building: str, path: str) -> sqlite3.Connection:
    try:
        create_private(building)
        conn = sqlite3.connect(building, isolation_level=None)
        size = _page_size(path)
        for pragma in (f"page_size = {size}", "journal_mode = off", "synchronous = off"):
            conn.execute(f"pragma {pragma}")
    except OSError as error:
        cause = f"{error.strerror}. Choose another place with --db"
        raise DatabaseUnusable(path, cause) from error
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return conn


def _page_size(path: str) -> int:
    """That of the database which is to be replaced: SQLite copies only between equal ones."""
    try:
        with open(path, "rb") as file:
            size = int.from_bytes(file.read(18)[16:], "big")
    except OSError:
        return PAGE_SIZE
    return size if size in (1024, 2048, 4096, 8192) else PAGE_SIZE


def _land(building: str, path: str, timeout: float) -> None:
    if os.path.exists(path) and os.path.getsize(path):
        # Not renamed over the old file: its readers share a log with it by its name.
        with contextlib.suppress(DatabaseDamaged, NotADatabase):
            with errors(building), contextlib.closing(sqlite3.connect(building)) as source:
                _overwrite(source, path, timeout)
            return
    settle(path, building)


def _overwrite(source: sqlite3.Connection, path: str, timeout: float) -> None:
    with errors(path), contextlib.closing(sqlite3.connect(path, timeout=0.5)) as target:
        _copy(source, target, path, timeout)


def _forget_log(path: str) -> None:
    """Before a new file appears: the log of the one that is gone would be played into it."""
    for ending in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + ending)


def _flush(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
