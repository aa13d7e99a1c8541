"""What ANALYZE knows of a database, which is dropped.

The queries are written for the plans that SQLite makes without statistics. Those that another
program left (`analyze`, `pragma optimize`) make other plans of them, slower ones of some, and grow
old with the next import.
"""

from __future__ import annotations

import sqlite3

_TABLES = ("sqlite_stat1", "sqlite_stat4")


def are_there(conn: sqlite3.Connection) -> bool:
    """Whether there are statistics."""
    found = conn.execute("select 1 from sqlite_master where name in (?, ?)", _TABLES)
    return found.fetchone() is not None


def drop(conn: sqlite3.Connection) -> None:
    """Drop them, if there are any."""
    for table in _TABLES:
        conn.execute(f"drop table if exists {table}")
