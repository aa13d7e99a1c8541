"""Names of many files in a database of its own, which several processes read, and which is gone
when they are done."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from kg.store.atomic import create_private

File = tuple[str, str, str, bool, str]  # path, key, kind, whether archived, updated
Name = tuple[str, str, str]  # space, key, extra

_TABLES = """
create table files (id integer primary key, path text, key text, kind text, archived, updated text);
create table names (space text, key text, file integer, extra text);
create index names_name on names (space, key);
"""
_OF = (
    "select f.path, f.key, f.kind, f.archived, f.updated, n.extra"
    " from names n join files f on f.id = n.file where n.space = ? and n.key = ?"
)
_IN_SPACES = "select distinct space, key from names where space in (select value from json_each(?))"
_OFTEN = "select space, key from names where space = ? group by key having count(*) > 1"
_IN_BOTH = (
    "select distinct a.space, a.key from names a join names b on b.key = a.key"
    " where a.space = ? and b.space = ?"
)


class NameFile:
    """The file, for whoever writes it and for those who read it, each in a process of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files = 0

    @cached_property
    def _conn(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, isolation_level=None)

    def make(self) -> None:
        """Begin with an empty file, which only its owner may read.

        Raises OSError, sqlite3.Error.
        """
        self.close()
        create_private(str(self.path))
        # Nobody needs it once its import is over, however that ends.
        self._conn.execute("pragma journal_mode = off")
        self._conn.execute("pragma synchronous = off")
        self._conn.executescript(_TABLES)

    def bring(self, brought: Iterable[tuple[File, Iterable[Name]]]) -> None:
        """Write what files bring; to be called while nobody reads. Raises sqlite3.Error."""
        self._conn.execute("begin")
        for file, names in brought:
            self._files += 1
            self._conn.execute("insert into files values (?, ?, ?, ?, ?, ?)", (self._files, *file))
            rows = [(space, key, self._files, extra) for space, key, extra in names]
            self._conn.executemany("insert into names values (?, ?, ?, ?)", rows)
        self._conn.execute("commit")

    def of(self, space: str, key: str) -> list[tuple[File, str]]:
        """The files that bring a name, each with its `extra`."""
        rows = self._conn.execute(_OF, (space, key))
        return [
            ((path, node, kind, bool(archived), updated), extra)
            for path, node, kind, archived, updated, extra in rows
        ]

    def in_spaces(self, spaces: Sequence[str]) -> list[tuple[str, str]]:
        """All names of some spaces, as (space, key)."""
        return self._conn.execute(_IN_SPACES, (json.dumps(spaces),)).fetchall()

    def often(self, space: str) -> list[tuple[str, str]]:
        """The names of a space that more than one file brings."""
        return self._conn.execute(_OFTEN, (space,)).fetchall()

    def in_both(self, space: str, other: str) -> list[tuple[str, str]]:
        """The names of a space that also stand in another."""
        return self._conn.execute(_IN_BOTH, (space, other)).fetchall()

    def close(self) -> None:
        """Let go of the file and delete it."""
        if "_conn" in self.__dict__:
            self._conn.close()
            del self._conn
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()
