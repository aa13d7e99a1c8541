"""The database that is asked: in step with its vault before each answer, or a copy without what is
to be left out."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from kg.importer.fresh import freshened
from kg.store.known_files import last_import
from kg.store.reader import open_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.store.reader import Connection
    from kg.web.snapshot import Redaction


class Open(NamedTuple):
    """An open database: its path, what it knows of its last import, and why an answer from it may
    be an old one."""

    conn: Connection
    path: str
    state: tuple[object, ...]
    told: tuple[str, ...]


class Served:
    """A database, asked as of `today()` unless a day is given.

    Without `refreshes` it is not looked whether the notes changed. `left_out` is what nothing that
    is answered may hold; `command` is what a person may run to refresh the database.
    """

    def __init__(
        self,
        database: str,
        today: Callable[[], str],
        *,
        as_of: str | None = None,
        refreshes: bool = True,
        left_out: Redaction | None = None,
        command: str = "kg import",
    ) -> None:
        self.database = database
        self._today = today
        self._as_of = as_of
        self._refreshes = refreshes
        self._left_out = left_out
        self._command = command

    @property
    def as_of(self) -> str:
        """The day that is asked about, as ISO text."""
        return self._as_of or self._today()

    @contextlib.contextmanager
    def open(self) -> Iterator[Open]:
        """The database for one answer, for reading only. Each answer opens it anew, because an
        import may put another file into its place. Raises what `open_read` raises, and what hinders
        the copy."""
        told: list[str] = []
        conn = open_read(self.database)
        try:
            if self._refreshes:
                fresh = freshened(self.database, conn, self._today, command=self._command)
                told += [fresh.told] if fresh.told else []
                if fresh.changed:
                    conn.close()
                    conn = open_read(self.database)
            path = self.database
            if self._left_out:
                from kg.mcp.copies import up_to_date

                last = last_import(conn)
                conn.close()  # the copy is made by several processes
                path, old = up_to_date(self.database, last, self._left_out)
                told += [old] if old else []
                conn = open_read(path)
            last = last_import(conn)
            yield Open(conn, path, tuple(last[:2]) if last else (), tuple(told))
        finally:
            conn.close()
