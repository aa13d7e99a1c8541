"""One answer in any of the output formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.present.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Protocol

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
    that a table has below it, whole. Where `kept` is given, a table of two rows or more leaves
    out the columns that hold nothing, or the same in each row, but for these.
    """

    __slots__ = ("below", "columns", "evidence", "fields", "kept", "rows")

    def __init__(
        self,
        fields: Sequence[str],
        rows: Sequence[Sequence[object]],
        columns: Sequence[str] | None = None,
        evidence: Sequence[Sequence[Evidence]] | None = None,
        *,
        below: Sequence[Sequence[str]] = (),
        kept: Sequence[str] | None = None,
    ) -> None:
        self.fields = fields
        self.rows = rows
        self.columns = columns
        self.evidence = evidence
        self.below = below
        self.kept = kept


def text(answer: Answer, form: str, look: Look = PLAIN, *, safe: bool = False) -> str:
    """The answer in one of `FORMATS`; `safe` guards CSV cells against being run as formulas."""
    if form in {"json", "jsonl"}:
        return _json(answer, form)
    if form in {"csv", "tsv"}:
        return _csv(answer, "," if form == "csv" else "\t", safe=safe)
    return _table(answer, form, look)


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


def _table(answer: Answer, form: str, look: Look) -> str:
    columns = _said(answer.columns or answer.fields, answer.fields, answer.rows)
    if answer.kept is not None and len(answer.rows) > 1:
        columns = _telling(columns, answer)
    readers = [reader(column, answer.fields, columns) for column in columns]
    rows = [[read(row) for read in readers] for row in answer.rows]
    proofs = [[located(proof) for proof in found] for found in answer.evidence or ()]
    if form == "md":
        from kg.present import markdown

        if answer.evidence is not None:
            columns.append("evidence")
            rows = [[*row, "; ".join(found)] for row, found in zip(rows, proofs, strict=True)]
        lines = markdown.lines(columns, rows)
    else:
        from kg.present import table

        lines = table.lines(columns, rows, look, under=proofs, below=answer.below)
    return "".join(line + "\n" for line in lines)


def _said(
    columns: Sequence[str], fields: Sequence[str], rows: Sequence[Sequence[object]]
) -> list[str]:
    """The columns without the rare ones in which no row has something to say."""
    from kg.present.columns import RARE

    empty = {
        column
        for column, nothing in RARE.items()
        if column in columns
        and all(row[fields.index(column)] in (nothing, None, 0) for row in rows)
    }
    return [column for column in columns if column not in empty]


def _telling(columns: Sequence[str], answer: Answer) -> list[str]:
    """The columns in which rows differ, and those to be kept."""
    kept = answer.kept or ()
    readers = {column: reader(column, answer.fields, columns) for column in columns}
    return [
        column
        for column, read in readers.items()
        if column in kept or len({read(row) for row in answer.rows}) > 1
    ]


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
    """A value as a table shows it: of several, one text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)
