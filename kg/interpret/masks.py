"""Pieces of a text that nothing may split: links, brackets, quotes, addresses.

Each is replaced by one character of Unicode's private use, so that a text can be parted by its
separators; `Masked.open` puts the pieces back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# No pattern runs over an opening bracket: that would take quadratic time.
LINK = re.compile(r"!?\[\[[^\[\]]*\]\]")
MARKDOWN = re.compile(r"\[(?P<text>[^\[\]]*)\]\(<?(?P<target>[^()<>\s]{0,500}|[^()<>]{0,200})>?\)")
_WORD = r"[^\s<>(),;:\"\[\]@]"
ADDRESS = re.compile(rf"(?<!{_WORD})(?<!@){_WORD}{{1,64}}@{_WORD}{{1,250}}\.[^\W\d_]{{2,24}}\b")
_PIECE = re.compile(
    r"!?\[\[[^\[\]]*\]\]"
    r"|\[[^\[\]]*\]\(<?[^()<>]{0,500}>?\)"
    r"|\((?:[^()\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\]|\([^()]*\)){0,600}\)"
    r"|（[^（）]*）|【[^【】]*】"
    r"|\[[^\[\]]*\]"
    r"|<[^<>]*>"
    r"|\"[^\"\n]{0,200}\"|“[^“”]{0,200}”|„[^“”„]{0,200}[“”]|«[^«»]{0,200}»"
    rf"|(?<!{_WORD})(?<!@){_WORD}{{1,64}}@{_WORD}{{1,250}}\.[^\W\d_]{{2,24}}\b"
    r"|(?:https?://|mailto:|www\.)[^\s()<>\[\],]+"
)
_FIRST, _LAST = 0xE000, 0xF8FF


class Masked(NamedTuple):
    """A text in which single characters stand for `pieces`."""

    text: str
    pieces: dict[str, str]

    def open(self, text: str) -> str:
        """A part of the text with its pieces as they were written."""
        if not self.pieces:
            return text
        return "".join(self.pieces.get(char, char) for char in text)


def masked(text: str) -> Masked:
    """The text with its pieces replaced; of more than 6,400 pieces the rest stays as it is."""
    if not any(sign in text for sign in '[(<"“„«（@:【'):
        return Masked(text, {})
    pieces: dict[str, str] = {}
    text = text.replace("@[[", "[[")  # as Tana and Logseq mention a page

    def take(found: re.Match[str]) -> str:
        piece = found[0]
        if piece.startswith("<br") or _FIRST + len(pieces) > _LAST:
            return piece
        sign = chr(_FIRST + len(pieces))
        pieces[sign] = piece
        return sign

    return Masked(_PIECE.sub(take, text), pieces)


def is_address(text: str) -> bool:
    """Whether a text holds an e-mail address."""
    return "@" in text and bool(ADDRESS.search(text))


def address_in(text: str) -> str | None:
    """The first e-mail address of a text, in small letters."""
    found = ADDRESS.search(text) if "@" in text else None
    return found[0].lower() if found else None
