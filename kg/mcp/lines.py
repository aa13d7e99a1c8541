"""The lines of a note around a place, as the database has them.

A note that is not in the database, or was left out of a copy, is not there, whatever the path.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from kg.errors import NameUnknown, UsageError
from kg.mcp.found import Found, Table
from kg.parse.decode import decode
from kg.present.counted import counted
from kg.read import LARGEST_NOTE, Unreadable, read_file, text_hash
from kg.store import queries
from kg.store.reader import imported_vault

if TYPE_CHECKING:
    from kg.store.reader import Connection

_BEFORE = 5  # lines before the one that was asked for
_LIKE = 5


def around(conn: Connection, source: str) -> Found:
    """The lines from a little before the one that a source names, up to the end of the note; of a
    source without a line, all. Raises NameUnknown for a path that is no note's."""
    path, line = _place(conn, source)
    lines = _lines(conn, path)
    if line is not None and not 0 < line <= len(lines):
        raise UsageError(f"The note has {counted(len(lines), 'line')}, and no line {line:,}.")
    first = max(1, line - _BEFORE) if line else 1
    shown = [(number, text) for number, text in enumerate(lines, 1) if number >= first]
    rows = [[text, f"{path}:{number}"] for number, text in shown if text.strip()]
    of = f" from line {first:,}" if first > 1 else ""
    return Found(
        f"{counted(len(lines), 'line')} in the note{of}",
        (Table(("text", "source"), rows, total=len(rows)),),
        whole=True,
    )


def _place(conn: Connection, source: str) -> tuple[str, int | None]:
    """The path of a note, and the line if one is named."""
    if _is_note(conn, source):
        return source, None
    path, colon, number = source.rpartition(":")
    if colon and number.isascii() and number.isdigit() and len(number) < 10:
        if _is_note(conn, path):
            return path, int(number)
        source = path
    found = conn.execute(
        queries.load("paths_like", "internal").text, {"name": _name(source), "most": _LIKE}
    )
    raise NameUnknown(source, tuple(str(path) for (path,) in found))


def _name(source: str) -> str:
    return source.replace("\\", "/").rpartition("/")[2].removesuffix(".md")


def _is_note(conn: Connection, path: str) -> bool:
    return bool(queries.rows(conn, "note_texts", paths=queries.array([path])))


def _lines(conn: Connection, path: str) -> list[str]:
    """All lines of a note, as they are in its file if that is the one which was imported; else its
    properties as the first line, and the text below them."""
    ((body, body_line, frontmatter, text_hash),) = queries.internal(conn, "note_read", path=path)
    head = [""] * (body_line - 1)
    if head:
        head = _head_of_file(conn, path, text_hash, body_line) or [_properties(frontmatter), *head]
    return [*head[: body_line - 1], *body.split("\n")]


def _head_of_file(conn: Connection, path: str, imported: str, body_line: int) -> list[str] | None:
    """The lines above the text; None where the file is not there, or another one than then."""
    vault = imported_vault(conn)
    if not vault or not os.path.isabs(vault):
        return None  # a copy
    try:
        data = read_file(os.path.join(vault, path), LARGEST_NOTE)
    except Unreadable:
        return None
    return decode(data)[0].split("\n")[: body_line - 1] if text_hash(data) == imported else None


def _properties(frontmatter: str) -> str:
    try:
        found = json.loads(frontmatter or "{}")
    except ValueError:
        return ""
    return "properties: " + json.dumps(found, ensure_ascii=False) if found else ""
