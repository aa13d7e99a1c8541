"""Where a note lists people: properties, labels, headings, items, callouts, tables, plain lines.

What is found are entries as they are written, list by list (`kg.interpret.people` reads them). The
body is gone through line by line, for a list of people is often no list of Markdown: names below a
heading, one a line; a table; a label with names behind its colon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter
from typing import Literal, NamedTuple

from kg.interpret.attendee_fields import in_properties, in_tables
from kg.interpret.body_lines import BOLD_LINE, LONGEST_HEAD, Line, Lines, split_label
from kg.interpret.dated_sections import DatedSection, dated_sections, without_ranks
from kg.interpret.labels import Label, bare_label, is_title_of_list, label_of, may_be_label
from kg.interpret.list_items import AND, may_be_name
from kg.interpret.list_tables import read_table
from kg.interpret.looks import is_form, is_sentence, look_of
from kg.interpret.named import listed_in
from kg.interpret.note_view import NoteView
from kg.interpret.people.lists import NothingKnown, read_lists
from kg.interpret.sections import section_at
from kg.interpret.sides import side_of
from kg.interpret.speakers import speakers_here
from kg.interpret.words import MINUTES
from kg.model.kinds import Bases, Basis, Looks, Sense, Senses, Shape, Shapes
from kg.model.names import slug
from kg.model.page import Listed
from kg.model.people import Group, ListEntry, PeopleList, Reading
from kg.model.rules import Rules

_NO_SPACE = re.compile(r"[-*+•](?=[^\W\d_])")  # the bullet lost its space
# `Larkspur: Ann Lee, Bo Ek`: a company, or another word, before the names of its people.
_GROUPED = re.compile(
    r"(?:\*\*|__)?(?P<word>[^:：*_]{1,40})(?::|：|(?::|：)?(?:\*\*|__):?)\s*(?P<names>\S.*)"
)
_SPOKEN = re.compile(r"[^:：\[\]()]{1,40}[:：](?:\s|$)")
_MOST_LINES_OF_NAMES = 50
_WITH_ABBREVIATION = re.compile(r"[^\W\d_][^()\n,;:]{1,40} \([A-Z]{2,5}\)")
_BESIDE = 2  # lines from a list to a label that still belongs to it
_AHEAD = 12  # lines that are looked through for a list behind an instruction


class Opening(NamedTuple):
    """A line that opens a list: what it says of those listed, and the names on the line itself."""

    label: Label
    rest: str
    line: Line
    kind: Literal["heading", "label", "item"]


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
        view.reads_alone = not known.asked
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
        if may_be_label(line if end < 0 else line[:end], view.rules):
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
        self._end = -_BESIDE  # behind the last list
        self._firsts: dict[int, int] = {}  # by the line of a day: its first section

    def read(self) -> list[PeopleList]:
        found = []
        for number in self._opening:
            place = self._lines.place_of(number)
            if place is None or place < self._at:
                continue
            self._at = place
            opening = self._opened(self._lines[place])
            if opening is None:
                continue
            reader = _OneList(self._rules, self._lines, place + 1, opening)
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
        if found is None:
            return None
        label, rest = found
        if not _opens(line.text, label):
            return None
        kind = line.kind if line.kind in ("heading", "item") else "label"
        parts_only = label.sense in (Senses.BESIDE, Senses.ROLE) or (
            label.sense == Senses.ABSENT and kind != "heading"
        )
        is_beside = self._at - self._end < _BESIDE
        if parts_only and not is_beside and self._is_below(line.number):
            return None
        if kind == "item" and not rest and not self._goes_on_below(line):
            return None
        return Opening(label, rest, line, kind)

    def _goes_on_below(self, line: Line) -> bool:
        after = self._lines.after(self._at)
        return _is_deeper(after, line) or _is_wrapped(after, line)


def _is_deeper(after: Line | None, line: Line) -> bool:
    """Whether the next line is an item within the one on this line."""
    if after is None or after.kind != "item":
        return False
    return after.indent > line.indent or _is_bullet_below(after, line)


def _is_bullet_below(after: Line, line: Line) -> bool:
    """Whether a bullet belongs to a numbered item: many write them without indentation."""
    return line.numbered and not after.numbered and after.indent == line.indent


def _is_wrapped(after: Line | None, line: Line) -> bool:
    """Whether the next line is names further in: `Present:   Ann Lee` is above them."""
    if after is None or after.kind != "text" or after.indent <= line.indent:
        return False
    return _is_of_names([after.text])


def _opens(text: str, label: Label) -> bool:
    """Whether a line with a label may open a list; a sentence that ends with the word may not."""
    return label.exact or label.sense == Senses.ABSENT or is_title_of_list(text.partition(":")[0])


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


class _OneList:
    """Reads the entries that one opening is followed by, up to where the list ends.

    `at` is the place of the next line, behind the list when all is read.
    """

    def __init__(self, rules: Rules, lines: Lines, at: int, opening: Opening) -> None:
        self._rules = rules
        self._lines = lines
        self._opening = opening
        self._sense = opening.label.sense
        self._group: Group | None = None
        self._entries: list[ListEntry] = []
        self._parents: list[tuple[int, int, Sense]] = []  # indent, place, what it says of them
        self._by = ""  # items, rows or names: what the entries so far were
        self.at = at

    @property
    def _heads(self) -> bool:
        """Whether lines below may be sub-headings: below a heading, or the title of a callout."""
        return self._opening.kind == "heading" or self._opening.line.title

    def read(self) -> list[ListEntry]:
        opening = self._opening
        rest = opening.rest
        if rest and not is_form(rest):
            self._inline(rest, opening.line.number, Bases.LABEL)
            if opening.kind == "item":
                return self._entries
            if opening.kind == "label":
                while self.at < len(self._lines) and self._take_wrapped(self._lines[self.at]):
                    self.at += 1
                return self._entries
        while self.at < len(self._lines) and self._take(self._lines[self.at]):
            self.at += 1
        return self._entries

    def _take(self, line: Line) -> bool:
        """Take in a line; False where the list ends before it."""
        if self._opening.line.quoted and not line.quoted and line.kind != "blank":
            return False
        if line.kind == "blank" or line.kind == "markup":
            return not (self._opening.line.quoted and not line.quoted)
        if self._opening.kind == "item":
            return self._take_below_item(line)
        if line.kind == "heading":
            return self._take_heading(line)
        if line.kind == "rule":
            return not self._entries
        if line.kind == "item":
            return self._take_item(line)
        if line.kind == "row":
            return self._take_table()
        return self._take_text(line)

    def _take_below_item(self, line: Line) -> bool:
        if not _is_deeper(line, self._opening.line):
            return self._take_wrapped(line)
        return self._take_item(line)

    def _take_wrapped(self, line: Line) -> bool:
        if not _is_wrapped(line, self._opening.line) or split_label(line.text, self._rules):
            return False
        self._entries.append(self._entry(line.text, line.number, Shapes.INLINE, Bases.LIST))
        return True

    def _take_heading(self, line: Line) -> bool:
        opening = self._opening
        deeper = opening.kind == "heading" and line.level > opening.line.level
        found = split_label(line.text, self._rules, heading=True)
        if found is None:
            if not deeper or self._is_section(line):
                return False
            self._group = Group(line.text, line.number, bool(side_of(line.text)), heading=True)
            self._by = ""
            return True
        if not deeper:
            return False
        self._start_part(found[0])
        if found[1]:
            self._inline(found[1], line.number, Bases.LABEL)
        return True

    def _start_part(self, label: Label) -> None:
        """From here on another sense holds."""
        self._sense = label.sense
        self._group = None
        self._by = ""
        self._parents.clear()

    def _take_item(self, line: Line) -> bool:
        if not line.indent and self._is_section(line):
            return False
        if self._by == "rows" and self._entries:
            return False
        self._by = "items"
        while self._parents and self._parents[-1][0] >= line.indent:
            self._parents.pop()
        parent = self._parents[-1][1] if self._parents else None
        sense = self._parents[-1][2] if self._parents else self._sense
        text = line.text
        shape: Shape = Shapes.ITEM
        found = split_label(text, self._rules)
        place = len(self._entries)
        if found is not None and ":" in text.replace("：", ":"):
            sense, text = _within(sense, found[0].sense), found[1]
            if text:
                shape = Shapes.INLINE
        elif found is not None and self._next_is_deeper(line):
            sense, text = _within(sense, found[0].sense), ""
        self._parents.append((line.indent, place, sense))
        self._entries.append(
            ListEntry(
                text,
                line.number,
                shape,
                Bases.LIST,
                sense,
                parent,
                self._group,
                line.box,
            )
        )
        return True

    def _next_is_deeper(self, line: Line) -> bool:
        return _is_deeper(self._lines.after(self.at), line)

    def _take_table(self) -> bool:
        if self._by == "items":
            if any(may_be_name(entry.text) for entry in self._entries):
                return False
            self._entries.clear()  # instructions above the table
        rows = []
        while self.at < len(self._lines) and self._lines[self.at].kind == "row":
            rows.append((self._lines[self.at].number, self._lines[self.at].text))
            self.at += 1
        self.at -= 1
        self._entries += read_table(rows, self._sense, self._group, self._rules)
        self._by = "rows"
        return True

    def _take_text(self, line: Line) -> bool:
        found = split_label(line.text, self._rules)
        if found is not None and _opens(line.text, found[0]):
            if found[0].sense == Senses.PRESENT and self._entries:
                return False  # a list of its own
            self._start_part(found[0])
            if found[1] and not is_form(found[1]):
                self._inline(found[1], line.number, Bases.LABEL)
                self._by = "label"
            return True
        if self._is_section(line):
            return False
        if BOLD_LINE.fullmatch(line.text):
            return self._take_bold(line)
        if self._is_group_of_names(line.text):
            self._entries.append(self._entry(line.text, line.number, Shapes.INLINE, Bases.LABEL))
            self._by = "label"
            return True
        if self._by == "items":
            return self._slip(line)
        if self._by in ("rows", "label"):
            return False
        return self._take_names(line)

    def _is_section(self, line: Line) -> bool:
        """Whether a line is the title of what is no list of people: *Agenda*, *Notes:*."""
        return slug(bare_label(line.text)) in self._rules.headings

    def _is_group_of_names(self, text: str) -> bool:
        """Whether a line below a heading is a word, a company mostly, before its people."""
        if not self._heads or self._by not in ("", "label"):
            return False
        grouped = _GROUPED.match(text)
        word = slug(grouped["word"]) if grouped else ""
        if grouped is None or word in self._rules.headings or word in MINUTES:
            return False
        return _is_line_of_names(grouped["names"])

    def _take_bold(self, line: Line) -> bool:
        """A line all in bold: below a heading it is a sub-heading, below a label the next label."""
        if not self._heads:
            return False
        text = line.text.strip("*_: ")
        self._group = Group(text, line.number, bool(side_of(text)), heading=True)
        self._by = ""
        return True

    def _slip(self, line: Line) -> bool:
        """A line among the items that lost its bullet, or its bullet's space; else the end."""
        lost_space = _NO_SPACE.match(line.text)
        after = self._lines.after(self.at)
        goes_on = after is not None and after.kind == "item" and not line.text.endswith((":", "："))
        if not lost_space and not goes_on:
            return False
        text = line.text[1:] if lost_space else line.text
        self._entries.append(ListEntry(text, line.number, Shapes.SLIP, Bases.LIST, self._sense))
        return True

    def _take_names(self, line: Line) -> bool:
        """A paragraph of names, one a line or all on one; an instruction before them is no end."""
        paragraph = self._paragraph()
        names = list(takewhile(lambda one: _is_of_names([one.text]), paragraph))
        if names and all(is_sentence(one.text) for one in paragraph[len(names) :]):
            paragraph = names
        if not _is_of_names([one.text for one in paragraph]):
            if self._entries or not self._list_ahead(len(paragraph)):
                return False
            self.at += len(paragraph) - 1
            return True
        self._by = "names"
        texts = [one.text for one in paragraph]
        if len(texts) == 1 or any(text.endswith((",", "，", ";", "；")) for text in texts[:-1]):
            joined = " ".join(texts)
            self._entries.append(self._entry(joined, line.number, Shapes.INLINE, Bases.LIST))
        else:
            self._entries += [
                self._entry(one.text, one.number, Shapes.ITEM, Bases.LIST) for one in paragraph
            ]
        self.at += len(paragraph) - 1
        return True

    def _paragraph(self) -> list[Line]:
        found: list[Line] = []
        for line in self._lines.since(self.at):
            if line.kind != "text" or (found and _SPOKEN.match(line.text)):
                break
            found.append(line)
        return found

    def _list_ahead(self, skipped: int) -> bool:
        start = self.at + skipped
        for line in islice(self._lines.since(start), _AHEAD):
            if line.kind in ("heading", "rule"):
                return False
            if line.kind in ("item", "row"):
                return True
            if line.kind == "text" and _is_of_names([line.text]):
                return True
        return False

    def _inline(self, text: str, number: int, basis: Basis) -> None:
        """Names behind a label; a comma at a line's end goes on in the next."""
        while text.rstrip("\\ ").endswith((",", "，", ";", "；")) and self.at < len(self._lines):
            line = self._lines[self.at]
            if line.kind != "text" or split_label(line.text, self._rules):
                break
            text = f"{text} {line.text}"
            self.at += 1
        for part, sense in self._parts_of(text):
            entry = self._entry(part, number, Shapes.INLINE, basis)
            self._entries.append(entry._replace(sense=sense))

    def _parts_of(self, text: str) -> Iterator[tuple[str, Sense]]:
        """The names behind a label, and those behind each label that follows in the same text:
        `Ann Lee, Bo Ek. Apologies: Cy Dow`."""
        start, end, sense = 0, len(text), self._sense
        for found in _LABEL_WITHIN.finditer(text):
            label = label_of(found["label"], self._rules)
            if label is None and slug(found["label"]) in self._rules.headings:
                end = found.start()  # *Minutes: …*
                break
            if label is not None and label.exact and label.sense != Senses.BESIDE:
                yield _without_prose(text[start : found.start()]), sense
                start, sense = found.end(), label.sense
        yield _without_prose(text[start:end]), sense

    def _entry(self, text: str, number: int, shape: Shape, basis: Basis) -> ListEntry:
        return ListEntry(text, number, shape, basis, self._sense, None, self._group)


def _without_prose(text: str) -> str:
    """Names without the sentence that stands behind them: *Ann Lee, Bo Ek. It rained.*"""
    for found in _STOP.finditer(text):
        behind = text[found.end() :]
        if is_sentence(behind) and not _are_names_alone(behind[:-1]):
            return text[: found.start()]
    return text


def _within(outer: Sense, inner: Sense) -> Sense:
    """What a label inside a list says: who is absent stays so, a part of it changes nothing."""
    if outer == Senses.ABSENT or inner == Senses.BESIDE:
        return outer
    return inner


_LABEL_WITHIN = re.compile(
    r"(?:[.。]|\*\*|\u3000)\s*+\**+(?P<label>[^\W\d_][^.:：*,]{0,40})(?:[:：]\**|\*\*\s?[:：])"
)
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_REMARK = re.compile(r"\([^()]*\)")
_PART = re.compile(rf"[,;，；、·•|]|<br ?/?>|\s(?:{AND}|y|e|ed|i|и|&|/)\s")


def _is_of_names(texts: Sequence[str]) -> bool:
    """Whether lines of plain text hold names, or links to people, and nothing else."""
    if not texts or any(is_form(text) for text in texts):
        return False
    return all(map(_is_line_of_names, texts))


def _is_line_of_names(text: str) -> bool:
    if text.endswith(".") and _are_names_alone(text[:-1]):
        return True
    if is_sentence(text) and "[[" not in text[:3]:
        return False
    if text.startswith(("[[", "@", "[", "~~")):
        return True
    head = re.split(r"\s[-–—/]\s|[(<:：\[]", text, maxsplit=1)[0]
    if text[len(head) :].startswith((":", "：")):
        return False  # somebody speaks
    parts = [part.strip(" *_@") for part in _PART.split(head) if part.strip(" *_@")]
    return bool(parts) and any(look_of(part) != Looks.NONE for part in parts)


def _are_names_alone(text: str) -> bool:
    """Whether a text that ends as a sentence does is names and nothing else, remarks apart."""
    parts = [part.strip() for part in _PART.split(_REMARK.sub(" ", text))]
    return all(look_of(part) == Looks.NAME for part in parts if part)


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
