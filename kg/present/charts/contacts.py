"""Who was contacted in which week: the larger and the stronger a square, the more days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.model.kinds import Kinds
from kg.present.charts import axis, sheet
from kg.present.charts.axis import Axis
from kg.present.charts.measure import fit
from kg.present.charts.measure import width as measured
from kg.present.charts.sheet import NARROW, PAD, SMALL, TEXT, Drawing, Key, days

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.answers.charts import ContactsByWeek
    from kg.model.charts import Contacts
    from kg.present.charts.sheet import Address

_ROW, _TALL_ROW = 26, 44
_LEAST, _MOST = 7.0, 40.0  # pixels of a week
_SQUARE = 22.0  # pixels of its square, at most
_FILLED = (0.56, 0.7, 0.83, 0.94)  # how much of a week's square is filled, by days
_LEVELS = ("1 day", "2", "3", "4 or more")
_WEEK = timedelta(days=7)


def title(found: Contacts) -> str:
    """What the chart is called."""
    if found.about is None:
        return "Contacts by week"
    return f"Contacts {'with' if found.kind == Kinds.PERSON else 'about'} {found.about}"


def text(found: Contacts) -> str:
    """The chart in words."""
    span = f"{found.weeks} weeks" if found.weeks > 1 else "week"
    if not found.rows:
        return f"No contact in the last {span}."
    rows = "; ".join(map(_summary, found.rows))
    return (
        f"Days with a contact in the last {span}, as of {sheet.day(found.as_of)}. "
        f"{_many(found)}. {rows}."
    )


def _many(found: Contacts) -> str:
    return sheet.of_all(len(found.rows), found.in_all, *_things(found))


def drawing(found: Contacts, wide: int, address: Address | None) -> Drawing | None:
    """The chart on a sheet so wide, of as many of the newest weeks as have room; `address` says
    where a name (its key) leads."""
    if not found.rows:
        return None
    shown = _shown(found, wide)
    most = _level(max(max(one.weeks) for one in found.rows))
    weeks = f"{shown} of {found.weeks}" if shown < found.weeks else str(shown)
    return Drawing(
        (f"Days with a contact in each of the last {weeks} weeks",),
        tuple(Key(_sign(level), _LEVELS[level - 1]) for level in range(1, most + 1)),
        lambda top: _body(found, shown, wide, top, address),
        (f"{_many(found)}, as of {sheet.day(found.as_of)}.",),
    )


def _things(found: Contacts) -> tuple[str, str]:
    """What the rows are, many and one."""
    return ("subjects", "subject") if found.kind == Kinds.PERSON else ("people", "person")


def _level(count: int) -> int:
    """How strong so many days are: 1 to 4."""
    return min(count, len(_FILLED))


def _sign(level: int) -> Callable[[float, float], str]:
    return lambda x, y: _square(x, y, 13, level)


def _square(x: float, y: float, cell: float, level: int) -> str:
    side = cell * _FILLED[level - 1]
    return sheet.box(x - side / 2, y - side / 2, side, side, f"heat{level}", round_=1)


def _names(found: Contacts, wide: int) -> float:
    """The room that names get beside their rows."""
    if wide < NARROW:
        return 0.0
    return min(max(measured(one.name, TEXT) for one in found.rows), wide * 0.3) + 12


def _values(found: Contacts, wide: int) -> float:
    """The room that the sums get beside their rows."""
    if wide < NARROW:
        return 0.0
    return max(measured(days(one.days), SMALL) for one in found.rows) + 12


def _shown(found: Contacts, wide: int) -> int:
    """How many weeks have room."""
    room = wide - 2 * PAD - _names(found, wide) - _values(found, wide)
    return min(found.weeks, int(room / _LEAST))


def _body(
    found: Contacts, shown: int, wide: int, top: float, address: Address | None
) -> tuple[list[str], float]:
    narrow = wide < NARROW
    left = PAD + _names(found, wide)
    step = min((wide - PAD - left - _values(found, wide)) / shown, _MOST)
    right = left + step * shown
    last = date.fromisoformat(found.as_of)
    at = Axis(last - shown * _WEEK, last, left, right)
    row = _TALL_ROW if narrow else _ROW
    bottom = top + row * len(found.rows)
    shapes = axis.grid(at, top, bottom)
    for place, one in enumerate(found.rows):
        y = top + row * place
        middle = y + (row - 13 if narrow else row / 2)
        href = address(one.key) if address and one.key else None
        words = _words(one, wide, left, right, y if narrow else middle)
        shapes.append(sheet.told_as(_summary(one), words, href))
        shapes += _cells(one, shown, left, step, middle, last)
    return shapes, bottom + axis.HIGH - 4


def _words(one: ContactsByWeek, wide: int, left: float, right: float, y: float) -> list[str]:
    name, value = one.name, days(one.days)
    if wide < NARROW:
        room = wide - 2 * PAD - measured(value, SMALL) - 12
        return [
            sheet.label(PAD, y + 16, fit(name, room, TEXT), halo=True),
            sheet.label(wide - PAD, y + 16, value, "soft", size=SMALL, at="end", halo=True),
        ]
    return [
        sheet.label(PAD, y + 4.5, fit(name, left - PAD - 12, TEXT)),
        sheet.label(right + 10, y + 4.5, value, "soft", size=SMALL),
    ]


def _cells(
    one: ContactsByWeek, shown: int, left: float, step: float, y: float, last: date
) -> list[str]:
    """The squares of the weeks with a contact, on a field that holds all of them."""
    cell = min(step, _SQUARE)
    shapes = [sheet.box(left, y - cell / 2, step * shown, cell, "field", round_=2)]
    for place, count in enumerate(one.weeks[-shown:]):
        if count:
            square = _square(left + step * (place + 0.5), y, cell, _level(count))
            end = sheet.day((last - (shown - 1 - place) * _WEEK).isoformat())
            shapes.append(
                sheet.told_as(f"{one.name}: {days(count)} in the week to {end}", [square])
            )
    return shapes


def _summary(one: ContactsByWeek) -> str:
    return f"{one.name}: {days(one.days)}, last {sheet.day(one.last_date)}"
