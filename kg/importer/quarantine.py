"""One note never stops the others: what fails for a note becomes a problem of that note.

Every stage of an import that works on one note goes through `each` or `attempt`; what SQLite cannot
hold, `kg.store.writer.insert` folds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kg.errors import KgError, cause, forgiven
from kg.log import Log
from kg.model.kinds import Codes, Severities
from kg.model.note import Problem
from kg.store.reader import SqliteError

_LOG = Log("kg.importer")
_T = TypeVar("_T")
_Made = TypeVar("_Made")
Fallback = Callable[[_T, Problem], _Made]


def each(
    work: Callable[[_T], _Made], items: Sequence[_T], instead: Fallback[_T, _Made]
) -> list[_Made]:
    """What `work` makes of each item; of one for which it fails, what `instead` makes."""
    try:
        return [work(item) for item in items]
    except forgiven() as error:
        _let_pass(error)
    return [attempt(work, item, instead) for item in items]


def attempt(work: Callable[[_T], _Made], item: _T, instead: Fallback[_T, _Made]) -> _Made:
    """What `work` makes of the item; where it fails, what `instead` makes of it and the problem."""
    try:
        return work(item)
    except forgiven() as error:
        _let_pass(error)
        _LOG.debug("one note failed, and becomes a problem", error=error)
        return instead(item, _problem(error))


def _let_pass(error: Exception) -> None:
    """Raise again what no note is to blame for."""
    if isinstance(error, (KgError, SqliteError)):
        raise error


def _problem(error: Exception) -> Problem:
    message = (
        f"kg failed on this note ({cause(error)}); its text can be searched, nothing else of it "
        "counts. Please report this; to go on, change or ignore the note"
    )
    return Problem(Codes.NOTE_FAILED, message, 1, Severities.ERROR)
