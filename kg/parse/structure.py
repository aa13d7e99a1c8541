"""What the blocks of a note are: the values that pass between the block reader and the rest.

Lines count from 0 in the body here; `note.py` turns them into lines of the file.
"""

from dataclasses import dataclass, field

from kg.model.note import Callout, Code, Flaw, Heading

Cells = tuple[str, ...]


@dataclass(slots=True)
class OpenItem:
    """A list item while its lines are being read."""

    line: int
    parent: "OpenItem | None"
    root: int
    ordered: bool
    status: str | None
    section: str | None
    end: int
    parts: list[str] = field(default_factory=list)
    has_child: bool = False


@dataclass(slots=True)
class Box:
    """An open container: a list item (`width` columns of indentation) or a quote (`width` 0)."""

    width: int
    marker: str
    line: int
    owner: OpenItem | None
    empty: bool = False
    callout: tuple[str, str, str] | None = None


@dataclass(slots=True)
class RawTable:
    """A table while its rows are being read; `rows` holds (line, text)."""

    line: int
    header: Cells
    section: str | None
    rows: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class RawFootnote:
    """A footnote's definition; its text is still in lines."""

    id: str
    line: int
    parts: list[str]


@dataclass(slots=True)
class RawLabel:
    """A line that starts with a marked key; `rest` is the whole line without list marker."""

    line: int
    rest: str
    section: str | None


@dataclass(slots=True)
class Blocks:
    """The block structure of one note's body.

    `cuts` are the lines on which a paragraph, item, heading, row or other block starts, and the
    blank lines that end a paragraph: no code span or comment reaches over one of them.
    `silent` are ranges of offsets that hold no inline text (code, mathematics, HTML);
    `comments` are ranges of offsets and lines of `%%` blocks. `definitions` maps the labels of
    reference links to their addresses.
    """

    cuts: list[int] = field(default_factory=list)
    silent: list[tuple[int, int]] = field(default_factory=list)
    comments: list[tuple[int, int, int, int]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    items: list[OpenItem] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)
    footnotes: list[RawFootnote] = field(default_factory=list)
    labels: list[RawLabel] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
