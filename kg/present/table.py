"""Rows as a table for people: fitted to a terminal, or plain for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.addresses import linked
from kg.present.cells import NONE, beside, broken, cell_lines
from kg.present.layout import GAP, LINES, Column, Plan, fits, plan
from kg.present.look import PLAIN, Look
from kg.present.terminal import clean, cut, cut_middle, fold, pad, paint, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.present.terminal import Meaning

Cell = None | str | int | float

_NARROWEST = 10  # columns of a text below a row
# Columns of a cell; on a wider terminal, as many as it has. Every row is padded to the widest cell,
# so one title of a megabyte would make a gigabyte of a thousand rows.
WIDEST = 400


class Below:
    """What stands below each row: `proofs` (places with their texts), and `texts` that are never
    cut but wrapped. Both are by row, or empty."""

    __slots__ = ("proofs", "texts")

    def __init__(
        self, proofs: Sequence[Sequence[str]] = (), texts: Sequence[Sequence[str]] = ()
    ) -> None:
        self.proofs = proofs
        self.texts = texts


NOTHING = Below()


def lines(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    look: Look = PLAIN,
    *,
    below: Below = NOTHING,
    meanings: Sequence[Sequence[Meaning | None]] = (),
    wrap: int = LINES,
    bare: bool = False,
) -> list[str]:
    """The lines of a table with a header; no rows give no lines.

    A cell has at most `WIDEST` columns, with … for what was cut off, and where columns had to give
    way `wrap` lines. A place for which there is no room stands below its row; a column for which
    there is none is named at the end. `meanings` are the colours of the cells, by row. A `bare`
    table has no header, and its places stay in their rows.
    """
    if not rows:
        return []
    # By columns, not by cells: a table may have a hundred thousand cells.
    most = max(WIDEST, look.width or 0)
    drawn = [
        _bounded(one, _shown(values), most)
        for one, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    sizes = [_sizes(column) for column in drawn]
    widest = [max(column) for column in sizes]
    heads = [one._replace(name=_bounded_head(one.name, most)) for one in columns]
    if not fits(heads, widest, look.width):
        heads = [_with_word(one, cells) for one, cells in zip(heads, drawn, strict=True)]
    if bare:
        heads = [one._replace(name="") for one in heads]
    planned = plan(heads, widest, look.width, below=not bare)
    body = (
        _wrapped_rows(heads, drawn, planned, look, meanings, wrap)
        if look.width is not None
        else _plain_rows(heads, drawn, sizes, planned)
    )
    found = [] if bare else _head(heads, planned, look)
    for at, row in enumerate(body):
        found.extend(row)
        found.extend(_places(drawn, planned, at, look))
        if below.texts:
            found.extend(_wrapped(below.texts[at], look))
        if below.proofs:
            found.extend(_evidence(below.proofs[at], look))
    return found if bare else found + _left_out(heads, planned, look)


def fit(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], look: Look = PLAIN) -> bool:
    """Whether the columns stand side by side without giving way."""
    if look.width is None or not rows:
        return True
    sizes = [max(_sizes(_shown(values))) for values in zip(*rows, strict=True)]
    return fits(columns, sizes, look.width)


def record_lines(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    look: Look = PLAIN,
    *,
    below: Below = NOTHING,
) -> list[str]:
    """The rows down the page, a line for each value, nothing cut."""
    wide = max((width(clean(one.name)) for one in columns), default=0)
    found: list[str] = []
    for at, row in enumerate(rows):
        if found:
            found.append("")
        for one, cell in zip(columns, row, strict=True):
            head = paint(pad(clean(one.name), wide), "bold", color=look.color) + GAP
            found.extend(_hanging(head, wide + len(GAP), one, show(cell), look))
        if below.texts:
            found.extend(_wrapped(below.texts[at], look))
        if below.proofs:
            found.extend(_evidence(below.proofs[at], look))
    return found


def said(
    texts: Sequence[str], look: Look = PLAIN, meanings: Sequence[Meaning | None] = ()
) -> list[str]:
    """What each row says, once above the table, in the colours of what it means."""
    if not texts:
        return []
    cleaned = [clean(text) for text in texts]
    joined = "; ".join(cleaned)
    if look.width is not None and width(joined) > look.width:
        return [paint(part, "aside", color=look.color) for part in fold(joined, look.width)]
    styles = meanings or [None] * len(cleaned)
    parts = [
        paint(text, style or "aside", color=look.color)
        for text, style in zip(cleaned, styles, strict=True)
    ]
    return [paint("; ", "aside", color=look.color).join(parts)]


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


def _bounded(column: Column, cells: list[str], most: int) -> list[str]:
    """A column without what is wider than so many columns."""
    if max(map(len, cells)) * 2 <= most:  # no letter takes more than two columns
        return cells
    return [_cut(column, cell, most) for cell in cells]


def _with_word(column: Column, cells: Sequence[str]) -> Column:
    """The column with the width of its longest word."""
    if column.shape != "name":
        return column
    words = {word for cell in cells for word in cell.split(" ")}
    return column._replace(word=max(map(width, words), default=0))


def _bounded_head(name: str, most: int) -> str:
    return cut(clean(name), most)


def _cut(column: Column, cell: str, wide: int) -> str:
    return cut_middle(cell, wide) if column.shape == "path" else cut(cell, wide)


def _sizes(cells: list[str]) -> list[int]:
    """How wide the cells of a column are."""
    plain = "".join(cells).replace(NONE, "").isascii()
    return list(map(len if plain else width, cells))


def _plain_rows(
    columns: Sequence[Column], drawn: list[list[str]], sizes: list[list[int]], planned: Plan
) -> Iterable[list[str]]:
    aligned = [
        _aligned(drawn[at], sizes[at], wide, right=columns[at].right)
        for at, wide in zip(planned.beside, planned.widths, strict=True)
    ]
    return ([GAP.join(line).rstrip()] for line in zip(*aligned, strict=True))


def _aligned(cells: list[str], sizes: list[int], wide: int, *, right: bool) -> list[str]:
    if right:
        return [" " * (wide - size) + cell for cell, size in zip(cells, sizes, strict=True)]
    return [cell + " " * (wide - size) for cell, size in zip(cells, sizes, strict=True)]


def _wrapped_rows(
    columns: Sequence[Column],
    drawn: list[list[str]],
    planned: Plan,
    look: Look,
    meanings: Sequence[Sequence[Meaning | None]],
    wrap: int,
) -> Iterable[list[str]]:
    for row in range(len(drawn[0])):
        cells = []
        for at, wide in zip(planned.beside, planned.widths, strict=True):
            style = meanings[row][at] if meanings else None
            cells.append(cell_lines(columns[at], drawn[at][row], wide, look, style, wrap))
        yield beside(cells, planned.widths)


def _head(columns: Sequence[Column], planned: Plan, look: Look) -> list[str]:
    cells = []
    for at, wide in zip(planned.beside, planned.widths, strict=True):
        name = columns[at].name
        pieces = [name] if width(name) <= wide else broken(name, wide, LINES)
        cells.append([pad(piece, wide, right=columns[at].right) for piece in pieces])
    return [paint(line, "bold", color=look.color) for line in beside(cells, planned.widths)]


def _places(drawn: list[list[str]], planned: Plan, row: int, look: Look) -> list[str]:
    """Places for which there is no room in the row."""
    found = []
    for at in planned.below:
        text = drawn[at][row]
        if text != NONE:
            shown = cut_middle(text, max((look.width or WIDEST) - len(GAP), _NARROWEST))
            shown = paint(shown, "place", color=look.color)
            found.append(GAP + linked(shown, text, look.links))
    return found


def _left_out(columns: Sequence[Column], planned: Plan, look: Look) -> list[str]:
    if not planned.left_out:
        return []
    names = ", ".join(columns[at].name for at in planned.left_out)
    said = f"No room for: {names}. {look.advice}"
    return [paint(line, "aside", color=look.color) for line in fold(said, look.width or WIDEST)]


def _hanging(head: str, indent: int, column: Column, text: str, look: Look) -> list[str]:
    if look.width is None:
        return [head + text]
    first, *others = fold(text, max(look.width - indent, _NARROWEST))
    if column.shape == "path" and text != NONE:
        return [head + linked(first, text, look.links)] + [" " * indent + one for one in others]
    return [head + first, *(" " * indent + one for one in others)]


def _wrapped(texts: Iterable[str], look: Look) -> list[str]:
    """Texts below a row, whole: on a terminal in as many lines as it takes."""
    indent = GAP * 2
    cleaned = [clean(line) for text in texts for line in text.split("\n")]
    if look.width is None:
        return [indent + line for line in cleaned]
    room = max(look.width - len(indent), _NARROWEST)
    return [indent + part for line in cleaned for part in fold(line, room)]


def _evidence(texts: Iterable[str], look: Look) -> list[str]:
    """Places with their texts, a line each, or two."""
    indent = GAP * 2
    found = []
    for text in map(clean, texts):
        if look.width is None:
            found.append(indent + text)
            continue
        room = max(look.width - len(indent), _NARROWEST)
        place = text.partition("  ")[0]
        first, *others = broken(text, room, LINES)
        start = paint(first, "aside", color=look.color)
        leads = look.links if first.startswith(place) else None
        found.append(indent + linked(start, place, leads))
        found.extend(indent + paint(one, "aside", color=look.color) for one in others)
    return found
