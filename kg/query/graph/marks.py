"""What makes things stand out in a picture, and what else than their names they are found by."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.picture import Mark
    from kg.store.reader import Connection

_WORDS = 400  # characters of what a thing is found by


def marks(conn: Connection, keys: Iterable[str]) -> dict[str, tuple[Mark, ...]]:
    """The marks of each of these things that has any, by key."""
    found: dict[str, list[Mark]] = {}
    wanted = queries.array(sorted(keys)) or "[]"
    for key, mark in queries.internal(conn, "picture_marks", keys=wanted):
        found.setdefault(key, []).append(cast("Mark", mark))
    return {key: tuple(all_of) for key, all_of in found.items()}


def words(conn: Connection, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Aliases, tags (`#harbour`) and properties (`city: Hull`) by key: the first of each thing, up
    to some hundred characters."""
    wanted = queries.array(sorted(keys)) or "[]"
    found: dict[str, dict[str, None]] = {}
    sizes: dict[str, int] = {}
    for key, word, *_ in queries.internal(conn, "picture_words", keys=wanted):
        sizes[key] = sizes.get(key, 0) + len(word)
        if sizes[key] <= _WORDS:
            found.setdefault(key, {})[word] = None
    return {key: tuple(all_of) for key, all_of in found.items()}
