"""Where in the notes something is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError
from kg.query.names import find
from kg.store import queries
from kg.store.reader import imported_vault

if TYPE_CHECKING:
    from kg.store.reader import Connection


class Place(NamedTuple):
    """A line of a note, whose path is one within the folder `vault`. `own` tells that it is about
    what was asked for, and does not only name it."""

    vault: str
    path: str
    line: int
    own: bool = True


def place(conn: Connection, text: str) -> Place:
    """Where something is written: its page, else where its event stands, else the first place that
    names it. A text such as `People/Ann.md:12`, as answers have it, is that line.

    Raises NameUnknown, NameAmbiguous; UsageError for what no note tells of.
    """
    vault = imported_vault(conn)
    if vault is None:
        raise UsageError("The database tells of no import; run `kg import VAULT` first.")
    path, colon, line = text.strip().rpartition(":")
    if colon and line.isascii() and line.isdigit() and _is_note(conn, path):
        return Place(vault, path, max(1, int(line)))
    key = find(conn, text)
    found = queries.internal(conn, "place_of", node=key).fetchone()
    if found is None:
        raise UsageError(f"No note tells where {key} is written.")
    return Place(vault, str(found[0]), int(found[1]), bool(found[2]))


def _is_note(conn: Connection, path: str) -> bool:
    return bool(queries.rows(conn, "note_texts", paths=queries.array([path])))
