"""How much a database holds."""

from __future__ import annotations

import sqlite3

_COUNTED = (
    "notes",
    "people",
    "projects",
    "organizations",
    "meetings",
    "links",
    "tasks",
    "contacts",
)


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Rows in the tables that people ask about."""
    return {
        table: int(conn.execute(f"select count(*) from {table}").fetchone()[0])
        for table in _COUNTED
    }


def problem_counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Problems by severity."""
    return dict(
        conn.execute("select severity, count(*) from problems group by severity order by severity")
    )
