"""Who and what is near to somebody or something, in rings: the newer a tie, the nearer."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

from kg.model.kinds import ENTITY_KINDS, plural
from kg.present.charts import sheet
from kg.present.charts.colours import of_kind, shape_of
from kg.present.charts.measure import fit
from kg.present.charts.measure import width as measured
from kg.present.charts.sheet import NARROW, PAD, SMALL, TEXT, Drawing, Key, days
from kg.present.room import Box, Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.model.answers.charts import Near
    from kg.model.charts import Circle
    from kg.present.charts.sheet import Address

_RINGS: tuple[tuple[int, str], ...] = ((30, "30 days"), (90, "90 days"), (365, "a year"))
_LONGER, _NO_DAY = "longer ago", "no day"
_REACH = 6.0  # of a mark
_RADIUS, _HEART = 262.0, 40.0  # of the outermost ring, and of the middle, on a wide sheet
_THIN = 18.0  # of a ring in which nothing stands
_NAME, _NARROW_NAME = 150.0, 104.0  # pixels that a name gets
_WHOLE_NAME = 240.0  # that it gets where nothing else wants them
_ROOM = 1.0  # added to what stands in a ring, so that an empty one is no line
_TURN = pi * (3 - sqrt(5))  # the golden angle: neighbours in time do not stand side by side
_ANGLES, _STEP = 48, 8.0  # places that are tried around a ring, and pixels between them outwards


class _Ring(NamedTuple):
    """A ring between two radii, what it means, and what belongs into it."""

    inner: float
    outer: float
    name: str
    rows: tuple[Near, ...]


class _Placed(NamedTuple):
    """Something with its place, and its name on one side of it."""

    one: Near
    x: float
    y: float
    name: str
    is_right: bool


def title(found: Circle) -> str:
    """What the chart is called."""
    return f"The circle of {found.name}"


def text(found: Circle) -> str:
    """The chart in words."""
    if not found.rows:
        return "Nothing in the notes ties anybody to it."
    rows = "; ".join(map(_told, found.rows))
    return f"{_many(found, len(found.rows))}, as of {sheet.day(found.as_of)}. {rows}."


def _many(found: Circle, shown: int) -> str:
    return sheet.of_all(shown, found.in_all, "neighbours", "neighbour")


def drawing(found: Circle, wide: int, address: Address | None) -> Drawing | None:
    """The chart on a sheet so wide, with as many of the newest as have room for their names;
    `address` says where a name (its key) leads."""
    if not found.rows:
        return None
    rings = _rings(found.rows, _radius(wide), _HEART if wide >= NARROW else _HEART * 0.7)
    placed = _placed(rings, found.name, wide)
    there = {one.one.kind for one in placed}
    kinds = dict.fromkeys(kind for kind in (*ENTITY_KINDS, *sorted(there)) if kind in there)
    return Drawing(
        ("Rings by how long ago the newest tie was: a meeting, a contact, a note about both",),
        tuple(Key(_sign(kind), plural(kind).replace("_", " ")) for kind in kinds),
        lambda top: _body(found, rings, placed, wide, top, address),
        (f"{_many(found, len(placed))}, as of {sheet.day(found.as_of)}.",),
    )


def _sign(kind: str) -> Callable[[float, float], str]:
    return lambda x, y: _mark(kind, x, y, _REACH)


def _mark(kind: str, x: float, y: float, reach: float) -> str:
    return sheet.mark(shape_of(kind), x, y, reach, of_kind(kind))


def _radius(wide: int) -> float:
    return min(_RADIUS, (wide - 2 * PAD) / 2)


def _rings(rows: Sequence[Near], radius: float, heart: float) -> list[_Ring]:
    """The rings from inside. A ring has as much of the area as stands in it, so that names have
    room; what is older than all rings, or has no day, has one of its own only if there is any."""
    within: dict[str, list[Near]] = {name: [] for _, name in _RINGS}
    for one in rows:
        within.setdefault(_ring_of(one), []).append(one)
    names = [name for name in (*(name for _, name in _RINGS), _LONGER, _NO_DAY) if name in within]
    parts = list(accumulate(len(within[name]) + _ROOM for name in names))
    edges = [heart]
    for part in parts:
        edge = sqrt(heart**2 + (radius**2 - heart**2) * part / parts[-1])
        edges.append(max(edge, edges[-1] + _THIN))
    scale = radius / edges[-1]
    return [
        _Ring(inner * scale, outer * scale, name, tuple(within[name]))
        for name, (inner, outer) in zip(names, pairwise(edges), strict=True)
    ]


def _ring_of(one: Near) -> str:
    if one.days_ago is None:
        return _NO_DAY
    return next((name for limit, name in _RINGS if one.days_ago <= limit), _LONGER)


def _placed(rings: Sequence[_Ring], heart: str, wide: int) -> list[_Placed]:
    """Each with a place in its ring where its name covers nothing, as far as there is one; around
    a middle at 0, 0."""
    taken = Taken([_heart(heart, wide), *map(_ring_name, rings)])
    most = _NAME if wide >= NARROW else _NARROW_NAME
    found: list[_Placed] = []
    for ring in rings:
        for rank, one in enumerate(ring.rows):
            name = fit(one.name, most, SMALL)
            place = next(
                (
                    (placed, box)
                    for placed in _places(one, name, ring, rank, len(found))
                    if not taken.hit(box := _box(placed)) and _is_on(box, wide)
                ),
                None,
            )
            if place:
                found.append(place[0])
                taken.add(place[1])
    return [_longer(one, taken, wide) for one in found]


def _longer(placed: _Placed, taken: Taken, wide: int) -> _Placed:
    """The same, with its whole name where that has room after all."""
    whole = placed._replace(name=fit(placed.one.name, _WHOLE_NAME, SMALL))
    if whole.name == placed.name or taken.hit(box := _box(whole)) or not _is_on(box, wide):
        return placed
    taken.add(box)
    return whole


def _is_on(box: Box, wide: int) -> bool:
    """Whether it lies on a sheet so wide."""
    return max(abs(box.left), abs(box.right)) <= wide / 2 - PAD


def _places(one: Near, name: str, ring: _Ring, rank: int, number: int) -> Iterator[_Placed]:
    """The places that are tried for what is at a rank of its ring and the so manieth of all: first
    that on a spiral of even density (Vogel 1979), then others nearby."""
    inner, outer = ring.inner + _REACH + 2, ring.outer - _REACH - 2
    part = (rank + 0.5) / len(ring.rows)
    ideal = sqrt(inner**2 + (outer**2 - inner**2) * part)
    count = int(max(outer - inner, 0) / _STEP)
    radii = [inner + (at + 0.5) * (outer - inner) / max(count, 1) for at in range(max(count, 1))]
    radii = [ideal, *sorted(radii, key=lambda radius: abs(radius - ideal))]
    for turn in range(_ANGLES):
        angle = number * _TURN + (turn + 1) // 2 * (-1) ** turn * 2 * pi / _ANGLES
        for radius in radii:
            x, y = radius * sin(angle), -radius * cos(angle)
            for is_right in (x >= 0, x < 0):
                yield _Placed(one, x, y, name, is_right)


def _box(placed: _Placed) -> Box:
    """The room of a mark and its name."""
    wide = measured(placed.name, SMALL) + _REACH + 6
    left = placed.x - _REACH if placed.is_right else placed.x - wide
    right = placed.x + wide if placed.is_right else placed.x + _REACH
    return Box(placed.one.key, left, placed.y - 8, right, placed.y + 8)


def _heart(name: str, wide: int) -> Box:
    half = measured(_heart_name(name, wide), TEXT, bold=True) / 2 + 4
    return Box("", -max(half, 12), -12, max(half, 12), 28)


def _heart_name(name: str, wide: int) -> str:
    return fit(name, min(_WHOLE_NAME, wide / 2), TEXT, bold=True)


def _ring_name(ring: _Ring) -> Box:
    half = measured(ring.name, SMALL) / 2 + 4
    return Box("", -half, -ring.outer - 1, half, -ring.outer + 15)


def _body(
    found: Circle,
    rings: Sequence[_Ring],
    placed: Sequence[_Placed],
    wide: int,
    top: float,
    address: Address | None,
) -> tuple[list[str], float]:
    radius = rings[-1].outer
    x, y = wide / 2, top + radius + 2
    shapes = [
        sheet.disc(x, y, ring.outer, "field" if at % 2 else "paper")
        for at, ring in reversed(list(enumerate(rings, len(rings) % 2)))
    ]
    shapes += [
        sheet.label(x, y - ring.outer + 12, ring.name, "soft", size=SMALL, at="middle", halo=True)
        for ring in rings
    ]
    shapes.append(_mark(found.kind, x, y, 9))
    name = _heart_name(found.name, wide)
    shapes.append(sheet.label(x, y + 24, name, bold=True, at="middle", halo=True))
    for one in placed:
        href = address(one.one.key) if address else None
        shapes.append(sheet.told_as(_told(one.one), _near(one, x, y), href))
    return shapes, y + radius + 4


def _near(one: _Placed, x: float, y: float) -> list[str]:
    side = _REACH + 4 if one.is_right else -_REACH - 4
    return [
        sheet.label(
            x + one.x + side, y + one.y + 4.2, one.name,
            size=SMALL, at="start" if one.is_right else "end", halo=True,
        ),
        _mark(one.one.kind, x + one.x, y + one.y, _REACH),
    ]  # fmt: skip


def _told(one: Near) -> str:
    ago = "no day known"
    if one.last_date is not None and one.days_ago is not None:
        ago = f"{days(one.days_ago)} ago ({sheet.day(one.last_date)})"
    return f"{one.name} ({one.kind.replace('_', ' ')}): {ago}, {one.ties}"
