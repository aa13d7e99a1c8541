"""What the learner of `kg init` reads of an imported vault."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple


class NoteRead(NamedTuple):
    """A note as its rows tell it."""

    path: str
    folder: str
    name: str
    kind: str
    archived: bool
    day: str | None
    frontmatter: str
    body: str
    tags: tuple[str, ...]


def notes(conn: sqlite3.Connection) -> Iterator[NoteRead]:
    """Every note, by path."""
    tags: dict[int, list[str]] = {}
    for note_id, name in conn.execute("select distinct note_id, name from note_tags"):
        tags.setdefault(note_id, []).append(name)
    rows = conn.execute(
        "select id, path, folder, name, kind, is_archived, date, frontmatter, body from notes"
        " order by path"
    )
    for note_id, path, folder, name, kind, archived, day, frontmatter, body in rows:
        told = tuple(sorted(tags.get(note_id, ())))
        yield NoteRead(path, folder, name, kind, bool(archived), day, frontmatter, body, told)


def statuses(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every status as it is written, and how often."""
    return conn.execute(
        "select value, count(*) from claims where field = 'status' and value is not null"
        " group by value order by 2 desc, 1"
    ).fetchall()


def day_orders(conn: sqlite3.Connection, space: str) -> list[tuple[str, str]]:
    """(key, order) of what notes tell of the order of days."""
    return conn.execute("select key, extra from names where space = ?", (space,)).fetchall()
