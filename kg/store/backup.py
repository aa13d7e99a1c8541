"""A copy of a database, made while it is in use."""

from __future__ import annotations

import contextlib
import os

from kg.store import atomic
from kg.store.errors import DatabaseMissing, NotADatabase, TargetExists
from kg.store.reader import connect_read, read_revision


def backup(path: str, target: str, *, force: bool = False, timeout: float = 10.0) -> None:
    """Copy the database, also while it is read and written, to the file `target`.

    The copy appears when it is whole. Raises TargetExists unless `force`.
    """
    if os.path.lexists(target) and not force:
        raise TargetExists(target)
    with contextlib.closing(connect_read(there(path), timeout)) as source:
        if read_revision(path, source) is None:
            raise NotADatabase(path)
        atomic.write_copy(source, target, timeout)


def there(path: str) -> str:
    """The path of a database file. Raises DatabaseMissing, or NotADatabase for a folder."""
    if not os.path.isfile(path):
        raise NotADatabase(path) if os.path.exists(path) else DatabaseMissing(path)
    return path
