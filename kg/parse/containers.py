"""Quotes and list items: the containers that a line continues, opens or leaves."""

import re
from abc import ABC, abstractmethod

from kg.model.note import Callout
from kg.parse.leaves import Leaf
from kg.parse.structure import Blocks, Box, OpenItem, RawTable

_WHITES = frozenset(["", *" \t"])
_WHITE = re.compile(r"[ \t]*+")
MARKER = re.compile(r"([-+*])(?=[ \t]|$)|(\d{1,9})([.)])(?=[ \t]|$)")
_CHECKBOX = re.compile(r"\[(.)\](?:[ \t]+|$)")
_CALLOUT = re.compile(r"\[!([^\]|\n]+)(?:\|[^\]\n]*+)?\][+-]?[ \t]*")


class Containers(ABC):
    """The stack of open containers, and the cursor (`pos`, `column`, `indent`) in the line.

    `indent` counts the columns between the content of the innermost container and the text.
    """

    def __init__(self, lines: list[str], base: int) -> None:
        self.lines, self.base = lines, base
        self.out = Blocks()
        self.stack: list[Box] = []
        self.quotes: list[int] = []
        self.leaf: Leaf | None = None
        self.table: RawTable | None = None
        self.section: str | None = None
        # The line on which the open paragraph starts, and where its further lines go.
        self.para = -1
        self.sink: list[str] | None = None
        self.pos = self.indent = self.column = 0

    def match(self, line: str) -> int:
        """How many open containers the line continues; moves the cursor behind their marks."""
        self.scan(line, 0, 0)
        base = quotes = 0
        size = len(line)
        for depth, box in enumerate(self.stack):
            if box.width:
                if self.pos >= size:
                    # A blank rest continues every item up to the next quote.
                    self.indent = 0
                    return self.quotes[quotes] if quotes < len(self.quotes) else len(self.stack)
                if self.column - base < box.width:
                    self.indent = self.column - base
                    return depth
                base += box.width
            else:
                if self.column - base > 3 or line[self.pos : self.pos + 1] != ">":
                    self.indent = self.column - base
                    return depth
                base = self.after_quote(line)
                quotes += 1
        self.indent = max(0, self.column - base)
        return len(self.stack)

    def scan(self, line: str, at: int, column: int) -> None:
        """Move the cursor to the next character that is no white space."""
        if line[at : at + 1] == " " and line[at + 1 : at + 2] not in _WHITES:
            # By far the most frequent: the one space behind a marker.
            self.pos, self.column = at + 1, column + 1
            return
        match = _WHITE.match(line, at)
        end = match.end() if match else at
        white = line[at:end]
        if "\t" in white:
            for char in white:
                column += 4 - column % 4 if char == "\t" else 1
        else:
            column += end - at
        self.pos, self.column = end, column

    def after_quote(self, line: str) -> int:
        """Step over `>` and one column of space; returns the column where its content begins."""
        base = self.column + 1
        space = line[self.pos + 1 : self.pos + 2] in (" ", "\t")
        self.scan(line, self.pos + 1, base)
        return base + 1 if space else base

    def open(self, n: int, line: str, depth: int) -> bool:
        """Open the quotes and list items that start on this line. True if there are any."""
        opened = False
        size = len(line)
        while self.indent < 4 and self.pos < size:
            char = line[self.pos]
            if char == ">":
                self.open_quote(n, line, depth, opened)
            elif char in "-+*0123456789":
                mark = MARKER.match(line, self.pos)
                if mark is None or is_rule(line, self.pos, char):
                    break
                within = not opened and self.para >= 0 and depth == len(self.stack)
                if within and not _may_interrupt(mark, line):
                    break
                self.open_item(n, line, depth, opened, mark)
            else:
                break
            opened = True
        return opened

    def open_quote(self, n: int, line: str, depth: int, opened: bool) -> None:
        """Open a quote, which may be a callout."""
        self.leave(depth, n, opened)
        owner = self.stack[-1].owner if self.stack else None
        base = self.after_quote(line)
        self.indent = max(0, self.column - base)
        box = Box(0, ">", n, owner)
        self.quotes.append(len(self.stack))
        self.stack.append(box)
        self.out.cuts.append(n)
        if self.indent < 4 and (head := _CALLOUT.match(line, self.pos)):
            box.callout = (head[1].strip().lower(), line[head.end() :].rstrip())

    def open_item(self, n: int, line: str, depth: int, opened: bool, mark: re.Match[str]) -> None:
        """Open one list item; a checkbox leaves only text behind it."""
        before = self.stack[depth] if not opened and depth < len(self.stack) else None
        self.leave(depth, n, opened)
        kind = mark[1] or mark[3]
        owner = self.stack[-1].owner if self.stack else None
        if owner is not None:
            root = owner.root
            owner.has_child = True
        else:
            root = before.owner.root if before and before.owner and before.marker == kind else n
        item = OpenItem(n, owner, root, None, self.section)
        self.out.items.append(item)
        self.out.cuts.append(n)
        size, left = mark.end() - self.pos, self.indent
        column = self.column + size
        self.scan(line, mark.end(), column)
        spaces, empty = self.column - column, self.pos >= len(line)
        # Five columns of space and more are indented code behind a single space.
        self.indent = spaces - 1 if spaces > 4 else 0
        self.stack.append(
            Box(left + size + (1 if empty or spaces > 4 else spaces), kind, n, item, empty)
        )
        if not self.indent and not empty and (box := _CHECKBOX.match(line, self.pos)):
            item.status = box[1]
            self.text(n, line[box.end() :])
            self.pos = len(line)

    def leave(self, depth: int, n: int, opened: bool) -> None:
        """Close what the line does not continue, unless a container opened on it did so."""
        if not opened:
            self.shut(depth, n)

    def shut(self, depth: int, n: int) -> None:
        """Close all containers above `depth`, and the paragraph."""
        self.para = -1
        self.sink = None
        while len(self.stack) > depth:
            box = self.stack.pop()
            if not box.width:
                self.quotes.pop()
                if box.callout:
                    kind, title = box.callout
                    end = max(box.line, n - 1) + self.base
                    self.out.callouts.append(Callout(kind, title, box.line + self.base, end))

    @abstractmethod
    def text(self, n: int, rest: str) -> None:
        """Start a paragraph."""

    def content(self, line: str) -> str:
        """What stands behind the containers' marks, its own indentation kept."""
        if not self.stack:
            return line
        if "\t" in line[: self.pos]:
            return " " * self.indent + line[self.pos :]
        return line[max(0, self.pos - self.indent) :]


def is_rule(line: str, at: int, char: str) -> bool:
    """Three or more of the same mark, and nothing else from `at` on."""
    if char not in "-*_" or len(line.rstrip(char + " \t")) > at:
        return False
    return line.count(char, at) >= 3


def _may_interrupt(mark: re.Match[str], line: str) -> bool:
    """Within a paragraph only a list that starts at 1, and not empty, is one."""
    return (mark[2] or "1") == "1" and bool(line[mark.end() :].strip())
