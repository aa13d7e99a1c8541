"""Sides of a meeting, which group people: *Us*, *Them*, *The client's side (Acme)*."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.interpret.words import SIDES, WHOSE
from kg.model.names import slug

_SIDE = re.compile(r"\b(?:side|seite|côté|lado|lato|parte|kant|siden|sidan|strona|сторона)$", re.I)
_LONGEST = 8  # of these words, with the sign before it
_BRACKET = re.compile(r"(?:(?<!\s)\s*+)?[(（]([^()（）]++)[)）]\s*$")


class Side(NamedTuple):
    """A side, and the company that is named with it, "" for none."""

    company: str


def _is_side(text: str) -> bool:
    """Whether a text ends with a word for a side: *the client's side*, *Unsere Seite*; Uwe Kant and
    Ana Lado are somebody."""
    found = _SIDE.search(text, max(0, len(text) - _LONGEST))
    if found is None:
        return False
    words = slug(text[: found.start()]).split("-")
    return found[0].islower() or not words[0] or not WHOSE.isdisjoint(words)


def side_of(text: str) -> Side | None:
    """The side that a label, a heading or a key of a map speaks of; None for anything else."""
    bare = text.strip(" *_:：")
    bracket = _BRACKET.search(bare)
    name = bare[: bracket.start()] if bracket else bare
    if slug(name) not in SIDES and not _is_side(name):
        return None
    return Side(bracket[1].strip() if bracket else "")
