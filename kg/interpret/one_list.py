"""One list of people, from the line that opens it to its end."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from kg.interpret.body_lines import BOLD_LINE, Line, Lines, split_label
from kg.interpret.flat_items import end_of_names_beside
from kg.interpret.labels import Label, bare_label, opens_list
from kg.interpret.labels_within import is_of_form, is_section, parts_by_label
from kg.interpret.list_ends import ends_at_item, slip_in
from kg.interpret.list_groups import (
    group_in_bold,
    group_of_label,
    group_of_word,
    group_opened,
    is_group_of_names,
)
from kg.interpret.list_items import may_be_name
from kg.interpret.list_state import ListState
from kg.interpret.list_tables import read_table
from kg.interpret.looks import is_filler, is_form, is_full, is_group
from kg.interpret.name_lines import (
    is_line_of_full_names,
    is_of_names,
    is_surely_name,
    parts_of_names,
    says_nobody,
)
from kg.interpret.name_paragraphs import (
    are_bold_names,
    end_of_form,
    ends_in_comma,
    is_of_list,
    joined,
    leads_to_list,
    names_in,
    paragraph_at,
)
from kg.interpret.nested_lines import is_deeper, is_wrapped
from kg.interpret.sides import side_of
from kg.model.kinds import Bases, Basis, Sense, Senses, Shape, Shapes
from kg.model.people import Group, ListEntry
from kg.model.rules import Rules

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS_OF_ONE = 2  # a name and a company, both of two words
_NEAR = 3  # lines in which the next paragraph begins
_TEXT_OF_ITEM = 2  # columns from an item's bullet to its text, at the least


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
        self._group = group_of_label(opening.label, opening.line.number)
        self._entries: list[ListEntry] = []
        self._parents: list[tuple[int, int, Sense]] = []  # indent, place, what it says of them
        self._by = ""  # items, rows or names: what the entries so far were
        self._one_a_line = False  # whether the paragraphs so far were one person a line
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
        if opening.rest and not is_form(_IN_BRACKETS.sub("", opening.rest)):
            self._inline(opening.rest, opening.line.number, Bases.LABEL)
            self._by = "names"
            if opening.kind == "label":
                self._take_lines_behind()
            if opening.kind != "heading":
                return self._entries
        while self.at < len(self._lines) and self._take(self._lines[self.at]):
            self.at += 1
        return self._entries

    def _take(self, line: Line) -> bool:
        """Take in a line; False where the list ends before it."""
        if self._opening.line.quoted and not line.quoted and line.kind != "blank":
            return False
        if self._skips_form() or (line.title and not self._entries and not line.text):
            return True
        if line.text.lower().startswith("</details") and self._entries:
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

    def _skips_form(self) -> bool:
        """Whether a quote, a callout or a `<div>` above the list belongs to the form: it is passed
        over."""
        if self._entries or self._opening.line.quoted or self._opening.kind == "item":
            return False
        end = end_of_form(self._lines, self.at)
        if end is None:
            return False
        self.at = end
        return True

    def _take_below_item(self, line: Line) -> bool:
        if self.at < self._flat_end:
            return self._take_item(line)
        if not is_deeper(line, self._opening.line):
            return self._take_wrapped(line)
        return self._take_item(line)

    def _take_wrapped(self, line: Line) -> bool:
        if not is_wrapped(line, self._opening.line) or split_label(line.text, self._rules):
            return False
        self._entries.append(self._entry(line.text, line.number, Shapes.INLINE, Bases.LIST))
        return True

    def _take_lines_behind(self) -> None:
        """What goes on below a label and a name: names further in, and the rest of the paragraph
        as far as its lines are names."""
        while self.at < len(self._lines) and self._take_wrapped(self._lines[self.at]):
            self.at += 1
        paragraph = paragraph_at(self._lines, self.at, self._rules)
        for line in takewhile(lambda one: is_line_of_full_names(one.text), paragraph):
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
            if not deeper or is_of_form(bare_label(line.text), self._rules):
                return False
            self._start_group(Group(line.text, line.number, bool(side_of(line.text)), heading=True))
            return True
        if not deeper:
            return False
        self._start_part(found[0], line)
        if found[1]:
            self._inline(found[1], line.number, Bases.LABEL)
        return True

    def _start_part(self, label: Label, line: Line) -> None:
        """From here on another sense holds; of a part such as *Remote*, that of the whole list."""
        whole = self._opening.label.sense
        self._sense = whole if label.sense == Senses.BESIDE else label.sense
        self._start_group(group_of_label(label, line.number))

    def _start_group(self, group: Group | None) -> None:
        self._group = group
        self._by = ""
        self._one_a_line = False
        self._parents.clear()

    def _take_item(self, line: Line) -> bool:
        if not line.indent and is_section(line.text, self._rules) and not is_filler(line.text):
            return False
        if self._entries and not line.indent and ends_at_item(line, self._state):
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
        bold = text.startswith("**") and found is not None and found[1]  # `**Absent** Cy Dow`
        if found is not None and (bold or ":" in text.replace("：", ":")):
            sense, text = _within(sense, found[0].sense), found[1]
            if text:
                shape = Shapes.INLINE
        elif found is not None and is_deeper(self._lines.after(self.at), line):
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

    def _take_table(self) -> bool:
        if self._by == "names" or (self._by == "label" and not self._heads):
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
            return self._take_label(line, *found)
        if is_section(line.text, self._rules):
            return False
        if BOLD_LINE.fullmatch(line.text):
            bold_names = are_bold_names(self._lines, self.at, self._rules)
            return self._take_names() if bold_names else self._take_bold(line)
        if is_group_of_names(line.text, self._state, self._rules):
            self._entries.append(self._entry(line.text, line.number, Shapes.INLINE, Bases.LABEL))
            self._by = "label"
            return True
        group = group_opened(line, self._state) or group_of_word(line, self._state)
        if group is not None:
            self._start_group(group)
            return True
        if not self._entries and is_of_list(line.text):
            return True
        if self._by == "items":
            return self._is_within_item(line) or self._slip(line)
        if self._by in ("rows", "label"):
            return False
        return self._take_names()

    @property
    def _state(self) -> ListState:
        return ListState(
            self._lines, self.at, self._heads, self._by, self._numbered, self._group, self._entries
        )

    def _take_label(self, line: Line, label: Label, rest: str) -> bool:
        """A label below the opening: one of attendees opens a list of its own."""
        if label.sense == Senses.PRESENT and self._entries:
            return False
        self._start_part(label, line)
        if rest and not is_form(rest):
            self._inline(rest, line.number, Bases.LABEL)
            self._by = "label"
        return True

    def _take_bold(self, line: Line) -> bool:
        """A line all in bold: below a heading it is a sub-heading, below a label the next label, if
        not a group's."""
        group = group_in_bold(line, self._state)
        if group is not None:
            self._start_group(group)
        return group is not None

    def _is_within_item(self, line: Line) -> bool:
        """Whether a paragraph of its own stands as far in as the text of the item above it."""
        further_in = self._parents and line.indent >= self._parents[-1][0] + _TEXT_OF_ITEM
        return bool(further_in) and not self._state.is_right_below

    def _slip(self, line: Line) -> bool:
        text = slip_in(line, self._state)
        if text:
            slip = ListEntry(text, line.number, Shapes.SLIP, Bases.LIST, self._sense)
            self._entries.append(slip)
        return text != ""

    def _take_names(self) -> bool:
        """A paragraph of names, one a line or all on one; an instruction before them is no end."""
        paragraph = paragraph_at(self._lines, self.at, self._rules)
        if self._entries and self._is_nobody_among(paragraph):
            return True
        names = names_in(paragraph)
        if not names:
            behind = self._lines.since(self.at + len(paragraph))
            if self._entries or not leads_to_list(paragraph, behind):
                return False
            self.at += len(paragraph) - 1
            return True
        texts = [one.text for one in names]
        if all(map(says_nobody, texts)):
            return False
        apart = len(names) == 1 and self._is_one_of_several(names[0])
        if len(parts_of_names(" ".join(texts))) > 1 or any(map(is_surely_name, texts)):
            self._by = "names"  # else a word above its people
        for part in joined(names):
            alone = len(part) == 1 and (apart or len(names) > 1)
            self._one_a_line = alone
            shape: Shape = Shapes.ITEM if alone else Shapes.INLINE
            text = " ".join(line.text for line in part)
            if alone:
                self._entries.append(self._entry(text, part[0].number, shape, Bases.LIST))
                continue
            for some, sense in parts_by_label(text, self._sense, self._rules):
                entry = self._entry(some, part[0].number, shape, Bases.LIST)
                self._entries.append(entry._replace(sense=sense))
        self.at += len(names) - 1
        return True

    def _is_nobody_among(self, paragraph: list[Line]) -> bool:
        """Whether a paragraph of one line names nobody, or several, and the names go on behind it:
        *TBD*, *The sales team*."""
        text = paragraph[0].text.strip(" *_")
        if len(paragraph) > 1 or ":" in text or not (says_nobody(text) or is_group(text)):
            return False
        return self._names_go_on()

    def _names_go_on(self) -> bool:
        """Whether the next paragraph holds names."""
        behind = islice(self._lines.since(self.at + 1), _NEAR)
        after = next((one for one in behind if one.kind != "blank"), None)
        if after is None or after.kind != "text" or BOLD_LINE.fullmatch(after.text):
            return False
        return is_of_names([after.text]) and split_label(after.text, self._rules) is None

    def _is_one_of_several(self, line: Line) -> bool:
        """Whether a paragraph of one line is one person among paragraphs of one each, not a list of
        several: *Ann Lee, Acme*."""
        parts = parts_of_names(line.text)
        if len(parts) > _PARTS_OF_ONE and all(map(is_full, parts)):
            return False
        if self._one_a_line:
            return True
        return self._names_go_on()

    def _inline(self, text: str, number: int, basis: Basis) -> None:
        """Names behind a label; a comma at a line's end goes on in the next."""
        while ends_in_comma(text) and self.at < len(self._lines):
            line = self._lines[self.at]
            if line.kind != "text" or split_label(line.text, self._rules):
                break
            text = f"{text} {line.text}"
            self.at += 1
        for part, sense in parts_by_label(text, self._sense, self._rules):
            entry = self._entry(part, number, Shapes.INLINE, basis)
            self._entries.append(entry._replace(sense=sense))

    def _entry(self, text: str, number: int, shape: Shape, basis: Basis) -> ListEntry:
        return ListEntry(text, number, shape, basis, self._sense, None, self._group)


def _within(outer: Sense, inner: Sense) -> Sense:
    """What a label inside a list says: who is absent stays so, a part of it changes nothing."""
    if outer == Senses.ABSENT or inner == Senses.BESIDE:
        return outer
    return inner
