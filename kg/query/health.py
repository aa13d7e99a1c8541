"""What is wrong with the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.model.answers.state import Problem, ProblemCount
from kg.model.kinds import CODES, SEVERITIES
from kg.query import folders
from kg.query.ask import ask
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
    return ask(
        conn,
        "doctor",
        Problem,
        severity=known_severities(severity),
        code=known_codes(code),
        folder=folders.known(conn, folder),
        limit=limit,
    )


def doctor_counts(
    conn: Connection,
    *,
    severity: Sequence[str] = (),
    code: Sequence[str] = (),
    folder: str | None = None,
) -> list[ProblemCount]:
    """How many problems there are of each code, errors first, then the most frequent."""
    return ask(
        conn,
        "doctor_counts",
        ProblemCount,
        severity=known_severities(severity),
        code=known_codes(code),
        folder=folders.known(conn, folder),
    )


def problems_of(conn: Connection, key: str) -> tuple[Problem, ...]:
    """The problems of a thing, given by its key, and of its pages."""
    return tuple(ask(conn, "doctor", Problem, about=key))


def known_severities(given: Sequence[str]) -> str | None:
    """The severities as a query takes them. Raises UsageError for one that there is not."""
    for one in given:
        if one not in SEVERITIES:
            raise UsageError(f"“{one}” is no severity. Take {', '.join(SEVERITIES)}.")
    return queries.array(given)


def known_codes(given: Sequence[str]) -> str | None:
    """The codes as a query takes them. Raises UsageError for one that there is not."""
    for one in given:
        if one not in CODES:
            raise UsageError(unknown_code(one))
    return queries.array(given)


def unknown_code(given: str) -> str:
    """What is said of a code that there is not."""
    from difflib import get_close_matches

    near = get_close_matches(given, CODES, n=2, cutoff=0.6)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"Take {', '.join(CODES)}."
    return f"“{given}” is no code of a problem. {hint}"
