"""Blocks that take in lines without looking at them as text: code, HTML, mathematics, comments.

Each is one object that the block reader hands lines to until it says no.
"""

import re
from typing import Protocol

from kg.model.kinds import Codes, Severities
from kg.model.note import Code, Problem
from kg.parse.structure import Blocks

FENCE = re.compile(r"(`{3,})[^`\n]*+$|(~{3,})[^\n]*+$")
_HTML_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTE = (
    r"""[ \t]+[A-Za-z_:][\w.:-]*+(?:[ \t]*=[ \t]*(?:[^\s"'=<>`\[]++|'[^'\n]*'|"[^"\n]*"))?"""
)
TAG = re.compile(rf"<(?:/[A-Za-z][\w-]*+[ \t]*|[A-Za-z][\w-]*+(?:{_ATTRIBUTE})*[ \t]*/?)>")
_NAMED = re.compile(rf"</?(?:{_HTML_NAMES})(?:\s|/?>|$)", re.I)
_VERBATIM = re.compile(r"<(?:script|pre|style|textarea)(?:\s|>|$)", re.I)
_VERBATIM_END = re.compile(r"</(?:script|pre|style|textarea)>", re.I)
_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))


class Leaf(Protocol):
    """A block that swallows lines. `take` says whether the line still belongs to it."""

    def take(self, n: int, text: str, indent: int, done: bool, /) -> bool:
        """Offer line `n`: its text after the containers' marks, its indentation, whether blank."""

    def close(self, out: Blocks, starts: list[int], base: int, /) -> None:
        """Write down what was read."""


class Fence:
    """A fenced code block."""

    def __init__(self, n: int, mark: str) -> None:
        self.start = self.end = n
        self.mark = mark
        self.closed = False

    def take(self, n: int, text: str, indent: int, _done: bool) -> bool:
        """Every line up to the closing fence belongs to it."""
        if self.closed:
            return False
        self.end = n
        bare = text.strip()
        self.closed = indent < 4 and bare.startswith(self.mark) and not bare.strip(self.mark[0])
        return True

    def close(self, out: Blocks, starts: list[int], base: int) -> None:
        """A code block, and a problem where its end is missing."""
        if not self.closed:
            message = "a code block is never closed: what follows it is read as code"
            out.problems.append(
                Problem(Codes.UNCLOSED_CODE, message, self.start + base, Severities.INFO)
            )
        out.codes.append(Code(self.start + base, self.end + base))
        out.silent.append((starts[self.start], starts[self.end + 1]))


class Indented:
    """A code block by indentation of four columns."""

    def __init__(self, n: int) -> None:
        self.start = self.end = n

    def take(self, n: int, _text: str, indent: int, done: bool) -> bool:
        """Blank lines belong to it only if code follows."""
        if done:
            return True
        if indent < 4:
            return False
        self.end = n
        return True

    def close(self, out: Blocks, starts: list[int], base: int) -> None:
        """A code block."""
        out.codes.append(Code(self.start + base, self.end + base))
        out.silent.append((starts[self.start], starts[self.end + 1]))


class Html:
    """An HTML block; `end` is what closes it, a blank line where it is empty."""

    def __init__(self, n: int, end: str | re.Pattern[str], offset: int | None) -> None:
        self.start = self.end = n
        self.mark, self.offset = end, offset
        self.stop: int | None = None
        self.closed = False

    def take(self, n: int, text: str, _indent: int, done: bool) -> bool:
        """Lines up to the one with the closing mark."""
        if self.closed or (done and self.mark == ""):
            return False
        self.end = n
        if isinstance(self.mark, str):
            at = text.find(self.mark) if self.mark else -1
            if at >= 0:
                self.closed, self.stop = True, len(text) - at - len(self.mark)
        elif self.mark.search(text):
            self.closed, self.stop = True, 0
        return True

    def close(self, out: Blocks, starts: list[int], base: int) -> None:
        """Only silence; what stands behind a comment on its last line is text again."""
        if self.mark == "-->" and not self.closed:
            message = "an HTML comment is never closed: what follows it is not read"
            out.problems.append(Problem(Codes.UNCLOSED_COMMENT, message, self.start + base))
        start = starts[self.start] if self.offset is None else self.offset
        end = starts[self.end + 1]
        if self.mark == "-->" and self.stop is not None:
            end -= self.stop + 1
        out.silent.append((start, end))


class Math:
    """A `$$` block."""

    def __init__(self, n: int) -> None:
        self.start = self.end = n
        self.closed = False

    def take(self, n: int, text: str, _indent: int, _done: bool) -> bool:
        """Lines up to the one with the closing mark."""
        if self.closed:
            return False
        self.end = n
        self.closed = "$$" in text
        return True

    def close(self, out: Blocks, starts: list[int], _base: int) -> None:
        """Only silence."""
        out.silent.append((starts[self.start], starts[self.end + 1]))


def html_start(rest: str, in_paragraph: bool) -> str | re.Pattern[str] | None:
    """What would end the HTML block that starts with `rest`; None where none starts."""
    for begin, end in _ENDS:
        if rest.startswith(begin) and (begin != "<!" or rest[2:3].isalpha()):
            return end
    if _VERBATIM.match(rest):
        return _VERBATIM_END
    if _NAMED.match(rest):
        return ""
    if (
        not in_paragraph
        and (tag := TAG.match(rest))
        and (tag.end() == len(rest) or rest[tag.end() :].isspace())
    ):
        return ""
    return None


def heading_text(rest: str) -> str:
    """The text of a heading, without the marks that may close it."""
    text = rest.strip(" \t")
    if text.endswith("#"):
        bare = text.rstrip("#")
        if not bare or bare[-1] in " \t":
            return bare.rstrip(" \t")
    return text
