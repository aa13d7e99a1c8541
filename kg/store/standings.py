"""How much says that each person is somebody, and who is me: worked out from the finished tables,
where what they rest on is another one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from kg.store import queries
from kg.store.writer import gathered

_People = AbstractSet[int] | None

# What standings and the guess who is me rest on, by note and by node.
_OF_NOTES = (
    "select 'page', id, node_id, 0 from notes where id in ({})",
    "select 'contact', note_id, person_id, date from contacts where direct = 1 and note_id in ({})",
    "select 'alias', note_id, node_id, slug from aliases where note_id in ({})",
    "select 'sender', node_id, value_id, line from claims"
    " where field = 'sender' and note_id in ({})",
)
_OF_NODES = (
    "select 'attends', meeting_id, person_id, 0 from attendances where meeting_id in ({})",
    "select 'meeting', id, kind, 0 from meetings where id in ({})",
    "select 'person', id, name, email from people where id in ({})",
)


def of_notes(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[tuple[Any, ...]]:
    """What standings, and the guess who is me, rest on in the notes."""
    return gathered(conn, _OF_NOTES, note_ids)


def of_met(before: AbstractSet[tuple[Any, ...]], after: AbstractSet[tuple[Any, ...]]) -> _People:
    """The people whose contacts alone make the difference between what `of_notes` gave: their
    standing may be another one, and nothing else. None where more than contacts differs."""
    differing = before ^ after
    return {row[2] for row in differing} if all(row[0] == "contact" for row in differing) else None


def of_nodes(conn: sqlite3.Connection, node_ids: Iterable[int]) -> set[tuple[Any, ...]]:
    """What standings, and the guess who is me, rest on in what is decided about the nodes."""
    return gathered(conn, _OF_NODES, node_ids)


def marks(conn: sqlite3.Connection, node_ids: Iterable[int]) -> set[tuple[Any, ...]]:
    """(standing, is_me, id) of those of the nodes that are people."""
    return gathered(conn, ("select standing, is_me, id from people where id in ({})",), node_ids)


def set_marks(conn: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    """Set what `marks` gave."""
    conn.executemany("update people set standing = ?, is_me = ? where id = ?", rows)


def set_standings(conn: sqlite3.Connection, people: _People = None) -> None:
    """Set `people.standing` where it is another one now: of these people, or of all."""
    given = None if people is None else f"[{','.join(map(str, sorted(people)))}]"
    changed = queries.internal(conn, "standings", people=given).fetchall()
    conn.executemany("update people set standing = ? where id = ?", changed)
