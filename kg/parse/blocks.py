"""The block structure of a note: one walk over its lines, as CommonMark describes it.

A line first finds how many open containers it continues, then may open others, and what remains
is a leaf block or text. Plain text at the left margin, most of any vault, takes the short path in
`read_blocks`.
"""

import re
from bisect import bisect_right

from kg.model.note import Heading
from kg.parse.containers import MARKER, Containers, is_rule
from kg.parse.leaves import FENCE, Fence, Html, Indented, Leaf, Math, heading_text, html_start
from kg.parse.structure import Blocks, RawLabel, RawTable
from kg.parse.tables import delimiter_cells, split_row

_STARTERS = frozenset(" \t#>-*+`~|<=:$%_[0123456789")
# Only lines that start like this can continue a container.
_INWARD = frozenset(["", *" \t>"])
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_DEFINITION = re.compile(r"\[([^\[\]\n]+)\]:[ \t]*(?:<([^<>\n]*)>|(\S+))")
_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)")


def read_blocks(body: str, lines: list[str], starts: list[int], base: int) -> Blocks:
    """The blocks of a body. `starts` are the offsets of its lines and one past the end;
    `base` is the line of the file on which it begins."""
    if not lines[-1]:
        # What stands behind the last line end is no line.
        lines = lines[:-1]
    reader = _Reader(body, lines, starts, base)
    cuts, stack = reader.out.cuts, reader.stack
    for n, line in enumerate(lines):
        first = line[:1]
        if first in _STARTERS or reader.busy:
            reader.line(n, line)
        elif first:
            if reader.para < 0:
                if stack:
                    reader.shut(0, n)
                reader.para = n
                cuts.append(n)
            elif stack or reader.sink is not None:
                reader.more_text(n, line)
        elif stack:
            reader.blank(n)
        elif reader.para >= 0:
            reader.para, reader.sink = -1, None
            cuts.append(n)
    reader.finish()
    return reader.out


class _Reader(Containers):
    """The state of the walk."""

    def __init__(self, body: str, lines: list[str], starts: list[int], base: int) -> None:
        super().__init__(lines, base)
        self.body, self.starts = body, starts
        self.comment_until = -1
        # A leaf block, a table or a comment is open: even plain lines need a look.
        self.busy = False

    def line(self, n: int, line: str) -> None:
        """Read a line that is more than plain text at the margin."""
        if n <= self.comment_until:
            self.out.cuts.append(n)
            self.busy = n < self.comment_until
            return
        first = line[:1]
        if first == "#" and not self.busy and not self.stack and (mark := _HEADING.match(line)):
            self.heading(n, len(mark[1]), line[mark.end() :])
            return
        if first in _INWARD:
            depth = self.match(line)
        else:
            depth = self.pos = self.column = self.indent = 0
        done = self.pos >= len(line)
        whole = depth == len(self.stack)
        if self.leaf is not None:
            if whole and self.leaf.take(n, self.content(line), self.indent, done):
                return
            self.end_leaf()
        if done:
            self.blank(n, depth)
            return
        if self.table is not None:
            if whole and self.row(n, line):
                return
            self.end_table()
        opened = self.open(n, line, depth)
        if self.pos < len(line):
            self.content_line(n, line, depth, opened)

    def blank(self, n: int, depth: int | None = None) -> None:
        """A line without text: it ends a paragraph, a table, and quotes that it does not mark."""
        if depth is None:
            depth = self.quotes[0] if self.quotes else len(self.stack)
        if self.table is not None:
            self.end_table()
        if self.para >= 0:
            self.para = -1
            self.out.cuts.append(n)
        self.sink = None
        if depth < len(self.stack):
            self.shut(depth, n)
        if self.stack and self.stack[-1].empty and self.stack[-1].line == n - 1:
            self.shut(len(self.stack) - 1, n)

    def content_line(self, n: int, line: str, depth: int, opened: bool) -> None:
        """The part of a line behind its containers: a leaf block or text."""
        rest = line[self.pos :]
        if self.indent >= 4:
            if self.para >= 0:
                self.more_text(n, rest)
                return
            self.leave(depth, n, opened)
            self.start(Indented(n), n)
            return
        whole = opened or depth == len(self.stack)
        if rest[0] in _STARTERS and self.block(n, rest, depth, whole, opened):
            return
        if self.para >= 0 and not opened:
            self.more_text(n, rest)
        else:
            self.leave(depth, n, opened)
            self.text(n, rest)

    # ---- leaf blocks

    def block(self, n: int, rest: str, depth: int, whole: bool, opened: bool) -> bool:
        """Try every leaf block that `rest` could start. True where it was one."""
        char = rest[0]
        if char == "#" and (mark := _HEADING.match(rest)):
            self.leave(depth, n, opened)
            self.heading(n, len(mark[1]), rest[mark.end() :])
            return True
        if char in "`~" and (mark := FENCE.match(rest)):
            self.leave(depth, n, opened)
            return self.start(Fence(n, mark[1] or mark[2]), n)
        if self.para >= 0 and whole and not opened and char in "=-|:" and self.underline(n, rest):
            return True
        if is_rule(rest, 0, char):
            self.leave(depth, n, opened)
            self.para = -1
            self.out.cuts.append(n)
            return True
        if char == "<":
            return self.html(n, rest, depth, opened)
        if char in "$%":
            return self.special(n, rest, depth, opened)
        return char == "[" and self.definition(n, rest, depth, opened)

    def html(self, n: int, rest: str, depth: int, opened: bool) -> bool:
        """A block of HTML."""
        mark = html_start(rest, self.para >= 0)
        if mark is None:
            return False
        self.leave(depth, n, opened)
        leaf = Html(n, mark, self.starts[n] + self.pos if mark == "-->" else None)
        leaf.take(n, rest, 0, False)
        return self.start(leaf, n)

    def special(self, n: int, rest: str, depth: int, opened: bool) -> bool:
        """Mathematics and comments that start a line and end on another one."""
        mark = rest[:2]
        if mark not in ("$$", "%%") or mark in rest[2:]:
            return False
        close = self.body.find(mark, self.starts[n + 1])
        if close < 0:
            return False
        self.leave(depth, n, opened)
        if mark == "$$":
            return self.start(Math(n), n)
        # In a comment there are no headings, lists or code, but links and tags count.
        last = bisect_right(self.starts, close) - 1
        self.out.comments.append((self.starts[n] + self.pos, close + 2, n, last))
        self.out.cuts.append(n)
        self.comment_until = last
        self.busy = True
        self.para = -1
        return True

    def start(self, leaf: Leaf, n: int) -> bool:
        self.leaf = leaf
        self.busy = True
        self.para = -1
        self.sink = None
        self.out.cuts.append(n)
        return True

    def end_leaf(self) -> None:
        if self.leaf is not None:
            self.leaf.close(self.out, self.starts, self.base)
            self.leaf = None
            self.busy = False

    def heading(self, n: int, level: int, rest: str) -> None:
        self.section = text = heading_text(rest)
        self.out.headings.append(Heading(level, text, n + self.base))
        self.para = -1
        self.sink = None
        self.out.cuts.append(n)

    # ---- tables and underlined headings

    def underline(self, n: int, rest: str) -> bool:
        """A line that makes a heading or a table's head of the line before it."""
        char, bare = rest[0], rest.rstrip()
        if char in "=-" and not bare.strip(char):
            above = self.above(n)
            if above:
                self.heading(n - 1, 1 if char == "=" else 2, above)
            return bool(above)
        width = delimiter_cells(bare) if "|" in bare and "-" in bare else 0
        above = self.above(n) if width else ""
        header = split_row(above)
        if "|" not in above or len(header) != width:
            return False
        self.table = RawTable(n - 1 + self.base, header)
        self.busy = True
        self.out.tables.append(self.table)
        self.out.cuts.append(n - 1)
        self.sink = None
        return True

    def above(self, n: int) -> str:
        """The text of the paragraph's last line, without its containers' marks."""
        if self.sink:
            return self.sink[-1]
        line = self.lines[n - 1]
        return line.strip(" \t>") if self.stack else line.strip()

    def row(self, n: int, line: str) -> bool:
        """Another row of the open table."""
        char = line[self.pos]
        if "|" not in line or char in "#>`~" or self.table is None or MARKER.match(line, self.pos):
            return False
        self.table.rows.append((n + self.base, line[self.pos :]))
        self.out.cuts.append(n)
        return True

    def end_table(self) -> None:
        self.table = None
        self.busy = False
        self.para = -1

    def definition(self, n: int, rest: str, depth: int, opened: bool) -> bool:
        """The text of a footnote, or the address of reference links."""
        if note := _FOOTNOTE.match(rest):
            self.leave(depth, n, opened)
            self.para = n
            self.sink = [rest[note.end() :].strip()]
        elif self.para < 0 and (address := _DEFINITION.match(rest)):
            self.leave(depth, n, opened)
            label = " ".join(address[1].split()).lower()
            self.out.definitions.setdefault(label, address[2] or address[3] or "")
        else:
            return False
        self.out.cuts.append(n)
        return True

    # ---- text

    def text(self, n: int, rest: str) -> None:
        """The first line of a paragraph."""
        self.para = n
        self.sink = None
        if self.out.cuts[-1:] != [n]:
            self.out.cuts.append(n)
        box = self.stack[-1] if self.stack else None
        if box is not None and box.width:
            owner = box.owner
            if owner is not None and not owner.parts and not owner.has_child:
                self.sink = owner.parts
                self.sink.append(rest.strip())
        elif box is not None and box.callout and box.line == n:
            self.para = -1
        if rest[:1] in ("*", "_"):
            self.out.labels.append(RawLabel(n + self.base, rest))

    def more_text(self, n: int, rest: str) -> None:
        """A further line of the open paragraph."""
        if self.sink is not None:
            self.sink.append(rest.strip())
        if rest[:1] in ("*", "_"):
            self.out.labels.append(RawLabel(n + self.base, rest))

    def finish(self) -> None:
        """Close everything at the end of the note."""
        self.end_leaf()
        if self.quotes:
            self.shut(0, self.body.rstrip().count("\n") + 1)
