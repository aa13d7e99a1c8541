"""A database file appears, changes and is replaced as a whole, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator

from kg.store import schema
from kg.store.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnusable,
    NotADatabase,
    translated,
)
from kg.store.reader import check_revision, read_revision

# Who may read notes is decided by their folders; a database holds all of them in one file.
PRIVATE = 0o600
_PAGE_SIZE = 16384  # bytes; measured to be the fastest for loading, and the smallest file
_BUILDING = ".building"
_NAMES = "-names"  # see `kg.store.name_file`
_BESIDE = ("-wal", "-shm", "-journal", _NAMES)


@contextlib.contextmanager
def new_database(path: str, *, timeout: float = 10.0) -> Iterator[sqlite3.Connection]:
    """Fill a new database, which takes its place at `path` only when it is whole.

    Indexes and the full-text index are the caller's to make, at the end. Where a database is
    there already, its readers go on with the old one until they ask again.
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
        _land(building, path, timeout)
    finally:
        conn.close()
        remove(building)


@contextlib.contextmanager
def refreshed_database(path: str, timeout: float) -> Iterator[sqlite3.Connection]:
    """Change an existing database in one transaction. Readers go on with what was there before."""
    with errors(path):
        conn = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    try:
        check_revision(path, read_revision(path, conn))
        with errors(path):
            conn.execute("pragma query_only = off")
            conn.execute("pragma journal_mode = wal")
            conn.execute("pragma synchronous = normal")
            conn.execute("pragma temp_store = memory")
            conn.execute("begin immediate")
            yield conn
            conn.execute("commit")
    except BaseException:
        if conn.in_transaction:
            conn.execute("rollback")
        raise
    finally:
        conn.close()


@contextlib.contextmanager
def errors(path: str) -> Iterator[None]:
    """Say what SQLite's errors mean for the database at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error


def copy(source: sqlite3.Connection, target: str, timeout: float) -> None:
    """Write what `source` holds into the database `target`, in one transaction.

    Raises DatabaseBusy where another program writes to it for longer than `timeout` seconds.
    """
    ends = time.monotonic() + timeout

    def give_up(_status: int, _remaining: int, _total: int) -> None:
        # Python would try again for ever.
        if time.monotonic() > ends:
            raise DatabaseBusy(target, "another program")

    with errors(target), contextlib.closing(sqlite3.connect(target, timeout=0.5)) as conn:
        source.backup(conn, progress=give_up, sleep=0.05)


def create_private(path: str) -> None:
    """Make an empty file that only its owner may read. Raises FileExistsError, OSError."""
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
        # The log of a database that is gone would be played into the new one.
        for ending in _BESIDE:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path + ending)
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
        return _PAGE_SIZE
    return size if size in (1024, 2048, 4096, 8192) else _PAGE_SIZE


def _land(building: str, path: str, timeout: float) -> None:
    if os.path.exists(path) and os.path.getsize(path):
        # Not renamed over the old file: its readers share a log with it by its name.
        with contextlib.suppress(DatabaseDamaged, NotADatabase):
            with errors(building), contextlib.closing(sqlite3.connect(building)) as source:
                copy(source, path, timeout)
            return
    settle(path, building)


def _flush(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
