"""Rows as a table for people: aligned, fitted to a terminal, or plain for a pipe."""

from __future__ import annotations

from kg.present.look import PLAIN, Look
from kg.present.terminal import clean, cut, pad, paint, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = None | str | int | float

GAP = "  "
NONE = "–"
_NARROWEST = 8  # below this a column says nothing, and rows are written down the page instead


def lines(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    look: Look = PLAIN,
    *,
    under: Sequence[Sequence[str]] = (),
) -> list[str]:
    """The lines of a table with a header; no rows give no lines.

    `under` holds, for each row, the texts to write below it (its evidence).
    """
    if not rows:
        return []
    heads = [column.replace("_", " ") for column in columns]
    cells = [[show(cell) for cell in row] for row in rows]
    below = [[clean(text) for text in texts] for texts in under] or [[] for _ in rows]
    natural = [
        max(width(head), *(width(row[at]) for row in cells)) for at, head in enumerate(heads)
    ]
    widths = _fitted(natural, look.width)
    if widths is None:
        return _down_the_page(heads, cells, below, look)
    places = [head == "source" for head in heads]
    numbers = [_is_number(rows, at) for at in range(len(heads))]
    found = [paint(_line(heads, widths, numbers, places), "bold", color=look.color)]
    for row, texts in zip(cells, below, strict=True):
        found.append(_line(row, widths, numbers, places))
        found.extend(_evidence(texts, look))
    return found


def show(cell: Cell) -> str:
    """A value as people read it: – for none, no needless digits."""
    if cell is None or cell == "":
        return NONE
    if isinstance(cell, str):
        return clean(cell)
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


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


def _line(
    cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool], places: Sequence[bool]
) -> str:
    # A path is cut at its start: its end says which note, and the line.
    return GAP.join(
        pad(cut(cell, wide, start=place), wide, right=number)
        for cell, wide, number, place in zip(cells, widths, numbers, places, strict=True)
    ).rstrip()


def _down_the_page(
    heads: Sequence[str], cells: list[list[str]], below: list[list[str]], look: Look
) -> list[str]:
    name = max(map(width, heads))
    room = max((look.width or 0) - name - len(GAP), _NARROWEST)
    found: list[str] = []
    for row, texts in zip(cells, below, strict=True):
        if found:
            found.append("")
        for head, cell in zip(heads, row, strict=True):
            found.append(paint(pad(head, name), "bold", color=look.color) + GAP + cut(cell, room))
        found.extend(_evidence(texts, look))
    return found


def _evidence(texts: Iterable[str], look: Look) -> list[str]:
    indent = GAP * 2
    room = None if look.width is None else max(look.width - len(indent), _NARROWEST)
    return [
        indent + paint(text if room is None else cut(text, room), "dim", color=look.color)
        for text in texts
    ]
