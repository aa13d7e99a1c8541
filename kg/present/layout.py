"""How wide the columns of a table are where they do not all fit: those that matter give way last.

What a column is (`Shape`) and how much it matters (`rank`, 0 the most) is declared in
kg.present.columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# short: a day, a number, a word, never broken; name: broken at spaces; text: sentences;
# path: a place in the notes, cut in the middle.
Shape = Literal["short", "name", "text", "path"]

GAP = "  "
LINES = 2  # of a cell, before it is cut
_NAME = 20  # columns that a name gets before a place moves below its row
_LEAST: dict[Shape, int] = {"short": 14, "name": 8, "text": 16, "path": 24}
_TIGHT = 18  # columns of a place that cannot move
_MAIN = 24  # columns of a text that matters most
_WORD = 14  # columns of a word in a name that is not broken


class Column(NamedTuple):
    """A column of a table: its heading, what it holds, how much it matters, whether its cells
    stand at the right, and how wide its longest word is, as far as that is known."""

    name: str
    shape: Shape = "name"
    rank: int = 2
    right: bool = False
    word: int = 0


class Plan(NamedTuple):
    """The columns that stand side by side and how wide they are; which stand below each row, and
    which are left out for want of room. All by their places."""

    beside: tuple[int, ...]
    widths: tuple[int, ...]
    below: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()


def fits(columns: Sequence[Column], sizes: Sequence[int], limit: int | None) -> bool:
    """Whether columns whose cells are `sizes` wide stand side by side, whole."""
    most = [max(size, heading(one.name)) for one, size in zip(columns, sizes, strict=True)]
    return limit is None or _total(most) <= limit


def plan(
    columns: Sequence[Column], sizes: Sequence[int], limit: int | None, *, below: bool = True
) -> Plan:
    """How columns whose cells are `sizes` wide (headings not counted) fit into `limit`; whether a
    place may move below its row."""
    every = tuple(range(len(columns)))
    whole = [max(size, len(one.name)) for one, size in zip(columns, sizes, strict=True)]
    if limit is None or _total(whole) <= limit:
        return Plan(every, tuple(whole))
    most = [max(size, heading(one.name)) for one, size in zip(columns, sizes, strict=True)]
    if _total(most) <= limit:
        return Plan(every, tuple(most))
    easy = [_easy(one, size, below=below) for one, size in zip(columns, most, strict=True)]
    if _total(easy) <= limit:
        return Plan(every, _shared(columns, most, easy, limit))
    moved = [at for at in every if below and len(every) > 1 and columns[at].shape == "path"]
    beside = [at for at in every if at not in moved]
    least = [_least(one, size, below=below) for one, size in zip(columns, most, strict=True)]
    left_out: list[int] = []
    while len(beside) > 1 and _total([least[at] for at in beside]) > limit:
        last = max(beside, key=lambda at: (columns[at].rank, at))
        beside.remove(last)
        left_out.append(last)
    tight = _total([easy[at] for at in beside]) > limit
    widths = _shared(
        [columns[at] for at in beside],
        [min(most[at], limit) for at in beside],
        [min(least[at] if tight else easy[at], limit) for at in beside],
        limit,
    )
    return Plan(tuple(beside), widths, tuple(moved), tuple(sorted(left_out)))


def heading(name: str) -> int:
    """How wide a heading is at least, in two lines."""
    words = name.split(" ")
    return min(
        max(len(" ".join(words[:cut])), len(" ".join(words[cut:])))
        for cut in range(1, len(words) + 1)
    )


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _easy(column: Column, most: int, *, below: bool) -> int:
    """The least with which a column is read with ease."""
    if column.shape in ("short", "name"):
        return min(most, _NAME)
    return _least(column, most, below=below)


def _least(column: Column, most: int, *, below: bool) -> int:
    least = _LEAST[column.shape]
    if column.shape == "path" and not below:
        least = _TIGHT
    if column.shape == "text" and column.rank == 0:
        least = _MAIN
    if column.shape == "name":
        least = max(least, min(column.word, _WORD))
    return min(most, least)


def _shared(
    columns: Sequence[Column], most: Sequence[int], least: Sequence[int], limit: int
) -> tuple[int, ...]:
    """The room beyond the least goes to what matters most: first so much that a cell fits into
    its lines, then all that it takes."""
    widths = list(least)
    room = limit - _total(widths)
    ranks = sorted({column.rank for column in columns})
    enough = [
        _enough(column, size, small)
        for column, size, small in zip(columns, most, least, strict=True)
    ]
    for wanted in (enough, most):
        for rank in ranks:
            places = [at for at, column in enumerate(columns) if column.rank == rank]
            room -= _raise(widths, places, list(map(min, wanted, most)), room)
    return tuple(widths)


def _enough(column: Column, most: int, least: int) -> int:
    """With how many columns a cell fits into its lines; a place does with few."""
    if column.shape == "text":
        return -(-(most + LINES * 3) // LINES)
    return least if column.shape == "path" else most


def _raise(widths: list[int], places: Iterable[int], wanted: Sequence[int], room: int) -> int:
    """Give the columns at these places what they want, the most modest first; the room used."""
    left = [at for at in places if wanted[at] > widths[at]]
    used = 0
    for count, at in enumerate(sorted(left, key=lambda at: wanted[at] - widths[at])):
        more = min(wanted[at] - widths[at], (room - used) // (len(left) - count))
        widths[at] += more
        used += more
    return used
