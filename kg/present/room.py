"""Room on a page: boxes, whether they cover each other, and how they are pushed apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, sin, sqrt
from typing import NamedTuple

CELL = 40
_ROUNDS = 30
_STEP = 6.0  # pixels between the places that are tried
_HEAP = 14.0  # pixels, within which boxes lie at nearly one place
_SLACK = 0.05  # pixels that rounding may take away again


class Box(NamedTuple):
    """A place on the page, and whose it is."""

    owner: str
    left: float
    top: float
    right: float
    bottom: float

    def cells(self) -> Iterator[tuple[int, int]]:
        """The cells of a grid that it touches."""
        columns = range(int(self.left // CELL), int(self.right // CELL) + 1)
        rows = range(int(self.top // CELL), int(self.bottom // CELL) + 1)
        return ((column, row) for column in columns for row in rows)

    def covers(self, other: Box) -> bool:
        """Whether a part of the one lies on the other."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Taken:
    """Boxes filed by the cells that they touch, so that only near ones are compared."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """From now on it is in the way."""
        for cell in box.cells():
            self._cells.setdefault(cell, []).append(box)

    def hit(self, box: Box) -> bool:
        """Whether it would cover a box of another owner."""
        near = (other for cell in box.cells() for other in self._cells.get(cell, ()))
        return any(other.owner != box.owner and box.covers(other) for other in near)


def apart(boxes: Sequence[Box], page: Box) -> list[tuple[float, float]]:
    """How far to move each box so that none covers another and all are on the page.

    Pairs that overlap are pushed apart along the shorter way, half each, again and again; what
    still has no room then goes to the nearest free place, the first of the boxes first. Where the
    page is full, some overlap. The same boxes always move the same way.
    """
    pushed = [
        Box(str(at), x, y, x + box.right - box.left, y + box.bottom - box.top)
        for at, (box, (x, y)) in enumerate(zip(boxes, _pushed(boxes, page), strict=True))
    ]
    taken = Taken()
    found: list[tuple[float, float]] = []
    for box, now in zip(boxes, pushed, strict=True):
        free = next((one for one in _around(now, page) if not taken.hit(one)), now)
        taken.add(free)
        found.append((free.left - box.left, free.top - box.top))
    return found


def _around(box: Box, page: Box) -> Iterator[Box]:
    """The box where it is, then further and further away, on the page."""
    wide, high = box.right - box.left, box.bottom - box.top
    yield box
    for ring in range(1, int(max(page.right - page.left, page.bottom - page.top) / _STEP)):
        for part in range(6 * ring):
            angle = pi * part / (3 * ring)
            left = box.left + ring * _STEP * cos(angle)
            top = box.top + ring * _STEP * sin(angle)
            if page.left <= left <= page.right - wide and page.top <= top <= page.bottom - high:
                yield Box(box.owner, left, top, left + wide, top + high)


def _pushed(boxes: Sequence[Box], page: Box) -> list[tuple[float, float]]:
    """Left and top of each box, pushed."""
    left, top = _strewn(boxes)
    wide = [box.right - box.left + _SLACK for box in boxes]
    high = [box.bottom - box.top + _SLACK for box in boxes]
    for _ in range(_ROUNDS):
        moved = False
        _clamp(left, wide, page.left, page.right)
        _clamp(top, high, page.top, page.bottom)
        for one, other in _near(left, top, wide, high):
            across = min(left[one] + wide[one], left[other] + wide[other]) - max(
                left[one], left[other]
            )
            down = min(top[one] + high[one], top[other] + high[other]) - max(top[one], top[other])
            if across <= 0 or down <= 0:
                continue
            moved = True
            # Of two at one place, the first goes up and to the left.
            if across < down:
                step = across / 2 + _SLACK / 2
                step = step if _middle(left, wide, one) <= _middle(left, wide, other) else -step
                left[one] -= step
                left[other] += step
            else:
                step = down / 2 + _SLACK / 2
                step = step if _middle(top, high, one) <= _middle(top, high, other) else -step
                top[one] -= step
                top[other] += step
        if not moved:
            break
    _clamp(left, wide, page.left, page.right)
    _clamp(top, high, page.top, page.bottom)
    return list(zip(left, top, strict=True))


def _clamp(start: list[float], size: Sequence[float], low: float, high: float) -> None:
    for at, (one, length) in enumerate(zip(start, size, strict=True)):
        start[at] = min(max(one, low), high - length)


def _strewn(boxes: Sequence[Box]) -> tuple[list[float], list[float]]:
    """Left and top of each box; what lies at nearly one place is strewn around it as the seeds of
    a sunflower, for pushing takes long where hundreds lie upon each other."""
    found: list[tuple[float, float]] = []
    there: dict[tuple[float, float], int] = {}
    for box in boxes:
        place = round(box.left / _HEAP), round(box.top / _HEAP)
        count = there[place] = there.get(place, -1) + 1
        far, angle = 0.7 * _HEAP * sqrt(count), count * pi * (3 - sqrt(5))
        found.append((box.left + far * cos(angle), box.top + far * sin(angle)))
    return [x for x, _ in found], [y for _, y in found]


def _middle(start: Sequence[float], size: Sequence[float], at: int) -> float:
    return start[at] + size[at] / 2


def _near(
    left: Sequence[float], top: Sequence[float], wide: Sequence[float], high: Sequence[float]
) -> list[tuple[int, int]]:
    """Pairs that overlap now, each once, in order."""
    cells: dict[tuple[int, int], list[int]] = {}
    found: dict[tuple[int, int], None] = {}
    for at in range(len(left)):
        right, bottom = left[at] + wide[at], top[at] + high[at]
        for column in range(int(left[at] // CELL), int(right // CELL) + 1):
            for row in range(int(top[at] // CELL), int(bottom // CELL) + 1):
                there = cells.setdefault((column, row), [])
                for other in there:
                    if (
                        left[at] < left[other] + wide[other]
                        and left[other] < right
                        and top[at] < top[other] + high[other]
                        and top[other] < bottom
                    ):
                        found[other, at] = None
                there.append(at)
    return list(found)
