"""What is wrong with the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.answers.state import Problem, ProblemCount
from kg.model.kinds import CODES, SEVERITIES
from kg.query import folders
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.reader import Connection


def doctor(
    conn: Connection,
    *,
    severity: Sequence[str] = (),
    code: Sequence[str] = (),
    folder: str | None = None,
    limit: int | None = None,
) -> list[Problem]:
    """Problems, errors first, then by code, path and line. Raises UsageError for a severity or a
    code that there is not, FolderUnknown."""
    rows = queries.rows(
        conn,
        "doctor",
        severity=_severities(severity),
        code=_codes(code),
        folder=folders.known(conn, folder),
        limit=limit,
    )
    return [Problem._make(row) for row in rows]


def doctor_counts(
    conn: Connection,
    *,
    severity: Sequence[str] = (),
    code: Sequence[str] = (),
    folder: str | None = None,
) -> list[ProblemCount]:
    """How many problems there are of each code, errors first, then the most frequent."""
    rows = queries.rows(
        conn,
        "doctor_counts",
        severity=_severities(severity),
        code=_codes(code),
        folder=folders.known(conn, folder),
    )
    return [ProblemCount._make(row) for row in rows]


def problems_of(conn: Connection, key: str) -> tuple[Problem, ...]:
    """The problems of a thing, given by its key, and of its pages."""
    return tuple(Problem._make(row) for row in queries.rows(conn, "doctor", about=key))


def _severities(given: Sequence[str]) -> str | None:
    for one in given:
        if one not in SEVERITIES:
            raise UsageError(f"“{one}” is no severity. Take {', '.join(SEVERITIES)}.")
    return queries.array(given)


def _codes(given: Sequence[str]) -> str | None:
    for one in given:
        if one not in CODES:
            from difflib import get_close_matches

            near = get_close_matches(one, CODES, n=2, cutoff=0.6)
            hint = f"Did you mean {' or '.join(near)}?" if near else f"Take {', '.join(CODES)}."
            raise UsageError(f"“{one}” is no code of a problem. {hint}")
    return queries.array(given)
