"""Cells of tables: names lead to their pages, paths and lines to the place in the note."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from kg.model.kinds import ENTITY_KINDS, ENTITY_TABLES, KINDS
from kg.present.readable import readable
from kg.store.queries import Answer
from kg.web import databases, describe, note, policy
from kg.web.addresses import Addresses

_PREFIXES = tuple(f"{kind}:" for kind in KINDS)
# The key of a thing whose kind kg.toml declares; a path has a dot, an address slashes.
_OWN_KEY = re.compile(r"[^\W\d_][^\W_-]*(?:-[^\W_]+){0,20}:[\w~-]{1,400}")
# Columns that may hold the key of a node, beside those that end in `_key`.
_KEYS = {"key", "source", "target"}
# Columns whose row's `key` is the key of what they name.
_NAMES = {*ENTITY_KINDS, "meeting", "name", "title", "label", "note"}
_PATHS = {"source", "path", "evidence"}
_NODES = {
    *(f"{kind}_id" for kind in ENTITY_KINDS), "node_id", "owner_id", "about_id", "meeting_id",
    "source_id", "target_id", "source_node_id", "target_node_id", "tag_id", "value_id",
}  # fmt: skip
_NOTES = {"note_id", "source_note_id", "target_note_id"}
# Tables whose `id` is that of a node -> the column that names it.
_THINGS = {
    **dict.fromkeys((*ENTITY_TABLES, "things"), "name"), "meetings": "title", "tags": "name",
}  # fmt: skip
# Columns that refer to other rows than nodes and notes -> where those are.
_ROWS = {"task_id": "tasks", "parent_id": "tasks", "target_attachment_id": "attachments"}
# Texts of notes, which are shown as they read.
TEXTS = {"text", "task"}
_MARKED = {"status", "certainty", "severity"}
# Columns of 1 and 0, beside those that begin with `is_`.
_BOOLEAN = {"direct", "out"}
_MAIL = re.compile(r"[^\s@<>,;:]{1,200}@[^\s@<>,;:]{1,200}")
_PHONE = re.compile(r"[\d\s()/.+-]{5,40}")
_CODE = re.compile(r"`([^`]+)`")
_EXCERPT = 140  # characters
_LONGEST = 400  # characters of a name, which may stand in every row

# What Datasette has in a cell without a value, where an empty text would count as no answer.
NOTHING = Markup("&nbsp;")

Get = Callable[[str], Any]


class Unnamed(Markup):
    """The link to a node or a note whose name is not in its row, but its key or its number."""

    thing: str | int
    is_note: bool
    address: str


def render(
    datasette: Any, database: str, table: str | None, column: str, value: Any, row: Any
) -> Any:
    """What Datasette shows in a cell; None for what it would show anyway."""
    if value is None or value == "" or not databases.named(datasette, database):
        return None
    at = Addresses.of(datasette, database)

    def get(name: str) -> Any:
        try:
            return row[name]
        except (KeyError, IndexError):  # rows are mappings in one place, sqlite3.Row in another
            return None

    if table is None:
        return cell(at, column, value, get)
    return _of_table(at, table, column, value, get)


def table(
    at: Addresses, answer: Answer, wanted: Sequence[str] | None = None, besides: str | None = None
) -> tuple[tuple[str, ...], list[list[Any]]]:
    """An answer to be shown on a page of kg, of the `wanted` columns.

    Keys and lines are in the links, lists for programs are texts beside them; a column that is
    empty, or that names the node `besides` in every row, says nothing and is left out.
    """
    found = answer.dicts()
    kept = [
        column
        for column in wanted or answer.columns
        if column in answer.columns
        and not (column in {"key", "line"} or column.endswith(("_key", "_list")))
        and any(row[column] not in _empty(column) for row in found)
        and not (besides and all(_names(row, column) == besides for row in found))
    ]
    rows = []
    for row in found:
        shown = [
            (cell(at, one, row[one], row.get), readable(row[one]) if one in TEXTS else row[one])
            for one in kept
        ]
        rows.append(
            [
                "" if special == NOTHING else plain if special is None else special
                for special, plain in shown
            ]
        )
    return tuple(kept), rows


def _empty(column: str) -> tuple[Any, ...]:
    """The values of a column that say nothing."""
    return (None, "", 0) if is_boolean(column) else (None, "")


def is_boolean(column: str) -> bool:
    """Whether a column holds 1 and 0 for yes and no."""
    return column.startswith("is_") or column in _BOOLEAN


def _names(row: Mapping[str, Any], column: str) -> Any:
    """The key of what a column names."""
    return row.get(f"{column}_key") or (row.get("key") if column in _NAMES else None)


def cell(at: Addresses, column: str, value: Any, get: Get) -> Markup | None:
    """A cell of any answer; `get` gives the other cells of its row."""
    if value is None or value == "":
        return None
    text = str(value)
    key = _key_of(column, get)
    if key and _is_key(str(key)):
        return _link(at.node(str(key)), text, "kg-node")
    if (column in _KEYS or column.endswith("_key")) and _is_key(text):
        return _unnamed(_link(at.node(text), text, "kg-key"), text, at.node(text))
    if is_boolean(column) and value in (0, 1):
        return Markup("yes") if value else NOTHING
    if (address := _address(column, text)) is not None:
        return _link(address, text, "kg-address")
    if column in _PATHS:
        return _place(at, text, get("line"))
    if column == "fields" and text.startswith("{"):
        return _told(text)
    if column in _MARKED:
        return Markup('<span class="kg-mark" data-value="{}">{}</span>').format(text, text)
    return None


def _key_of(column: str, get: Get) -> Any:
    """The key of what a cell names, where its row has one."""
    return get(f"{column}_key") or (get("key") or get("node_key") if column in _NAMES else None)


def _unnamed(link: Markup, thing: str | int, address: str, *, is_note: bool = False) -> Unnamed:
    found = Unnamed(link)
    found.thing, found.address, found.is_note = thing, address, is_note
    return found


def named(link: Unnamed, label: str) -> Markup:
    """The same link, with what the thing is called."""
    return _link(link.address, label, "kg-place" if link.is_note else "kg-node")


def _address(column: str, text: str) -> str | None:
    """Where somebody can be written to or called, if that is what a cell says."""
    if "@" in text and _MAIL.fullmatch(text):
        return f"mailto:{quote(text, safe='@')}"
    if column == "phone" and _PHONE.fullmatch(text):
        return f"tel:{re.sub(r'[^0-9+]', '', text)}"
    return None


def _told(text: str) -> Markup | None:
    try:
        pairs = fields(text)
    except (ValueError, AttributeError):
        return None  # somebody's own SQL may call anything so
    return Markup("<br>").join(Markup("{}: {}").format(*pair) for pair in pairs)


def _of_table(at: Addresses, table: str, column: str, value: Any, get: Get) -> Any:
    number, label = _plain(value), value["label"] if isinstance(value, Mapping) else value
    if column in _NODES and isinstance(number, int):
        return _numbered(at.numbered(number), value, number, is_note=False)
    if column in _NOTES and isinstance(number, int):
        line = get("line") if column != "target_note_id" else None
        return _numbered(at.numbered_note(number, line), value, number, is_note=True)
    if column in _ROWS and isinstance(number, int):
        return _link(f"{at.table(_ROWS[column])}/{number}", str(label), "kg-node")
    if _THINGS.get(table) == column and get("id") is not None:
        return _link(at.numbered(_plain(get("id"))), str(value), "kg-node")
    if table == "notes" and column == "title" and get("path"):
        return _link(at.note(str(get("path"))), str(value), "kg-node")
    if table == "notes" and column == "body":
        return _body(at, str(value), get)
    if column in TEXTS and table in describe.tables():
        return escape(readable(str(value)))
    return cell(at, column, value, get)


def _numbered(address: str, value: Any, number: int, *, is_note: bool) -> Markup:
    """A link to what a number refers to. Datasette has put its label there, but on the page of a
    row, and where somebody wants no labels."""
    kind = "kg-place" if is_note else "kg-node"
    if isinstance(value, Mapping):
        return _link(address, str(value["label"]), kind)
    return _unnamed(_link(address, str(number), kind), number, address, is_note=is_note)


def _plain(value: Any) -> Any:
    """The value of a cell, which Datasette replaces by value and label where it refers to a row."""
    return value["value"] if isinstance(value, Mapping) else value


def _body(at: Addresses, text: str, get: Get) -> Any:
    """The whole note on its row's page, its beginning in a table."""
    path = get("path")
    if path and policy.path().rstrip("/").endswith(f"/notes/{_plain(get('id'))}"):
        return lambda: _read(at, str(path))
    lines = map(readable, text[: 2 * _EXCERPT].splitlines())
    start = " ".join(" ".join(lines).split())[:_EXCERPT]
    return Markup('<span class="kg-excerpt">{}…</span>').format(start)


async def _read(at: Addresses, path: str) -> Markup | None:
    found = await note.contents(at.datasette, at.database, path)
    if found is None:
        return None
    pieces = {"pieces": found["text"]["pieces"]}
    return Markup(await at.datasette.render_template("_kg_pieces.html", pieces))


def _place(at: Addresses, text: str, line: Any) -> Markup | None:
    """A link to a place such as `People/Ann Lee.md:12`."""
    path, _, number = text.rpartition(":")
    if path.lower().endswith(".md") and number.isdigit():
        return _link(at.note(path, number), text, "kg-place")
    if not text.lower().endswith(".md"):
        return None
    shown = f"{text}:{line}" if line else text
    return _link(at.note(text, str(line) if line else None), shown, "kg-place")


def fields(value: Any) -> list[tuple[str, str]]:
    """What a thing's pages say under the fields of its kind, from the JSON object that is kept of
    it; several values as one text."""
    said: dict[str, Any] = json.loads(str(value))
    return [
        (name, ", ".join(map(str, one)) if isinstance(one, list) else str(one))
        for name, one in said.items()
    ]


def coded(text: str) -> Markup:
    """A sentence with what stands in it between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def _is_key(text: str) -> bool:
    return text.startswith(_PREFIXES) or _OWN_KEY.fullmatch(text) is not None


def _link(address: str, text: str, kind: str) -> Markup:
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    # A page may have ten thousand of these, and `Markup.format` takes four times as long.
    return Markup(f'<a class="{escape(kind)}" href="{escape(address)}">{escape(shown)}</a>')
