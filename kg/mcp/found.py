"""What a question found, before it is put into words: a table, sections of a page, or lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.mcp.quoted import SOURCE
from kg.model.shown import called_by, shown
from kg.present.columns import SHAPES, title
from kg.present.formats import cell, reader
from kg.present.readable import readable
from kg.present.sections import telling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

Cell = str | int | float | None
FEW = 4  # rows of each section of a page, unless sections are asked for


class Table(NamedTuple):
    """Rows of one kind. `told` are sentences of kg beside them."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    name: str = ""
    total: int = 0


class Found(NamedTuple):
    """An answer: `said` in words of kg, with the total first; tables, one after the other; facts of
    one thing; sentences of kg beside it, which may hold names from notes; and the parts of a page
    that hold more."""

    said: str
    tables: tuple[Table, ...] = ()
    facts: tuple[tuple[str, Cell], ...] = ()
    told: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    whole: bool = False
    """Whether texts were asked for, and are not cut to cells."""

    @property
    def rows(self) -> int:
        """How many rows are at hand."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(table.total for table in self.tables)


def table(
    kind: Any,
    found: Sequence[Any],
    *,
    page: Any = None,
    more: Sequence[str] = (),
    name: str = "",
    total: int | None = None,
) -> Table:
    """Answers of one type as a table of what people see of them (`kg.model.shown`), and `more`,
    without columns in which nothing stands; the source is the last column. Those of a `page` do not
    repeat its title."""
    fields: Sequence[str] = kind._fields
    seen: Sequence[str] = shown(kind, type(page) if page else None) or fields
    if page and found:
        seen = telling(fields, found, seen, str(page.facts[0]))
    columns = [one for one in (*seen, *more) if one != SOURCE]
    if SOURCE in fields:
        columns.append(SOURCE)
    kept = [
        one
        for one in dict.fromkeys(columns)
        if (one in called_by(kind) and not page)
        or one == SOURCE
        or any(row[fields.index(one)] not in (None, "") for row in found)
    ]
    readers = [reader(one, fields, kept) for one in kept]
    texts = [SHAPES.get(one) == "text" for one in kept]
    rows = [
        [_read(read(row), is_text) for read, is_text in zip(readers, texts, strict=True)]
        for row in found
    ]
    return Table(tuple(kept), rows, name, len(rows) if total is None else total)


def _read(value: Cell, is_text: bool) -> Cell:
    return readable(value) if is_text and isinstance(value, str) else value


def sections(
    page: Any, wanted: Sequence[str], most: int
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The parts of a page as tables, those `wanted` whole or some rows of each; and the names of
    those that have more."""
    tables, left_out = [], []
    for field in page._fields[1:]:
        rows = getattr(page, field)
        if not rows or (wanted and field not in wanted):
            continue
        few = rows if wanted else rows[:most]
        tables.append(table(type(rows[0]), few, page=page, name=field, total=len(rows)))
        if len(few) < len(rows):
            left_out.append(field)
    return tuple(tables), tuple(left_out)


def plain(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    """Rows with columns of their own; a column `source` becomes the last one, and a `path` with or
    without a `line` is one."""
    names = list(columns)
    if SOURCE not in names and "path" in names:
        at = names.index("path")
        line = names.index("line") if "line" in names else None
        rows = [[*row, _place(row[at], None if line is None else row[line])] for row in rows]
        names.append(SOURCE)
        drop = {at, line}
    else:
        drop = set()
    order = [at for at in range(len(names)) if at not in drop and names[at] != SOURCE]
    order += [at for at in range(len(names)) if names[at] == SOURCE]
    columns = tuple(names[at] for at in order)
    return Table(columns, [[cell(row[at]) for at in order] for row in rows], total=len(rows))


def _place(path: object, line: object) -> str | None:
    if path is None:
        return None
    return str(path) if line is None else f"{path}:{line}"


def heading(field: str) -> str:
    """The name of a section for people, and the one to ask by."""
    return f"{title(field)} [{field}]"
