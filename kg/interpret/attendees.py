"""Where a note lists people: properties, labels, headings, items, callouts, tables, plain lines.

What is found are entries as they are written, list by list (`kg.interpret.people` reads them). The
body is gone through line by line, for a list of people is often no list of Markdown: names below a
heading, one a line; a table; a label with names behind its colon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from operator import attrgetter

from kg.interpret.attendee_fields import in_properties, in_tables
from kg.interpret.body_lines import LONGEST_HEAD, Line, Lines, split_label
from kg.interpret.dated_sections import DatedSection, dated_sections, without_ranks
from kg.interpret.flat_items import end_of_names_beside
from kg.interpret.labels import Label, may_be_label, opens_list
from kg.interpret.named import listed_in
from kg.interpret.nested_lines import goes_on_below
from kg.interpret.next_meeting import sections_of_next
from kg.interpret.note_view import NoteView
from kg.interpret.one_list import OneList, Opening
from kg.interpret.people.lists import NothingKnown, read_lists
from kg.interpret.sections import section_at
from kg.interpret.speakers import speakers_here
from kg.model.kinds import Bases, Senses, Shapes
from kg.model.page import Listed
from kg.model.people import ListEntry, PeopleList, Reading

_MOST_LINES_OF_NAMES = 50
_WITH_ABBREVIATION = re.compile(r"[^\W\d_][^()\n,;:]{1,40} \([A-Z]{2,5}\)")
_BESIDE = 2  # blank lines between a list and a label that still belongs to it


def lists_of(view: NoteView) -> list[PeopleList]:
    """Every list of people of a note, in its properties first."""
    if view.lists is None:
        view.lists = [*in_properties(view), *in_tables(view), *lists_in_body(view)]
        spoke = speakers_here(view)
        view.lists += [spoke] if spoke else []
    return view.lists


def reading_of(view: NoteView) -> Reading:
    """What the note's lists say as far as it alone can tell."""
    if view.reading is None:
        lists, known = lists_of(view), NothingKnown()
        view.reading = read_lists(lists, view.rules, known) if lists else Reading((), ())
        view.asked = tuple(sorted(known.asked))
    return view.reading


def listed_of(view: NoteView) -> Listed:
    """The same as references."""
    if view.listed is None:
        view.listed = listed_in(reading_of(view), view.rules)
    return view.listed


def names_attendees(view: NoteView) -> bool:
    """Whether a list of attendees names anybody: not only who had a part, or was absent."""
    lines = {
        entry.line
        for one in lists_of(view)
        for entry in one.entries
        if entry.sense == Senses.PRESENT
    }
    return any(one.line in lines for one in reading_of(view).people)


def names_people(view: NoteView) -> bool:
    """Whether the note says with whom it deals, as `people:` does."""
    return any(one.weak for one in lists_of(view))


def lists_in_body(view: NoteView) -> list[PeopleList]:
    """The lists below headings, labels and items, and lines of names with abbreviations."""
    abbreviated = _abbreviated(view) if "(" in view.note.body else None
    found = [abbreviated] if abbreviated else []
    if opening_lines := _opening_lines(view):
        found += _Lists(view, Lines(view), sorted(opening_lines)).read()
    return found


def _opening_lines(view: NoteView) -> set[int]:
    """The numbers of the lines that may open a list, found at the least cost: most notes have none.

    Each line's words before a colon, in bold or alone are looked up.
    """
    found = set()
    for place, line in enumerate(view.lines):
        if not line or line.isspace():
            continue
        end = line.find(":", 0, LONGEST_HEAD)
        if end < 0 and not line.isascii():
            end = line.find("：", 0, LONGEST_HEAD)
        if end < 0 and len(line) > LONGEST_HEAD and "**" not in line[:4]:
            continue
        if may_be_label(line if end < 0 else line[:end], view.rules) or (
            " | **" in line
            and any(may_be_label(part.partition(":")[0], view.rules) for part in line.split(" | "))
        ):
            found.add(view.note.body_line + place)
    return found


class _Lists:
    """Goes through the lines of a body and collects its lists."""

    def __init__(self, view: NoteView, lines: Lines, opening: Sequence[int]) -> None:
        self._rules = view.rules
        self._lines = lines
        self._opening = opening
        self._view = view
        self._at = 0
        self._end = -_BESIDE - 1  # behind the last list
        self._firsts: dict[int, int] = {}  # by the line of a day: its first section

    def read(self) -> list[PeopleList]:
        found = []
        of_next = sections_of_next(self._view) if self._opening else []
        for number in self._opening:
            place = self._lines.place_of(number)
            if place is None or place < self._at or any(number in one for one in of_next):
                continue
            self._at = place
            opening = self._opened(self._lines[place])
            if opening is None:
                continue
            reader = OneList(self._rules, self._lines, place + 1, opening)
            entries = reader.read()
            self._at = reader.at
            if entries:
                self._end = reader.at
                found.append(PeopleList(tuple(entries)))
        return found

    @cached_property
    def _first_section(self) -> int:
        return first_section(self._view)

    def _is_below(self, number: int) -> bool:
        """Whether a line stands below the first section of the minutes: those of its own meeting,
        where a note holds those of several."""
        if number <= self._first_section:
            return False
        own = section_at(self._meetings, number) if self._meetings else None
        if own is None:
            return True
        if own.line not in self._firsts:
            self._firsts[own.line] = first_section_below(self._view, own.line)
        return number > self._firsts[own.line]

    @cached_property
    def _meetings(self) -> Sequence[DatedSection]:
        """What stands below each day, if lists of attendees stand below several."""
        dated = dated_sections(self._view)
        if not dated:
            return ()
        sections = without_ranks(dated, 1 << 30)
        holding = {
            own.line
            for number in self._opening
            if (own := section_at(sections, number)) and self._opens_list(number)
        }
        return sections if len(holding) > 1 else ()

    def _opens_list(self, number: int) -> bool:
        place = self._lines.place_of(number)
        if place is None:
            return False
        line = self._lines[place]
        found = split_label(line.text, self._rules, heading=line.kind == "heading")
        return found is not None and found[0].sense == Senses.PRESENT

    def _opened(self, line: Line) -> Opening | None:
        if line.kind in ("blank", "row", "rule", "markup"):
            return None
        found = split_label(line.text, self._rules, heading=line.kind == "heading")
        found = found or self._among_labels(line.text)
        if found is None:
            return None
        label, rest = found
        if not opens_list(line.text, label):
            return None
        kind = line.kind if line.kind in ("heading", "item") else "label"
        parts_only = label.sense in (Senses.BESIDE, Senses.ROLE) or (
            label.sense == Senses.ABSENT and kind != "heading"
        )
        if parts_only and not self._is_beside() and self._is_below(line.number):
            return None
        if kind == "item" and not rest and not self._goes_on_below(line):
            return None
        return Opening(label, rest, line, kind)

    def _among_labels(self, text: str) -> tuple[Label, str] | None:
        """The list in a line of labels that bars part: `**Date:** … | **Attendees:** Ann, Bo`."""
        parts = text.split(" | ")
        if len(parts) < 2 or not all(":" in part for part in parts):
            return None
        found = (split_label(part, self._rules) for part in parts)
        return next((one for one in found if one and one[1] and one[0].exact), None)

    def _is_beside(self) -> bool:
        """Whether nothing but blank lines stands between the last list and this line."""
        if self._at - self._end > _BESIDE:
            return False
        return all(self._lines[at].kind == "blank" for at in range(self._end, self._at))

    def _goes_on_below(self, line: Line) -> bool:
        if goes_on_below(self._lines.after(self._at), line):
            return True
        return end_of_names_beside(self._lines, self._at, self._rules) > self._at + 1


def first_section_below(view: NoteView, line: int) -> int:
    """The line of the first heading below a line that is not about people."""
    under = 0
    headings = view.note.headings
    for heading in islice(headings, bisect_right(headings, line, key=attrgetter("line")), None):
        if under and heading.level > under:
            continue
        under = 0
        if split_label(heading.text, view.rules, heading=True) is None:
            return heading.line
        under = heading.level
    return 1 << 30


def first_section(view: NoteView) -> int:
    """The line of the first heading that is neither the title nor about people."""
    under = 0
    for place, heading in enumerate(view.note.headings):
        if under and heading.level > under:
            continue
        under = 0
        if split_label(heading.text, view.rules, heading=True) is not None:
            under = heading.level
        elif place or heading.level > 1:
            return heading.line
    return 1 << 30


def _abbreviated(view: NoteView) -> PeopleList | None:
    """`Ann Lee (ALE), Bo Ek (BEK)` right below the title, on one line or more."""
    headings = view.note.headings
    start = headings[0].line if headings else view.note.body_line - 1
    first = next((n for n in range(start + 1, start + 4) if view.line(n).strip()), start)
    entries: list[ListEntry] = []
    for number in range(first, first + _MOST_LINES_OF_NAMES):
        text = view.line(number)
        if not _are_abbreviated(text, least=1 if entries else 2):
            break
        entries.append(ListEntry(text, number, Shapes.INLINE, Bases.LIST, Senses.PRESENT))
    return PeopleList(tuple(entries)) if entries else None


def _are_abbreviated(text: str, *, least: int) -> bool:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return len(parts) >= least and all(_WITH_ABBREVIATION.fullmatch(part) for part in parts)
