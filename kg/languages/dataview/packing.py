"""What a note brings along as one text, and back.

Two lines of JSON: fields and tags, which most queries ask for; links and list items, which are
unpacked only when they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from kg.languages.dataview.note import Item, Pairs, Target, read_note
from kg.model.note import Json, ParsedNote

_read = json.JSONDecoder().raw_decode
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def packed(parsed: ParsedNote, text: str) -> str:
    """What a note brings along for queries."""
    note = read_note(parsed, text)
    return f"{_write(note[:4])}\n{_write(note[4:])}"


class Unpacked:
    """What `packed` packed."""

    def __init__(self, text: str) -> None:
        first, _, self._packed = text.partition("\n")
        given, _ = _read(first)
        self.frontmatter: Mapping[str, Json] = given[0]
        self.fields: Pairs = given[1]
        self.tags: tuple[str, ...] = given[2]
        self.aliases: tuple[str, ...] = given[3]

    @cached_property
    def _rest(self) -> list[list[list[Any]]]:
        found: list[list[list[Any]]] = _read(self._packed)[0]
        return found

    @cached_property
    def links(self) -> tuple[Target, ...]:
        """The links, as written."""
        return tuple(map(Target._make, self._rest[0]))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The list items."""
        return tuple(map(Item._make, self._rest[1]))
