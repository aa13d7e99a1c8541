"""A database that is open for questions: its path, its day, and its connections."""

from __future__ import annotations

import os
import sys
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kg.api.wording import in_python, speaks_python
from kg.errors import DatabaseError, KgError
from kg.query.days import AS_OF, Reading, said
from kg.store.owner import owner
from kg.store.reader import open_read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Self

    from kg.store.reader import Connection

    Texts = str | Iterable[str]
    Day = str | date | None


@speaks_python
class Opened:
    """An open database, read-only; a context manager that closes it.

    It may be used in the thread that opened it. A refresh of the database by another program is
    seen by the next question. With `refresh` each question first looks whether the vault changed,
    and refreshes what differs, as on the command line.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        as_of: str | date | None = None,
        *,
        refresh: bool = False,
    ) -> None:
        self._path = os.path.expanduser(os.fspath(path))
        self._as_of = said(as_of, date.today().isoformat(), AS_OF)
        self._refresh = refresh
        self._connection: Connection | None = open_read(self._path)
        self._apart: Connection | None = None

    @property
    def db(self) -> str:
        """The database's file."""
        return self._path

    @property
    def as_of(self) -> str:
        """The day that questions are asked as of, as ISO text: the one given, else today."""
        return self._as_of or date.today().isoformat()

    @property
    def connection(self) -> Connection:
        """The connection that questions use. Raises ConnectionClosed."""
        connection = self._opened()
        if self._refresh:
            self._keep_up(connection)
        return connection

    def _opened(self) -> Connection:
        """The connection as it is, without a look at the vault."""
        if self._connection is None:
            raise ConnectionClosed(self._path)
        return self._connection

    @cached_property
    def _links(self) -> str | None:
        """Where sources lead in a notebook: an address with `{path}` and `{line}` in it, as the
        setting `source_links` of kg.toml says; without it Obsidian, where the vault is one of its.
        None where the vault is not here, or no address is wanted."""
        from kg.config import source_links
        from kg.present.addresses import template
        from kg.store.maintenance import vault_of

        vault = vault_of(self._path)
        if vault is None or not os.path.isdir(vault) or not os.path.isabs(vault):
            return None
        usual = "obsidian" if os.path.isdir(os.path.join(vault, ".obsidian")) else "file"
        try:
            return template(source_links(vault, self._path, usual), vault)
        except KgError:  # a kg.toml that cannot be read is told where it is asked for more
            return None

    def _keep_up(self, connection: Connection) -> None:
        """Bring the database in step with its vault; a warning says where that is not done."""
        from warnings import warn

        from kg.importer.fresh import freshened

        told = freshened(self._path, connection, lambda: date.today().isoformat()).told
        if told:
            warn(in_python(told), StaleAnswer, stacklevel=_outside())

    @property
    def apart(self) -> Connection:
        """Another connection, for the SQL of users: it refuses more than the questions may do."""
        if self._apart is None:
            assert self.connection
            self._apart = open_read(self._path)
        return self._apart

    def close(self) -> None:
        """Close the database; closing again does nothing."""
        for connection in (self._connection, self._apart):
            if connection is not None:
                connection.close()
        self._connection = self._apart = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _told(self, question: str, *, without_me: bool) -> tuple[str, ...]:
        """What belongs beside the answer of a question: whom it leaves out by a guess (if it leaves
        me out), or that it is unknown whom to leave out."""
        return owner(self.connection).told(question, without_me=without_me)

    def _day(self, day: Day) -> str:
        """The day asked about: as given, else that of the knowledge base."""
        return said(day, date.today().isoformat(), AS_OF) or self.as_of

    def _moment(self, day: Day, *, last: bool = False) -> str | None:
        """A day as it is said, of a longer time its first or its last; None stays None."""
        return said(day, self.as_of, Reading(last=last))


def _outside() -> int:
    """How many calls above its caller the code is that asked: the first that is not kg's own."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back and str(frame.f_globals.get("__name__")).partition(".")[0] == "kg":
        level, frame = level + 1, frame.f_back
    return level


def several(texts: Texts) -> tuple[str, ...]:
    """Several texts; a single one counts as one of them."""
    return (texts,) if isinstance(texts, str) else tuple(texts)


class StaleAnswer(UserWarning):
    """The vault changed, or may have, and the answer does not show it; the text says why."""


class ConnectionClosed(DatabaseError):
    """The knowledge base was closed."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was closed. Open it again with kg.connect.")
