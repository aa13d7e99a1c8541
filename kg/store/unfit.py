"""Rows that hold what kg never writes, though SQLite takes it: a text among numbers, bytes that are
no text, a zero byte, a list where JSON was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from kg.store import schema

# By the type that a column is declared with: what SQLite calls the values that are not of it.
_TYPES = {
    "INTEGER": ("integer", "a number"),
    "VARCHAR": ("text", "text"),
    "BLOB": ("blob", "bytes"),
}
# Texts that something is read from: SQL that tells whether one is none such, and what it is.
_LIST = (
    "case when json_valid({0}) then json_type({0}) <> 'array' else {0} is not null end",
    "a list in JSON",
)
_OBJECT = (
    "case when json_valid({0}) then json_type({0}) <> 'object' else {0} is not null end",
    "an object in JSON",
)
_FIRST, _SECOND = "substr({0}, 1, instr({0}, char(10)))", "substr({0}, instr({0}, char(10)) + 1)"
_TWO_LISTS = (
    f"instr({{0}}, char(10)) = 0 or {_LIST[0].format(_FIRST)} or {_LIST[0].format(_SECOND)}",
    "two lists in JSON",
)
# A moment begins with its day.
_DAY = ("{0} is not null and date(substr({0}, 1, 10)) is null", "a day")
_FORMS = {
    **dict.fromkeys(
        (
            ("changes", "seen_at"),
            ("contacts", "date"),
            ("imports", "as_of"),
            ("imports", "finished"),
            ("imports", "started"),
        ),
        _DAY,
    ),
    ("kinds", "fields"): _LIST,
    ("notes", "frontmatter"): _OBJECT,
    ("query_data", "packed"): _TWO_LISTS,
    ("things", "fields"): _OBJECT,
}


class Unfit(NamedTuple):
    """A value that its column never has."""

    table: str
    row: str
    column: str
    wanted: str

    def __str__(self) -> str:
        return f"row {self.row} of {self.table}: {self.column} is not {self.wanted}"


def unfit(conn: sqlite3.Connection, most: int) -> Iterator[Unfit]:
    """The values that kg never writes, of at most so many rows of each table; what there is of a
    table that lacks a column is not looked at."""
    conn.create_function("kg_no_text", -1, _no_text, deterministic=True)
    conn.text_factory = lambda said: said.decode(errors="replace")
    try:
        for table in schema.tables():
            there = {row[1] for row in conn.execute(f'pragma table_info("{table.name}")')}
            if there >= table.columns.keys():
                yield from _of_table(conn, table, most)
    finally:
        conn.text_factory = str


def _of_table(conn: sqlite3.Connection, table: schema.Table, most: int) -> Iterator[Unfit]:
    tests = [
        test for name, kind in table.columns.items() for test in _tests(table.name, name, kind)
    ]
    texts = [name for name, kind in table.columns.items() if kind == "VARCHAR"]
    bytes_of = ", ".join(f'cast("{name}" as blob)' for name in texts)
    found = conn.execute(
        f'select "{table.row_id}", {", ".join(f"({wrong}) is true" for _, wrong, _ in tests)},'
        f' {f"kg_no_text({bytes_of})" if texts else "0"} as torn from "{table.name}"'
        f" where torn or {' or '.join(f'({wrong})' for _, wrong, _ in tests)} limit {most:d}"
    )
    for number, *wrong, torn in found:
        if torn:
            yield Unfit(table.name, number, texts[torn - 1], "text in UTF-8")
        else:
            column, _, wanted = tests[wrong.index(1)]
            yield Unfit(table.name, number, column, wanted)


def _tests(table: str, column: str, kind: str) -> Iterator[tuple[str, str, str]]:
    """For a column: what is wrong, in SQL, and what there should be."""
    name = f'"{column}"'
    is_called, wanted = _TYPES[kind]
    yield column, f"typeof({name}) not in ('{is_called}', 'null')", wanted
    if (table, column) in _FORMS:
        wrong, form = _FORMS[table, column]
        yield column, wrong.format(name), form


def _no_text(*cells: bytes | None) -> int:
    """The first cell that is no text without zero bytes, from 1; 0 where all are."""
    for at, cell in enumerate(cells, 1):
        if cell is not None and not _is_text(cell):
            return at
    return 0


def _is_text(cell: bytes) -> bool:
    try:
        return "\0" not in cell.decode()
    except UnicodeDecodeError:
        return False
