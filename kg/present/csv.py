"""Rows as CSV (RFC 4180, with \\n) or TSV, for spreadsheets and other programs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from kg.model.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def text(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    delimiter: str = ",",
    safe: bool = False,
) -> str:
    """The rows with a header line, which is there also without rows.

    A switch is 1 or 0, as in SQL. `safe` puts an apostrophe before texts that a spreadsheet would
    run as a formula; the text is then no longer exactly the note's. Numbers are left alone.
    """
    lines: list[str] = []
    switches = [at for at, column in enumerate(columns) if _is_switch(column)]
    if switches:
        rows = [_numbered(row, switches) for row in rows]
    writer = csv.writer(_Lines(lines), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns] if safe else columns)
    writer.writerows(([guarded(cell) for cell in row] for row in rows) if safe else rows)
    return "".join(lines)


def _is_switch(column: str) -> bool:
    return column.startswith("is_") or column == "direct"


def _numbered(row: Sequence[object], switches: Iterable[int]) -> list[object]:
    cells = list(row)
    for at in switches:
        if isinstance(cells[at], bool):
            cells[at] = int(cells[at])  # type: ignore[call-overload]
    return cells


class _Lines:
    """Takes lines that end in \\r\\n: only then does the writer quote a lone \\r."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line.removesuffix("\r\n") + "\n")
