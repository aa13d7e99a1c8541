"""Reading the database: every question goes through a connection from here, which cannot write."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping

from kg.store.bounds import BOUNDS, Bounds, batches
from kg.store.errors import (
    EMPTY_QUERY,
    REFUSED_FUNCTIONS,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOld,
    NotADatabase,
    QueryWrong,
    refusal,
    translated,
)
from kg.store.revision import HEAD, REVISIONS

Connection = sqlite3.Connection
SqliteError = sqlite3.Error

# What reading SQL may do; anything else (write, attach, pragma, load_extension) is refused.
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
# Pragmas that only tell, by name; none of them is allowed an argument that sets something.
_TELLING_PRAGMAS = {
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
    "database_list",
    "compile_options",
    "data_version",  # the full-text index asks for it
    "function_list",
}
_CACHE = 65_536  # KiB at most; SQLite's own 2 MB holds 120 pages, and a large answer needs more
_WALKED = 8_192  # KiB, where each page is read once
_STEPS_BETWEEN_CLOCK_READINGS = 20_000
# What a file name in a SQLite URI must escape; urllib.parse would cost 6 ms at every start.
_IN_URI = {ord(char): f"%{ord(char):02x}" for char in "%?#"}


def open_read(path: str, *, timeout: float = 5.0) -> Connection:
    """A read-only connection to a kg database of this schema.

    Raises DatabaseMissing, NotADatabase, DatabaseNewer, DatabaseOld or DatabaseUnusable.
    """
    if not os.path.isfile(path):
        raise NotADatabase(path) if os.path.exists(path) else DatabaseMissing(path)
    conn = connect_read(path, timeout)
    try:
        check_revision(path, read_revision(path, conn))
    except BaseException:
        conn.close()
        raise
    return conn


def connect_read(path: str, timeout: float = 5.0) -> Connection:
    """A read-only connection, whatever the file's schema."""
    try:
        conn = sqlite3.connect(read_only(path), uri=True, timeout=timeout, isolation_level=None)
        # Whoever made the file may have put functions into its views and indexes.
        conn.execute("pragma trusted_schema = off")
        conn.execute(f"pragma cache_size = -{_CACHE}")
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return conn


def read_only(path: str) -> str:
    """The URI by which SQLite opens a file only to read it."""
    uri = "file:" + os.path.abspath(path).translate(_IN_URI) + "?mode=ro"
    if not os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) and not _log(path):
        # SQLite would want to make files beside it; where it cannot, nobody can write, either.
        uri += "&immutable=1"
    return uri


def keep_few_pages(conn: Connection) -> None:
    """Before one walk over most notes, which comes back to no page: to keep them all takes fresh
    memory for each, and longer than to read them (a fifth of `kg tasks` at 50,000 notes)."""
    conn.execute(f"pragma cache_size = -{_WALKED}")


def file_of(conn: Connection) -> str:
    """The path of the database that is open there."""
    return str(conn.execute("pragma database_list").fetchone()[2])


def made_by(conn: Connection) -> str | None:
    """The rules that the newest import followed (see `kg.fingerprint`); None before the first."""
    row = conn.execute("select rules from imports order by id desc limit 1").fetchone()
    return str(row[0]) if row else None


def imported_vault(conn: Connection) -> str | None:
    """The folder that was imported last; None before the first import."""
    row = conn.execute("select vault from imports order by id desc limit 1").fetchone()
    return str(row[0]) if row else None


def imported_day(conn: Connection) -> str | None:
    """The day of the last import: that of questions that name none. None before the first one."""
    row = conn.execute("select as_of from imports order by id desc limit 1").fetchone()
    return str(row[0]) if row else None


def _log(path: str) -> bool:
    """Whether a log is kept beside the database: somebody has it open, or did."""
    return os.path.exists(path + "-wal") or os.path.exists(path + "-shm")


def read_revision(path: str, conn: Connection) -> str | None:
    """The schema revision that the file records; None for an empty file."""
    try:
        conn.execute("pragma query_only = on")
        if not conn.execute("select 1 from sqlite_master limit 1").fetchone():
            return None
        row = conn.execute("select version_num from alembic_version").fetchone()
    except sqlite3.Error as error:
        if "no such table" in str(error):
            raise NotADatabase(path) from error
        raise translated(error, path) from error
    return str(row[0]) if row else None


def check_revision(path: str, revision: str | None) -> None:
    """Raise unless `revision` is the one that this kg works with."""
    if revision == HEAD:
        return
    if revision is None:
        raise NotADatabase(path)
    raise DatabaseOld(path) if revision in REVISIONS else DatabaseNewer(path, revision)


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _source: str | None
) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if second in REFUSED_FUNCTIONS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        telling = (first or "").lower() in _TELLING_PRAGMAS
        return sqlite3.SQLITE_OK if telling else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        # So it looks when a virtual table (notes_fts, json_each) is first named. A real update of
        # sqlite_master fails all the same, since the connection is read-only.
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def guarded(conn: Connection) -> Connection:
    """The same connection, which from now on refuses whatever does more than read."""
    conn.set_authorizer(_authorize)
    return conn


def run_sql(
    conn: Connection,
    sql: str,
    params: Mapping[str, object] | Iterable[object] = (),
    *,
    timeout: float | None = None,
    bounds: Bounds = BOUNDS,
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Columns and rows of one reading statement, run in this process; `timeout` in seconds, which
    holds between two of SQLite's steps only (see kg.store.apart).

    Raises QueryWrong for SQL that is wrong, QueryRefused for what would change something or takes
    too much, and another DatabaseError where the database cannot be read.
    """
    guarded(conn).setlimit(sqlite3.SQLITE_LIMIT_LENGTH, bounds.value)
    ends = time.monotonic() + (timeout or 0)
    if timeout is not None:
        conn.set_progress_handler(lambda: time.monotonic() > ends, _STEPS_BETWEEN_CLOCK_READINGS)
    try:
        cursor = conn.execute(sql, params if isinstance(params, Mapping) else tuple(params))
        rows = [row for some in batches(cursor, bounds) for row in some]
    except (sqlite3.Error, sqlite3.Warning) as error:
        if str(error) == "interrupted" and time.monotonic() < ends:
            # Ctrl-C arrived in the progress handler, and SQLite took it for the handler's answer.
            raise KeyboardInterrupt from None
        raise refusal(error, timeout) from error
    finally:
        conn.set_progress_handler(None, 0)
    if cursor.description is None:  # nothing but space and comments: SQLite has no objection
        raise QueryWrong(EMPTY_QUERY)
    return tuple(column[0] for column in cursor.description), rows
