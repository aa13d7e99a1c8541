"""How wide a text is, without a font: by the widths of DejaVu Sans, the widest that charts ask for.

With any other font of the list a text takes less room than measured.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width, normalize

from kg.present.plain import visible

# Hundredths of the size, of the characters from the space to the tilde.
_PLAIN = (
    "32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 "
    "84 54 100 69 69 70 78 64 58 78 76 30 30 66 56 87 75 79 61 79 70 64 62 74 69 99 69 62 69 40 "
    "34 40 84 50 50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 "
    "53 64 34 64 84"
)
_BOLD = (
    "35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 "
    "84 59 100 78 77 74 84 69 69 83 84 38 38 78 64 100 84 86 74 86 78 73 69 82 78 111 78 73 73 "
    "46 37 46 84 50 50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 "
    "66 59 72 37 72 84"
)
_WIDTHS = {
    bold: {chr(32 + at): int(one) for at, one in enumerate(text.split())}
    for bold, text in ((False, _PLAIN), (True, _BOLD))
}
_OTHERS = {"·": 38, "–": 50, "’": 38, "“": 66, "”": 66, "…": 100, "→": 84}
_EAST_ASIAN, _EMOJI, _CAPITAL, _SMALL = 105, 140, 123, 104
_NOTHING = ("Mn", "Me", "Cf")
ELLIPSIS = "…"
_SLACK = 0.01  # pixels that rounding may take away


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels, at a size in pixels."""
    return sum(_letter(letter, bold) for letter in text) * size / 100


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> int:
    known = _WIDTHS[bold].get(letter) or _OTHERS.get(letter)
    if known:
        return known
    kind = category(letter)
    if kind in _NOTHING:
        return 0
    if east_asian_width(letter) in "WF":
        return _EMOJI if kind == "So" else _EAST_ASIAN
    base = normalize("NFD", letter)[0]
    if base != letter and base in _WIDTHS[bold]:
        return _WIDTHS[bold][base]
    return _CAPITAL if kind == "Lu" else _SMALL


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as has room on one line, with an ellipsis where it is cut."""
    shown = visible(text) or "(no name)"
    if width(shown, size, bold=bold) <= room + _SLACK:
        return shown
    left = room - width(ELLIPSIS, size, bold=bold)
    kept = 0
    for at, letter in enumerate(shown):
        left -= width(letter, size, bold=bold)
        if left < 0:
            break
        kept = at + 1
    return _whole(shown, kept).rstrip() + ELLIPSIS


def _whole(text: str, kept: int) -> str:
    """The first characters, without one that is cut from its accents or joined to the next."""
    while 0 < kept < len(text) and (
        category(text[kept]) in _NOTHING or category(text[kept - 1]) == "Cf"
    ):
        kept -= 1
    return text[:kept]


def lines(
    text: str, room: float, size: float, *, bold: bool = False, most: int | None = None
) -> list[str]:
    """A sentence in lines that have room, broken at spaces, at most so many; a word that has no
    room is cut, and so is the last line."""
    found: list[str] = []
    words = (visible(text) or "(no name)").split(" ")
    for at, word in enumerate(words):
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size, bold=bold) <= room:
            found[-1] = longer
        elif found and len(found) == most:
            found[-1] = fit(" ".join([found[-1], *words[at:]]), room, size, bold=bold)
            break
        else:
            found.append(fit(word, room, size, bold=bold))
    return found
