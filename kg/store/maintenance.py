"""Looking after a database file: whether it is whole, its schema, its size."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from kg.errors import DatabaseError
from kg.store import atomic, lock, schema, views
from kg.store.backup import there
from kg.store.reader import check_revision, connect_read, read_revision
from kg.store.unfit import unfit

Finding = tuple[str, str]
_MOST = 20  # findings of one kind; a damaged file yields thousands


def check(
    path: str, timeout: float = 10.0, progress: Callable[[int, int], None] | None = None
) -> list[Finding]:
    """What is wrong with a database of this schema, as (what, where); nothing where it is whole.

    Looks at every page, row, reference and index entry, compares the full-text index with the
    notes, and the schema with that of this kg. `progress` is told (done, 100), by an estimate.
    """
    with atomic.errors(path), contextlib.closing(connect_read(there(path), timeout)) as conn:
        check_revision(path, read_revision(path, conn))
        far = _Far(conn, progress or _nobody)
        with far.part(0, 55, _STEPS_TO_CHECK):
            found = [("damaged", text) for text in _integrity(conn)]
        with far.part(55, 70, _STEPS_TO_FOLLOW):
            found += [("dangling", text) for text in _dangling(conn, _MOST)]
        with far.part(70, 90, _STEPS_TO_READ):
            found += [("unfit", str(value)) for value in unfit(conn, _MOST)]
        found += _schema(conn)
    found += _full_text(path, timeout)
    far.told(100, 100)
    return found


# SQLite's steps for a row when it is checked and when its references are followed, of a usual
# database: SQLite tells how many it has done, and not how many there are.
_STEPS_TO_CHECK = 52
_STEPS_TO_FOLLOW = 15
_STEPS_TO_READ = 60
_BETWEEN = 50_000  # steps between two words about how far it is


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""


class _Far:
    """How far a check is."""

    def __init__(self, conn: sqlite3.Connection, told: Callable[[int, int], None]) -> None:
        self._conn = conn
        self.told = told
        self._rows = 0
        for table in _LARGE:
            with contextlib.suppress(sqlite3.Error):  # one that is missing is told by the check
                (rows,) = conn.execute(f"select max(rowid) from {table}").fetchone()
                self._rows += rows or 0

    @contextlib.contextmanager
    def part(self, first: int, last: int, steps: int) -> Iterator[None]:
        """From `first` to `last` of a hundred, in which SQLite takes so many steps a row."""
        calls = 0
        expected = max(1, self._rows * steps // _BETWEEN)

        def tell() -> None:
            nonlocal calls
            calls += 1
            self.told(first + min(calls, expected) * (last - first) // expected, 100)

        self.told(first, 100)
        self._conn.set_progress_handler(tell, _BETWEEN)
        try:
            yield
        finally:
            self._conn.set_progress_handler(None, 0)
        self.told(last, 100)


_LARGE = ("notes", "links", "claims", "properties", "contacts", "headings", "note_tags", "tasks")


def damage(path: str) -> str | None:
    """The first thing that is wrong with a file; None where all is as kg writes it."""
    if not os.path.exists(path):
        return None
    with atomic.errors(path), contextlib.closing(connect_read(path)) as conn:
        (found,) = conn.execute("pragma quick_check(1)").fetchone()
        if found != "ok":
            return str(found).splitlines()[-1]
        return next(chain(map(str, unfit(conn, 1)), _dangling(conn, 1)), None)


def _dangling(conn: sqlite3.Connection, most: int) -> Iterator[str]:
    for table, row, target, _ in conn.execute("pragma foreign_key_check").fetchmany(most):
        yield f"row {row} of {table} refers to nothing in {target}"


class Upgraded(NamedTuple):
    """The path of the copy that was made before, None where the tables were right already; and
    whether flock kept others out (see `kg.store.lock.held`)."""

    copy: str | None
    has_flock: bool


class Vacuumed(NamedTuple):
    """The size of the file before and after, in bytes, and whether flock kept others out."""

    before: int
    after: int
    has_flock: bool


def upgrade(path: str, timeout: float = 10.0) -> Upgraded:
    """Bring tables and views to this kg's schema."""
    was = atomic.identity(there(path))
    with lock.held(path, timeout) as has_flock:
        from kg.store.migrate import upgrade_with_backup  # a second of imports

        copy = upgrade_with_backup(path)
        with atomic.refreshed_database(path, was, timeout) as conn:
            views.create(conn)
    return Upgraded(copy, has_flock)


def vacuum(path: str, timeout: float = 10.0) -> Vacuumed:
    """Give unused space back."""
    there(path)
    with lock.held(path, timeout) as has_flock, _opened(path, timeout) as conn:
        conn.execute("pragma wal_checkpoint(truncate)")
        before = os.path.getsize(path)
        conn.execute("insert into notes_fts(notes_fts) values ('optimize')")
        conn.execute("vacuum")
        conn.execute("pragma wal_checkpoint(truncate)")
    return Vacuumed(before, os.path.getsize(path), has_flock)


def vault_of(path: str) -> str | None:
    """The folder that was imported last; None where the file does not tell."""
    found = imported_from(path)
    return found[0] if found else None


def imported_from(path: str) -> tuple[str, str] | None:
    """The folder that was imported last, and by which rules (`kg.importer.rules`); None where the
    file does not tell."""
    try:
        with contextlib.closing(connect_read(there(path))) as conn:
            row = conn.execute(
                "select vault, rules from imports order by id desc limit 1"
            ).fetchone()
    except (DatabaseError, sqlite3.Error):
        return None
    return (str(row[0]), str(row[1])) if row else None


@contextlib.contextmanager
def _opened(path: str, timeout: float) -> Iterator[sqlite3.Connection]:
    """A database of this schema, for writing."""
    with atomic.errors(path):
        conn = sqlite3.connect(there(path), timeout=timeout, isolation_level=None)
        with contextlib.closing(conn):
            check_revision(path, read_revision(path, conn))
            conn.execute("pragma query_only = off")
            yield conn


def _integrity(conn: sqlite3.Connection) -> list[str]:
    rows = conn.execute(f"pragma integrity_check({_MOST})").fetchall()
    return [str(text) for (text,) in rows if text != "ok"]


def _full_text(path: str, timeout: float) -> list[Finding]:
    """SQLite asks this by a statement that could write; where nothing can be, it is not asked."""
    folder = os.path.dirname(os.path.abspath(path))
    if not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        return []
    with _opened(path, timeout) as conn:
        conn.execute("begin")
        try:
            conn.execute("insert into notes_fts(notes_fts, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if "malformed" not in str(error):
                raise
            return [("damaged", "the full-text index does not fit the notes")]
        finally:
            if conn.in_transaction:
                conn.execute("rollback")
    return []


def _schema(conn: sqlite3.Connection) -> list[Finding]:
    """Where tables, indexes and views are not those of this kg."""
    texts = [*schema.statements(), *(view.text for view in views.views())]
    wanted = {_squeezed(sql): _title(sql) for sql in texts}
    there = {
        _squeezed(sql): _title(sql)
        for name, sql in conn.execute("select name, sql from sqlite_master where sql is not null")
        if not name.startswith(("notes_fts_", "sqlite_"))
    }
    missing = {wanted[text] for text in wanted.keys() - there.keys()}
    strange = {there[text] for text in there.keys() - wanted.keys()}
    found = [("another", title) for title in missing & strange]
    found += [("missing", title) for title in missing - strange]
    return sorted([*found, *(("foreign", title) for title in strange - missing)])


def _squeezed(sql: str) -> str:
    """A statement without comments and layout, so that only what it makes is compared."""
    lines = [line for line in sql.split("\n") if not line.lstrip().startswith("--")]
    return "".join(" ".join(lines).split()).rstrip(";").lower()


def _title(sql: str) -> str:
    """What a statement makes, such as "index notes_date"."""
    bare = " ".join(line for line in sql.split("\n") if not line.lstrip().startswith("--"))
    words = bare.partition("(")[0].split()[1:]
    kind, name, *_ = [word for word in words if word.lower() not in ("unique", "virtual", "temp")]
    return f"{kind.lower()} {name.strip(chr(34))}"
