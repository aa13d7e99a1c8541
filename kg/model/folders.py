"""What folders are for: by the words of their names, and by what is told of them.

A fact of a folder comes from paths, file names and what notes say of themselves, never from the
kind that a folder gave them (`kg.resolve.folder_kinds` finds it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, Protocol

from kg.model.kinds import EMPLOYER_KIND, Kinds, is_entity
from kg.model.names import page_name, slug, spell_out
from kg.model.rules import Rules, folder_name

ARCHIVE = "archive"
GROUP = "group"


class Told(Protocol):
    """What folders are for, as the notes in them tell."""

    def get(self, folder: str, default: str, /) -> str:
        """A kind, or GROUP; the default where the notes tell nothing."""


NOTHING_TOLD: Mapping[str, str] = MappingProxyType({})

# Before a kind, where a note does not say that it is a page of it:
BY_FIELDS = "~"  # it has its fields
BY_NAME = "?"  # its file is called as somebody may be

_BETWEEN = re.compile(r"[&+,;/]|[和與及と](?=\S)")
_AND = frozenset(("and", "und", "et", "y", "e", "og", "och", "en", "oraz", "i", "и", "ja", "a"))
_ALONE = frozenset(("meeting", "agenda"))  # one alone is no folder of them
_NO_PART = frozenset(("notes",))  # `Project notes` are about projects
_ONLY_BESIDE = {"partner": EMPLOYER_KIND}  # alone it may be one's own
_DATED = re.compile(r"\W*(?:(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])|\d\d[-_.]\d\d[-_.]\d\d)")


class Position(NamedTuple):
    """Where the folders above stand: of what kind they are, and whose folder it is (`owner` of the
    kind `owner_kind`), if it is one entity's."""

    kind: str
    owner: str
    owner_kind: str

    @property
    def is_owner_next(self) -> bool:
        """Whether the next folder is one entity's, if its name means nothing."""
        return is_entity(self.kind) and not self.owner_kind


OUTSIDE = Position("", "", "")


class Walk(NamedTuple):
    """What the folders from the top down to one say together; `owner_at` counts folders from 0, -1
    where there is no owner; `by_pages` tells that its pages alone make the innermost that kind,
    `is_open` that the name of one means nothing, so that its notes may tell."""

    position: Position
    owner_at: int
    archived: bool
    template: bool
    by_pages: bool
    is_open: bool


def walk(folder: str, rules: Rules, told: Callable[[str, Position], str]) -> Walk:
    """Go down the path of a folder. `told(path, position)` is asked of each one whose name means
    nothing: a kind, GROUP, or "" for nothing."""
    kind = owner = owner_kind = ""
    archived = template = by_pages = is_open = False
    owner_at = -1
    at = -1
    end = 0
    while folder and end >= 0:
        at += 1
        start, end = (end + 1 if at else 0), folder.find("/", end + 1 if at else 0)
        part = folder[start:end] if end >= 0 else folder[start:]
        position = Position(kind, owner, owner_kind)
        meanings = by_name(part, rules, position)
        if rules.places and (place := rules.places.get(folder[:end] if end >= 0 else folder)):
            meanings = (place,)
        counted = bool(meanings)
        if is_open_to_people(meanings, position) or not (meanings or is_group(part, rules)):
            is_open = True
            found = told(folder[:end] if end >= 0 else folder, position)
            meanings = (found,) if found else meanings
        for meaning in meanings:
            if meaning == ARCHIVE:
                archived = True
            elif meaning == Kinds.TEMPLATE:
                template = True
            elif meaning != GROUP:
                kind, by_pages = meaning, not counted
                if is_entity(meaning):
                    owner = owner_kind = ""
                    owner_at = -1
        if not meanings and position.is_owner_next and not is_group(part, rules):
            owner, owner_kind, owner_at = part, kind, at
    return Walk(Position(kind, owner, owner_kind), owner_at, archived, template, by_pages, is_open)


def is_open_to_people(meanings: tuple[str, ...], position: Position) -> bool:
    """Whether a folder that is called as one of companies may group people, as what lies in it
    tells: *People/Clients*."""
    return position.kind == Kinds.PERSON and meanings == (EMPLOYER_KIND,)


def by_name(part: str, rules: Rules, position: Position = OUTSIDE) -> tuple[str, ...]:
    """What the name of a folder means there: kinds, ARCHIVE or GROUP; nothing for most names. One
    that only groups entities says nothing outside of them."""
    folded = folder_name(part)
    meaning = rules.folders.get(folded)
    if meaning == GROUP and not is_entity(position.kind):
        return ()
    if meaning is not None:
        return (meaning,)
    if is_sequence(folded):
        return ()
    if found := _by_parts(part, rules):
        return found
    return () if position.is_owner_next else _by_last_word(folded, rules)


def is_group(part: str, rules: Rules) -> bool:
    """Whether a folder only groups entities: a year, an initial, a status."""
    folded = folder_name(part)
    return len(folded) <= 1 or is_sequence(folded) or folded in rules.statuses


def is_sequence(folded: str) -> bool:
    """Whether a name is digits alone: a year, a day, a number."""
    return folded.replace("-", "").isdigit()


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each part of a name, parts being what *and* and commas stand between."""
    found: list[tuple[str, ...]] = []
    for piece in _BETWEEN.split(spell_out(name)):
        words: list[str] = []
        for word in slug(piece).split("-"):
            if word in _AND:
                found.append(tuple(words))
                words = []
            elif word and not (word.isdigit() and not words):
                words.append(word)
        found.append(tuple(words))
    return tuple(words for words in found if words)


def _by_parts(name: str, rules: Rules) -> tuple[str, ...]:
    """What all parts of a name mean: `Customers and Partners`, `Active Projects`."""
    parts = _parts(name)
    if not parts or parts == ((folder_name(name),),):
        return ()
    if rules.folders.get(parts[-1][-1]) == Kinds.TEMPLATE:
        return (Kinds.TEMPLATE,)
    kinds: set[str] = set()
    archived = False
    for words in parts:
        joined = "-".join(words)
        whole = rules.folders.get(joined)
        if whole is None and len(parts) > 1:
            whole = _ONLY_BESIDE.get(joined)
        meanings = [whole] if whole not in (None, GROUP) else [_of_word(w, rules) for w in words]
        own = {one for one in meanings if one not in (ARCHIVE, GROUP)}
        if len(own) != 1 or None in own:
            return ()
        if whole is None and words[-1] in _ALONE:
            return ()
        kinds |= {one for one in own if one is not None}
        archived = archived or ARCHIVE in meanings
    if len(kinds) != 1:
        return ()
    return (ARCHIVE, *kinds) if archived else tuple(kinds)


def _of_word(word: str, rules: Rules) -> str | None:
    meaning = rules.folders.get(word)
    if meaning is None and word in rules.statuses:
        return GROUP
    return None if word in _NO_PART else meaning


def _by_last_word(folded: str, rules: Rules) -> tuple[str, ...]:
    """That a folder is one of meetings, by the word that it ends with: `Board-Meetings`."""
    if "-" not in folded:
        return ()
    parts = folded.split("-")
    ends = ("-".join(parts[at:]) for at in range(1, len(parts)))
    meant = any(rules.folders.get(end) == Kinds.MEETING and end not in _ALONE for end in ends)
    return (Kinds.MEETING,) if meant else ()


def is_about(name: str, folder: str, rules: Rules) -> bool:
    """Whether a note of that name is the page of its folder: `README`, or called as it."""
    folded = slug(name)
    return folded in rules.folder_notes or folded == slug(folder.rpartition("/")[2])


def is_overview(name: str, rules: Rules) -> bool:
    """Whether the name of a note says that it is about many: `People MOC`."""
    return f"-{slug(name)}".endswith(_ends_of_overviews(rules.overviews))


@lru_cache(maxsize=16)
def _ends_of_overviews(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"-{word}" for word in words)


@lru_cache(maxsize=20_000)
def is_dated(path: str) -> bool:
    """Whether the name of a file begins as one of a day does."""
    return _DATED.match(page_name(path)) is not None
