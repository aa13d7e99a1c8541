"""Who owns the notes: the person whom the configuration names, or who seems to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from kg.model.kinds import Kinds
from kg.model.names import slug

_SEEMS = Path(__file__).parent / "sql" / "internal" / "owner.sql"
SELF = ("Me", "Myself")


def mark(conn: sqlite3.Connection, names: Iterable[str]) -> tuple[str | None, bool]:
    """Set `people.is_me`; the owner's name, and whether it was guessed.

    Without a name in the configuration, whoever was at most meetings is taken to be the owner:
    only when there is exactly one such person, at more than half of all meetings that people are
    known to have attended, and never alone there.
    """
    conn.execute("update people set is_me = 0 where is_me = 1")
    slugs = dict.fromkeys(slug(name) for name in (*names, *SELF))
    known = [key for key in slugs if _set(conn, f"{Kinds.PERSON}:{key}")]
    if known:
        first = conn.execute(
            "select label from nodes where key = ?", (f"{Kinds.PERSON}:{known[0]}",)
        )
        return str(first.fetchone()[0]), False
    guess = _guess(conn)
    if guess is None:
        return None, False
    conn.execute("update people set is_me = 1 where id = ?", (guess[0],))
    return guess[1], True


def marked(conn: sqlite3.Connection) -> list[int]:
    """The ids of the people who are marked as the owner."""
    return [row[0] for row in conn.execute("select id from people where is_me = 1 order by id")]


def _set(conn: sqlite3.Connection, key: str) -> bool:
    changed = conn.execute(
        "update people set is_me = 1 where id = (select id from nodes where key = ?)", (key,)
    )
    return changed.rowcount > 0


def _guess(conn: sqlite3.Connection) -> tuple[int, str] | None:
    rows = conn.execute(_SEEMS.read_text(encoding="utf-8")).fetchall()
    if not rows:
        return None
    (person, name, meetings, alone), *rest = rows
    (attended,) = conn.execute("select count(distinct meeting_id) from attendances").fetchone()
    if alone or meetings * 2 <= attended or (rest and rest[0][2] == meetings):
        return None
    return int(person), str(name)
