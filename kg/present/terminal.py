"""Text on a terminal: what may reach it, how wide it is, and how it is coloured.

Note titles are untrusted: an escape sequence in one must not clear the screen, and a bidi control
must not make one name look like another.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

ELLIPSIS = "…"
# What a colour says. It is never the only sign of it.
Meaning = Literal["bad", "warning", "aside", "place", "word"]
# Colours from which both white and the grounds of dark themes (#1e1e1e) differ by a contrast of at
# least 3.7 (as WCAG counts it); a terminal's own red or yellow may be lost on one of them.
STYLES: dict[str, str] = {
    "bold": "1",
    "bad": "38;5;167",
    "warning": "38;5;166",
    "aside": "38;5;244",
    "place": "38;5;244",
    "word": "38;5;31",
}

_CHARACTERS = 8  # in a column, at most: an emoji of a family has seven in two
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_JOINER, _EMOJI_SIGN, _TEXT_SIGN = "\u200d", "\ufe0f", "\ufe0e"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_JOINING_JAMO = range(0x1160, 0x1200)


def clean(text: str) -> str:
    """The text on one line, without control characters, escape sequences and bidi controls.

    Breaks and tabs become a space, lone surrogates `\\ufffd`. Zero-width joiners stay: emoji and
    several scripts need them.
    """
    if text.isprintable():
        return text
    return _sequences().sub("", text).translate(_replacements())


@cache
def _sequences() -> re.Pattern[str]:
    import re  # here, because most answers never need it

    return re.compile(
        r"\x1b[\]PX^_][^\x07\x1b\x9c]*+(?:\x07|\x1b\\|\x9c)"  # window titles, links, device strings
        r"|[\x90\x98\x9d-\x9f][^\x07\x1b\x90\x98\x9c-\x9f]*+(?:\x07|\x1b\\|\x9c)"
        r"|(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"  # colours, movement
        r"|\x1b[ -/]*+[0-~]"
    )


@cache
def _replacements() -> dict[int, str | None]:
    gone: dict[int, str | None] = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
    gone.update(dict.fromkeys(map(ord, _BIDI)))
    gone.update(dict.fromkeys(map(ord, _BREAKS), " "))
    gone.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    return gone


@lru_cache(maxsize=10_000)
def width(text: str) -> int:
    """How many columns of a terminal the text takes; it must be clean."""
    return len(text) if text.isascii() else sum(columns for _, columns in _clusters(text))


def cut(text: str, columns: int, *, start: bool = False) -> str:
    """The text in at most that many columns (at least one), with … where something was cut off:
    at the end, or at the start. Of marks without end on a letter some are cut off, too."""
    most = columns * _CHARACTERS
    near = text[-most:] if start else text[:most]
    if len(near) == len(text) and width(text) <= columns:
        return text
    clusters = list(_clusters(near))
    kept, used = [], 0
    for cluster, wide in reversed(clusters) if start else clusters:
        if used + wide > columns - 1:
            break
        kept.append(cluster)
        used += wide
    if start:
        return ELLIPSIS + "".join(reversed(kept)).lstrip()
    return "".join(kept).rstrip() + ELLIPSIS


def cut_middle(text: str, columns: int) -> str:
    """The same with … in the middle, and more of the end than of the start: of a path, the end says
    which note, and which line."""
    if len(text) <= columns * _CHARACTERS and width(text) <= columns:
        return text
    head = (columns - 1) // 3
    if head < 2:
        return cut(text, columns, start=True)
    return cut(text, head + 1) + cut(text, columns - head, start=True)[len(ELLIPSIS) :]


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled with spaces to that many columns; `right` puts the text at the right."""
    space = " " * (columns - width(text))
    return space + text if right else text + space


def fold(text: str, columns: int) -> list[str]:
    """The text in lines of at most that many columns, broken at spaces; never no line.

    A word that is longer than a line is cut into pieces.
    """
    lines, line, used = [], "", 0
    for word in text.split(" "):
        wide = width(word)
        if line and used + 1 + wide <= columns:
            line, used = f"{line} {word}", used + 1 + wide
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, columns) if wide > columns else [word]
        lines.extend(pieces)
        used = width(line)
    return [*lines, line] if line or not lines else lines


def hanging(text: str, columns: int) -> list[str]:
    """The same, with further lines as far in as the first."""
    if width(text) <= columns:
        return [text]
    bare = text.lstrip(" ")
    indent = " " * min(len(text) - len(bare), columns // 2)
    return [indent + line for line in fold(bare, columns - len(indent))]


def _pieces(word: str, columns: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for cluster, wide in _clusters(word):
        if piece and used + wide > columns:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + cluster, used + wide
    return [*pieces, piece]


def paint(text: str, style: str, *, color: bool) -> str:
    """The text in a style of `STYLES`, or as it is where colours are not wanted."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if color and text else text


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """What a terminal draws as one: a character with its marks, an emoji with its joined parts."""
    cluster, columns, joining = "", 0, False
    for char in text:
        wide = _columns(char)
        if cluster and (wide == 0 or joining or ord(char) in _SKIN_TONES):
            cluster += char
            if char == _EMOJI_SIGN:
                columns = 2
        else:
            if cluster:
                yield cluster, columns
            cluster, columns = char, wide
        joining = char == _JOINER
    if cluster:
        yield cluster, columns


def _columns(char: str) -> int:
    code = ord(char)
    if code < 0x300:
        return 0 if code == 0xAD else 1
    if code in _JOINING_JAMO or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    if code in _FLAG_LETTERS:
        return 1
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
