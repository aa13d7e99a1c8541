"""The day of a note: which of the places that can give it comes first, and what stays open.

Every note has the day of its property, of the begin of its file name, of a label. What may be a
meeting (by type, folder, or a list of attendees) has it from any place that docs/meaning.md lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from kg.interpret.attendees import first_section, lists_of, names_attendees
from kg.interpret.body_lines import apart_from_text
from kg.interpret.daily_format import day_by_format
from kg.interpret.dated_sections import may_hold_html_heading
from kg.interpret.day_folders import day_below_year, name_evidence, year_of_folder
from kg.interpret.day_labels import day_label, speaks_of_another_day, split_day_label
from kg.interpret.days import (
    Written,
    day_of,
    leading,
    leading_without_year,
    may_hold_day,
    only,
    order_in,
    said,
    settle,
    whole,
)
from kg.interpret.lazy import lazy
from kg.interpret.mail_heads import lines_of_heads
from kg.interpret.minutes import minutes_in
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView
from kg.model.day_orders import YEAR_FIRST
from kg.model.kinds import Bases, DayOrder, Kinds, Senses
from kg.model.names import without_md

PlaceName = Literal[
    "property", "label", "file name", "title", "folder", "heading", "line", "created"
]
PROPERTY: Final = "property"
LABEL: Final = "label"
FILE: Final = "file name"
TITLE: Final = "title"
FOLDER: Final = "folder"
HEADING: Final = "heading"
LINE: Final = "line"
CREATED: Final = "created"

_LONGEST = 200  # characters of a text that may give the day
_SIGNS = ("/", "-", "_")
_SECONDS = re.compile(r"\d{2}:\d{2}:\d{2}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Place(NamedTuple):
    """A place of a note and what stands there; `day` is None where that has several readings."""

    name: PlaceName
    text: str
    line: int
    day: str | None


class NoteDay(NamedTuple):
    """The day of a note, and how it was found.

    `certain` is false for the day on which the note was made; `others` are places with another day
    than the one that counts, `open` those whose day has several readings. `asks` are the signs of
    which the folder must tell the order, `evidence` is what the note tells of it: (sign, order).
    `below` are the days that stand as headings above lists of people.
    """

    day: str | None = None
    certain: bool = True
    place: Place | None = None
    others: tuple[Place, ...] = ()
    open: tuple[Place, ...] = ()
    asks: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    below: tuple[Place, ...] = ()


NO_DAY = NoteDay()


def leading_day(view: NoteView) -> str | None:
    """The day that the file name begins with."""
    name = view.name
    if (day := _iso(name)) is not None:
        return day
    found = leading(name) if may_hold_day(name) else None
    return settle(found[0], view.orders, of_files=True) if found else None


def daily_day(view: NoteView) -> str | None:
    """The day that a file's whole name gives, as a date or in the vault's own format."""
    if view.daily is None:
        view.daily = (_daily_day(view),)
    return view.daily[0]


def _daily_day(view: NoteView) -> str | None:
    name = view.name
    if len(name) == 10 and (day := _iso(name)) is not None:
        return day
    if day := _by_format(view):
        return day
    return settle(whole(name), view.orders, of_files=True) if may_hold_day(name) else None


def _by_format(view: NoteView) -> str | None:
    """The day by the vault's own format, which settles the order of numbers for its daily notes."""
    daily_format = view.rules.daily_format
    return day_by_format(without_md(view.note.path), daily_format) if daily_format else None


def _iso(name: str) -> str | None:
    """The day of a name in the most frequent form."""
    if name[4:5] == "-" == name[7:8] and not name[10:11].isalnum():
        return day_of(name[:10])
    return None


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


# The walk


def day_of_note(view: NoteView, may_be_meeting: Callable[[NoteView], bool]) -> NoteDay:
    """The day of a note; `may_be_meeting` tells whether any place may give it."""
    walk = _Walk(view, may_be_meeting)
    found = walk.found()
    if below := walk.below():
        found = found._replace(below=below)
    walk.evidence.update(name_evidence(view.name))
    if not (walk.open or walk.asks or walk.evidence):
        return found
    if walk.asks and not view.is_alone:
        # What a note asks and tells is the same whatever it was answered.
        alone = _Walk(NoteView(view.note, view.rules, told=view.told), may_be_meeting)
        alone.found()
        alone.below()
        walk.asks = alone.asks
        walk.evidence = alone.evidence.union(name_evidence(view.name))
    return found._replace(
        open=tuple(walk.open),
        asks=tuple(sorted(walk.asks)),
        evidence=tuple(sorted(walk.evidence)),
    )


class _Walk:
    """Goes from place to place until one gives the day, and keeps what was open on the way."""

    def __init__(self, view: NoteView, may_be_meeting: Callable[[NoteView], bool]) -> None:
        self._view = view
        self._may_be_meeting = may_be_meeting
        self._of_note: dict[str, DayOrder | None] = {}
        self.open: list[Place] = []
        self.asks: set[str] = set()
        self.evidence: set[tuple[str, str]] = set()

    def found(self) -> NoteDay:
        """The day, its place, and the places that have another one."""
        stated = self._property()
        if stated is not None and not (_SECONDS.search(stated.text) and not self._is_mail()):
            return self._stated(stated)
        is_daily = not self._lies_among_meetings() and daily_day(self._view) is not None
        if is_daily or not self._may_be_meeting(self._view):
            places = self._narrow(stated)
        else:
            places = self._wide(stated)
        first = next((place for place in places if place.day), None)
        if first is None:
            return NO_DAY
        return NoteDay(first.day, first.name != CREATED, first, others=self._others(first))

    def below(self) -> tuple[Place, ...]:
        """The days that stand as headings above lists of people."""
        sections = (one.section for one in minutes_in(self._view).with_lists)
        return tuple(self._place(HEADING, one.text, one.line, one.written) for one in sections)

    def _is_mail(self) -> bool:
        """Whether a time to the second is when a mail was sent, not when a page was published."""
        return "sender" in self._view.values(Kinds.MEETING)

    def _lies_among_meetings(self) -> bool:
        return self._view.place.kind == Kinds.MEETING

    def _stated(self, stated: Place) -> NoteDay:
        """The day of the property, unless file name and label agree on another one. A file name
        whose day has several readings says nothing against it."""
        named = self._of_file()
        if named is None or named.day in (None, stated.day):
            return NoteDay(stated.day, place=stated)
        label = next(self._labels(), None) if self._may_be_meeting(self._view) else None
        if label is not None and label.day == named.day:
            return NoteDay(label.day, place=label, others=(stated,))
        return NoteDay(stated.day, place=stated, others=(named,))

    def _others(self, first: Place) -> tuple[Place, ...]:
        """The next place down that should have the same day, and has another."""
        if first.name == LABEL:
            other = self._of_file()
        elif first.name == FILE:
            other = self._title()
        else:
            other = None
        return (other,) if other is not None and other.day not in (None, first.day) else ()

    # Places, in their order

    def _narrow(self, stated: Place | None) -> Iterator[Place]:
        """What gives any note its day."""
        if (begin := self._begin_of_file()) is not None:
            yield begin
        if stated is not None:
            yield stated
        view = self._view
        for one in view.values(Kinds.NOTE).get("date", ()):
            if one.basis in (Bases.FIELD, Bases.LABEL):
                yield from self._value(LABEL, one.value, one.line)
        if not view.place.kind or view.place.kind == Kinds.DAILY:
            if (place := self._anywhere(FILE, view.name, 1)) is not None:
                yield place
            if view.place.kind == Kinds.DAILY:
                yield from self._in_folder_of_year()

    def _wide(self, stated: Place | None) -> Iterator[Place]:
        """What may give a meeting its day."""
        yield from self._labels()
        for place in (self._of_file(), self._title()):
            if place is not None:
                yield place
        if stated is not None:
            yield stated
        yield from self._in_folder_of_year()
        yield from self._only_heading()
        yield from self._line_of_its_own()
        yield from self._late_labels()
        if not self.open:
            yield from self._made()

    def _property(self) -> Place | None:
        for one in self._view.values(Kinds.NOTE).get("date", ()):
            if one.rank:
                break
            for place in self._value(PROPERTY, one.value, one.line):
                if place.day:
                    return place
        return None

    def _begin_of_file(self) -> Place | None:
        """The day in front of the file name, or that of a daily note in the vault's format."""
        view = self._view
        name = view.name
        if (day := _iso(name) or _by_format(view)) is not None:
            return Place(FILE, name, 1, day)
        if may_hold_day(name):
            found = leading(name)
            written = found[0] if found else whole(name)
            if written is not None:
                return self._place(FILE, name, 1, written, of_files=True)
        return None

    def _of_file(self) -> Place | None:
        begin = self._begin_of_file()
        if begin is not None:
            return begin
        return self._anywhere(FILE, self._view.name, 1)

    def _title(self) -> Place | None:
        for text, line in _titles(self._view):
            place = self._anywhere(TITLE, text, line)
            if place is None and (year := self._year()):
                written = leading_without_year(text, year)
                place = self._place(TITLE, text, line, written) if written else None
            if place is not None and place.day:
                return place
        return None

    def _labels(self) -> Iterator[Place]:
        """Labels beside or above the list of attendees."""
        for value, line in _labels_of(self._view, self._reach):
            yield from self._value(LABEL, value, line, in_label=True)

    @cached_property
    def _reach(self) -> Reach:
        return _reach_of(self._view)

    def _late_labels(self) -> Iterator[Place]:
        """Labels further down."""
        view = self._view
        for label in view.note.labels:
            if label.line <= self._reach.last or day_label(label.key, view.rules) != "exact":
                continue
            if not _is_under_another_day(view, label.line):
                yield from self._value(LABEL, label.value, label.line, in_label=True)

    def _in_folder_of_year(self) -> Iterator[Place]:
        found = year_of_folder(self._view.folder)
        if found is None:
            return
        written = day_below_year(self._view.name, *found)
        if written is not None:
            yield self._place(FOLDER, self._view.name, 1, written)

    def _only_heading(self) -> Iterator[Place]:
        dated = []
        for text, line in _headings(self._view):
            if may_hold_day(text) and "@" not in text and not speaks_of_another_day(text):
                place = self._anywhere(HEADING, text, line)
                if place is not None:
                    dated.append(place)
        if len(dated) == 1:
            yield dated[0]

    def _line_of_its_own(self) -> Iterator[Place]:
        found = []
        for text, line in _lines_above_sections(self._view):
            found += [place for place in self._value(LINE, text, line) if place.day]
        if len({place.day for place in found}) == 1:
            yield found[0]

    def _made(self) -> Iterator[Place]:
        """When the note was made, or planned: if it has attendees, they met around that day."""
        view = self._view
        if names_attendees(view):
            said_of = view.values(Kinds.NOTE)
            for one in (*said_of.get("created", ()), *said_of.get("scheduled", ())):
                if one.rank == 0:
                    yield from self._value(CREATED, one.value, one.line)

    # Texts

    def _year(self) -> int | None:
        """The year for days without one: that of the folder, or in the file name."""
        found = year_of_folder(self._view.folder)
        if found is not None:
            return found[0]
        years = _YEAR.findall(self._view.name)
        return int(years[0]) if len(years) == 1 else None

    def _value(
        self, name: PlaceName, value: str, line: int, *, in_label: bool = False
    ) -> Iterator[Place]:
        """The day that is a value: as it stands, where its link leads, or what that shows."""
        if len(value) == 10 and (day := _iso(value)):
            yield Place(name, value, line, day)
            return
        if len(value) > _LONGEST:
            return
        value = _BEFORE_DAY.sub("", value)
        read = said if in_label else whole
        for text in _meant_by(value):
            written = read(text) or ((year := self._year()) and read(text, year)) or None
            if written is not None:
                yield self._place(name, text, line, written)
                return

    def _anywhere(self, name: PlaceName, text: str, line: int) -> Place | None:
        if len(text) > _LONGEST or not may_hold_day(text):
            return None
        written = only(text)
        return self._place(name, text, line, written, of_files=name == FILE) if written else None

    def _place(
        self, name: PlaceName, text: str, line: int, written: Written, *, of_files: bool = False
    ) -> Place:
        sign = written.sign or ""
        if written.evidence:
            self.evidence.add((sign, written.evidence))
        orders = self._view.orders
        if len(written.days) > 1:
            of_note = self._order_in_note(sign) if sign in _SIGNS else None
            if of_note is not None:
                orders = {**orders, sign: of_note}
            else:
                self.asks.add(sign)
            if of_files and written.double and sign == "-":
                self.asks.add(YEAR_FIRST)
        place = Place(name, text, line, settle(written, orders, of_files=of_files))
        if place.day is None:
            self.open.append(place)
        return place

    def _order_in_note(self, sign: str) -> DayOrder | None:
        """The order of the days in the note that are written with the sign, if they agree."""
        if sign not in self._of_note:
            self._of_note[sign] = order_in(self._view.note.body, sign)
        return self._of_note[sign]


# What stands where


class Reach(NamedTuple):
    """How far down a note labels are its own: the lines of its attendees, and the last line of
    what stands above its first section or among its attendees."""

    attendees: frozenset[int]
    last: int


def _reach_of(view: NoteView) -> Reach:
    lines = frozenset(
        entry.line
        for one in lists_of(view)
        for entry in one.entries
        if entry.sense == Senses.PRESENT and entry.line >= view.note.body_line
    )
    return Reach(lines, max(first_section(view) - 1, *lines, 0))


def _labels_of(view: NoteView, reach: Reach) -> Iterator[tuple[str, int]]:
    """Values and lines of all labels of the note's own day, from the top."""
    found = [*_fields(view), *_marked(view), *_in_headings(view), *_in_tables(view, reach)]
    found += _plain_labels(view, reach)
    for line, value in sorted(found):
        if line <= reach.last and not _is_under_another_day(view, line):
            yield value, line


def _fields(view: NoteView) -> Iterator[tuple[int, str]]:
    for one in view.values(Kinds.NOTE).get("date", ()):
        if one.basis == Bases.FIELD:
            yield one.line, one.value


def _marked(view: NoteView) -> Iterator[tuple[int, str]]:
    for label in view.note.labels:
        if _has_digit(label.value) and day_label(label.key, view.rules):
            yield label.line, label.value


_REMARK_BEHIND = lazy(r"(?<!\s)\s*+[(\[（][^()\[\]（）]*+[)\]）]$")
# Before a day: an emoji, or the @ by which Notion mentions it.
_BEFORE_DAY = lazy(r"^[\s@\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]+")
_PLAIN_LABEL = re.compile(
    r"^[ \t>]*+(?:[-*+•][ \t]++)?(?:[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]?[ \t]*+)?"
    r"(?:(?P<key>[^\W\d_][^:：\n|]{0,59})[:：]|\*\*(?P<bold>[^:：\n|*]{1,59})(?:\*\*：|：\*\*))"
    r"(?!:)[ \t]*+(?P<value>[^\n]*\d[^\n]*)$"
)


_HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def _plain_labels(view: NoteView, reach: Reach) -> Iterator[tuple[int, str]]:
    """`Date: 2026-01-04` without marks, and bold ones with the colon of other scripts, which are no
    labels to the parser; outside of code and comments."""
    heads: frozenset[int] | None = None
    for line, text in _lines_with_colons(view):
        if line > reach.last:
            return
        found = _PLAIN_LABEL.match(text)
        if found is None or day_label(found["key"] or found["bold"], view.rules) is None:
            continue
        apart = any(one.line <= line <= one.end_line for one in apart_from_text(view.note))
        heads = lines_of_heads(view) if heads is None else heads
        if not apart and line not in heads:
            yield line, found["value"].strip(" \t*_")


def _lines_with_colons(view: NoteView) -> Iterable[tuple[int, str]]:
    """The lines with a colon outside of HTML's comments."""
    body = view.note.body
    if "<" not in body or "<!--" not in body:
        return view.with_colons
    bare = _HTML_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), body)
    return enumerate(bare.split("\n"), view.note.body_line)


def _in_headings(view: NoteView) -> Iterator[tuple[int, str]]:
    """`### Meeting Date: …`, and a heading that is such a label, above the line with the day."""
    for heading in view.note.headings:
        parts = split_day_label(heading.text)
        key, value = parts or (heading.text, "")
        if day_label(key, view.rules) is None:
            continue
        yield heading.line, value or _next_line(view, heading.line)


def _next_line(view: NoteView, line: int) -> str:
    texts = (view.line(number) for number in range(line + 1, line + 4))
    return next((text.lstrip("-*+ ") for text in texts if text), "")


def _in_tables(view: NoteView, reach: Reach) -> Iterator[tuple[int, str]]:
    """A row of two cells, and the head of a column above a single row of values."""
    for table in view.note.tables:
        rows = ((table.line, table.header), *table.rows)
        if not _is_about_meeting(rows[0][0], rows[-1][0], reach):
            continue
        for line, cells in rows if len(table.header) == 2 else ():
            if len(cells) > 1 and day_label(cells[0], view.rules):
                yield line, cells[1]
        if len(table.rows) == 1 and not any(map(speaks_of_another_day, table.header)):
            line, cells = table.rows[0]
            for head, cell in zip(table.header, cells, strict=False):
                if day_label(head, view.rules):
                    yield line, cell


def _is_about_meeting(first: int, last: int, reach: Reach) -> bool:
    """Whether a table stands above the attendees or holds them: below they list tasks."""
    if not reach.attendees:
        return first <= reach.last
    return first <= min(reach.attendees) or any(first <= at <= last for at in reach.attendees)


def _is_under_another_day(view: NoteView, line: int) -> bool:
    """Whether what stands right above a label makes its day another one: *Next meeting*."""
    headings = view.note.headings
    above = bisect_left(headings, line, key=attrgetter("line"))
    is_title = above == 1 and headings[0].level == 1
    if above and not is_title and speaks_of_another_day(headings[above - 1].text):
        return True
    item = view.items.get(line)
    holder = view.items.get(item.parent) if item and item.parent else None
    if holder is not None and len(holder.text) < _LONGEST and speaks_of_another_day(holder.text):
        return True
    before = view.line(line - 1).strip("*_ ")
    return 0 < len(before) < 40 and before[-1:] in ":：" and speaks_of_another_day(before)


def _titles(view: NoteView) -> Iterator[tuple[str, int]]:
    for kind, field in ((Kinds.NOTE, "title"), (Kinds.MEETING, "subject")):
        for one in view.values(kind).get(field, ()):
            if one.rank == 0:
                yield plain(one.value), one.line
    headings = view.note.headings
    if headings and headings[0].level == 1:
        yield plain(headings[0].text), headings[0].line


_HTML_HEADING = re.compile(r"<h[1-6][^<>]*>(?P<text>[^<\n]*(?:<[^h/][^<\n]*)*)", re.I)


def _headings(view: NoteView) -> Iterator[tuple[str, int]]:
    """The headings of a note, those in HTML too."""
    for heading in view.note.headings:
        yield plain(heading.text), heading.line
    body = view.note.body
    for found in _HTML_HEADING.finditer(body) if may_hold_html_heading(body) else ():
        yield found["text"].strip("*_ "), body.count("\n", 0, found.start()) + view.note.body_line


_HEAD = 40  # lines at the top that are looked through


def _lines_above_sections(view: NoteView) -> Iterator[tuple[str, int]]:
    """The lines below the title that may be a day: short, and with a number."""
    headings = view.note.headings
    title = 1 if headings and headings[0].level == 1 else 0
    start = headings[0].line + 1 if title else view.note.body_line
    end = headings[title].line if len(headings) > title else start + _HEAD
    code = [one for one in view.note.codes if one.line <= end]
    for number in range(start, min(end, start + _HEAD)):
        text = view.line(number).strip("*_>- ")
        if not _has_digit(text) or len(text) > _LONGEST:
            continue
        if not any(one.line <= number <= one.end_line for one in code):
            yield text, number


def _meant_by(value: str) -> Iterator[str]:
    """What a value says: where a link leads, and what it shows, at last without the remark behind
    it: *3 February 2026 (moved from 27 January)*."""
    if value.startswith("[["):
        target = value[2:].partition("]]")[0].partition("|")[0].partition("#")[0]
        yield without_md(target.rpartition("/")[2].rstrip("\\"))
    shown = plain(value)
    yield shown
    if shown.endswith((")", "]", "）")) and (bare := _REMARK_BEHIND.sub("", shown)):
        yield bare
