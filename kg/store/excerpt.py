"""The first place of a text that a full-text search found, in a time that grows with the text.

FTS5 marks hits in a time that grows with their square. Where they are many, the text goes piece by
piece through an index in memory, which reads words as that of the notes does, until one has a hit.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from kg.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 8_000  # characters
_SHARED = 1_000  # of them with the piece before: as long as a search may be
_BEFORE, _AFTER = 60, 240  # characters around a hit that come into its excerpt
_MARK = "\x01"


class Hit(NamedTuple):
    """How many characters stand before the first hit, and an excerpt with the hits in ⟦ and ⟧."""

    start: int
    excerpt: str


def first(text: str, expression: str) -> Hit | None:
    """Where an expression of FTS5 first holds of a part of the text, None where it never does."""
    with contextlib.closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("create table notes (id integer primary key, title, body, aliases)")
        conn.execute(next(sql for sql in schema.statements() if " notes_fts " in sql))
        for begin, piece in _pieces(text.replace(_MARK, " ")):
            marked = _ask(conn, f"highlight(notes_fts, 1, '{_MARK}', '')", piece, expression)
            if marked:
                start = begin + marked.index(_MARK)
                return Hit(start, _excerpt(conn, text, start, expression))
    return None


def _excerpt(conn: sqlite3.Connection, text: str, start: int, expression: str) -> str:
    begin, end = max(0, start - _BEFORE), start + _AFTER
    if begin:  # at the next word, or at the hit
        spaces = (text.find(sign, begin, start) for sign in " \n")
        begin = min((space for space in spaces if space >= 0), default=start)
    around = text[begin:end].strip()
    found = _ask(conn, "snippet(notes_fts, 1, '⟦', '⟧', '…', 16)", around, expression) or around
    before = "…" if begin and not found.startswith("…") else ""
    after = "…" if end < len(text) and not found.endswith("…") else ""
    return " ".join(f"{before}{found}{after}".replace("\r", "").split("\n"))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that begin and end between words, where there are spaces."""
    begin = end = 0
    while end < len(text):
        end = begin + _PIECE
        end = len(text) if end >= len(text) else _space(text, end - _SHARED, end)
        yield begin, text[begin:end]
        begin = _space(text, end - 2 * _SHARED, end - _SHARED)


def _space(text: str, least: int, most: int) -> int:
    """The last space between two places, or the later place."""
    found = max(text.rfind(" ", least, most), text.rfind("\n", least, most))
    return most if found < 0 else found


def _ask(conn: sqlite3.Connection, asked: str, text: str, expression: str) -> str | None:
    """What a function of FTS5 says of the text; None where the expression does not hold of it."""
    conn.execute("insert or replace into notes values (1, '', ?, '')", (text,))
    conn.execute("insert into notes_fts(notes_fts) values ('rebuild')")
    row = conn.execute(f"select {asked} from notes_fts where notes_fts match ?", (expression,))
    return next((str(found) for (found,) in row), None)
