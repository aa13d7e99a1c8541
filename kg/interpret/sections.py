"""The sections of a note: what stands below each heading, and of what day it speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from kg.interpret.leading_days import day_of_heading, trailing_day
from kg.interpret.note_view import NoteView
from kg.interpret.vocabulary_cache import MadeOnce, Remembered
from kg.interpret.weeks import week_of
from kg.interpret.words import NOT_MET, TO_COME
from kg.model.names import slug
from kg.model.rules import Rules


class Section(NamedTuple):
    """A heading with what stands below it, up to the next one of its rank.

    `text` is the heading without its day, `day` that day, else the one of the heading above or of
    the note; `own_day` tells that it stands in this heading. `path` holds the folded texts of the
    headings above and of this one.
    """

    line: int
    last: int
    level: int
    text: str
    day: str
    own_day: bool
    path: tuple[str, ...]


def sections_of(view: NoteView, day: str) -> list[Section]:
    """The sections of a note of that day ("" for one without), in the order of their headings. In
    the note of a week a weekday is a day."""
    found: list[Section] = []
    open_: list[int] = []
    week = week_of(view, day)
    for heading in view.note.headings:
        while open_ and found[open_[-1]].level >= heading.level:
            at = open_.pop()
            found[at] = found[at]._replace(last=heading.line - 1)
        above = found[open_[-1]] if open_ else None
        own, text = _dated(heading.text, view)
        named = week.day(heading.text) if week and not own else None
        own, text = named or (own, text)
        path = (*(above.path if above else ()), slug(text))
        known = own or ("" if named else above.day if above else day)
        open_.append(len(found))
        found.append(Section(heading.line, _END, heading.level, text, known, bool(own), path))
    return found


_END = 1 << 30  # a line behind the last


class Lines(Protocol):
    """What stands on some lines of a note, the last one included."""

    @property
    def line(self) -> int: ...
    @property
    def last(self) -> int: ...


AnySection = TypeVar("AnySection", bound=Lines)


def section_at(sections: Sequence[AnySection], line: int) -> AnySection | None:
    """The innermost section that holds a line."""
    at = bisect_right(sections, line, key=attrgetter("line")) - 1
    while at >= 0 and sections[at].last < line:
        at -= 1
    return sections[at] if at >= 0 else None


def is_to_come(section: Section, rules: Rules) -> bool:
    """Whether a section tells of what is still to be done: *Tomorrow*, *To do*."""
    if any(folded in TO_COME for folded in section.path):
        return True
    return _names_plans(rules.planned)[section.path[-1]]


@MadeOnce
def _names_plans(phrases: tuple[str, ...]) -> Remembered[bool]:
    """Whether a folded heading holds one of the phrases, whole."""
    folded = [f"-{slug(phrase)}-" for phrase in phrases]
    return Remembered(lambda last: any(phrase in f"-{last}-" for phrase in folded))


def is_of_contacts(section: Section) -> bool:
    """Whether a day as a heading may be that of a contact: not below *Mentions*, *News*."""
    return not any(folded in NOT_MET for folded in section.path)


def _dated(text: str, view: NoteView) -> tuple[str, str]:
    """The day in front of a heading, or at its end, and the rest of its text."""
    found = day_of_heading(text, view)
    if found is not None:
        return found
    return trailing_day(text, view) or ("", text)
