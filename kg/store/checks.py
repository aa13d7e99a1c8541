"""Problems that only the whole vault shows: a query each, named by its code.

A check is over nodes (it reads which ones from the temporary table `looked_at`, so that a refresh
looks only at those that it touched; `anchored` and `lacking` are of these, too), over files (it
looks at all of them, when files came or went), or over everything, each time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from kg.store import anchors, queries

_FOLDER = Path(__file__).parent / "sql" / "checks"


def codes() -> list[str]:
    """The codes of all checks."""
    return sorted(file.stem for file in _FOLDER.glob("*.sql"))


def run_checks(
    conn: sqlite3.Connection, as_of: str, nodes: Iterable[int] | None, *, files: bool
) -> None:
    """Replace what the checks found before on the `nodes` (None: on all, and on all files).

    With `files`, those over files run as well.
    """
    conn.execute("create temp table if not exists looked_at (id integer primary key)")
    conn.execute("delete from looked_at")
    if nodes is None:
        conn.execute("insert into looked_at select id from nodes")
    else:
        conn.executemany("insert into looked_at values (?)", ((node,) for node in nodes))
    anchors.look_up(conn, every=nodes is None)
    for code in codes():
        sql = queries.expanded((_FOLDER / f"{code}.sql").read_text(encoding="utf-8"))
        over_files = "-- over: files" in sql
        if over_files and not files and nodes is not None:
            continue
        over_nodes = "-- over: nodes" in sql
        where = " and node_id in (select id from looked_at)" if over_nodes else ""
        conn.execute(f"delete from problems where code = ? and scope = 'vault'{where}", (code,))
        conn.execute(
            "insert into problems (note_id, node_id, path, line, code, severity, message, scope)"
            f" select note_id, node_id, path, line, '{code}', severity, message, 'vault' from"
            f" ({sql}) order by path, line, message",
            {"as_of": as_of},
        )
