"""One list of people, from the line that opens it to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from kg.interpret.body_lines import BOLD_LINE, Line, Lines, split_label
from kg.interpret.labels import Label, bare_label, is_title_of_list, label_of
from kg.interpret.list_items import AND, may_be_name
from kg.interpret.list_tables import read_table
from kg.interpret.looks import is_form, is_full, is_sentence, look_of
from kg.interpret.sides import side_of
from kg.interpret.words import MINUTES
from kg.model.kinds import Bases, Basis, Looks, Sense, Senses, Shape, Shapes
from kg.model.names import slug
from kg.model.people import Group, ListEntry
from kg.model.rules import Rules

_NO_SPACE = re.compile(r"[-*+•](?=[^\W\d_])")  # the bullet lost its space
# `Larkspur: Ann Lee, Bo Ek`: a company, or another word, before the names of its people.
_GROUPED = re.compile(
    r"(?:\*\*|__)?(?P<word>[^:：*_]{1,40})(?::|：|(?::|：)?(?:\*\*|__):?)\s*(?P<names>\S.*)"
)
_SPOKEN = re.compile(r"[^:：\[\]()]{1,40}[:：](?:\s|$)")
_AHEAD = 12  # lines that are looked through for a list behind an instruction
_LABEL_WITHIN = re.compile(
    r"(?:[.。]|\*\*|\u3000)\s*+\*{0,4}+(?P<label>[^\W\d_][^.:：*,]{0,40})(?:[:：]\**|\*\*\s?[:：])"
)
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_REMARK = re.compile(r"\([^()]*\)")
_PART = re.compile(rf"[,;，；、·•|]|<br ?/?>|\s(?:{AND}|y|e|ed|i|и|&|/)\s")


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
        for line in takewhile(lambda one: _is_line_of_full_names(one.text), self._paragraph()):
            if split_label(line.text, self._rules):
                return
            single = len(_parts_of_names(line.text)) == 1
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


def opens_list(text: str, label: Label) -> bool:
    """Whether a line with a label may open a list; a sentence that ends with the word may not."""
    return label.exact or label.sense == Senses.ABSENT or is_title_of_list(text.partition(":")[0])


def goes_on_below(after: Line | None, line: Line) -> bool:
    """Whether the list of a label in an item stands below it."""
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


def _parts_of_names(text: str) -> list[str]:
    return [part for one in _PART.split(_REMARK.sub(" ", text)) if (part := one.strip())]


def _are_names_alone(text: str) -> bool:
    """Whether a text that ends as a sentence does is names and nothing else, remarks apart."""
    parts = _parts_of_names(text)
    if len(parts) == 1:
        return is_full(parts[0])
    return all(look_of(part) == Looks.NAME for part in parts)


def _is_line_of_full_names(text: str) -> bool:
    """Whether a line is names of two words and nothing else, and none of its words one of the
    form's: *Bo Ek (Secretary)*, not *Location Oslo*."""
    parts = _parts_of_names(text)
    words = {slug(word) for part in parts for word in part.split()}
    return bool(parts) and all(map(is_full, parts)) and words.isdisjoint(MINUTES)
