"""What a note brings along as one text, and back."""

from __future__ import annotations

import json
from typing import Any

from kg.languages.dataview.note import Item, Note, Target, read_note
from kg.model.note import ParsedNote

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def packed(parsed: ParsedNote, text: str) -> str:
    """What a note brings along for queries, as JSON."""
    return _write(read_note(parsed, text))


def unpacked(text: str) -> Note:
    """What `packed` packed."""
    frontmatter, fields, tags, aliases, links, items = json.loads(text)
    return Note(
        frontmatter,
        tuple((key, value) for key, value in fields),
        tuple(tags),
        tuple(aliases),
        tuple(Target(*link) for link in links),
        tuple(map(_item, items)),
    )


def _item(row: list[Any]) -> Item:
    fields = tuple((key, value) for key, value in row[9])
    return Item._make((*row[:9], fields, tuple(row[10])))
