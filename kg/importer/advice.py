"""What to do after an import that found little: one line, said last."""

from __future__ import annotations

from kg.store import scarcity
from kg.store.reader import Connection

_FEW = 3  # notes; of fewer nothing is expected
_MEETINGS = 5  # without anybody, in one folder
_TIMES = 10


def advice(conn: Connection, vault: str, notes: int) -> str | None:
    """What an import misses and how it may be found; None where it misses nothing."""
    missing = _missing(conn, notes) if notes >= _FEW else None
    if missing is None:
        return None
    return f"{missing}: `kg init {vault}` proposes the words for kg.toml that may give them."


def _missing(conn: Connection, notes: int) -> str | None:
    found = scarcity.found(conn)
    if not (found.people or found.meetings or found.projects):
        return "No people, meetings or projects were found"
    if not found.people:
        return "Nobody was found"
    # Counted only where it may say something: the rest of the notes would not be ten times more.
    if found.events * _TIMES < notes:
        dated = scarcity.dated_with_names(conn)
        if dated >= _TIMES * max(1, found.events):
            events = "one day" if found.events == 1 else f"{found.events} days"
            return f"Contact on {events}, and {dated} dated notes that name or link something"
    lonely = scarcity.most_lonely(conn)
    if lonely is None or lonely.alone < _MEETINGS or lonely.alone * _TIMES < lonely.meetings * 8:
        return None
    who = "them" if lonely.alone == lonely.meetings else f"{lonely.alone} of them"
    return f"{lonely.meetings} meetings in {lonely.folder or 'the vault'}, nobody in {who}"
