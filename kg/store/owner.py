"""Whose notes these are, as the last import found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.kinds import MeBases
from kg.model.owner import Owner, taken_for_me
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection


def owner(conn: Connection) -> Owner:
    """The owner of the notes; nobody is known before the first import."""
    row = queries.internal(conn, "owner").fetchone()
    if row is None:
        return Owner(None, MeBases.UNKNOWN, None, people=False)
    name, basis, guess, people = row
    if basis == MeBases.GUESSED and name and not guess:
        guess = taken_for_me(name)  # a snapshot keeps no problems
    return Owner(name, basis, guess if basis == MeBases.GUESSED and name else None, bool(people))
