"""Problems that only the whole vault shows: a query each, named by its code.

A check says in its second line what it is over, so that a refresh looks only where something may be
another one: nodes (it reads which ones from the temporary table `looked_at`; `anchored` and
`lacking` are of these, too), ties (from `tied`: whatever a tie came to or went from, too), claims
of a field (it looks at all of them, when a note that it touched makes one), or files (at all of
them, when files came or went).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.store import anchors, queries


def codes() -> tuple[str, ...]:
    """The codes of all checks."""
    return queries.names("checks")


class Touched(NamedTuple):
    """What an import touched: nodes, what is or was tied to them, the fields of which notes claim
    something, and whether files came or went."""

    nodes: AbstractSet[int]
    tied: AbstractSet[int]
    fields: AbstractSet[str]
    files: bool


def run_checks(conn: sqlite3.Connection, as_of: str, touched: Touched | None) -> None:
    """Replace what the checks found before, where something was touched (None: everywhere)."""
    for table in ("looked_at", "tied"):
        conn.execute(f"create temp table if not exists {table} (id integer primary key)")
        conn.execute(f"delete from {table}")
    if touched is None:
        conn.execute("insert into looked_at select id from nodes")
        conn.execute("insert into tied select distinct node_id from notes")
    else:
        conn.executemany("insert into looked_at values (?)", ((one,) for one in touched.nodes))
        tied = touched.nodes | touched.tied
        conn.executemany("insert into tied values (?)", ((one,) for one in tied))
    anchors.look_up(conn, every=touched is None)
    for code in codes():
        sql = queries.expanded(queries.source(code, "checks"))
        where = _where(_over(sql), touched)
        if where is None:
            continue
        conn.execute(f"delete from problems where code = ? and scope = 'vault'{where}", (code,))
        conn.execute(
            "insert into problems (note_id, node_id, path, line, code, severity, message, scope)"
            f" select note_id, node_id, path, line, '{code}', severity, message, 'vault' from"
            f" ({sql}) order by path, line, message",
            {"as_of": as_of},
        )


def _over(sql: str) -> list[str]:
    """What a check is over: "nodes", "ties", "files", or "claims" and the field."""
    _, _, over = sql.partition("-- over: ")
    return over.partition("\n")[0].split()


def _where(over: list[str], touched: Touched | None) -> str | None:
    """Which problems of a check are found anew, as SQL; None where it need not look."""
    if touched is None:
        return ""  # also those of nodes that are of no note any more
    match over:
        case ["nodes"]:
            return " and node_id in (select id from looked_at)"
        case ["ties"]:
            return " and node_id in (select id from tied)"
        case ["claims", field]:
            return "" if field in touched.fields else None
        case ["files"]:
            return "" if touched.files else None
    raise ValueError(over)
