"""The names of a large vault, in a file that all readers of an import share.

In the memory of each of them they would take 2 kB a note (docs/decisions/0045).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.resolve.name_index import ALIAS, NAME, TITLE, UNSETTLED, Entry, Provided
from kg.store.atomic import names_beside
from kg.store.name_file import NameFile
from kg.store.reader import Connection, file_of

Brought = tuple[Entry, Iterable[Provided]]


class SharedNames:
    """See `kg.resolve.name_index.Names`; what the others read is written while they wait."""

    def __init__(self, file: NameFile) -> None:
        self._file = file

    def make(self) -> None:
        """Begin with none."""
        self._file.make()

    def bring(self, brought: Iterable[Brought]) -> None:
        """Take in what files bring."""
        self._file.bring(brought)

    def add(self, entry: Entry, provided: Iterable[Provided]) -> None:
        self._file.bring([(entry, provided)])

    def of(self, space: str, key: str) -> Sequence[tuple[Entry, str]]:
        return [(Entry(*file), extra) for file, extra in self._file.of(space, key)]

    def names_in(self, spaces: Sequence[str]) -> list[tuple[str, str]]:
        return self._file.in_spaces(spaces)

    def unsettled(self) -> list[tuple[str, str]]:
        file = self._file
        return [*file.in_spaces(UNSETTLED), *file.often(TITLE), *file.in_both(ALIAS, NAME)]

    def close(self) -> None:
        """Clear them away."""
        self._file.close()


def shared_names(conn: Connection) -> SharedNames:
    """Names beside the database that is filled."""
    in_memory = f"{tempfile.gettempdir()}/kg-{os.getpid()}"
    return SharedNames(NameFile(Path(names_beside(file_of(conn) or in_memory))))
