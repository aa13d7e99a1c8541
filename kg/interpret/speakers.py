"""Who spoke in a transcript: three or more lines `**Name**: …` or `Name (00:12): …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.interpret.labels import label_of
from kg.interpret.lazy import lazy
from kg.interpret.looks import is_filler, is_full, look_of
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView
from kg.interpret.words import TRANSCRIPTS
from kg.model.kinds import Bases, Kinds, Looks, Senses, Shape, Shapes
from kg.model.names import slug
from kg.model.people import ListEntry, PeopleList
from kg.model.rules import Rules, field_name

_FEWEST = 3  # lines that make a transcript
_TIME = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[)\]]?"
_SPEAKER = lazy(
    rf"""[ \t]*(?:[-*+][ \t]+)?(?:{_TIME}[ \t]+)?(?:
        (?:\*\*|__)(?P<bold>[^*_:\n]{{2,60}})
        (?:(?:\*\*|__)(?:[ \t]*{_TIME})?[ \t]*[:：]|[:：](?:\*\*|__))
      | (?P<timed>[^\W\d_][^:*_()\[\]\n]{{0,60}}?)[ \t]*
        [(\[]\d{{1,2}}:\d{{2}}(?::\d{{2}})?[)\]][ \t]*[:：]
    )""",
    re.VERBOSE,
)


def speakers_here(view: NoteView) -> PeopleList | None:
    """Whoever speaks in a note that calls itself a transcript, by its type or a folder."""
    return speakers_of(view) if is_transcript(view) else None


def is_transcript(view: NoteView) -> bool:
    """Whether a note calls itself a transcript, by its type or by a folder."""
    types = [one.value for one in view.values(Kinds.NOTE).get("type", ()) if one.rank == 0]
    return any(map(_is_word_for_one, (*map(plain, types), *view.folder.split("/"))))


def speakers_of(view: NoteView) -> PeopleList | None:
    """Whoever speaks in the note, each on the line of the first word; a guess."""
    lines: dict[str, list[int]] = {}  # on which each name stands
    for number, line in view.with_colons:
        if match := _SPEAKER.match(line):
            name = (match["bold"] or match["timed"]).strip()
            lines.setdefault(name, []).append(number)
    spoke = {name: found for name, found in lines.items() if _is_speaker(name, view.rules)}
    if sum(map(len, spoke.values())) < _FEWEST:
        return None
    firsts = {name: found[0] for name, found in spoke.items()}
    return PeopleList(tuple(_entries(firsts)), certain=False)


@lru_cache(maxsize=4096)  # of types and folders
def _is_word_for_one(text: str) -> bool:
    folded = slug(text)
    return folded in TRANSCRIPTS or folded.rpartition("-")[2] in TRANSCRIPTS


def _is_speaker(name: str, rules: Rules) -> bool:
    if look_of(name) != Looks.NAME or is_filler(name) or label_of(name, rules):
        return False
    word = field_name(name)
    return word not in rules.headings and not any(word in table for table in rules.fields.values())


def _entries(lines: dict[str, int]) -> Iterator[ListEntry]:
    """An entry a name; one word alone is somebody only if known."""
    for name, line in lines.items():
        shape: Shape = Shapes.ITEM if is_full(name) else Shapes.SLIP
        yield ListEntry(name, line, shape, Bases.SPEAKER, Senses.PRESENT)
