"""One answer in any of the output formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.shown import called_by
from kg.present import columns as declared
from kg.present.look import PLAIN, WIDE, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Protocol

    from kg.present.layout import Column
    from kg.present.table import Cell
    from kg.present.terminal import Meaning

    class Evidence(Protocol):
        """Where something is written. Any named tuple with these three will do."""

        @property
        def source(self) -> str: ...
        @property
        def line(self) -> int: ...
        @property
        def text(self) -> str: ...


class Answer:
    """Rows of named values, and which of them people see.

    `columns` are the fields of a table for people (all, if None); JSON and CSV always have all.
    A shown `source` brings its `line` along: `People/Ann.md:12`. `evidence` holds what proves each
    row, in the rows' order; None where it was not asked for. `below` holds, for each row, texts
    that a table has below it, whole. `of` is the name of the answer's type, by which
    kg.present.columns knows it. Where `kept` is given, a table of two rows or more leaves out the
    columns that hold nothing, and says those that hold the same in each row once above itself; but
    it keeps these, and what the rows are called by. `chosen`: the columns are somebody's choice,
    and all of them stay.
    """

    __slots__ = ("below", "chosen", "columns", "evidence", "fields", "kept", "of", "rows")

    def __init__(
        self,
        fields: Sequence[str],
        rows: Sequence[Sequence[object]],
        columns: Sequence[str] | None = None,
        evidence: Sequence[Sequence[Evidence]] | None = None,
        *,
        below: Sequence[Sequence[str]] = (),
        kept: Sequence[str] | None = None,
        of: type | None = None,
        chosen: bool = False,
    ) -> None:
        self.fields = fields
        self.rows = rows
        self.columns = columns
        self.evidence = evidence
        self.below = below
        self.kept = kept
        self.of = of
        self.chosen = chosen


def text(answer: Answer, form: str, look: Look = PLAIN, *, safe: bool = False) -> str:
    """The answer in one of `FORMATS`; `safe` guards CSV cells against being run as formulas."""
    if form in {"json", "jsonl"}:
        return _json(answer, form)
    if form in {"csv", "tsv"}:
        return _csv(answer, "," if form == "csv" else "\t", safe=safe)
    return "".join(line + "\n" for line in table_lines(answer, form, look))


def located(evidence: Evidence) -> str:
    """`People/Ann.md:12  Called Ann about Apollo`."""
    return f"{evidence.source}:{evidence.line}  {evidence.text}"


def _json(answer: Answer, form: str) -> str:
    from kg.present.records import json_lines, json_text

    records: list[dict[str, object]] = [
        dict(zip(answer.fields, row, strict=True)) for row in answer.rows
    ]
    for record, proofs in zip(records, answer.evidence or (), strict=False):
        record["evidence"] = list(proofs)
    return json_text(records) if form == "json" else json_lines(records)


def _csv(answer: Answer, delimiter: str, *, safe: bool) -> str:
    from kg.present import csv

    fields, rows = list(answer.fields), answer.rows
    if answer.evidence is not None:
        fields.append("evidence")
        rows = [
            (*row, "\n".join(map(located, proofs)))
            for row, proofs in zip(rows, answer.evidence, strict=True)
        ]
    flat = [[cell(value) for value in row] for row in rows]
    return csv.text(fields, flat, delimiter=delimiter, safe=safe)


def table_lines(answer: Answer, form: str, look: Look = PLAIN, *, wrap: int = 2) -> list[str]:
    """The lines of a table, of records, or of a table in Markdown."""
    columns, equal = _telling(answer, answer.kept)
    cells = _cells(answer, columns)
    if form == "table" and answer.kept and not _fits(answer, columns, cells, look):
        # Where there is no room, also what was asked for is said once, above.
        columns, equal = _telling(answer, answer.columns if answer.chosen else ())
        cells = _cells(answer, columns)
    proofs = [[_readable_place(proof) for proof in found] for found in answer.evidence or ()]
    if form == "md":
        return _markdown_lines(
            columns, equal, cells, proofs if answer.evidence is not None else None
        )
    from kg.present import table

    below = table.Below(proofs, answer.below)
    drawn = _drawn_columns(answer, columns, cells)
    above = table.said(
        [declared.with_name(column, value) for column, value in equal],
        look,
        [declared.meaning(column, answer.fields, answer.rows[0]) for column, _ in equal],
    )
    if form == "record":
        return above + table.record_lines(drawn, cells, look, below=below)
    if look.width is not None and look.width >= WIDE:
        _draw_bars(answer, columns, cells)
    meanings = _meanings(answer, columns) if look.color else ()
    return above + table.lines(drawn, cells, look, below=below, meanings=meanings, wrap=wrap)


def _fits(
    answer: Answer, columns: Sequence[str], cells: Sequence[Sequence[Cell]], look: Look
) -> bool:
    from kg.present import table

    return look.width is None or table.fit(_drawn_columns(answer, columns, cells), cells, look)


def _drawn_columns(
    answer: Answer, columns: Sequence[str], cells: Sequence[Sequence[Cell]]
) -> list[Column]:
    return [_column(answer, column, cells, at) for at, column in enumerate(columns)]


def _markdown_lines(
    columns: list[str],
    equal: Sequence[tuple[str, str]],
    cells: list[list[Cell]],
    proofs: Sequence[Sequence[str]] | None,
) -> list[str]:
    from kg.present import markdown
    from kg.present.terminal import clean

    names = [clean(column).replace("_", " ") for column in columns]
    if proofs is not None:
        names.append("evidence")
        cells = [[*row, "; ".join(found)] for row, found in zip(cells, proofs, strict=True)]
    above = [markdown.escape(declared.with_name(column, value)) for column, value in equal]
    return [*(["; ".join(above), ""] if above else []), *markdown.lines(names, cells)]


def bare_lines(answer: Answer, look: Look = PLAIN, *, wrap: int = 2) -> tuple[list[str], list[str]]:
    """What each row says, and the rows as a table without headings: numbers have their units."""
    from kg.present import table

    columns, equal = _telling(answer, answer.kept)
    columns = [
        column
        for column in columns
        if any(row[answer.fields.index(column)] not in (None, "", 0) for row in answer.rows)
    ]
    cells = _cells(answer, columns)
    drawn = _drawn_columns(answer, columns, cells)
    cells = [
        [declared.with_unit(column, cell) for column, cell in zip(columns, row, strict=True)]
        for row in cells
    ]
    meanings = _meanings(answer, columns) if look.color else ()
    lines = table.lines(drawn, cells, look, meanings=meanings, wrap=wrap, bare=True)
    return [declared.with_name(column, value) for column, value in equal], lines


def _cells(answer: Answer, columns: Sequence[str]) -> list[list[Cell]]:
    readers = [as_it_reads(column, answer.fields, columns, answer.of) for column in columns]
    return [[read(row) for read in readers] for row in answer.rows]


def _column(answer: Answer, column: str, cells: Sequence[Sequence[Cell]], at: int) -> Column:
    from kg.present.layout import Column

    values = [row[at] for row in cells if row[at] is not None]
    number = bool(values) and all(isinstance(value, int | float) for value in values)
    name = column.replace("_", " ")
    shape = declared.shape(column, number=number)
    return Column(name, shape, declared.rank(answer.of, column), number)


def _meanings(answer: Answer, columns: Sequence[str]) -> list[list[Meaning | None]]:
    fields = answer.fields
    return [[declared.meaning(column, fields, row) for column in columns] for row in answer.rows]


def _draw_bars(answer: Answer, columns: Sequence[str], cells: list[list[Cell]]) -> None:
    """Beside the days since a contact, how much of the time between contacts they use up."""
    fields = answer.fields
    if "days_ago" not in columns or declared.cadence(fields, [None] * len(fields)) is None:
        return
    from kg.present.bars import bar
    from kg.present.cells import NONE

    at, days = columns.index("days_ago"), fields.index("days_ago")
    for cell, row in zip(cells, answer.rows, strict=True):
        value = row[days]
        number = value if isinstance(value, int) else None
        shown = bar(number, declared.cadence(fields, row))
        cell[at] = f"{NONE if number is None else number} {shown}"


def _said(answer: Answer) -> list[str]:
    """The columns without the rare ones in which no row has something to say."""
    columns, fields = answer.columns or answer.fields, answer.fields
    empty = {
        column
        for column, nothing in declared.RARE.items()
        if column in columns
        and column not in (answer.kept or ())
        and all(row[fields.index(column)] in (nothing, None, 0) for row in answer.rows)
    }
    return [column for column in columns if column not in empty]


def _telling(answer: Answer, keep: Sequence[str] | None) -> tuple[list[str], list[tuple[str, str]]]:
    """The columns in which rows differ or that are to be kept, and the others that hold something,
    with what each row holds there."""
    columns = _said(answer)
    if keep is None or len(answer.rows) < 2:
        return columns, []
    from kg.present.table import show

    kept = {*keep, *called_by(answer.of)}
    told, equal = [], []
    for column in columns:
        read = reader(column, answer.fields, columns)
        first = read(answer.rows[0])
        if column in kept or any(read(row) != first for row in answer.rows):
            told.append(column)
        elif first not in (None, ""):
            equal.append((column, show(first)))
    return (told, equal) if told else (columns, [])


def as_it_reads(
    column: str, fields: Sequence[str], columns: Sequence[str], of: type | None
) -> Callable[[Sequence[object]], Cell]:
    """The reader of a column, of texts from notes without links and signs of Markdown; of rows of
    no type (`of`) as it is."""
    read = reader(column, fields, columns)
    if of and declared.SHAPES.get(column) == "text" and column not in declared.AS_WRITTEN:
        from kg.present.readable import readable

        def as_text(row: Sequence[object]) -> Cell:
            value = read(row)
            return readable(value) if isinstance(value, str) else value

        return as_text
    return read


def _readable_place(evidence: Evidence) -> str:
    from kg.present.readable import readable

    return f"{evidence.source}:{evidence.line}  {readable(evidence.text)}"


def reader(
    column: str, fields: Sequence[str], columns: Sequence[str]
) -> Callable[[Sequence[object]], str | int | float | None]:
    """What a column shows of a row: a source with its line, a plain yes for what is_ true, and the
    owner of the notes marked, unless a column of its own does."""
    at = fields.index(column)
    if column.startswith("is_"):
        return lambda row: "yes" if row[at] else None
    if column == "source" and "line" in fields and "line" not in columns:
        line = fields.index("line")
        return lambda row: _place(row[at], row[line])
    if column == "person" and "is_me" in fields and columns and "is_me" not in columns:
        me = fields.index("is_me")
        return lambda row: f"{row[at]} (me)" if row[me] else cell(row[at])
    return lambda row: cell(row[at])


def _place(path: object, line: object) -> str | None:
    if path is None:
        return None
    return str(path) if line is None else f"{path}:{line}"


def cell(value: object) -> str | int | float | None:
    """A value as a table shows it: of several texts, one text; of what holds others, its JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, list | tuple | dict):
        import json

        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
