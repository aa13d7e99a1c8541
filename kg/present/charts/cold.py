"""Days since the last contact against the cadence: whom to call."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.present.charts import sheet
from kg.present.charts.measure import fit, width
from kg.present.charts.sheet import NARROW, PAD, SMALL, TEXT, Drawing, Key, days

if TYPE_CHECKING:
    from kg.model.answers.state import Stale
    from kg.model.charts import Cold
    from kg.present.charts.sheet import Address

_BAR, _ROW, _TALL_ROW, _HEADING = 12, 26, 42, 30
_CADENCE = "cadence"


def title(_found: Cold) -> str:
    """What the chart is called."""
    return "Gone cold"


def text(found: Cold) -> str:
    """The chart in words."""
    if not found.rows:
        over = days(found.over)
        return f"Nobody: everybody was contacted within their cadence, or within {over}."
    rows = "; ".join(map(_told, found.rows))
    return f"Days since the last contact, as of {sheet.day(found.as_of)}. {_many(found)}. {rows}."


def _many(found: Cold) -> str:
    return sheet.of_all(len(found.rows), found.in_all, "people", "person")


def drawing(found: Cold, wide: int, address: Address | None) -> Drawing | None:
    """The chart on a sheet so wide; `address` says where a person (a key) leads."""
    if not found.rows:
        return None
    return Drawing(
        (f"Days since the last contact, against the cadence: {_cadence(found)}",),
        (
            Key(lambda x, y: sheet.box(x - 6, y - 4, 12, 8, "calm"), "within the cadence"),
            Key(lambda x, y: sheet.box(x - 6, y - 4, 12, 8, "late"), "past it"),
            Key(lambda x, y: sheet.line(x, y - 7, x, y + 7, "now", wide=2), "cadence"),
        ),
        lambda top: _body(found, wide, top, address),
        (f"{_many(found)}, as of {sheet.day(found.as_of)}.",),
    )


def _body(found: Cold, wide: int, top: float, address: Address | None) -> tuple[list[str], float]:
    narrow = wide < NARROW
    most = max(one.days_ago or 0 for one in found.rows)
    value = max(width(_value(one), SMALL) for one in found.rows)
    names = 0.0 if narrow else _names(found, wide)
    left = PAD + names
    unit = (wide - PAD - left - (0 if narrow else value + 8)) / most
    shapes: list[str] = []
    y = top
    groups = [
        (basis, list(rows)) for basis, rows in groupby(found.rows, lambda one: one.limit_basis)
    ]
    for basis, rows in groups:
        if len(groups) > 1:
            text = "Own cadence" if basis == _CADENCE else f"No cadence set: {days(found.over)}"
            shapes.append(sheet.label(PAD, y + 14, text, "soft", size=SMALL, bold=True))
            y += _HEADING - 4
        for one in rows:
            parts = _tall(one, wide, y, unit) if narrow else _flat(one, left, y, unit)
            href = address(one.key) if address else None
            shapes.append(sheet.told_as(_told(one), parts, href))
            y += _TALL_ROW if narrow else _ROW
        y += 6
    return shapes, y


def _names(found: Cold, wide: int) -> float:
    """The room that names get beside the bars."""
    return min(max(width(one.name, TEXT) for one in found.rows), wide * 0.34) + 12


def _flat(one: Stale, left: float, y: float, unit: float) -> list[str]:
    end = left + unit * (one.days_ago or 0)
    return [
        sheet.label(PAD, y + 17, fit(one.name, left - PAD - 12, TEXT)),
        *_bar(one, left, y + (_ROW - _BAR) / 2, unit),
        sheet.label(end + 8, y + 17, _value(one), "soft", size=SMALL),
    ]


def _tall(one: Stale, wide: int, y: float, unit: float) -> list[str]:
    value = _value(one)
    room = wide - 2 * PAD - width(value, SMALL) - 12
    return [
        sheet.label(PAD, y + 14, fit(one.name, room, TEXT)),
        sheet.label(wide - PAD, y + 14, value, "soft", size=SMALL, at="end"),
        *_bar(one, PAD, y + 21, unit),
    ]


def _bar(one: Stale, left: float, y: float, unit: float) -> list[str]:
    limit, ago = unit * one.limit_days, unit * (one.days_ago or 0)
    return [
        sheet.box(left, y, limit, _BAR, "calm"),
        sheet.box(left + limit, y, ago - limit, _BAR, "late"),
        sheet.line(left + limit, y - 3, left + limit, y + _BAR + 3, "now", wide=2),
    ]


def _cadence(found: Cold) -> str:
    """What the cadence is of people who have one, and of others."""
    if all(one.limit_basis == _CADENCE for one in found.rows):
        return "how often somebody wants to be called"
    return f"what a note sets, or {days(found.over)}"


def _value(one: Stale) -> str:
    """The days, and the cadence where it is not the same for all."""
    ago = days(one.days_ago or 0)
    return f"{ago}, cadence {one.limit_days}" if one.limit_basis == _CADENCE else ago


def _told(one: Stale) -> str:
    last = f" ({sheet.day(one.last_contact)})" if one.last_contact else ""
    stated = ", as a note states" if one.certainty == "stated" else ""
    return f"{one.name}: {days(one.days_ago or 0)}{last}{stated}, cadence {days(one.limit_days)}"
