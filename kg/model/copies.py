"""Copies that a sync tool made of a note: how their names tell what they copy."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# `X (Ann's conflicted copy 2026-01-02)`, as Dropbox, Nextcloud and Obsidian Sync write it, each
# in the language of its user.
_IN_BRACKETS = re.compile(
    r" ?\((?:[^()]*\b)?(?:sfconflict|conflict(?:ed)? cop(?:y|ies)|case conflict|konfliktkopie"
    r"|in konflikt stehende kopie|copie en conflit|copia en conflicto|copia in conflitto"
    r"|conflictkopie|conflicterende kopie|cópia em conflito)\b[^()]*\)",
    re.I,
)
_SYNCTHING = re.compile(r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?", re.I)
# These are copies only beside an equal X. `X 1`, `X (1)`, `X copy`; as Windows and macOS write it,
# each in the language of its user, `X - Kopie (2)`; as Google Drive does, `Copy of X`; as OneDrive
# does, which puts the machine's name behind: `X-DESKTOP-4711`.
_COPY = (
    *("copy", "kopie", "copie", "copia", "cópia", "kopia", "kopi", "копия"),
    *("のコピー", "コピー", "副本", "拷贝", "복사본"),
)
_NUMBERED = re.compile(r"(.*\S)(?: \d{1,2}| ?\(\d{1,2}\))")
_COPIED = re.compile(
    rf"(.*?\S)(?: - | |(?=[の副拷复复]))(?:{'|'.join(_COPY)})(?: ?\(?\d{{1,2}}\)?)?", re.I
)
_COPY_OF = re.compile(
    r"(?:copy|kopie|copie|copia|cópia|kopi|kopia)(?: \(?\d{1,2}\)?)? (?:of|von|van|de|di|af|av)"
    r" (.*\S)",
    re.I,
)
_FIRST = ("copy", "kopi", "copi", "cópi")
_MACHINE = re.compile(
    r"(.*\S)-(?:(?:DESKTOP|LAPTOP|WIN|PC|SURFACE)-\w{3,15}|[\w-]{2,15}-(?:PC|LAPTOP|DESKTOP|MacBook(?:-\w+)?))"
)
_MACHINES = ("DESKTOP", "LAPTOP", "-WIN-", "-PC", "SURFACE", "MacBook")


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
    copied = _copied(name)
    return Original(f"{folder}{slash}{copied}{ending}", False) if copied else None


def _copied(name: str) -> str | None:
    """What a copy is called after, should what it copies be there; most names are no copy's."""
    lowered = name.lower().rstrip(" ()0123456789")
    found = _COPIED.fullmatch(name) if lowered.endswith(_COPY) else None
    if found is None and lowered.startswith(_FIRST):
        found = _COPY_OF.fullmatch(name)
    if found is None and any(machine in name for machine in _MACHINES):
        found = _MACHINE.fullmatch(name)
    if found is None and (name[-1:].isdigit() or name[-1:] == ")"):
        found = _NUMBERED.fullmatch(name)
    return found[1] if found else None
