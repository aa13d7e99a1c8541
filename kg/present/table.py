"""Rows as a table for people: aligned, fitted to a terminal, or plain for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.look import PLAIN, Look
from kg.present.terminal import clean, cut, fold, pad, paint, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = None | str | int | float

GAP = "  "
NONE = "–"
_NARROWEST = 10  # a day fits; below this rows are written down the page instead
# Columns of a cell; on a wider terminal, as many as it has. Every row is padded to the widest cell,
# so one title of a megabyte would make a gigabyte of a thousand rows.
WIDEST = 400


def lines(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    look: Look = PLAIN,
    *,
    under: Sequence[Sequence[str]] = (),
    below: Sequence[Sequence[str]] = (),
) -> list[str]:
    """The lines of a table with a header; no rows give no lines.

    A cell has at most `WIDEST` columns, with … for what was cut off. `under` holds, for each row,
    the texts to write below it (its evidence), `below` such as are never cut, but wrapped.
    """
    if not rows:
        return []
    proofs = [[clean(text) for text in texts] for texts in under] or [[] for _ in rows]
    whole = [_wrapped(texts, look) for texts in below] or [[] for _ in rows]
    # By columns, not by cells: a table may have a hundred thousand cells.
    most = max(WIDEST, look.width or 0)
    drawn = [
        _bounded([column.replace("_", " "), *_shown(values)], most)
        for column, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    sizes = [_sizes(column) for column in drawn]
    widths = _fitted([max(column) for column in sizes], look.width)
    if widths is None:
        return _down_the_page(drawn, proofs, whole, look)
    aligned = [
        _aligned(column, sizes[at], widths[at], right=_is_number(rows, at))
        for at, column in enumerate(drawn)
    ]
    head, *body = [GAP.join(line).rstrip() for line in zip(*aligned, strict=True)]
    found = [paint(head, "bold", color=look.color)]
    for line, wrapped, texts in zip(body, whole, proofs, strict=True):
        found.append(line)
        found.extend(wrapped)
        if texts:
            found.extend(_evidence(texts, look))
    return found


def show(cell: Cell) -> str:
    """A value as people read it: – for none, no needless digits."""
    return clean(_text(cell))


def _text(cell: Cell) -> str:
    if cell is None or cell == "":
        return NONE
    if isinstance(cell, str):
        return cell
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def _shown(cells: Sequence[Cell]) -> list[str]:
    """A column as people read it: one look tells that nothing in it needs cleaning, mostly."""
    texts = [cell if cell.__class__ is str and cell else _text(cell) for cell in cells]
    return texts if "".join(texts).isprintable() else list(map(clean, texts))


def _bounded(cells: list[str], most: int) -> list[str]:
    """A column, head first, without what is wider than so many columns."""
    if max(map(len, cells)) * 2 <= most:  # no letter takes more than two columns
        return cells
    return [cut(cell, most, start=_from_start(cells)) for cell in cells]


def _from_start(cells: list[str]) -> bool:
    """Whether a column is cut at its start: the end of a path says which note, and the line."""
    return cells[0] == "source"


def _sizes(cells: list[str]) -> list[int]:
    """How wide the cells of a column are."""
    plain = "".join(cells).replace(NONE, "").isascii()
    return list(map(len if plain else width, cells))


def _is_number(rows: Iterable[Sequence[Cell]], at: int) -> bool:
    known = [row[at] for row in rows if row[at] is not None]
    return bool(known) and all(isinstance(cell, int | float) for cell in known)


def _fitted(natural: list[int], limit: int | None) -> list[int] | None:
    """Widths that fit into `limit`: the widest columns give way first. None where nothing fits."""
    if limit is None or not natural:
        return natural
    room = limit - len(GAP) * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    rest, left = room, len(natural)
    cap = 0
    for wide in sorted(natural):
        cap = rest // left
        if wide > cap:
            break
        rest, left = rest - wide, left - 1
    if cap < _NARROWEST:
        return None
    return [min(wide, cap) for wide in natural]


def _aligned(cells: list[str], sizes: list[int], wide: int, *, right: bool) -> list[str]:
    """The cells of a column, head first, all `wide` columns wide."""
    if max(sizes) > wide:
        cells = [cut(cell, wide, start=_from_start(cells)) for cell in cells]
        sizes = list(map(width, cells))
    if right:
        return [" " * (wide - size) + cell for cell, size in zip(cells, sizes, strict=True)]
    return [cell + " " * (wide - size) for cell, size in zip(cells, sizes, strict=True)]


def _down_the_page(
    drawn: list[list[str]], proofs: list[list[str]], whole: list[list[str]], look: Look
) -> list[str]:
    heads = [column[0] for column in drawn]
    name = max(map(width, heads))
    room = max((look.width or 0) - name - len(GAP), _NARROWEST)
    found: list[str] = []
    rows = zip(*(column[1:] for column in drawn), strict=True)
    for row, wrapped, texts in zip(rows, whole, proofs, strict=True):
        if found:
            found.append("")
        for head, cell in zip(heads, row, strict=True):
            found.append(paint(pad(head, name), "bold", color=look.color) + GAP + cut(cell, room))
        found.extend(wrapped)
        found.extend(_evidence(texts, look))
    return found


def _wrapped(texts: Iterable[str], look: Look) -> list[str]:
    """Texts below a row, whole: on a terminal in as many lines as it takes."""
    indent = GAP * 2
    cleaned = [clean(line) for text in texts for line in text.split("\n")]
    if look.width is None:
        return [indent + line for line in cleaned]
    room = max(look.width - len(indent), _NARROWEST)
    return [indent + part for line in cleaned for part in fold(line, room)]


def _evidence(texts: Iterable[str], look: Look) -> list[str]:
    indent = GAP * 2
    room = None if look.width is None else max(look.width - len(indent), _NARROWEST)
    return [
        indent + paint(text if room is None else cut(text, room), "dim", color=look.color)
        for text in texts
    ]
