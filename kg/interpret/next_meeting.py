"""Sections of minutes about the next meeting: who is listed there was not at this one."""

from __future__ import annotations

from kg.interpret.note_view import NoteView
from kg.interpret.words import GATHERING_SIGNS, GATHERINGS, NEXT, NEXT_SIGNS
from kg.model.names import slug

_END = 1 << 30  # a line behind the last


def sections_of_next(view: NoteView) -> list[range]:
    """The lines of each section whose heading speaks of the next meeting and says no day: one with
    a day is a meeting of its own, and a title is that of the note."""
    found: list[range] = []
    headings = view.note.headings
    for at, heading in enumerate(headings):
        is_title = at == 0 and heading.level == 1
        if not is_title and speaks_of_next(heading.text):
            below = (one.line for one in headings[at + 1 :] if one.level <= heading.level)
            found.append(range(heading.line, next(below, _END)))
    return found


def speaks_of_next(text: str) -> bool:
    """Whether a heading speaks of the next meeting: *Next meeting*, *Nächste Sitzung*, 下次会议."""
    if any(map(str.isdigit, text)):
        return False
    if not text.isascii() and any(sign in text for sign in NEXT_SIGNS):
        return any(sign in text for sign in GATHERING_SIGNS)
    words = slug(text).split("-")
    after = next((at for at, word in enumerate(words) if word in NEXT), None)
    return after is not None and not GATHERINGS.isdisjoint(words[after + 1 : after + 3])
