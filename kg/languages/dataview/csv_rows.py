"""The lines of a CSV file as rows: the first line has the names, `#` starts a comment."""

from __future__ import annotations

import csv
import re

from kg.languages.dataview import dates
from kg.languages.dataview.dates import Zone
from kg.languages.dataview.field_values import from_text
from kg.languages.dataview.tokens import canonical
from kg.languages.dataview.values import Object, Value
from kg.languages.errors import Failed

_NUMERIC_CELL = re.compile(r"\s*-?(?:\d+\.?|\.\d+|\d+\.\d+)(?:[eE][-+]?\d+)?\s*", re.ASCII)
_BOOLEANS = {"true": True, "TRUE": True, "false": False, "FALSE": False}
_MOMENT = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z", re.ASCII)
MOST_ROWS = 100_000
_LONGEST = 2**53


def read_rows(text: str, zone: Zone) -> list[Object]:
    """The rows. Raises Failed for more than 100,000, and for what is no CSV."""
    found: list[Object] = []
    names: list[str] = []
    try:
        for cells in csv.reader(_without_comments(text)):
            if not cells or cells == [""]:
                continue
            if not names:
                names = _names(cells)
                continue
            if len(found) >= MOST_ROWS:
                raise Failed(f"the CSV file has more than {MOST_ROWS:,} rows")
            found.append(_row(names, cells, zone))
    except csv.Error as error:
        raise Failed(f"the CSV file cannot be read: {error}") from error
    return found


def _without_comments(text: str) -> list[str]:
    return [line for line in text.splitlines(keepends=True) if not line.startswith("#")]


def _names(cells: list[str]) -> list[str]:
    """The names of columns; the second of the same name has _1 behind it."""
    names: list[str] = []
    for cell in cells:
        name, count = cell, 0
        while name in names:
            count += 1
            name = f"{cell}_{count}"
        names.append(name)
    return names


def _row(names: list[str], cells: list[str], zone: Zone) -> Object:
    row = Object()
    for name, cell in zip(names, cells, strict=False):
        value = _value(cell, zone)
        row[name] = value
        row[canonical(name)] = value
    if len(cells) > len(names):
        row["__parsed_extra"] = [*cells[len(names) :]]
    return row


def _value(cell: str, zone: Zone) -> Value:
    if not cell:
        return None
    if cell in _BOOLEANS:
        return _BOOLEANS[cell]
    if _NUMERIC_CELL.fullmatch(cell) and abs(float(cell)) < _LONGEST:
        return float(cell)
    if _MOMENT.fullmatch(cell) and (found := dates.whole_date(cell, zone)):
        return dates.at_instant(found.local, zone)
    return from_text(cell, zone)
