"""Texts as JavaScript counts them: by UTF-16 units, of which a character beyond U+FFFF has two."""

from __future__ import annotations


def length(text: str) -> int:
    """The number of units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def part(text: str, start: int, end: int) -> str:
    """The units from `start` up to `end`; half of a character becomes a lone surrogate."""
    if text.isascii() or length(text) == len(text):
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def reversed_units(text: str) -> str:
    """The text backwards, unit by unit."""
    if length(text) == len(text):
        return text[::-1]
    units = text.encode("utf-16-le", "surrogatepass")
    pairs = [units[at : at + 2] for at in range(0, len(units), 2)]
    return b"".join(reversed(pairs)).decode("utf-16-le", "surrogatepass")
