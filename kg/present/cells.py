"""Cells of several lines, and rows of such cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.addresses import linked
from kg.present.layout import GAP
from kg.present.terminal import cut, cut_middle, fold, paint, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.present.layout import Column
    from kg.present.look import Look
    from kg.present.terminal import Meaning

NONE = "–"


def cell_lines(
    column: Column, text: str, wide: int, look: Look, style: Meaning | None, wrap: int
) -> list[str]:
    """The lines of a cell, each padded to its width, coloured and linked."""
    pieces = [text]
    if width(text) > wide:
        pieces = [cut_middle(text, wide)] if column.shape == "path" else broken(text, wide, wrap)
    found = []
    for piece in pieces:
        space = " " * (wide - width(piece))
        inked = paint(piece, style, color=look.color) if style and text != NONE else piece
        if column.shape == "path" and text != NONE:
            inked = linked(inked, text, look.links)
        found.append(space + inked if column.right else inked + space)
    return found


def broken(text: str, wide: int, most: int) -> list[str]:
    """A text in at most so many lines, the last one cut where it goes on."""
    near = cut(text.strip(), wide * (most + 1))
    pieces = fold(near, wide)
    if len(pieces) <= most:
        return pieces
    first = pieces[: most - 1]
    return [*first, cut(_after(near, first), wide)]


def _after(text: str, pieces: Sequence[str]) -> str:
    """What of a text follows the pieces that it begins with."""
    for piece in pieces:
        text = text.removeprefix(piece).lstrip(" ")
    return text


def beside(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Cells of several lines, side by side."""
    deep = max(map(len, cells))
    return [
        GAP.join(
            cell[line] if line < len(cell) else " " * wide
            for cell, wide in zip(cells, widths, strict=True)
        ).rstrip()
        for line in range(deep)
    ]
