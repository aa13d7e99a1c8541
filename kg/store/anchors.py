"""Which links name a heading or a block that their note does not have, for the checks to tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter

from kg.model.anchors import is_block, missing_blocks, missing_headings
from kg.store.queries import internal

_Missing = Callable[[Iterable[str], Iterable[str], str], list[str]]
_KINDS: tuple[tuple[str, _Missing], ...] = (
    ("headings_of", missing_headings),
    ("blocks_of", missing_blocks),
)


def look_up(conn: sqlite3.Connection, *, every: bool) -> None:
    """Fill the temporary table `anchored` with the links to places within what is `looked_at`, and
    `lacking` with the places that are not there. Of all links (`every`), one scan finds them sooner
    than the index."""
    for table in ("anchored", "lacking"):
        internal(conn, f"{table}_table")
        conn.execute(f"delete from {table}")
    internal(conn, "anchored" if every else "anchored_looked_at")
    led = internal(conn, "not_there_as_written").fetchall()
    for target, rows in groupby(led, key=itemgetter(0)):
        missing = _missing(conn, target, [fragment for _, fragment in rows])
        conn.executemany("insert into lacking values (?, ?)", ((target, one) for one in missing))


def _missing(conn: sqlite3.Connection, target: int, fragments: list[str]) -> list[str]:
    """Of fragments those that the note does not have."""
    (body,) = internal(conn, "body_of", note=target).fetchone()
    found: list[str] = []
    for (there, missing), wanted in zip(_KINDS, _parted(fragments), strict=True):
        if wanted:
            names = [name for (name,) in internal(conn, there, note=target)]
            found += missing(wanted, names, body)
    return found


def _parted(fragments: list[str]) -> tuple[list[str], list[str]]:
    """Headings, and blocks."""
    blocks = [one for one in fragments if is_block(one)]
    return [one for one in fragments if not is_block(one)], blocks
