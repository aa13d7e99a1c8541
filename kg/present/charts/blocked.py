"""What is blocked: since when, the last contact, when it is due, and the next meeting."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kg.present.charts import axis, sheet
from kg.present.charts.measure import fit
from kg.present.charts.measure import width as measured
from kg.present.charts.sheet import NARROW, PAD, SMALL, TEXT, Drawing, Key, days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model.answers.charts import BlockedInTime
    from kg.model.charts import AllBlocked
    from kg.present.charts.axis import Axis
    from kg.present.charts.sheet import Address

_BAR, _ROW, _TALL_ROW = 10, 28, 44


def title(_found: AllBlocked) -> str:
    """What the chart is called."""
    return "Blocked projects"


def text(found: AllBlocked) -> str:
    """The chart in words."""
    if not found.rows:
        return "No project is blocked."
    return f"{_many(found)}, as of {sheet.day(found.as_of)}. {'; '.join(map(_told, found.rows))}."


def _many(found: AllBlocked) -> str:
    return sheet.of_all(len(found.rows), found.in_all, "blocked projects", "blocked project")


def drawing(found: AllBlocked, wide: int, address: Address | None) -> Drawing | None:
    """The chart on a sheet so wide; `address` says where a project (a key) leads."""
    if not found.rows:
        return None
    further = axis.beyond(_days(found), found.as_of)
    return Drawing(
        ("Since when, the last contact about them, when they are due, the next meeting",),
        tuple(_keys(found)),
        lambda top: _body(found, wide, top, address),
        (f"{_many(found)}, as of {sheet.day(found.as_of)}.{further}",),
    )


def _keys(found: AllBlocked) -> Iterator[Key]:
    """The marks that the drawing has."""
    if any(one.status_since for one in found.rows):
        yield Key(lambda x, y: sheet.box(x - 6, y - 4, 12, 8, "late"), "blocked")
    if any(one.status_since is None for one in found.rows):
        yield Key(
            lambda x, y: sheet.line(x - 6, y, x + 8, y, "late", wide=2, dashed=True),
            "blocked, the notes do not say since when",
        )
    if any(one.last_contact for one in found.rows):
        yield Key(lambda x, y: sheet.mark("circle", x, y, 5, "person"), "last contact")
    if any(one.due for one in found.rows):
        yield Key(lambda x, y: sheet.mark("flag", x - 4, y, 7, "now", hollow=True), "due")
    if any(one.due and one.due < found.as_of for one in found.rows):
        yield Key(lambda x, y: sheet.mark("flag", x - 4, y, 7, "late"), "overdue")
    if any(one.next_date for one in found.rows):
        yield Key(lambda x, y: sheet.mark("diamond", x, y, 6, "meeting"), "next meeting")


def _days(found: AllBlocked) -> list[str | None]:
    """Every day that has a mark."""
    dated = ((one.status_since, one.last_contact, one.due, one.next_date) for one in found.rows)
    return list(chain.from_iterable(dated))


def _body(
    found: AllBlocked, wide: int, top: float, address: Address | None
) -> tuple[list[str], float]:
    narrow = wide < NARROW
    value = max(measured(_value(one), SMALL) for one in found.rows)
    names = 0 if narrow else min(max(measured(one.project, TEXT) for one in found.rows), wide * 0.3)
    left, right = (
        PAD + names + (0 if narrow else 12),
        wide - PAD - sheet.FLAG - (0 if narrow else value + 4),
    )
    at = axis.around(_days(found), found.as_of, left, right)
    first = top + 22
    row = _TALL_ROW if narrow else _ROW
    bottom = first + row * len(found.rows) + 2
    shapes = axis.grid(at, first - 4, bottom) + axis.today(at, found.as_of, first - 4, bottom)
    for place, one in enumerate(found.rows):
        y = first + row * place
        parts = _words(one, at, wide, y) + _marks(
            one, at, found.as_of, y + (30 if narrow else row / 2)
        )
        shapes.append(sheet.told_as(_told(one), parts, address(one.key) if address else None))
    return shapes, bottom + axis.HIGH - 4


def _words(one: BlockedInTime, at: Axis, wide: int, y: float) -> list[str]:
    value = _value(one)
    if wide < NARROW:
        room = wide - 2 * PAD - measured(value, SMALL) - 12
        return [
            sheet.label(PAD, y + 16, fit(one.project, room, TEXT), halo=True),
            sheet.label(wide - PAD, y + 16, value, "soft", size=SMALL, at="end", halo=True),
        ]
    return [
        sheet.label(PAD, y + 18, fit(one.project, at.left - PAD - 12, TEXT)),
        sheet.label(wide - PAD, y + 18, value, "soft", size=SMALL, at="end"),
    ]


def _marks(one: BlockedInTime, at: Axis, now: str, y: float) -> list[str]:
    end = at.x(now)
    if one.status_since is None:
        found = [sheet.line(at.left, y, end, y, "late", wide=2, dashed=True)]
    else:
        begin = at.x(one.status_since)
        found = [sheet.box(begin, y - _BAR / 2, end - begin, _BAR, "late")]
    if one.last_contact:
        found.append(sheet.mark("circle", at.x(one.last_contact), y, 5.5, "person"))
    if one.due:
        is_late = one.due < now
        found.append(
            sheet.mark(
                "flag", at.x(one.due), y, 8, "late" if is_late else "now", hollow=not is_late
            )
        )
    if one.next_date:
        found.append(sheet.mark("diamond", at.x(one.next_date), y, 6.5, "meeting"))
    return found


def _value(one: BlockedInTime) -> str:
    return "" if one.days_blocked is None else days(one.days_blocked)


def _told(one: BlockedInTime) -> str:
    parts = ["blocked, since when is not known"]
    if one.status_since:
        parts = [f"blocked since {sheet.day(one.status_since)} ({_value(one)})"]
    if one.last_contact:
        parts.append(f"last contact {sheet.day(one.last_contact)}")
    if one.due:
        parts.append(f"due {sheet.day(one.due)}")
    if one.next_date:
        parts.append(f"next meeting {sheet.day(one.next_date)} ({one.meeting})")
    return f"{one.project}: {', '.join(parts)}"
