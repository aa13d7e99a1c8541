"""The home page: what there is, what is blocked, and what can be asked."""

from __future__ import annotations

import operator
from itertools import groupby
from pathlib import PurePath
from typing import Any

from kg.model.kinds import ENTITY_TABLES, Severities
from kg.present.counted import counted
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.owner import owner
from kg.store.queries import Answer, ask
from kg.store.reader import Connection
from kg.web import assets, describe, questions
from kg.web.addresses import Addresses

_MAIN = "last_contact"
# The others serve programs more than people; they come last.
_OFTEN = (
    "stale", "tasks", "timeline", "changed", "shortest_path", "co_attendance", "bus_factor",
    "statements", "contact_evidence", "meetings", *ENTITY_TABLES,
    "search", "backlinks", "neighbors", "orphans", "doctor",
)  # fmt: skip
_SHOWN = 25  # blocked projects
_COUNTED = (*ENTITY_TABLES, "meetings", "notes", "tasks")


async def contents(datasette: Any, database: str) -> dict[str, Any]:
    """Everything that the template shows."""
    at = Addresses.of(datasette, database)
    seconds = datasette.setting("sql_time_limit_ms") / 1000

    def read(conn: Connection) -> dict[str, Any]:
        status = _ask(conn, queries.load("status"), seconds)
        return {
            "status": (status.dicts() or [{}])[0],
            "kinds": _ask(conn, queries.load("kinds"), seconds).dicts(),
            **_blocked(at, _ask(conn, queries.load("blocked", "web"), seconds)),
            "statuses": _ask(conn, queries.load("statuses", "internal"), seconds).dicts(),
            "told": owner(conn).told(_MAIN, without_me=True),
        }

    found: dict[str, Any] = await datasette.get_database(database).execute_fn(read)
    asked = {one.name: one for one in questions.all_questions(at) if one.name != _MAIN}
    often = [asked.pop(name) for name in _OFTEN if name in asked]
    return found | {
        "at": at,
        "graph": at.page("graph") if assets.has_graph() else None,
        "title": _title(found["status"]),
        "counts": [
            *((word, found["status"].get(word), at.table(word)) for word in _COUNTED),
            *(_of_kind(at, kind) for kind in found["kinds"]),
        ],
        "problems": _problems(found["status"]),
        "main": questions.question(at, _MAIN),
        "questions": often,
        "more": list(asked.values()),
        "tables": _browse(at),
    }


def _of_kind(at: Addresses, kind: dict[str, Any]) -> tuple[str, int, str]:
    """How many things are of a kind that kg.toml declares, and the list of them."""
    return kind["plural"], kind["things"], at.query("things", kind=kind["kind"])


def _ask(conn: Connection, query: queries.Sql, seconds: float) -> Answer:
    try:
        return ask(conn, query, seconds=seconds)
    except QueryRefused:
        return Answer((), [], more=True)


def _title(status: dict[str, Any]) -> str:
    vault = PurePath(str(status.get("vault") or "")).name
    return vault or describe.TITLE


def _problems(status: dict[str, Any]) -> str:
    """How many errors and warnings there are."""
    counts = (
        (Severities.ERROR, status.get("errors")),
        (Severities.WARNING, status.get("warnings")),
    )
    return ", ".join(counted(number, word) for word, number in counts if number)


def _blocked(at: Addresses, answer: Answer) -> dict[str, Any]:
    """A row for each of the first projects, with the people of its last contact; how many more
    projects there are."""
    key = operator.itemgetter(answer.columns.index("subject_key")) if answer.rows else None
    projects = [list(rows) for _, rows in groupby(answer.rows, key=key)]
    found = []
    for rows in projects[:_SHOWN]:
        several = [dict(zip(answer.columns, row, strict=True)) for row in rows]
        people = [
            {"name": row["person"], "address": at.node(str(row["person_key"]))}
            for row in several
            if row["person_key"]
        ]
        first = several[0]
        found.append(
            {
                **first,
                "address": at.node(str(first["subject_key"])),
                "people": people,
                "proof": at.note(str(first["source"]), str(first["line"] or ""))
                if first["source"]
                else None,
            }
        )
    return {"blocked": found, "more_blocked": len(projects[_SHOWN:])}


def _browse(at: Addresses) -> list[dict[str, Any]]:
    return [
        {"name": name, "address": at.table(name), **describe.texts(table)}
        for name, table in describe.tables().items()
        if not table.get("hidden")
    ]
