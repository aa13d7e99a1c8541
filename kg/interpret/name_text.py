"""One name as it is written: what is the name, and what are remarks, an address, a handle."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.interpret.looks import look_of
from kg.interpret.masks import ADDRESS, MARKDOWN, Masked, is_address
from kg.interpret.tidy_names import EDGE
from kg.model.kinds import Looks

# Signs beside or within a name say nothing: ⭐, 🎤, flags; others that somebody was absent.
_ABSENT_WITHIN = re.compile("[❌✗✘🚫⛔✖]")
_SIGNS_WITHIN = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f]+")
HANDLE = re.compile(r"(?<![\w.])@([\w][\w.-]*(?:@[\w.-]+)?)")


class NameText(NamedTuple):
    """A bare name, the remarks on it, its address and its handle."""

    name: str
    remarks: list[str]
    email: str | None
    handle: str | None


def taken_apart(mask: Masked, head: str) -> NameText:
    """The name of a masked text, with its remarks in brackets, its address and its handle."""
    remarks: list[str] = []
    email = handle = None
    kept = []
    for char in head:
        piece = mask.pieces.get(char)
        if piece is None:
            kept.append(char)
        elif found := ADDRESS.search(piece):
            email = email or found[0].lower()
            remarks.append(piece.strip("()<>[]"))
        elif MARKDOWN.fullmatch(piece) and not "".join(kept).strip():
            kept.append(piece[1 : piece.index("]")])
        else:
            remarks.append(piece.strip('()<>[]（）"“”'))
    name = "".join(kept)
    if not name.isascii():
        if _ABSENT_WITHIN.search(name):
            remarks.append("absent")
        name = _SIGNS_WITHIN.sub(" ", name)
    if at := HANDLE.search(name):
        rest = (name[: at.start()] + " " + name[at.end() :]).strip(EDGE)
        if rest:
            name, handle = rest, at[1]
    before, slash, nick = name.partition("/")
    if slash and look_of(nick.strip()) == Looks.NICK and " " not in nick.strip():
        name, handle = before, nick.strip()
    bare = " ".join(name.split()).strip(EDGE.replace(".", ""))
    return NameText(bare, remarks, email, handle)


def remarks_in(mask: Masked, tail: str) -> list[str]:
    """What stands behind a name's part, brackets apart."""
    brackets = [mask.pieces[char].strip("()（）") for char in tail if _is_bracket(mask, char)]
    rest = "".join(char for char in tail if not _is_bracket(mask, char))
    behind = mask.open(rest).strip(" ,-–—/:")
    return [*([behind] if behind else []), *brackets]


def _is_bracket(mask: Masked, char: str) -> bool:
    return mask.pieces.get(char, "")[:1] in ("(", "（")


def handle_in(remarks: list[str]) -> str | None:
    """The handle that remarks give; an @name behind a comma is a person, and none of them."""
    for remark in remarks:
        found = HANDLE.search(remark)
        if found and not is_address(found[0]):
            return found[1]
    return None
