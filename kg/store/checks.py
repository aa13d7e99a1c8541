"""Problems that only the whole vault shows: a query each, named by its code."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql" / "checks"


def codes() -> list[str]:
    """The codes of all checks."""
    return sorted(file.stem for file in _FOLDER.glob("*.sql"))


def run_checks(conn: sqlite3.Connection, as_of: str) -> None:
    """Replace the problems of scope "vault" by what the checks find now."""
    conn.execute("delete from problems where scope = 'vault'")
    for code in codes():
        sql = (_FOLDER / f"{code}.sql").read_text(encoding="utf-8")
        conn.execute(
            "insert into problems (note_id, node_id, path, line, code, severity, message, scope)"
            f" select note_id, node_id, path, line, '{code}', severity, message, 'vault' from"
            f" ({sql}) order by path, line, message",
            {"as_of": as_of},
        )
