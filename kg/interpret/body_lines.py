"""The lines of a note's body, each by what it is, and labels on them.

A list of people is often no list of Markdown, so it is read line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from kg.interpret.labels import Label, label_of, may_be_label
from kg.interpret.lazy import lazy
from kg.interpret.note_view import NoteView
from kg.model.block_properties import is_block_property
from kg.model.note import Code, Comment, Heading, ParsedNote
from kg.model.rules import Rules

_ITEM = re.compile(r"([ \t]*)(?:[-*+•◦▪–—]|(\d{1,3})[.)])[ \t]+(?:\[(.?)\][ \t]+)?(.*)")
_QUOTE = re.compile(r"(?:(?<![ \t])[ \t]*+)?>[ \t]?")
_IN_CODE = re.compile(r"`[^`]+`")
_CALLOUT = re.compile(r"\[![\w|-]+\][+-]?[ \t]*(.*)")
_RULE = re.compile(r"[ \t]*(?:-[ \t]*){3,}$|[ \t]*(?:\*[ \t]*){3,}$|[ \t]*(?:_[ \t]*){3,}$")
_BOLD_FIRST = re.compile(r"[^\w*]*(?:\*\*|__)(?P<label>[^*_\n]{1,60})(?:\*\*|__)[ \t]*(?P<rest>.*)")
BOLD_LINE = re.compile(r"(?:\*\*|__)[^*_]+(?:\*\*|__):?")
_COLON = re.compile(r"[:：]")
# 【出席者】, as papers in Japanese and Korean have their labels.
_IN_BRACKETS = lazy(
    r"[【\[](?P<label>[^\W\x00-\x7f][^\[\]【】]{0,20})[】\]](?!\()[:：]?(?P<rest>.*)"
)
_BREAK = re.compile(r"<br ?/?>[ \t]*$|\\$")
_TAG_LINE = re.compile(
    r"(?<![ \t])[ \t]*+</?(?:div|details|summary|section|p|center|span)\b[^>]*+>[ \t]*+$", re.I
)
# A heading in HTML that may be a day: a list of people ends there. Others are read as labels.
_DATED_IN_HTML = re.compile(
    r"(?:\*\*|__)?<h(?P<level>[1-6])\b[^<>]*>(?P<text>[^<\d]*\d[^<]*)</h[1-6]>(?:\*\*|__)?:?", re.I
)
_COMMENT = re.compile(r"%%[^%]*+%%")
_HEADING_WITHOUT_SPACE = re.compile(r"#{1,6}(?=[^\s#])")
LONGEST_HEAD = 80  # characters before a label's colon


LineKind = Literal["blank", "heading", "item", "row", "rule", "markup", "text"]


class Line(NamedTuple):
    """A line of the body; `indent` is that of an item or a text, `level` that of a heading, `box`
    the sign in a checkbox; `title` that it is a callout's, `numbered` that an item is."""

    number: int
    kind: LineKind
    text: str
    indent: int = 0
    box: str | None = None
    level: int = 0
    quoted: bool = False
    title: bool = False
    numbered: bool = False


class Lines:
    """The body's lines, each by what it is, worked out when it is first asked for; those within
    code and comments, and those that a program keeps of a bullet, are left out."""

    def __init__(self, view: NoteView) -> None:
        note = view.note
        self._headings = {heading.line: heading for heading in note.headings}
        # A table's rows need no bars at their ends.
        self._rows = {at for one in note.tables for at in range(one.line, one.last_line + 1)}
        self._raw: list[tuple[int, str]] = list(enumerate(view.lines, note.body_line))
        if note.codes or note.comments or "<!--" in note.body:
            self._raw = list(_shown(note, self._raw))
        if "::" in note.body:
            self._raw = [one for one in self._raw if not is_block_property(one[1])]
        self._known: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._raw)

    def __getitem__(self, place: int) -> Line:
        line = self._known.get(place)
        if line is None:
            number, text = self._raw[place]
            line = _line(number, text, self._headings.get(number))
            if line.kind == "text" and number in self._rows:
                line = line._replace(kind="row")
            self._known[place] = line
        return line

    def place_of(self, number: int) -> int | None:
        """Where the line of that number is, None if it is left out."""
        place = bisect_left(self._raw, (number,))
        return place if place < len(self._raw) and self._raw[place][0] == number else None

    def after(self, place: int) -> Line | None:
        """The line behind a place."""
        return self[place + 1] if place + 1 < len(self) else None

    def since(self, place: int) -> Iterator[Line]:
        """The lines from a place on."""
        for at in range(place, len(self)):
            yield self[at]


def _shown(note: ParsedNote, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    blocks = apart_from_text(note)
    apart = {number for block in blocks for number in range(block.line, block.end_line + 1)}
    within = {one.line for one in note.comments if one.line == one.end_line}
    in_comment = False
    for number, raw in lines:
        line = _COMMENT.sub("", raw) if number in within else raw
        if number in apart and (number not in within or not line.strip()):
            continue
        text, in_comment = _without_comment(line, in_comment)
        if text == raw or text.strip():
            yield number, text.rstrip() if number in within else text


def apart_from_text(note: ParsedNote) -> Iterator[Code | Comment]:
    """What stands in a note and is no text of it: code and comments."""
    yield from note.codes
    yield from note.comments


def _without_comment(text: str, within: bool) -> tuple[str, bool]:
    """A line without its HTML comments, and whether one goes on behind it."""
    kept = ""
    while text:
        if within:
            _, closed, text = text.partition("-->")
            within = not closed
        else:
            before, opened, text = text.partition("<!--")
            kept += before
            within = bool(opened)
    return kept, within


def _line(number: int, text: str, heading: Heading | None) -> Line:
    quoted = False
    if heading is not None:
        return Line(number, "heading", heading.text, level=heading.level)
    while text.lstrip().startswith(">"):
        text, quoted = _QUOTE.sub("", text, count=1), True
    if quoted and (callout := _CALLOUT.match(text)):
        return Line(number, "text", callout[1], quoted=True, title=True)
    stripped = text.strip()
    if not stripped:
        return Line(number, "blank", "", quoted=quoted)
    if "<" in stripped[:3] and (dated := _DATED_IN_HTML.fullmatch(stripped)):
        return Line(number, "heading", dated["text"].strip(), level=int(dated["level"]))
    if _RULE.match(text):
        return Line(number, "rule", "", quoted=quoted)
    if found := _ITEM.match(text):
        indent = len(found[1].expandtabs(4))
        text, numbered = found[4].strip().removesuffix("\\").rstrip(), bool(found[2])
        return Line(number, "item", text, indent, found[3], quoted=quoted, numbered=numbered)
    if stripped.startswith("|"):
        return Line(number, "row", stripped, quoted=quoted)
    if _IN_CODE.fullmatch(stripped):
        return Line(number, "markup", stripped, quoted=quoted)
    if _TAG_LINE.match(text) or not stripped.strip("="):  # or the line below a heading
        return Line(number, "markup", stripped, quoted=quoted)
    if _HEADING_WITHOUT_SPACE.match(stripped) and " " not in stripped:
        return Line(number, "text", stripped.lstrip("#"), quoted=quoted)
    if stripped[-1] in "\\>":
        stripped = _BREAK.sub("", stripped).rstrip()
    return Line(number, "text", stripped, len(text) - len(text.lstrip()), quoted=quoted)


def split_label(text: str, rules: Rules, *, heading: bool = False) -> tuple[Label, str] | None:
    """A label of a list and what stands behind it on the line, "" for a label alone, which must be
    a known one unless it is a `heading`.

    `Attendees: Ann`, `**Present** *(add yourself)*: Ann`, `**Present** Ann`, `**Attendees**`.
    """
    if not may_be_label(text[:LONGEST_HEAD], rules):
        return None
    if text[:1] in "【[" and (bracketed := _IN_BRACKETS.match(text)):
        label = label_of(bracketed["label"], rules)
        if label is not None and label.exact:
            return label, bracketed["rest"].strip()
    colons = [
        at
        for found in _COLON.finditer(text, 0, LONGEST_HEAD)
        if text.count("(", 0, at := found.start()) <= text.count(")", 0, at)
    ]
    found: tuple[Label, str] | None = None
    for at in reversed(colons[:3]):
        if text[at : at + 2] == "::":
            return found
        if "[[" in text[:at]:
            continue  # names of the first label, before the next
        label = label_of(text[:at], rules)
        # `出席：王芳。请假：赵敏` begins with a label, and a second one stands among its names.
        if label is not None and (found is None or (label.exact and not found[0].exact)):
            found = label, text[at + 1 :].strip(" \t*_")
    if colons:
        return found
    bold = _BOLD_FIRST.match(text)
    if bold and (label := label_of(bold["label"], rules)) and label.exact:
        rest = bold["rest"].strip()
        return label, "" if rest.startswith("(") and rest.endswith(")") else rest
    label = label_of(text, rules)
    if label is None or heading or BOLD_LINE.fullmatch(text):
        return (label, "") if label else None
    # *Attended [[Harvest fair]].* tells where somebody was; its brackets are no remark.
    return (label, "") if label.exact and "[[" not in text and "](" not in text else None
