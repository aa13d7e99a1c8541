"""The whole graph in Datasette: its picture, and the lines that prove one of its edges."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import Any

from kg.model.picture import Evidence
from kg.present import packed
from kg.present.picture import document
from kg.query.graph import picture as pictures
from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection, open_read
from kg.web import neighbourhood
from kg.web.addresses import Addresses

MOST = 10_000  # things; of more the most central


async def picture(datasette: Any, database: str) -> str:
    """The JSON that the page reads: all but tags, without the lines that prove edges."""
    at = Addresses.of(datasette, database)
    path = str(datasette.get_database(database).path)

    def drawn() -> str:
        # A connection of its own: this takes seconds, for which others need not wait.
        with closing(open_read(path)) as conn:
            found = pictures.picture(conn, limit=MOST).picture
        return document(found, at.page("evidence.json"))

    return await asyncio.to_thread(drawn)


async def evidence(datasette: Any, database: str, source: str, target: str, kind: str) -> str:
    """The lines of one edge, as JSON."""

    def read(conn: Connection) -> tuple[Evidence, ...]:
        ties = ask(conn, queries.load("ties_between"), {"one": source, "other": target}).dicts()
        wanted = (source, target, kind)
        kept = [one for one in ties if (one["source"], one["target"], one["kind"]) == wanted]
        return tuple(line for edge in neighbourhood.edges(conn, kept[:1]) for line in edge.evidence)

    found: tuple[Evidence, ...] = await datasette.get_database(database).execute_fn(read)
    return packed.evidence(found)
