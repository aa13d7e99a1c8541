"""A note to be read: its text as HTML, its properties, where it stands."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection
from kg.web import markdown, note_queries
from kg.web.addresses import Addresses, obsidian
from kg.web.bounds import LONGEST

_MOST_TARGETS = 20_000  # more different links are not laid out


def vault(conn: Connection) -> str:
    """The name of the vault, as Obsidian calls it; "" before the first import."""
    status = ask(conn, queries.load("status")).dicts()
    return PurePath(str(status[0]["vault"])).name if status else ""


def pages(conn: Connection, **which: object) -> list[dict[str, Any]]:
    """The notes of a node, or the one at a path, with as much of their text as is shown."""
    # One character more than is shown tells that there is more.
    return ask(conn, queries.load("pages", "web"), {"most": LONGEST + 1, **which}).dicts()


def page(at: Addresses, vault: str, row: dict[str, Any]) -> dict[str, Any]:
    """A note without its text, and where it can be opened."""
    path = str(row["path"])
    shown = {key: row[key] for key in ("title", "date", "is_primary", "is_archived", "words")}
    return shown | {
        "path": path,
        "address": at.note(path),
        "obsidian": obsidian(vault, path) if vault else None,
        "row": at.table("notes", id=row["id"]),
    }


def text(conn: Connection, at: Addresses, row: dict[str, Any]) -> dict[str, Any]:
    """The text of a note as HTML, with the answers to its queries in it, and its properties."""
    # A note may have thousands of links below what is shown of it.
    last = int(row["body_line"]) + str(row["body"]).count("\n")
    targeted = queries.load("targets", "web")
    asked = {"note": row["id"], "last": last}
    links = ask(conn, targeted, asked, most=_MOST_TARGETS).dicts()
    targets = {
        str(link["target"]): markdown.Target(at.leads(link), str(link["resolution"]))
        for link in links
    }
    page = markdown.Page(int(row["body_line"]), targets)
    pieces = markdown.pieces(str(row["body"]), page)
    return {
        "pieces": note_queries.answered(conn, at, str(row["path"]), pieces),
        "properties": _properties(str(row["frontmatter"])),
        "empty": not str(row["body"]).strip(),
    }


def _properties(frontmatter: str) -> list[tuple[str, str]]:
    try:
        found = json.loads(frontmatter or "{}")
    except ValueError:
        return []
    if not isinstance(found, dict):
        return []
    return [(str(name), _words(value)) for name, value in found.items()]


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_words(one)}" for name, one in value.items())
    return "" if value is None else str(value)


async def contents(datasette: Any, database: str, path: str) -> dict[str, Any] | None:
    """A note to be read; None if there is none at the path."""
    at = Addresses.of(datasette, database)

    def read(conn: Connection) -> dict[str, Any] | None:
        rows = pages(conn, path=path)
        if not rows:
            return None
        row = rows[0]
        node = {"key": row["node_key"], "label": row["node_label"], "kind": row["node_kind"]}
        shown = page(at, vault(conn), row)
        return {"note": shown, "node": node, "text": text(conn, at, row), "at": at}

    found: dict[str, Any] | None = await datasette.get_database(database).execute_fn(read)
    return found
