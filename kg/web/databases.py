"""Which of Datasette's databases are kg's; this package leaves the others alone."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from kg.errors import DatabaseError
from kg.store.reader import open_read

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


def _readable(path: str) -> bool:
    try:
        open_read(path).close()
    except DatabaseError:
        return False
    return True
