"""Reading a JavaScript regular expression, as ECMAScript with its Annex B has them.

Text is taken by whole characters, where JavaScript without flag u takes UTF-16 units.
"""

from __future__ import annotations

import re

from kg.regex import characters as chars
from kg.regex.classes import read_class
from kg.regex.escapes import SETS, Escapes
from kg.regex.nodes import (
    EDGE,
    END,
    LINE_END,
    START,
    Choice,
    Group,
    Node,
    One,
    Place,
    Refused,
    Repeat,
    Row,
)

_LONGEST = 1_000  # characters
_DEEPEST = 50  # groups in groups
_QUANTIFIER = re.compile(r"[*+?]|\{(\d+)(?:(,)(\d*))?\}", re.ASCII)
_SHORT: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_NAME = re.compile(r"\(\?<(?:[^\W\d]|\$)[\w$]*>")
_MODIFIERS = re.compile(r"\(\?([ims]*)(?:-([ims]*))?:")
_LOOKING = {
    "(?<=": "a look-behind",
    "(?<!": "a negative look-behind",
    "(?=": "a look-ahead",
    "(?!": "a negative look-ahead",
}


def parse(source: str, flags: str = "") -> tuple[Node, bool]:
    """The expression, and whether it must match at the start (flag y). Raises Refused."""
    for flag in flags:
        if flag not in "dgimsuvy" or flags.count(flag) > 1:
            raise Refused(f"there is no flag {flag!r}, or it is given twice")
    if "u" in flags and "v" in flags:
        raise Refused("the flags u and v exclude each other")
    if len(source) > _LONGEST:
        raise Refused(f"it is longer than {_LONGEST:,} characters")
    parser = _Parser(source, flags)
    node = parser.choice(0)
    if parser.at < len(source):
        raise Refused("a ) closes no group")
    return node, "y" in flags


class _Parser(Escapes):
    """Where reading stands."""

    def __init__(self, source: str, flags: str) -> None:
        super().__init__(source, flags)
        self.opened = 0  # groups that capture
        self._names: set[str] = set()

    def choice(self, depth: int) -> Node:
        """Alternatives, up to a closing bracket or the end."""
        if depth > _DEEPEST:
            raise Refused(f"its groups nest deeper than {_DEEPEST} levels")
        flags = self.flags
        found = [self._row(depth)]
        while self.take("|"):
            found.append(self._row(depth))
        self.flags = flags
        return found[0] if len(found) == 1 else Choice(tuple(found))

    def _row(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            part = self._part(depth)
            least, most, lazy = self._quantifier()
            if (least, most) == (1, 1):
                parts.append(part)
            elif isinstance(part, Place):
                raise Refused("a quantifier has nothing to repeat")
            else:
                parts.append(Repeat(part, least, most, lazy))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _quantifier(self) -> tuple[int, int | None, bool]:
        found = _QUANTIFIER.match(self.source, self.at)
        if found is None:
            return 1, 1, False
        self.at = found.end()
        lazy = self.take("?")
        if found[1] is None:
            least, most = _SHORT[found[0]]
            return least, most, lazy
        least = int(found[1])
        most = least if found[2] is None else int(found[3]) if found[3] else None
        if most is not None and most < least:
            raise Refused(f"the numbers of {found[0][:40]} are out of order")
        return least, most, lazy

    def _part(self, depth: int) -> Node:
        char = self.source[self.at]
        if char == "(":
            return self._group(depth)
        if char in "*+?" or (char == "{" and _QUANTIFIER.match(self.source, self.at)):
            raise Refused("a quantifier has nothing to repeat")
        if char in "{}]" and self.unicode:
            raise Refused(f"with flag u or v, {char} needs a backslash")
        self.at += 1
        if char == "^":
            return Place(_starts_line) if "m" in self.flags else START
        if char == "$":
            return Place(_ends_line) if "m" in self.flags else END
        if char == ".":
            return One(chars.anything if "s" in self.flags else chars.no_line_end)
        if char == "[":
            return One(read_class(self))
        if char == "\\":
            return self._escape()
        return self._literal(char)

    def _literal(self, char: str) -> One:
        return One(self.cased(char.__eq__) if "i" in self.flags else char.__eq__)

    def _group(self, depth: int) -> Node:
        start = self.at
        for opening, name in _LOOKING.items():
            if self.source.startswith(opening, start):
                raise Refused(f"{name}, {opening}…), cannot be answered in linear time")
        outer = self.flags
        number, name = 0, ""
        if found := _NAME.match(self.source, start):
            self.at = found.end()
            number = self._open()
            name = found[0][3:-1]
            if name in self._names:
                raise Refused(f"two groups have the name {name[:40]}")
            self._names.add(name)
        elif found := _MODIFIERS.match(self.source, start):
            self.at = found.end()
            on, off = found[1], found[2] or ""
            if set(on) & set(off) or any((on + off).count(flag) > 1 for flag in on + off):
                raise Refused(f"{found[0]} gives a flag twice")
            self.flags = "".join(sorted((set(outer) | set(on)) - set(off)))
        elif self.source.startswith("(?", start):
            raise Refused(f"there is no group that begins with {self.source[start : start + 3]}")
        else:
            self.at = start + 1
            number = self._open()
        node = self.choice(depth + 1)
        self.flags = outer
        if not self.take(")"):
            raise Refused("a ( is never closed")
        if number:
            return Group(node, number, name)
        return Row((node,)) if isinstance(node, Place) else node

    def _open(self) -> int:
        self.opened += 1
        return self.opened

    def _escape(self) -> Node:
        """What a backslash outside of a class begins; it has been read."""
        char = self.peek()
        if char in ("b", "B"):
            self.at += 1
            word = chars.wide_word(self.wide)
            inside = char == "b"
            return Place(lambda before, after: (word(before) != word(after)) is inside)
        if number := self.back_reference():
            raise Refused(f"a back-reference, {number}, cannot be answered in linear time")
        if char in SETS or (self.unicode and char in ("p", "P")):
            return One(self.cased(self.set_escape()))
        return self._literal(self.character_escape(in_class=False))


def _starts_line(before: str, _after: str) -> bool:
    return before in (EDGE, LINE_END)


def _ends_line(_before: str, after: str) -> bool:
    return after in (EDGE, LINE_END)
