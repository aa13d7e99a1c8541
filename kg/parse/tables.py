"""Pipe tables."""

import re

from kg.model.note import Table
from kg.parse.structure import RawTable

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[ \t]*:?-++:?[ \t]*")


def split_row(text: str) -> tuple[str, ...]:
    """The trimmed cells of a row; `\\|` is a bar within a cell."""
    text = text.strip()
    if text.startswith("|"):
        text = text[1:]
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(text))


def delimiter_cells(text: str) -> int:
    """How many columns a delimiter row has; 0 where the text is none."""
    cells = text.strip().removeprefix("|").removesuffix("|").split("|")
    return len(cells) if all(map(_DELIMITER.fullmatch, cells)) else 0


def table(raw: RawTable) -> Table:
    """A table with as many cells in each row as its head has."""
    width = len(raw.header)
    rows = []
    for line, text in raw.rows:
        cells = split_row(text)[:width]
        rows.append((line, cells + ("",) * (width - len(cells))))
    return Table(raw.line, raw.header, tuple(rows))
