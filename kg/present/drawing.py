"""The static picture: an SVG for reports, written without any drawing library."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import inf, log2, sqrt
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

from kg.model.picture import Mark, Picture, PictureEdge, PictureNode
from kg.present.plain import shorten, visible
from kg.present.room import Box, Taken, apart

WIDTH, HEIGHT, MARGIN, HEADER, FOOTER = 1200, 820, 60, 64, 48
INK, SOFT, EDGE, PAPER = "#1f2328", "#5f6772", "#9aa2ad", "#ffffff"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
LETTER = 6.7  # width of an average letter at 12 px, a little generous
LANDMARKS = 12  # names for which lesser nodes make room, at least
ROOMY = 250  # nodes, from which on the page grows with them
RINGS: Mapping[str, str] = {"blocked": "#c62828", "overdue": "#b06a00"}
_FEW = 20  # nodes, each of which may have a ring
TIP = 400  # characters of a name in the tooltip of an edge, of which a node may have thousands

Point = tuple[float, float]


class Look(NamedTuple):
    """How a kind of node is drawn."""

    plural: str
    shape: str
    colour: str
    hollow: bool = False


_PALETTE: Mapping[str, Look] = {
    kind: Look(look["plural"], look["shape"], look["light"], look.get("hollow", False))
    for kind, look in json.loads(
        Path(__file__).with_name("palette.json").read_text(encoding="utf-8")
    ).items()
}


def svg(picture: Picture, positions: Mapping[str, Point]) -> str:
    """Return `picture` as an SVG document of 1200 by 820 pixels, with title and legend; of more
    than some hundred nodes as a larger one, in which no node covers another, nor a name.

    `positions` holds a point for each node key, in any unit, y upwards; nodes without one are left
    out, and so are their edges. Every node carries its full text as a tooltip, every edge that of
    its ends, of which long ones are cut.
    """
    nodes = {node.key: node for node in _ringed(picture.nodes) if node.key in positions}
    grown = max(1.0, sqrt(len(nodes) / ROOMY))
    width, height = round(WIDTH * grown), round(HEIGHT * grown)
    ranked = sorted(nodes.values(), key=lambda node: -node.rank)
    page = Box("", 8, HEADER, width - 8, height - FOOTER)
    fitted = _fitted({key: positions[key] for key in nodes}, width, height)
    points = _apart(ranked, fitted, page)
    edges = [edge for edge in picture.edges if edge.source in points and edge.target in points]
    names = {key: shorten(node.label, TIP) for key, node in nodes.items()}
    marks = {node.key: node.marks for node in picture.nodes}
    body = [
        *(_edge(edge, names, points) for edge in edges),
        # Small nodes last, so that none is covered by a big one.
        *(_node(node, points[node.key], marks[node.key]) for node in ranked),
        *_labels(ranked, points, page),
        *_legend(ranked, height),
    ]
    title = escape(visible(picture.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{FONT}" role="img">\n'
        f'<title>{title}</title>\n<rect width="100%" height="100%" fill="{PAPER}"/>\n'
        f'<text x="{MARGIN}" y="40" font-size="20" font-weight="600" fill="{INK}">'
        f"{escape(shorten(picture.title, 100))}</text>\n" + "\n".join(body) + "\n</svg>\n"
    )


def _fitted(positions: Mapping[str, Point], width: int, height: int) -> dict[str, Point]:
    """Scale to the page, keeping proportions; a lone point or line is put in the middle."""
    if not positions:
        return {}
    xs = [x for x, _ in positions.values()]
    ys = [y for _, y in positions.values()]
    room_x, room_y = width - 2 * MARGIN, height - HEADER - FOOTER - 2 * MARGIN
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(room_x / wide if wide else inf, room_y / high if high else inf)
    scale = 0.0 if scale == inf else scale
    middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    centre = HEADER + MARGIN + room_y / 2
    return {
        key: (width / 2 + (x - middle_x) * scale, centre - (y - middle_y) * scale)
        for key, (x, y) in positions.items()
    }


def _look(kind: str) -> Look:
    return _PALETTE.get(kind) or Look(kind, "square", "#5b4fa0")


def _radius(node: PictureNode) -> float:
    return 5 + 13 * sqrt(min(1.0, max(0.0, node.rank)))


def _edge(edge: PictureEdge, names: Mapping[str, str], points: Mapping[str, Point]) -> str:
    (x1, y1), (x2, y2) = points[edge.source], points[edge.target]
    width = 0.8 + min(3.0, log2(1 + max(0.0, edge.weight)) / 2)
    ends = (names[edge.source], visible(edge.kind.replace("_", " ")), names[edge.target])
    tip = escape(" – ".join(ends))
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{EDGE}" '
        f'stroke-width="{width:.1f}" stroke-opacity="0.5"><title>{tip}</title></line>'
    )


def _node(node: PictureNode, at: Point, marks: Iterable[Mark]) -> str:
    look = _look(node.kind)
    said = ", ".join((visible(node.kind), *(one for one in marks if one in RINGS)))
    tip = escape(f"{visible(node.label) or visible(node.key)} ({said})")
    rings = "".join(_ring(at, radius, colour) for radius, colour in _rings(node))
    return f"<g>{rings}{_mark(look, at, _radius(node))}<title>{tip}</title></g>"


def _ringed(nodes: Sequence[PictureNode]) -> Sequence[PictureNode]:
    """The nodes with those of their marks that have a ring: one that most of them have tells none
    from another."""
    counts = Counter(mark for node in nodes for mark in node.marks if mark in RINGS)
    common = {mark for mark, count in counts.items() if count > len(nodes) / 2}
    if len(nodes) < _FEW or not common:
        return nodes
    return [
        node._replace(marks=tuple(mark for mark in node.marks if mark not in common))
        for node in nodes
    ]


def _ring(at: Point, radius: float, colour: str) -> str:
    place = f'cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}"'
    return f'<circle {place} fill="none" stroke="{colour}" stroke-width="2"/>'


def _rings(node: PictureNode) -> list[tuple[float, str]]:
    """Radius and colour of the rings around what stands out, from the inside."""
    colours = [RINGS[mark] for mark in node.marks if mark in RINGS]
    inner = 1.15 * _radius(node) + 2
    return [(inner + 3 * at, colour) for at, colour in enumerate(colours)]


def _reach(node: PictureNode) -> float:
    """From the middle to the outermost stroke: the corner of a diamond, or a ring."""
    return max([1.15 * _radius(node) + 1, *(radius + 1 for radius, _ in _rings(node))])


def _mark(look: Look, at: Point, radius: float) -> str:
    x, y = at
    paint = (
        f'fill="{PAPER}" stroke="{look.colour}" stroke-width="1.5" stroke-dasharray="3 2"'
        if look.hollow
        else f'fill="{look.colour}" stroke="{PAPER}" stroke-width="1.5"'
    )
    r = radius
    corners: Mapping[str, tuple[Point, ...]] = {
        "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
        "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
        "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
        "hexagon": (
            (-0.55, -0.95),
            (0.55, -0.95),
            (1.1, 0),
            (0.55, 0.95),
            (-0.55, 0.95),
            (-1.1, 0),
        ),
    }
    if look.shape not in corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {paint}/>'
    path = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in corners[look.shape])
    return f'<polygon points="{path}" stroke-linejoin="round" {paint}/>'


def _apart(
    ranked: Sequence[PictureNode], points: Mapping[str, Point], page: Box
) -> dict[str, Point]:
    """The places moved so that no node covers another, nor the name of a landmark."""
    boxes = [
        _whole_box(node, points[node.key], named=at < _landmarks(len(ranked)))
        for at, node in enumerate(ranked)
    ]
    return {
        node.key: (points[node.key][0] + dx, points[node.key][1] + dy)
        for node, (dx, dy) in zip(ranked, apart(boxes, page), strict=True)
    }


def _landmarks(nodes: int) -> int:
    """How many of the highest rank are named in any case."""
    return max(LANDMARKS, nodes // 25)


def _whole_box(node: PictureNode, at: Point, *, named: bool) -> Box:
    mark = _mark_box(node, at)
    if not named:
        return mark
    name = _name_box(node, at, 0.0, _reach(node) + 2)
    return Box(
        node.key, min(mark.left, name.left), mark.top, max(mark.right, name.right), name.bottom
    )


def _labels(ranked: Sequence[PictureNode], points: Mapping[str, Point], page: Box) -> Iterator[str]:
    """Name the nodes from the highest rank down, below or else above or beside them, leaving out
    what would cover another name or another node."""
    marks = Taken(_mark_box(node, points[node.key]) for node in ranked)
    names = Taken()
    for node in ranked:
        text = shorten(node.label, 28)
        side = _reach(node) + _width(text) / 2 + 4
        for dx, dy in (
            (0.0, _reach(node) + 2), (0.0, -_reach(node) - 17), (side, -7.5), (-side, -7.5),
        ):  # fmt: skip
            box = _name_box(node, points[node.key], dx, dy)
            inside = box.left >= page.left and box.right <= page.right
            if inside and not names.hit(box) and not marks.hit(box):
                names.add(box)
                yield _halo((box.left + box.right) / 2, box.top + 12, escape(text))
                break


def _name_box(node: PictureNode, at: Point, dx: float, dy: float) -> Box:
    """The box of a name whose middle is `dx` and whose top is `dy` from the node's middle."""
    (x, y), half = at, _width(shorten(node.label, 28)) / 2 + 2
    return Box(node.key, x + dx - half, y + dy, x + dx + half, y + dy + 15)


def _mark_box(node: PictureNode, at: Point) -> Box:
    (x, y), reach = at, _reach(node)
    return Box(node.key, x - reach, y - reach, x + reach, y + reach)


def _width(text: str) -> float:
    """Estimate the width in pixels at 12 px: East Asian letters are about twice as wide."""
    return LETTER * sum(1.8 if east_asian_width(letter) in "WF" else 1.0 for letter in text)


def _halo(x: float, y: float, text: str) -> str:
    # Drawn twice, because not every renderer knows paint-order.
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="middle"'
    under = f'stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round" fill="{PAPER}"'
    halo = f'<text {place} {under} aria-hidden="true">{text}</text>'
    return f'{halo}<text {place} fill="{INK}">{text}</text>'


def _legend(nodes: Sequence[PictureNode], height: int) -> Iterable[str]:
    x, y = float(MARGIN), height - 28
    kinds = {node.kind for node in nodes}
    marks = {mark for node in nodes for mark in node.marks}
    for name in (*sorted(kinds, key=lambda kind: [*_PALETTE, kind].index(kind)), *RINGS):
        if name in kinds:
            text, sign = _look(name).plural.replace("_", " "), _mark(_look(name), (x, y), 6)
        elif name in marks:
            text, sign = name, _ring((x, y), 6, RINGS[name])
        else:
            continue
        text = shorten(text, 24)
        yield sign
        place = f'x="{x + 12:.1f}" y="{y + 4}" font-size="12"'
        yield f'<text {place} fill="{SOFT}">{escape(text)}</text>'
        x += 40 + len(text) * LETTER
