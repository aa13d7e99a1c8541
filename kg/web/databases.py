"""Which of Datasette's databases are kg's; this package leaves the others alone."""

from __future__ import annotations

from contextlib import closing
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from kg.errors import DatabaseError
from kg.store.reader import open_read
from kg.web import policy

_LARGE = 5_000  # notes
_KNOWN: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()


def names(datasette: Any) -> tuple[str, ...]:
    """The names of the attached databases that this kg can read."""
    return tuple(name for name, database in datasette.databases.items() if is_kg(database))


def named(datasette: Any, name: str | None) -> bool:
    """Whether the database of this name is one of them."""
    return name in datasette.databases and is_kg(datasette.databases[name])


def is_kg(database: Any) -> bool:
    """Whether a database of Datasette is a file with the schema of this kg.

    One of another version is not: its tables may not be those that are described here.
    """
    if database not in _KNOWN:
        _KNOWN[database] = bool(database.path) and _readable(str(database.path))
    return _KNOWN[database]


def is_large(path: str) -> bool:
    """Whether the database at this path has so many notes that to work out a whole view takes
    longer than a page may."""
    request = policy.request()
    return _large_during(path, request) if request else _is_large(path)


@lru_cache(maxsize=16)
def _large_during(path: str, request: str) -> bool:  # noqa: ARG001 - the key
    """What was found at first during a request."""
    return _is_large(path)


def _is_large(path: str) -> bool:
    try:
        with closing(open_read(path)) as conn:
            return (
                conn.execute("select 1 from notes limit 1 offset ?", (_LARGE,)).fetchone()
                is not None
            )
    except DatabaseError:
        return False  # whoever asks for more of it is told why


def _readable(path: str) -> bool:
    try:
        open_read(path).close()
    except DatabaseError:
        return False
    return True
