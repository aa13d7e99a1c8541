"""What there is to know of somebody or something, on one screen: what matters most, shortest first.

A screen has 40 lines, on a terminal below 100 columns 45. Where its parts hold more, the less
important ones end sooner, and each says how much more there is and by which command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.present import formats
from kg.present.addresses import linked
from kg.present.look import PLAIN, Look, screen_lines
from kg.present.table import WIDEST
from kg.present.terminal import clean, cut, cut_middle, fold, paint, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOT = " · "
_PROMPT = 1  # the line on which the reader types on


class Part(NamedTuple):
    """Rows of one type below a title: `shown` columns of at most `most` of them, and of no fewer
    than `least` where others need the room; `rank` 0 gives way last.

    `in_all` is how many there are, where `rows` are only the first. `command` gives all; so does
    the named query `asked` with its parameters, where one does. Where `inline`, the rows stand one
    after the other: the first shown column of each, with the others in brackets. Of each value of
    the column `each` some are shown, in turn, where not all have room.
    """

    title: str
    rows: Sequence[Any]
    shown: tuple[str, ...]
    command: str
    most: int = 5
    least: int = 1
    rank: int = 2
    inline: bool = False
    in_all: int | None = None
    asked: tuple[str, dict[str, str]] | None = None
    each: str | None = None

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.rows) if self.in_all is None else self.in_all

    def first(self, count: int) -> Sequence[Any]:
        """So many rows, in their order."""
        if self.each is None:
            return self.rows[:count]
        places: dict[object, int] = {}
        turns = []
        for at, row in enumerate(self.rows):
            value = getattr(row, self.each)
            turns.append((places.setdefault(value, 0), at))
            places[value] += 1
        return [self.rows[at] for at in sorted(at for _, at in sorted(turns)[:count])]


class Head(NamedTuple):
    """Of whom or what a screen tells: the name, lines of facts, and the page."""

    name: str
    facts: tuple[str, ...]
    source: str | None = None


class Screen(NamedTuple):
    """Its heads (several, of several people), then the parts."""

    heads: tuple[Head, ...]
    parts: tuple[Part, ...]


def text(screen: Screen, look: Look = PLAIN, *, told: int = 0) -> str:
    """The screen, of which `told` lines are taken already."""
    head = _heads(screen.heads, look)
    room = screen_lines(look.width) - _PROMPT - told - len(head)
    parts = [part for part in screen.parts if part.rows]
    counts = [min(part.most, len(part.rows)) for part in parts]
    blocks = [_part(part, count, look, 2) for part, count in zip(parts, counts, strict=True)]
    if _lines(blocks) > room:  # rows of one line; then fewer rows, then fewer parts
        blocks = [_part(part, count, look, 1) for part, count in zip(parts, counts, strict=True)]
    for at in _giving_way(parts, counts):
        if _lines(blocks) <= room:
            break
        counts[at] -= 1
        more = _more(parts[at], counts[at], look)
        blocks[at] = _part(parts[at], counts[at], look, 1) if counts[at] else [more]
    return "".join(line + "\n" for line in [*head, *(one for block in blocks for one in block)])


def _giving_way(parts: Sequence[Part], counts: Sequence[int]) -> Iterator[int]:
    """The places of the parts that give up a row each, in this order: the least important first,
    down to the least of each; then down to nothing but the command that shows them."""
    left = list(counts)
    for floor in ([part.least for part in parts], [0] * len(parts)):
        for rank in sorted({part.rank for part in parts}, reverse=True):
            places = [at for at, part in enumerate(parts) if part.rank == rank]
            while gives := [at for at in places if left[at] > floor[at]]:
                last = max(gives, key=lambda at: (left[at], at))
                left[last] -= 1
                yield last


def _lines(blocks: Sequence[Sequence[str]]) -> int:
    return sum(map(len, blocks))


def _heads(heads: Sequence[Head], look: Look) -> list[str]:
    found: list[str] = []
    for head in heads:
        found.extend(paint(line, "bold", color=look.color) for line in _folded(head.name, look))
        for fact in head.facts:
            found.extend(_packed(fact, look))
        if head.source:
            shown = cut_middle(clean(head.source), look.width or WIDEST)
            found.append(linked(paint(shown, "place", color=look.color), head.source, look.links))
    return found


def _packed(facts: str, look: Look) -> list[str]:
    """Facts between dots, broken between two of them."""
    found: list[str] = []
    for fact in clean(facts).split(_DOT):
        joined = f"{found[-1]}{_DOT}{fact}" if found else fact
        if found and look.width is not None and width(joined) > look.width:
            found.extend(_folded(fact, look))
        else:
            found[-1:] = _folded(joined, look)
    return found


def _folded(text: str, look: Look) -> list[str]:
    return fold(clean(text), look.width) if look.width else [clean(text)]


def _part(part: Part, count: int, look: Look, wrap: int) -> list[str]:
    """The lines of a part, with an empty one before."""
    rows = part.first(count)
    title = paint(part.title.upper(), "bold", color=look.color)
    if part.inline:
        return ["", title, *_inline(part, rows, look)]
    kind = type(rows[0])
    answer = formats.Answer(kind._fields, rows, part.shown, kept=(), of=kind)
    above, lines = formats.bare_lines(answer, look, wrap=wrap)
    more = [_more(part, count, look)] if count < part.total else []
    said = "; ".join(above)
    if look.width is not None:
        said = cut(said, max(look.width - len(part.title) - 2, 1))
    beside = f"  {paint(said, 'aside', color=look.color)}" if above else ""
    return ["", title + beside, *lines, *more]


def _more(part: Part, count: int, look: Look) -> str:
    rest = part.total - count
    said = f"… and {rest:,} more: {part.command}"
    if not count:
        said = f"{part.title}: {rest:,}, {part.command}"
    shown = cut(said, look.width) if look.width else said
    return paint(shown, "aside", color=look.color)


def _inline(part: Part, rows: Sequence[Any], look: Look) -> list[str]:
    """Names, one after the other."""
    rest = part.total - len(rows)
    items = [_item(row, part.shown) for row in rows]
    more = [f"… and {rest:,} more: {part.command}"] if rest else []
    return _folded(", ".join([*items, *more]), look)


def _item(row: Any, shown: Sequence[str]) -> str:
    first, *others = (getattr(row, name) for name in shown)
    beside = ", ".join(str(value) for value in others if value not in (None, ""))
    return f"{first} ({beside})" if beside else str(first)
