"""How much says that each person is somebody, worked out from the finished tables."""

from __future__ import annotations

import sqlite3

from kg.store import queries


def set_standings(conn: sqlite3.Connection) -> None:
    """Set `people.standing` where it is another one now."""
    changed = queries.internal(conn, "standings").fetchall()
    conn.executemany("update people set standing = ? where id = ?", changed)
