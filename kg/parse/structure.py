"""What the blocks of a note are: the values that pass between the block reader and the rest.

Lines count from 0 in the body here; `note.py` turns them into lines of the file.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model.note import Callout, Code, Heading, Problem

Cells = tuple[str, ...]


class OpenItem:
    """A list item while its lines are being read."""

    __slots__ = (
        "has_child",
        "line",
        "parent",
        "parts",
        "root",
        "section",
        "status",
    )

    def __init__(
        self,
        line: int,
        parent: OpenItem | None,
        root: int,
        status: str | None,
        section: str | None,
    ) -> None:
        self.line = line
        self.parent = parent
        self.root = root
        self.status = status
        self.section = section
        self.parts: list[str] = []
        self.has_child = False


class Box:
    """An open container: a list item (`width` columns of indentation) or a quote (`width` 0)."""

    __slots__ = ("callout", "empty", "line", "marker", "owner", "width")

    def __init__(
        self, width: int, marker: str, line: int, owner: OpenItem | None, empty: bool = False
    ) -> None:
        self.width = width
        self.marker = marker
        self.line = line
        self.owner = owner
        self.empty = empty
        self.callout: tuple[str, str] | None = None


class RawTable:
    """A table while its rows are being read; `rows` holds (line, text)."""

    __slots__ = ("header", "line", "rows")

    def __init__(self, line: int, header: Cells) -> None:
        self.line = line
        self.header = header
        self.rows: list[tuple[int, str]] = []


class RawLabel(NamedTuple):
    """A line that starts with a marked key; `rest` is the whole line without list marker."""

    line: int
    rest: str


class Blocks:
    """The block structure of one note's body.

    `cuts` are the lines on which a paragraph, item, heading, row or other block starts, and the
    blank lines that end a paragraph: no code span or comment reaches over one of them.
    `silent` are ranges of offsets that hold no inline text (code, mathematics, HTML);
    `comments` are ranges of offsets and lines of `%%` blocks. `definitions` maps the labels of
    reference links to their addresses.
    """

    __slots__ = (
        "callouts",
        "codes",
        "comments",
        "cuts",
        "definitions",
        "headings",
        "items",
        "labels",
        "problems",
        "silent",
        "tables",
    )

    def __init__(self) -> None:
        self.cuts: list[int] = []
        self.silent: list[tuple[int, int]] = []
        self.comments: list[tuple[int, int, int, int]] = []
        self.headings: list[Heading] = []
        self.items: list[OpenItem] = []
        self.codes: list[Code] = []
        self.tables: list[RawTable] = []
        self.callouts: list[Callout] = []
        self.labels: list[RawLabel] = []
        self.definitions: dict[str, str] = {}
        self.problems: list[Problem] = []
