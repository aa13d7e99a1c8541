"""The full names that a note writes for people whom it also calls by a first name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.looks import name_ends
from kg.interpret.note_view import NoteView
from kg.model.names import without_md

_LONGEST = 60  # characters in which a full name stands


def full_names(view: NoteView, first_names: set[str]) -> list[str]:
    """The full names that the note writes for people whom it also calls by a first name alone: for
    "Ann", "Ann Lee" in "that is Ann Lee's idea", in a property, and in the names of file and
    folders."""
    if not first_names:
        return []
    texts = [view.note.body, *map(_spaced, view.note.path.split("/"))]
    texts += [one.value for one in view.note.properties if isinstance(one.value, str)]
    found = {
        name: None
        for text in texts
        for first in sorted(first_names)
        if first in text
        for name in _names_from(first, text)
    }
    return list(found)


def _names_from(first: str, text: str) -> Iterator[str]:
    """The texts of two words and more in a text that begin with a first name."""
    for at in _places(first, text):
        line = text[at : at + len(first) + _LONGEST].partition("\n")[0]
        for end in name_ends(line)[1:]:
            yield " ".join(re.sub(r"[’']s$", "", word) for word in line[:end].split())


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word begins that stands by itself, with a space behind it. No expression looks: there
    are hundreds of first names in a vault, and to compile one for each takes longer."""
    at = text.find(word)
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if behind in (" ", "\u00a0") and not (before.isalnum() or before == "_"):
            yield at
        at = text.find(word, at + 1)


def _spaced(name: str) -> str:
    """The name of a file or a folder as a text: `2026-01-05_ann-lee.md` → `2026 01 05 Ann Lee`."""
    name = without_md(name).replace("_", " ")
    return name.replace("-", " ").title() if name == name.lower() else name
