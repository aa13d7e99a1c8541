"""What breaks over rows that kg never wrote says so, and not only that something broke."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import KgError
from kg.store.errors import DatabaseDamaged, DatabaseUnusable, is_about_values


@contextmanager
def believed(path: str) -> Iterator[None]:
    """Say that the database is damaged where that is why something broke over its rows: they may
    hold what kg never writes, such as a note without a path."""
    try:
        yield
    except Exception as error:
        if not _may_be_of_rows(error):
            raise
        from kg.store.maintenance import damage  # much to load, and rarely asked

        cause = damage(path)
        if cause is None:
            raise
        raise DatabaseDamaged(path, cause) from error


def _may_be_of_rows(error: Exception) -> bool:
    """Whether an error may come of what rows hold: not so what kg says of a request, of files or of
    other programs."""
    if isinstance(error, DatabaseUnusable | DatabaseDamaged):
        return is_about_values(error.__cause__)
    return not isinstance(error, KgError | OSError)
