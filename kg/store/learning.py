"""What the learner of `kg init` reads of an imported vault."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from kg.store.queries import internal


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
    for note_id, name in internal(conn, "tags_of_notes"):
        tags.setdefault(note_id, []).append(name)
    rows = internal(conn, "notes_to_learn")
    for note_id, path, folder, name, kind, archived, day, frontmatter, body in rows:
        told = tuple(sorted(tags.get(note_id, ())))
        yield NoteRead(path, folder, name, kind, bool(archived), day, frontmatter, body, told)


def statuses(conn: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every status as it is written, and how often."""
    return internal(conn, "statuses_written").fetchall()


def day_orders(conn: sqlite3.Connection, space: str) -> list[tuple[str, str]]:
    """(key, order) of what notes tell of the order of days."""
    return internal(conn, "day_orders", space=space).fetchall()
