"""One list of people, from the line that opens it to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from kg.interpret.body_lines import BOLD_LINE, Line, Lines, split_label
from kg.interpret.labels import Label, bare_label, is_title_of_list, label_of
from kg.interpret.list_items import looks_strictly, may_be_name, tidy
from kg.interpret.list_tables import read_table
from kg.interpret.looks import is_form, is_full, is_sentence
from kg.interpret.name_lines import (
    begins_with_names,
    is_line_of_full_names,
    is_line_of_names,
    is_of_names,
    parts_of_names,
    says_nobody,
    without_prose,
)
from kg.interpret.sides import side_of
from kg.interpret.words import MINUTES
from kg.model.kinds import Bases, Basis, Sense, Senses, Shape, Shapes
from kg.model.names import slug
from kg.model.people import Group, ListEntry
from kg.model.rules import Rules

_NO_SPACE = re.compile(r"[-*+•](?=[^\W\d_])")  # the bullet lost its space
# `Larkspur: Ann Lee, Bo Ek`: a company, or another word, before the names of its people.
_GROUPED = re.compile(
    r"(?:\*\*|__)?(?P<word>[^:：*_]{1,40})(?::|：|(?::|：)?(?:\*\*|__):?)\s*(?P<names>\S.*)"
)
_SPOKEN = re.compile(r"[^:：\[\]()]{1,40}[:：](?:\*\*|__|[*_])?(?:\s|$)")
_AHEAD = 12  # lines that are looked through for a list behind an instruction
_LABEL_WITHIN = re.compile(
    r"(?:[.。|]|\*\*|\s\*|\u3000)\s*+\*{0,4}+(?P<label>[^\W\d_][^.:：*,|]{0,40})"
    r"(?:[:：]\**|\*{1,2}\s?[:：])"
)


class Opening(NamedTuple):
    """A line that opens a list: what it says of those listed, and the names on the line itself."""

    label: Label
    rest: str
    line: Line
    kind: Literal["heading", "label", "item"]


class OneList:
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
        self._numbered = False  # how the last item of the first level began
        is_item = opening.kind == "item" and not opening.rest
        self._flat_end = end_of_names_beside(lines, at - 1, rules) if is_item else at
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
            self._by = "names"
            if opening.kind == "item":
                return self._entries
            if opening.kind == "label":
                while self.at < len(self._lines) and self._take_wrapped(self._lines[self.at]):
                    self.at += 1
                self._take_lines_of_names()
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
        if self.at < self._flat_end:
            return self._take_item(line)
        if not _is_deeper(line, self._opening.line):
            return self._take_wrapped(line)
        return self._take_item(line)

    def _take_wrapped(self, line: Line) -> bool:
        if not _is_wrapped(line, self._opening.line) or split_label(line.text, self._rules):
            return False
        self._entries.append(self._entry(line.text, line.number, Shapes.INLINE, Bases.LIST))
        return True

    def _take_lines_of_names(self) -> None:
        """The rest of the paragraph behind a label and a name, as far as its lines are names."""
        for line in takewhile(lambda one: is_line_of_full_names(one.text), self._paragraph()):
            if split_label(line.text, self._rules):
                return
            single = len(parts_of_names(line.text)) == 1
            shape: Shape = Shapes.ITEM if single else Shapes.INLINE
            self._entries.append(self._entry(line.text, line.number, shape, Bases.LABEL))
            self.at += 1

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
        if self._entries and not line.indent and self._ends_at_item(line):
            return False
        self._by = "items"
        if not line.indent:
            self._numbered = line.numbered
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

    def _ends_at_item(self, line: Line) -> bool:
        """Whether an item begins the notes behind a whole list: behind rows, behind a paragraph of
        names, or behind names with their labels if it is no name itself."""
        if self._by == "items":
            return self._is_another_list(line)
        if self._by == "rows":
            return True
        if self._by == "names":
            one = len(self._entries) == 1 and len(parts_of_names(self._entries[0].text)) == 1
            return not (one and _is_surely_name(line.text))
        return self._by == "label" and not _is_surely_name(line.text)

    def _is_another_list(self, line: Line) -> bool:
        """Whether numbers begin behind bullets, or bullets behind numbers, with a blank line
        between."""
        if self._lines[self.at - 1].kind != "blank" or line.numbered == self._numbered:
            return False
        above = self._entries[-1].text
        return above != "" and not above.endswith((":", "："))  # not below a numbered label

    def _next_is_deeper(self, line: Line) -> bool:
        return _is_deeper(self._lines.after(self.at), line)

    def _take_table(self) -> bool:
        if self._by == "names":
            return False
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
        if found is not None and opens_list(line.text, found[0]):
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
            return self._take_names() if self._are_bold_names() else self._take_bold(line)
        if self._is_group_of_names(line.text):
            self._entries.append(self._entry(line.text, line.number, Shapes.INLINE, Bases.LABEL))
            self._by = "label"
            return True
        if self._by == "items":
            return self._slip(line)
        if self._by in ("rows", "label"):
            return False
        return self._take_names()

    def _is_section(self, line: Line) -> bool:
        """Whether a line is the title of what is no list of people: *Agenda*, *Notes:*."""
        return slug(bare_label(line.text)) in self._rules.headings

    def _is_of_form(self, word: str) -> bool:
        """Whether a word is a section or a field of minutes: *Agenda*, *Location*."""
        folded = slug(word)
        return folded in self._rules.headings or folded in MINUTES

    def _is_group_of_names(self, text: str) -> bool:
        """Whether a line below a heading is a word, a company mostly, before its people."""
        if not self._heads or self._by not in ("", "label"):
            return False
        grouped = _GROUPED.match(text)
        if grouped is None or self._is_of_form(grouped["word"]):
            return False
        return is_line_of_names(grouped["names"])

    def _take_bold(self, line: Line) -> bool:
        """A line all in bold: below a heading it is a sub-heading, below a label the next label."""
        if not self._heads:
            return False
        text = line.text.strip("*_ ")
        self._group = Group(text, line.number, bool(side_of(text)), heading=True)
        self._by = ""
        return True

    def _are_bold_names(self) -> bool:
        """Whether several lines in bold are the names themselves: no list follows the last."""
        bold = list(takewhile(lambda one: BOLD_LINE.fullmatch(one.text), self._paragraph()))
        after = self._lines.after(self.at + len(bold) - 1)
        if len(bold) < 2 or (after is not None and after.kind not in ("blank", "heading", "rule")):
            return False
        return all(_is_surely_name(tidy(one.text)) for one in bold)

    def _slip(self, line: Line) -> bool:
        """A line among the items that lost its bullet, or its bullet's space; else the end."""
        lost_space = _NO_SPACE.match(line.text)
        after, before = self._lines.after(self.at), self._lines[self.at - 1]
        goes_on = after is not None and after.kind == "item" and not line.text.endswith((":", "："))
        if not lost_space and not (goes_on and before.kind != "blank"):
            return False
        text = line.text[1:] if lost_space else line.text
        self._entries.append(ListEntry(text, line.number, Shapes.SLIP, Bases.LIST, self._sense))
        return True

    def _take_names(self) -> bool:
        """A paragraph of names, one a line or all on one; an instruction before them is no end."""
        paragraph = self._paragraph()
        names = list(takewhile(lambda one: begins_with_names(one.text), paragraph))
        behind = paragraph[len(names) :]
        if names and (all(is_sentence(one.text) for one in behind) or _are_names_a_line(names)):
            paragraph = names
        if not is_of_names([one.text for one in paragraph]):
            if self._entries or not self._leads_to_list(paragraph):
                return False
            self.at += len(paragraph) - 1
            return True
        texts = [one.text for one in paragraph]
        if all(map(says_nobody, texts)):
            return False
        if len(parts_of_names(" ".join(texts))) > 1 or any(map(_is_surely_name, texts)):
            self._by = "names"  # else a word above its people
        for part in _joined(paragraph):
            alone = len(part) == 1 and len(paragraph) > 1
            shape: Shape = Shapes.ITEM if alone else Shapes.INLINE
            text = " ".join(line.text for line in part)
            self._entries.append(self._entry(text, part[0].number, shape, Bases.LIST))
        self.at += len(paragraph) - 1
        return True

    def _paragraph(self) -> list[Line]:
        found: list[Line] = []
        for line in self._lines.since(self.at):
            if line.kind != "text" or (found and self._ends_names(line, found[0])):
                break
            found.append(line)
        return found

    def _ends_names(self, line: Line, first: Line) -> bool:
        """Whether a line of a paragraph of names is the label of what comes next: *Notes*,
        `**Location:** Main Hall`, `**Key points**` below names that are not bold."""
        bold = BOLD_LINE.fullmatch(line.text) and not BOLD_LINE.fullmatch(first.text)
        if bold or _SPOKEN.match(line.text) or self._is_section(line):
            return True
        found = split_label(line.text, self._rules)
        return found is not None and opens_list(line.text, found[0])

    def _leads_to_list(self, paragraph: list[Line]) -> bool:
        """Whether what stands where names should is an instruction to the list behind it; *see
        invite* before the notes is none."""
        texts = [line.text for line in paragraph]
        if all(map(says_nobody, texts)):
            return False
        first = paragraph[0]
        of_form = first.quoted or any(map(is_form, texts)) or texts[-1].endswith((":", "："))
        return self._list_ahead(len(paragraph), of_form=of_form)

    def _list_ahead(self, skipped: int, *, of_form: bool) -> bool:
        """Whether a list of people follows: any behind words of a form, else one whose first item
        is a name in full."""
        start = self.at + skipped
        for line in islice(self._lines.since(start), _AHEAD):
            if line.kind in ("heading", "rule"):
                return False
            if line.kind == "row":
                return True
            if line.kind == "item":
                return of_form or _is_surely_name(line.text)
            if line.kind == "text" and is_of_names([line.text]):
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
            if label is None and self._is_of_form(found["label"]):
                end = found.start()  # *Minutes: …*, *Location: …*
                break
            if label is not None and label.exact and label.sense != Senses.BESIDE:
                yield without_prose(text[start : found.start()]), sense
                start, sense = found.end(), label.sense
        yield without_prose(text[start:end]), sense

    def _entry(self, text: str, number: int, shape: Shape, basis: Basis) -> ListEntry:
        return ListEntry(text, number, shape, basis, self._sense, None, self._group)


def _joined(paragraph: list[Line]) -> Iterator[list[Line]]:
    """The lines of a paragraph, those that end in a comma together with the next."""
    part: list[Line] = []
    for line in paragraph:
        part.append(line)
        if not line.text.endswith((",", "，", ";", "；")):
            yield part
            part = []
    if part:
        yield part


def _are_names_a_line(lines: list[Line]) -> bool:
    """Whether several lines are one person each."""
    return len(lines) > 1 and all(_is_surely_name(line.text) for line in lines)


def opens_list(text: str, label: Label) -> bool:
    """Whether a line with a label may open a list; a sentence that ends with the word may not."""
    return label.exact or label.sense == Senses.ABSENT or is_title_of_list(text.partition(":")[0])


def goes_on_below(after: Line | None, line: Line) -> bool:
    """Whether the list of a label in an item stands below it."""
    return _is_deeper(after, line) or _is_wrapped(after, line)


def end_of_names_beside(lines: Lines, label: int, rules: Rules) -> int:
    """The place behind the items that follow the one at `label` on its own level and are the names
    of its list: `- **Attendees:**`, `- Ann Lee`, `- **Notes:**`. Where not all up to the next label
    are names, or the first is not one in full, the place right behind the label."""
    start = end = label + 1
    opening = lines[label]
    for line in lines.since(start):
        if line.kind != "item" or line.indent < opening.indent:
            break
        if end == start and _is_deeper(line, opening):
            break  # the list is a nested one
        if line.indent == opening.indent:
            if _is_label(line.text, rules):
                break
            if not looks_strictly(line.text) or (end == start and not _is_surely_name(line.text)):
                return start
        end += 1
    return end


def _is_label(text: str, rules: Rules) -> bool:
    """Whether an item is a label, or begins with one: *Location: Main Hall*, `**Notes**`."""
    if BOLD_LINE.fullmatch(text) or split_label(text, rules):
        return True
    grouped = _GROUPED.match(text)
    return text.endswith((":", "：")) or (grouped is not None and not is_full(grouped["word"]))


def _is_surely_name(text: str) -> bool:
    return text.startswith(("[", "@")) or is_line_of_full_names(text)


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
    return is_of_names([after.text])


def _within(outer: Sense, inner: Sense) -> Sense:
    """What a label inside a list says: who is absent stays so, a part of it changes nothing."""
    if outer == Senses.ABSENT or inner == Senses.BESIDE:
        return outer
    return inner
