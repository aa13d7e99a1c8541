"""The page of a node: what is to be known of it first, what the named queries know, its notes, its
neighbourhood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.model.kinds import Kinds
from kg.model.picture import Picture
from kg.store import queries
from kg.store.errors import QueryRefused
from kg.store.owner import owner
from kg.store.queries import Answer, ask
from kg.store.reader import Connection, imported_day
from kg.web import assets, brief, charts, describe, neighbourhood, note, sections
from kg.web.addresses import Addresses

_TEXT = 30_000  # characters of the note's text; the page of the note has more


async def contents(datasette: Any, database: str, key: str) -> dict[str, Any] | None:
    """Everything that the template shows; None if nothing has the key."""
    at = Addresses.of(datasette, database)
    seconds = datasette.setting("sql_time_limit_ms") / 1000

    def read(conn: Connection) -> dict[str, Any] | None:
        thing = ask(conn, queries.load("node", "web"), {"key": key}).dicts()
        if not thing:
            return None
        found = sections.of(conn, at, thing[0], seconds)
        pages = note.pages(conn, node=thing[0]["id"])
        vault = note.vault(conn)
        return {
            "node": thing[0],
            "found": found,
            "brief": brief.of_thing(at, thing[0]["kind"], found, imported_day(conn) or ""),
            "charts": charts.of_thing(conn, at, thing[0], seconds),
            "notes": [note.page(at, vault, row) for row in pages],
            "text": _text(conn, at, pages),
            "goes_on": bool(pages) and len(str(pages[0]["body"])) > _TEXT,
            "told": _told(conn, [one.asked.query for one in found if one.section.rows]),
        }

    shown: dict[str, Any] | None = await datasette.get_database(database).execute_fn(read)
    if shown is None:
        return None
    found: list[sections.Found] = shown.pop("found")
    facts = [one for one in found[:1] if one.is_facts]
    return shown | {
        "at": at,
        "facts": _facts(facts[0], shown["node"]["kind"]) if facts else [],
        "sections": [one.section for one in found if one.tells and one not in facts],
        # What a note says of itself comes first; of a person, what all notes say.
        "text_first": shown["node"]["kind"] in {Kinds.MEETING, Kinds.NOTE},
        "graph": at.graph(key) if assets.has_graph() else None,
        "row": at.table("nodes", key=key),
    }


def _facts(found: sections.Found, kind: str) -> list[Any]:
    """The facts of a node, but for its kind, which stands above them."""
    return [one for one in sections.facts(found.section) if one != ("kind", kind)]


def _text(
    conn: Connection, at: Addresses, pages: Sequence[dict[str, Any]]
) -> dict[str, Any] | None:
    """The text of the first page; None without one, and where it takes too long: the page has a
    link to the note."""
    try:
        return note.text(conn, at, _beginning(pages[0])) if pages else None
    except QueryRefused:
        return None


def _beginning(page: dict[str, Any]) -> dict[str, Any]:
    """The note, with the first lines of a long text."""
    body = str(page["body"])
    first = body[:_TEXT]
    return page if first == body else page | {"body": first.rpartition("\n")[0] or first}


def _told(conn: Connection, asked: Sequence[str]) -> list[str]:
    """What is to be said beside the answers to these questions, each sentence once."""
    whose = owner(conn)
    # Problems of one thing do not hang on who I am.
    told = (
        whose.told(name, without_me=describe.leaves_me_out(name))
        for name in asked
        if name != "doctor"
    )
    return list(dict.fromkeys(line for lines in told for line in lines))


async def picture(datasette: Any, database: str, key: str) -> Picture | None:
    """The neighbourhood of a node; None if nothing has the key."""

    def read(conn: Connection) -> Picture | None:
        thing = ask(conn, queries.load("node", "web"), {"key": key}).dicts()
        if not thing:
            return None
        return neighbourhood.picture(conn, key, str(thing[0]["label"]), note.vault(conn))

    found: Picture | None = await datasette.get_database(database).execute_fn(read)
    return found


async def key_of(datasette: Any, database: str, node_id: int) -> str | None:
    """The key of the node with this number."""
    query = queries.load("node", "web")
    found: Answer = await datasette.get_database(database).execute_fn(
        lambda conn: ask(conn, query, {"id": node_id})
    )
    return str(found.dicts()[0]["key"]) if found.rows else None


async def path_of(datasette: Any, database: str, note_id: int) -> str | None:
    """The path of the note with this number."""
    query = queries.load("pages", "web")
    found: Answer = await datasette.get_database(database).execute_fn(
        lambda conn: ask(conn, query, {"note": note_id})
    )
    return str(found.dicts()[0]["path"]) if found.rows else None
