"""What stands within the text of blocks: links, tags, comments, block ids.

One pass from left to right over everything that could start something. What starts first wins, as
in Obsidian: a link inside code is code, and a backtick inside `[[…]]` belongs to the link's name.
Code spans, mathematics, HTML and addresses are stepped over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from kg.parse.leaves import TAG
from kg.parse.links import AUTOLINK, DESTINATION, WIKILINK, Address, markdown, wikilink
from kg.parse.structure import Blocks

# What nearly every trigger is comes first, and whole: links (group 1) and tags (group 2). Every
# branch starts with a literal: only then does `re` skip what cannot match at full speed.
_WHOLE = (
    r"\[\[([^\[\]\n]++)\]\]|"
    r"#([^\s\0!\"#$%&'()*+,.:;<=>?@^`{|}~\[\]\\\u2000-\u206f\u2e00-\u2e7f\ufffd]++)"
)
_TRIGGER = re.compile(rf"{_WHOLE}|\[\[|\\.|`|\$|<|%%|\^|::|://")
# The brackets of markdown links are looked at only in notes that have some.
_TRIGGER_BRACKETS = re.compile(rf"{_WHOLE}|\[|\\.|`|\$|<|%%|\^|::|://|\]")
_URL_REST = re.compile(r"[^\s<>\[\]`|]*+")
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)[ \t]*+(?=\n|\Z)")
_REFERENCE = re.compile(r"\[([^\[\]\n]*+)\]")
_RUNS = re.compile(r"`+")


# A link: the offset at which it stands, its kind, and where it points.
Found = tuple[int, str, Address]


class Inline:
    """What the pass has found, by offset in the body."""

    __slots__ = ("blocks", "comments", "fields", "links", "tags")

    def __init__(self) -> None:
        self.links: list[Found] = []
        self.tags: list[tuple[int, str]] = []
        self.comments: list[tuple[int, int]] = []
        self.blocks: list[tuple[int, str]] = []
        self.fields: list[int] = []


def read_inline(body: str, starts: list[int], blocks: Blocks) -> Inline:
    """Everything inline in a body, given its lines' offsets and its blocks."""
    scan = _Scan(body, starts, blocks)
    out = scan.out
    brackets = "](" in body or "][" in body or bool(blocks.definitions)
    pattern = _TRIGGER_BRACKETS if brackets else _TRIGGER
    silent = iter(blocks.silent)
    dead, alive = next(silent, (len(body) + 1, 0))
    while True:
        for match in pattern.finditer(body, scan.skip):
            at, after = match.span()
            scan.skip = after
            while at >= dead and at >= alive:
                dead, alive = next(silent, (len(body) + 1, 0))
            if at >= dead:
                scan.skip = alive
            elif (group := match.lastindex) == 1:
                scan.link(at, match[1])
            elif group == 2:
                scan.tag(at, match[2])
            elif (mark := match[0]) == "::":
                out.fields.append(at)
            else:
                _ACTIONS[mark[0]](scan, at)
            if after != scan.skip:
                break
        else:
            break
    if brackets:
        out.links.sort(key=itemgetter(0))
    return out


class _Scan:
    """The state of the pass: `skip` is the offset up to which everything is taken."""

    def __init__(self, body: str, starts: list[int], blocks: Blocks) -> None:
        self.body, self.starts, self.blocks = body, starts, blocks
        self.out = Inline()
        self.skip = 0
        self.open: list[int] = []
        self.escaped = self.tagged = -1
        self.runs: dict[int, list[int]] | None = None
        # Marks for which no closing one was found, and up to where it was looked for.
        self.unclosed: dict[str, int] = {}

    def limit(self, at: int) -> int:
        """The offset at which the block around `at` ends."""
        cuts, line = self.blocks.cuts, bisect_right(self.starts, at) - 1
        following = bisect_right(cuts, line)
        return self.starts[cuts[following]] if following < len(cuts) else len(self.body)

    def bracket(self, at: int) -> None:
        """A `[[` whose link is not yet read, or the `[` of a markdown link."""
        body = self.body
        if body[at + 1 : at + 2] != "[":
            self.open.append(at)
            return
        if body[at + 2 : at + 3] == "[":
            # Of three brackets and more, the last two count.
            start = _run_end(body, at) - 2
            self.open.extend(range(at, start))
            self.skip = start
            return
        match = WIKILINK.match(body, at)
        if match is None:
            self.open += (at, at + 1)
            return
        self.skip = match.end()
        self.link(at, match[1])

    def link(self, at: int, inner: str) -> None:
        """`[[inner]]`."""
        address = wikilink(inner)
        if address is None:
            return
        if at and self.body[at - 1] == "!" and self.escaped != at:
            self.out.links.append((at - 1, "embed", address))
        else:
            self.out.links.append((at, "wikilink", address))

    def close_bracket(self, at: int) -> None:
        """`]`: with an address behind it, the end of a markdown link."""
        if not self.open:
            return
        start = self.open.pop()
        body = self.body
        following = body[at + 1 : at + 2]
        address: str | None = None
        if following == "(" and (match := DESTINATION.match(body, at + 1)):
            address, self.skip = match[1] if match[1] is not None else match[2], match.end()
        elif self.blocks.definitions and following not in ("(", ":"):
            address = self.reference(start, at)
        if address is None or self.limit(start) < at:
            return
        found = markdown(address, body[start + 1 : at])
        if found is not None:
            embed = bool(start) and body[start - 1] == "!" and self.escaped != start
            kind = "embed" if embed else "markdown"
            self.out.links.append((start - embed, kind, found))

    def reference(self, start: int, at: int) -> str | None:
        """The address of `[text][label]`, `[label][]` or `[label]`."""
        label = self.body[start + 1 : at] if at - start < 1000 else ""
        if match := _REFERENCE.match(self.body, at + 1):
            label = match[1] or label
        address = self.blocks.definitions.get(" ".join(label.split()).lower())
        if address is not None and match:
            self.skip = match.end()
        return address

    def tag(self, at: int, name: str) -> None:
        """`#name`, unless it continues a word, an entity or an address."""
        if at and self.tagged != at and self.escaped != at:
            before = self.body[at - 1]
            if before.isalnum() or before in "&/#\\":
                return
            if before == "_" and self.body[at - 2 : at - 1].isalnum():
                return
        if not name.isdigit():
            self.tagged = self.skip
            self.out.tags.append((at, name))

    def escape(self, at: int) -> None:
        """A backslash takes the punctuation behind it out of play."""
        char = self.body[at + 1]
        if not char.isalnum() and char.isascii() and char not in " \t":
            self.skip = self.escaped = at + 2

    def code(self, at: int) -> None:
        """A code span up to the next run of as many backticks in the block."""
        if self.runs is None:
            self.runs = {}
            for run in _RUNS.finditer(self.body):
                self.runs.setdefault(run.end() - run.start(), []).append(run.start())
        size = _run_end(self.body, at) - at
        self.skip = at + size
        places = self.runs.get(size, [])
        after = bisect_right(places, at)
        if after < len(places) and places[after] < self.limit(at):
            self.skip = places[after] + size

    def find(self, mark: str, at: int) -> int:
        """The closing mark within the block, or -1; a search in vain is not repeated."""
        if at < self.unclosed.get(mark, -1):
            return -1
        limit = self.limit(at)
        found = self.body.find(mark, at, limit)
        if found < 0:
            self.unclosed[mark] = limit
        return found

    def math(self, at: int) -> None:
        """`$x$` or `$$x$$`; the marks of one dollar cling to what they enclose."""
        body = self.body
        if body.startswith("$$", at):
            close = self.find("$$", at + 2)
            self.skip = close + 2 if close >= 0 else at + 2
            return
        if body[at + 1 : at + 2].isspace() or at < self.unclosed.get("$", -1):
            return
        limit = self.limit(at)
        close = body.find("$", at + 1, limit)
        while close >= 0:
            before, behind = body[close - 1], body[close + 1 : close + 2]
            if not (before.isspace() or before == "\\" or behind.isdigit()):
                self.skip = close + 1
                return
            close = body.find("$", close + 1, limit)
        self.unclosed["$"] = limit

    def angle(self, at: int) -> None:
        """An HTML tag or comment, or an address in angle brackets."""
        body = self.body
        if body.startswith("<!--", at):
            close = self.find("-->", at + 4)
            if close >= 0:
                self.skip = close + 3
        elif match := AUTOLINK.match(body, at):
            self.skip = match.end()
            self.out.links.append((at, "markdown", (match[1], "", None, True)))
        elif tag := TAG.match(body, at):
            self.skip = tag.end()

    def percent(self, at: int) -> None:
        """A `%%comment%%`; what stands in it is read all the same."""
        if self.out.comments and at < self.out.comments[-1][1]:
            return
        before = bisect_right(self.blocks.comments, (at, len(self.body), 0, 0)) - 1
        if before >= 0 and at < self.blocks.comments[before][1]:
            return
        close = self.find("%%", at + 2)
        if close >= 0:
            self.out.comments.append((at, close + 2))

    def caret(self, at: int) -> None:
        """A block id at the end of its block."""
        body = self.body
        if at and not body[at - 1].isspace() and body[at - 1] != ">":
            return
        match = _BLOCK_ID.match(body, at)
        if match and self.ends_block(bisect_right(self.starts, at)):
            self.out.blocks.append((at, match[1]))

    def ends_block(self, following: int) -> bool:
        """Whether the line before line `following` is the last of its block."""
        if following + 1 >= len(self.starts):
            return True
        cuts = self.blocks.cuts
        place = bisect_left(cuts, following)
        if place < len(cuts) and cuts[place] == following:
            return True
        line = self.body[self.starts[following] : self.starts[following + 1] - 1]
        return not line.strip(" \t>")

    def url(self, at: int) -> None:
        """A bare web address: no tags, fields or mathematics in it."""
        match = _URL_REST.match(self.body, at)
        if match:
            self.skip = match.end()


def _run_end(body: str, at: int) -> int:
    """Where the run of equal characters ends that starts at `at`."""
    char, end = body[at], at + 1
    while body[end : end + 1] == char:
        end += 1
    return end


_ACTIONS = {
    "[": _Scan.bracket,
    "\\": _Scan.escape,
    "`": _Scan.code,
    "$": _Scan.math,
    "<": _Scan.angle,
    "%": _Scan.percent,
    "^": _Scan.caret,
    ":": _Scan.url,
    "]": _Scan.close_bracket,
}
