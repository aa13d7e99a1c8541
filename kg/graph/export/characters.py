"""Which characters a format can hold.

Lone surrogates fit into no file. XML (and so GraphML, GEXF, and the pictures that Graphviz makes)
forbids control characters other than tab and line feed, and reads a carriage return as a line feed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

_LONE = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNKNOWN = "\ufffd"


def storable(text: str) -> str:
    """The text with U+FFFD for what UTF-8 cannot hold."""
    return text if text.isascii() else _LONE.sub(UNKNOWN, text)


def for_xml(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold, and line feeds for carriage returns."""
    if text.isprintable():
        return text
    return _NO_XML.sub(UNKNOWN, text.replace("\r\n", "\n").replace("\r", "\n"))


def unique(keys: Iterable[str]) -> dict[str, str]:
    """A key that XML can hold for each of these, all different."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        safe = base = for_xml(key)
        number = 1
        while safe in taken:
            number += 1
            safe = f"{base}~{number}"
        taken.add(safe)
        found[key] = safe
    return found


Facts = Mapping[str, str | int]
_DIFFERENT = frozenset(("evidence", "label", "path", "email"))


class Pieces:
    """How a format writes one fact after the other. What many nodes or edges have (a kind, a day)
    is written once; what each has for itself is not kept."""

    def __init__(self, write: Callable[[str, str | int], str]) -> None:
        self._write = write
        self._known: dict[tuple[str, str | int], str] = {}
        self._numbers: dict[tuple[str, str | int], str] = {}

    def of(self, facts: Facts) -> list[str]:
        """What is written of each fact."""
        known = self._known
        return [known.get(fact) or self._piece(fact) for fact in facts.items()]

    def _piece(self, fact: tuple[str, str | int]) -> str:
        name, value = fact
        # Apart, and whole numbers only: 1, 1.0 and True would be one.
        if type(value) is int:
            return self._numbers.get(fact) or self._numbers.setdefault(fact, self._write(*fact))
        piece = self._write(name, value)
        if name not in _DIFFERENT and isinstance(value, str):
            self._known[fact] = piece
        return piece
