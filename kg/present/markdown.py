"""Rows as a Markdown table, to paste into a note or an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.table import Cell, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# With these escaped, a title stays a title: no link, no markup, no HTML, no other cell.
_ESCAPES = str.maketrans({char: "\\" + char for char in "\\`*_[]|~"} | {"<": "&lt;", "&": "&amp;"})


def lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[str]:
    """The lines of a table, whose header is there also without rows."""
    head = "| " + " | ".join(escape(column.replace("_", " ")) for column in columns) + " |"
    rule = "|" + " --- |" * len(columns)
    return [
        head,
        rule,
        *("| " + " | ".join(escape(show(cell)) for cell in row) + " |" for row in rows),
    ]


def escape(text: str) -> str:
    """The text as Markdown shows it letter by letter; it must be clean (see terminal.clean)."""
    return text.translate(_ESCAPES)
