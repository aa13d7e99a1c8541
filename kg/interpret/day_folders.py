"""Days by the folder: a month and a day below a folder of a year; what file names tell of order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.interpret.day_words import MONTHS
from kg.interpret.days import (
    Written,
    leading,
    leading_without_year,
    may_hold_day,
    month_and_day,
    on_day,
    whole,
)
from kg.model.day_orders import MONTH_FIRST, NEVER, YEAR_FIRST
from kg.model.kinds import DayOrders
from kg.model.names import slug

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:[-_. ]?(0[1-9]|1[0-2])(?!\d))?")
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_MONTH = re.compile(r"(?P<number>\d\d?)?[-_. ]*(?P<name>[^\W\d_]{3,12})?")
_DAY = re.compile(r"(?P<day>\d\d?)(?=$|[-_. ](?!\d{1,2}(?:$|[-_. ])))")
_MONTH_DAY = re.compile(r"(?:.*[^\W\d][-_ ])?(?P<a>\d\d)[-_](?P<b>\d\d)(?![^\W_]|[-_]\d)")


@lru_cache(maxsize=4096)
def year_of_folder(folder: str) -> tuple[int, int | None] | None:
    """Year and month of the folders around a note: `2025`, `2025-07`, `2025/02-Feb`."""
    month = None
    for part in reversed(folder.split("/")):
        if found := _YEAR_AND_MONTH.fullmatch(part):
            return int(found[1]), int(found[2])
        years = _YEAR.findall(part)
        if len(years) > 1:
            return None  # a school year
        if years:
            year, own = years[0]
            return int(year), int(own) if own else month
        month = month or _month_of(part)
    return None


def _month_of(part: str) -> int | None:
    found = _MONTH.fullmatch(part)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else None
    named = MONTHS.get(slug(found["name"])) if found["name"] else None
    if found["name"] and named is None:
        return None
    if number and named and number != named:
        return None
    month = number or named
    return month if month and month <= 12 else None


def day_below_year(name: str, year: int, month: int | None) -> Written | None:
    """The day of a file in a folder of a year: `jul-26`, `call-03-17`, and `16-wg` in a month's."""
    written = leading_without_year(name, year)
    if written is None and (found := _MONTH_DAY.match(name)):
        written = month_and_day(year, found["a"], found["b"])
    if written is not None:
        if month is None:
            return written
        left = tuple(one for one in written.readings if int(one[1][5:7]) == month)
        return written._replace(readings=left) if left else None
    found = _DAY.match(name)
    return on_day(year, month, found["day"]) if found and month else None


def name_evidence(name: str) -> Iterator[tuple[str, str]]:
    """What a file name tells of the order of days in its folder: (sign, order); for the year in
    front (`yy`) the day that it has so, "-" if it has none."""
    if (name[:4].isdigit() and name[4:5] == "-" == name[7:8]) or not any(map(str.isdigit, name)):
        return
    written = None
    if name[0].isdigit() and may_hold_day(name):
        found = leading(name)
        written = found[0] if found else whole(name)
    if written is not None:
        if written.evidence:
            yield written.sign or "", written.evidence
        if written.double and written.sign == "-":
            yield YEAR_FIRST, dict(written.readings).get(DayOrders.YMD, NEVER)
    elif ("-" in name or "_" in name) and (found_here := _MONTH_DAY.match(name)):
        readings = month_and_day(2000, found_here["a"], found_here["b"])
        if readings is not None and len(readings.readings) == 1:
            yield MONTH_FIRST, readings.readings[0][0]
