"""What all charts share: the sheet with its title and words, and the shapes that stand on it."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from kg.present.charts.colours import PREFIX, Theme, style
from kg.present.charts.measure import fit, lines, width
from kg.present.plain import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Address = Callable[[str], str | None]
    Body = Callable[[float], tuple[Iterable[str], float]]

WIDTH, NARROW = 720, 480  # pixels; a sheet below the latter has names above their rows
LEAST, MOST = 240, 2400  # pixels that a sheet may be wide
PAD = 16
TITLE, TEXT, SMALL = 17, 13, 12  # sizes of letters
FLAG = 12  # pixels that a flag reaches to the right of its day
_LINE = 18
_TITLE_LINES = 2
_ABOVE = 14  # pixels above what is drawn
_LINK = '<a href="'
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Key(NamedTuple):
    """What a mark of a legend means; the mark is drawn around its middle."""

    mark: Callable[[float, float], str]
    text: str


class Head(NamedTuple):
    """What a chart is called, by programs and by people, and all of it in words, for whoever does
    not see it."""

    name: str
    title: str
    text: str


class Drawing(NamedTuple):
    """What stands below the title: `told` are sentences, `keys` the legend, `notes` come last.
    `body` draws below a height what the chart is about, and says where that ends."""

    told: tuple[str, ...]
    keys: tuple[Key, ...]
    body: Body | None
    notes: tuple[str, ...]


def empty(text: str, as_of: str) -> Drawing:
    """A chart of which there is nothing to draw: it says so."""
    return Drawing((text,), (), None, (f"As of {day(as_of)}.",))


def clamped(wide: float) -> int:
    """A width that a sheet can have."""
    return round(min(max(wide, LEAST), MOST))


def drawn(head: Head, drawing: Drawing, wide: int, theme: Theme) -> str:
    """The SVG, so many pixels wide."""
    room = wide - 2 * PAD
    y = PAD - 7.0
    shapes = []
    for line in lines(head.title, room, TITLE, bold=True, most=_TITLE_LINES):
        y += TITLE + 4
        shapes.append(label(PAD, y, line, size=TITLE, bold=True))
    for said in drawing.told:
        for line in lines(said, room, TEXT):
            y += _LINE
            shapes.append(label(PAD, y, line, "soft"))
    legend, y = _legend(drawing.keys, room, y)
    shapes += legend
    if drawing.body:
        body, y = drawing.body(y + _ABOVE)
        shapes += body
    for note in drawing.notes:
        for line in lines(note, room, SMALL):
            y += _LINE - 1
            shapes.append(label(PAD, y, line, "soft", size=SMALL))
    return _document(head, "\n".join(shapes), wide, round(y + PAD), theme)


def _document(head: Head, parts: str, wide: int, high: int, theme: Theme) -> str:
    # By its content, so that no two different charts of one page share it.
    content = f"{wide} {head.text} {parts}".encode(errors="replace")
    mark = f"{PREFIX}{head.name}-{crc32(content):08x}"
    # Of an image a reader on a screen reader hears the text alone; links must be reached.
    role = "group" if _LINK in parts else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{PREFIX}chart" '
        f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="{role}" aria-labelledby="{mark}-t {mark}-d">\n'
        f'<title id="{mark}-t">{said(head.title)}</title>\n'
        f'<desc id="{mark}-d">{said(head.text)}</desc>\n'
        f"<style>{style(theme)}</style>\n"
        f'<rect width="{wide}" height="{high}" rx="6" class="{PREFIX}paper"/>\n'
        f"{parts}\n</svg>\n"
    )


def _legend(keys: Sequence[Key], room: float, y: float) -> tuple[list[str], float]:
    if not keys:
        return [], y
    x, y, found = float(PAD), y + 22, []
    for key in keys:
        text = fit(key.text, room - 20, SMALL)
        wide = 18 + width(text, SMALL)
        if x > PAD and x + wide > PAD + room:
            x, y = float(PAD), y + 19
        found += [key.mark(x + 6, y - 4), label(x + 18, y, text, "soft", size=SMALL)]
        x += wide + 18
    return found, y


def said(text: str) -> str:
    """A text as XML has it, on one line."""
    return escape(visible(text))


def label(
    x: float,
    y: float,
    text: str,
    colour: str = "ink",
    *,
    size: float = TEXT,
    bold: bool = False,
    at: str = "start",
    halo: bool = False,
) -> str:
    """A text on a line whose foot is at `y`; with a `halo` of paper where it may cross lines."""
    anchor = "" if at == "start" else f' text-anchor="{at}"'
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{anchor}{weight}'
    shown = f'<text {place} class="{PREFIX}{colour}">{said(text)}</text>'
    if not halo:
        return shown
    # Drawn twice, because not every renderer knows paint-order.
    under = f'class="{PREFIX}paper {PREFIX}paper-line" stroke-width="3" stroke-linejoin="round"'
    return f'<text {place} {under} aria-hidden="true">{said(text)}</text>{shown}'


def box(x: float, y: float, wide: float, high: float, colour: str, *, round_: float = 0) -> str:
    """A filled rectangle."""
    corner = f' rx="{number(round_)}"' if round_ else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(wide, 0))}" '
        f'height="{number(high)}"{corner} class="{PREFIX}{colour}"/>'
    )


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: str = "grid",
    *,
    wide: float = 1,
    dashed: bool = False,
) -> str:
    """A straight line."""
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'class="{PREFIX}{colour}-line" stroke-width="{number(wide)}"{dash}/>'
    )


def disc(x: float, y: float, radius: float, colour: str) -> str:
    """A filled circle with a fine edge."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" '
        f'class="{PREFIX}{colour} {PREFIX}grid-line" stroke-width="1"/>'
    )


_CORNERS = {
    "square": ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.1), (1.1, 0.85), (-1.1, 0.85)),
    "hexagon": ((-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)),
}


def mark(shape: str, x: float, y: float, reach: float, colour: str, *, hollow: bool = False) -> str:
    """A mark around its middle, with an edge of paper that parts it from what lies below; a
    `hollow` one has an edge of its colour."""
    paint = (
        f'class="{PREFIX}paper {PREFIX}{colour}-line" stroke-width="1.8"'
        if hollow
        else f'class="{PREFIX}{colour} {PREFIX}paper-line" stroke-width="1.5"'
    )
    if shape == "flag":
        return _flag(x, y, reach, colour, hollow=hollow)
    corners = _CORNERS.get(shape)
    if corners is None:
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(reach)}" {paint}/>'
    points = " ".join(f"{number(x + dx * reach)},{number(y + dy * reach)}" for dx, dy in corners)
    return f'<polygon points="{points}" stroke-linejoin="round" {paint}/>'


def _flag(x: float, y: float, reach: float, colour: str, *, hollow: bool) -> str:
    """A flag whose pole stands at `x`."""
    tip, foot = y - reach * 1.1, y + reach * 1.1
    points = f"{number(x)},{number(tip)} {number(x + reach * 1.5)},{number(tip + reach * 0.6)}"
    fill = "paper" if hollow else colour
    return (
        f'<polygon points="{points} {number(x)},{number(tip + reach * 1.2)}" '
        f'class="{PREFIX}{fill} {PREFIX}{colour}-line" stroke-width="1.5" stroke-linejoin="round"/>'
        f"{line(x, tip, x, foot, colour, wide=1.8)}"
    )


def told_as(tip: str, shapes: Iterable[str], href: str | None = None) -> str:
    """Shapes that belong together, with what a reader is told who points at them; with an address
    they lead there."""
    drawn_ = "".join(shapes)
    group = f"<g><title>{said(tip)}</title>{drawn_}</g>"
    return f'{_LINK}{escape(href)}">{group}</a>' if href else group


def number(value: float) -> str:
    """A number as SVG has it, to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def day(iso: str) -> str:
    """A day as people read it: 9 Jan 2026."""
    one = date.fromisoformat(iso[:10])
    return f"{one.day} {_MONTHS[one.month - 1]} {one.year}"


def month(one: date) -> str:
    """The name of a month, short."""
    return _MONTHS[one.month - 1]


def days(count: int) -> str:
    """A number of days in words."""
    return f"{count:,} day" if count == 1 else f"{count:,} days"


def of_all(shown: int, in_all: int, what: str, one: str) -> str:
    """How many are shown, of how many: “10 of 86 people”, “All 7 people”."""
    if shown < in_all:
        return f"{shown:,} of {in_all:,} {what}"
    return f"1 {one}" if in_all == 1 else f"All {in_all:,} {what}"
