"""In which order the days of a folder are written, by what its notes tell (`Page.day_evidence`).

A note whose day has several readings asks, and is described again with the answer: before its names
come to the index, for a meeting's name holds its day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.model.day_orders import MONTH_FIRST, NEVER, YEAR_FIRST, Orders
from kg.model.kinds import DayOrder, DayOrders

_ORDERS: dict[str, DayOrder] = {DayOrders.DMY: DayOrders.DMY, DayOrders.MDY: DayOrders.MDY}
_ENOUGH = 2  # files whose names begin with a year of two digits


def day_order_key(folder: str, sign: str) -> str:
    """The key in the space DAY_ORDER of the days of a folder that are written with a sign."""
    return f"{sign}\x1f{folder}"


def orders_in(
    told: Callable[[str], Iterable[str]], folder: str, asks: Iterable[str], as_of: str
) -> Orders:
    """The orders that a folder's notes agree on; `told` is what they tell under a key."""
    orders: dict[str, DayOrder] = {}
    for sign in asks:
        found = list(told(day_order_key(folder, sign)))
        order = _years_first(found, as_of) if sign == YEAR_FIRST else _agreed(found)
        if sign == MONTH_FIRST and not found:
            order = DayOrders.MDY
        if order is not None:
            orders[sign] = order
    return orders


def _agreed(told: list[str]) -> DayOrder | None:
    return _ORDERS.get(told[0]) if len(set(told)) == 1 else None


def _years_first(days: list[str], as_of: str) -> DayOrder | None:
    """Whether two files or more have a year in front, all do, and none lies in the future."""
    if len(days) < _ENOUGH or any(day == NEVER or day > as_of for day in days):
        return None
    return DayOrders.YMD
