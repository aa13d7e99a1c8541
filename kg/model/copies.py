"""Copies that a sync tool made of a note: how their names tell what they copy."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# `X (Ann's conflicted copy 2026-01-02)`, as Dropbox, Nextcloud and Obsidian Sync write it, each
# in the language of its user.
_IN_BRACKETS = re.compile(
    r" ?\((?:[^()]*\b)?(?:conflict(?:ed)? cop(?:y|ies)|case conflict|konfliktkopie"
    r"|in konflikt stehende kopie|copie en conflit|copia en conflicto|copia in conflitto"
    r"|conflictkopie|conflicterende kopie|cópia em conflito)\b[^()]*\)",
    re.I,
)
_SYNCTHING = re.compile(r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?", re.I)
# `X 1`, `X (1)`, `X copy`: a copy only beside an equal X.
_NUMBERED = re.compile(r"(.*\S)(?: \d{1,2}| ?\(\d{1,2}\)|(?: -)? copy(?: \d{1,2})?)", re.I)


@lru_cache(maxsize=20_000)
def without_sync_mark(name: str) -> str:
    """A file's name without what a sync tool put behind it: what the copy is a copy of."""
    if "onfli" not in name and "ONFLI" not in name:  # nearly every name
        return name
    found = _SYNCTHING.search(name) or _IN_BRACKETS.search(name)
    if found is None:
        return name
    return (name[: found.start()] + name[found.end() :]).strip() or name


class Original(NamedTuple):
    """The path of what a note may be a copy of; `certain` where the copy's name alone tells."""

    path: str
    certain: bool


@lru_cache(maxsize=20_000)
def original_of(path: str) -> Original | None:
    """What the note at a path is a copy of by its name, None for any other note."""
    folder, slash, file = path.rpartition("/")
    name, ending = file[:-3], file[-3:]
    marked = without_sync_mark(name)
    if marked != name:
        return Original(f"{folder}{slash}{marked}{ending}", True)
    if not (name[-1:].isdigit() or name[-1:] == ")" or name[-4:].lower() == "copy"):
        return None
    numbered = _NUMBERED.fullmatch(name)
    return Original(f"{folder}{slash}{numbered[1]}{ending}", False) if numbered else None
