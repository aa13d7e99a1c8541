"""One note from its text to values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import attrgetter
from types import MappingProxyType

from kg.model.block_properties import is_block_property
from kg.model.kinds import Codes
from kg.model.note import (
    BOARD,
    DRAWING,
    Block,
    Comment,
    Item,
    Link,
    ParsedNote,
    Problem,
    Property,
    Tag,
    Task,
    new,
)
from kg.parse.blocks import read_blocks
from kg.parse.decode import clean_newlines, replace_nul
from kg.parse.drawings import without_data
from kg.parse.fields import fields_in, labels_in
from kg.parse.frontmatter import find_head, read_head
from kg.parse.inline import Inline, read_inline
from kg.parse.properties import Properties, read_properties
from kg.parse.structure import Blocks, OpenItem
from kg.parse.tables import table
from kg.parse.tasks import owners, read_task
from kg.parse.values import inline_values, looks_like_date

_line_of = attrgetter("line")
_NO_TYPES: Mapping[str, str] = MappingProxyType({})


def parse_note(path: str, text: str, types: Mapping[str, str] = _NO_TYPES) -> ParsedNote:
    """Everything that a note says, with the lines that say it.

    Never raises and takes time in proportion to the text. `path` is only handed through. `types`
    maps property names to the types of `.obsidian/types.json` ("text" keeps a date text).
    What is wrong with the note stands in `problems`.
    """
    text, problems = replace_nul(clean_newlines(text.removeprefix("\ufeff")))
    head, wrong = find_head(text)
    problems += wrong
    body_at, base = (head.body_at, head.body_line) if head else (0, 1)
    body = text[body_at:] if body_at else text
    if head:
        entries, wrong_head = read_head(text, head)
        properties = read_properties(entries, head.text.split("\n"), types)
        problems += (*wrong_head, *properties.problems)
        if DRAWING in properties.values or BOARD in properties.values:
            body = without_data(body)
    else:
        properties = Properties()
    lines = body.split("\n")
    starts = [0, *accumulate([len(line) + 1 for line in lines])]
    blocks = read_blocks(body, lines, starts, base)
    inline = read_inline(body, starts, blocks)
    return _Note(path, body, lines, starts, base, blocks, inline, properties).parsed(problems)


def parse_head(path: str, text: str, types: Mapping[str, str] = _NO_TYPES) -> ParsedNote:
    """What a note says by its properties, and by lines of tags alone: as `parse_note` reads it, for
    a tenth of the time. Other things that it says may be missing."""
    text = text.removeprefix("\ufeff")
    if (text[:1] == "#" or "\n#" in text or " #" in text) and _TAG_LINE.search(text):
        return parse_note(path, text, types)
    text = replace_nul(clean_newlines(text))[0]
    head, _ = find_head(text)
    if head is None:
        return ParsedNote(path, {}, "", 1, (), (), ())
    entries, _ = read_head(text, head)
    found = read_properties(entries, head.text.split("\n"), types)
    return ParsedNote(
        path, found.values, "", head.body_line, tuple(found.rows), (), tuple(found.tags)
    )


_TAG_LINE = re.compile(r"^[^\S\n]*#[^\s#]", re.MULTILINE)


class _Note:
    """Puts the parts of a note together, with lines of the file."""

    __slots__ = (
        "base",
        "blocks",
        "body",
        "inline",
        "lines",
        "path",
        "problems",
        "properties",
        "starts",
    )

    def __init__(
        self,
        path: str,
        body: str,
        lines: list[str],
        starts: list[int],
        base: int,
        blocks: Blocks,
        inline: Inline,
        properties: Properties,
    ) -> None:
        self.path = path
        self.body = body
        self.lines = lines
        self.starts = starts
        self.base = base
        self.blocks = blocks
        self.inline = inline
        self.properties = properties
        self.problems: list[Problem] = []

    def parsed(self, problems: tuple[Problem, ...]) -> ParsedNote:
        """The note as a value."""
        found = self.properties
        tasks = self.tasks()
        rows = [*found.rows, *self.fields()] if self.inline.fields else found.rows
        problems += (*self.blocks.problems, *self.problems)
        blocks, out = self.blocks, self.inline
        row = (
            self.path,
            found.values,
            self.body,
            self.base,
            tuple(rows),
            tuple(found.aliases),
            (*found.tags, *self.tags()) if out.tags else tuple(found.tags),
            tuple(blocks.headings),
            (*found.links, *self.links()) if out.links else tuple(found.links),
            tuple([Block(name, self.line(at)) for at, name in out.blocks]),
            tuple(map(self.item, blocks.items)),
            tuple(tasks),
            tuple(blocks.codes),
            tuple(map(table, blocks.tables)),
            tuple(sorted(blocks.callouts, key=_line_of)) if blocks.callouts else (),
            self.comments() if blocks.comments or out.comments else (),
            tuple([row for raw in blocks.labels for row in labels_in(raw)]),
            len(self.body.split()),
            problems,
        )
        return ParsedNote(*row)

    def line(self, at: int) -> int:
        """The line of the file at an offset of the body."""
        return bisect_right(self.starts, at) - 1 + self.base

    def block(self, line: int) -> int:
        """The line on which the block starts that holds a line."""
        cuts = self.blocks.cuts
        place = bisect_right(cuts, line - self.base) - 1
        return cuts[place] + self.base if place >= 0 else line

    def links(self) -> list[Link]:
        """The links of the body."""
        headings, cuts = self.blocks.headings, self.blocks.cuts
        starts, base = self.starts, self.base
        lines_above = [heading.line for heading in headings]
        found: list[Link] = []
        line = block = following = 0
        section = None
        for at, kind, (target, fragment, display, external) in self.inline.links:
            if at >= following:
                number = bisect_right(starts, at) - 1
                following = starts[number + 1]
                line = number + base
                above = bisect_right(lines_above, line)
                section = headings[above - 1].text if above else None
                block = cuts[bisect_right(cuts, number) - 1] + base
            row = (kind, target, fragment, display, line, block, section, None, external, None)
            found.append(new(Link, row))
        return found

    def tags(self) -> list[Tag]:
        """The tags of the body."""
        return [Tag(name, self.line(at)) for at, name in self.inline.tags]

    def item(self, raw: OpenItem) -> Item:
        """A list item with lines of the file."""
        base = self.base
        parent = raw.parent.line + base if raw.parent else None
        text = raw.parts[0] if len(raw.parts) == 1 else " ".join(_said(raw.parts))
        row = (raw.line + base, parent, raw.root + base, raw.status, text, raw.section)
        return new(Item, row)

    def tasks(self) -> list[Task]:
        """The list items with a checkbox, read in full."""
        found = []
        is_board = BOARD in self.properties.values
        for raw in self.blocks.items:
            if raw.status is None:
                continue
            line = raw.line + self.base
            written = " ".join(raw.parts)
            text, values, bad, unread = read_task(_said(raw.parts), card=is_board)
            parent = raw.parent.line + self.base if raw.parent else None
            for code, signifier in bad:
                what = "date" if code == Codes.INVALID_DATE else "rule of recurrence"
                message = f"{signifier.strip()[:60]} holds no {what}; it stays text"
                self.problems.append(Problem(code, message, line))
            for date in unread:
                message = (
                    f"the task's date “{date[:60]}” is not read; write 📅 2026-01-05 at its end"
                )
                self.problems.append(Problem(Codes.UNREAD_VALUE, message, line))
            if "@" in written or "::" in written:
                values["owners"] = owners(written)
            found.append(Task(line, parent, raw.status, text, raw.section, **values))
        return found

    def fields(self) -> list[Property]:
        """The inline fields of the body."""
        columns: dict[int, list[int]] = {}
        for at in self.inline.fields:
            line = bisect_right(self.starts, at) - 1
            columns.setdefault(line, []).append(at - self.starts[line])
        tasks = {raw.line + self.base for raw in self.blocks.items if raw.status is not None}
        reported = {problem.line for problem in self.problems}
        rows = []
        for number, places in columns.items():
            line = number + self.base
            block = self.block(line)
            task = block if block in tasks else None
            for key, value in fields_in(self.lines[number], places):
                for position, (typed, kind) in enumerate(inline_values(value)):
                    if kind == "text" and looks_like_date(value) and line not in reported:
                        message = f"{key}: {value} is no date of the calendar"
                        message += "; write it as 2025-10-06"
                        self.problems.append(Problem(Codes.INVALID_DATE, message, line))
                    rows.append(Property(key, typed, kind, position, line, True, task))
        return rows

    def comments(self) -> tuple[Comment, ...]:
        """The comments, in blocks and within lines, in order."""
        found = [
            Comment(first + self.base, last + self.base)
            for _, _, first, last in self.blocks.comments
        ]
        found += [
            Comment(self.line(start), self.line(end - 1)) for start, end in self.inline.comments
        ]
        return tuple(sorted(found, key=_line_of))


def _said(parts: Sequence[str]) -> Sequence[str]:
    """The lines of an item without those by which a program keeps how it is shown."""
    if len(parts) == 1:
        return parts
    return [*parts[:1], *(part for part in parts[1:] if not is_block_property(part))]
