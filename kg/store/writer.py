"""Writing in bulk: the rows of `kg.model.rows` through sqlite3, within the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from kg.errors import cause, forgiven
from kg.model.kinds import ENTITY_TABLES, Codes, Scope, Scopes, Severities
from kg.model.rows import ROW_TYPES, ProblemRow, Row, columns
from kg.store import schema, views

# What a note says by itself, children first, and what it means among the others: table, and which
# of its rows belong to a note.
OF_A_TEXT = (
    ("headings", "note_id = ?"),
    ("blocks", "note_id = ?"),
    ("query_data", "note_id = ?"),
    ("note_tags", "note_id = ?"),
    ("properties", "note_id = ? and task_id is null"),
    ("problems", "note_id = ? and scope = 'text'"),
)
OF_A_MEANING = (
    ("properties", "note_id = ? and task_id is not null"),
    ("tasks", "note_id = ?"),
    ("aliases", "note_id = ?"),
    ("links", "source_note_id = ?"),
    ("claims", "note_id = ?"),
    ("contacts", "note_id = ?"),
    ("relations", "note_id = ?"),
    ("statements", "note_id = ?"),
    ("event_pages", "note_id = ?"),
    ("lookups", "note_id = ?"),
    # Problems of a wider scope are found anew by whoever found them.
    ("problems", "note_id = ? and scope = 'note'"),
)
# What a node of a kind has beyond its row in nodes.
OF_A_NODE = (*ENTITY_TABLES, "things", "meetings")
OF_A_MEETING = ("attendances", "absences")

_MANY = 500  # ids in one statement
_ROWS = 50  # in one statement; more are no faster
_VALUES = 999  # in one statement: before 3.32 SQLite took no more
# What sqlite3 raises for a value or a row, and not for the database.
_UNFIT = (
    OverflowError,
    UnicodeEncodeError,
    sqlite3.DataError,
    sqlite3.InterfaceError,
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
)
_BITS = (1 << 63) - 1
_LONGEST = 1_000_000  # characters or bytes of a value that was too long

# Python's sqlite3 asks a null each time whether it can write itself otherwise, which takes longer
# than to write it. Told that a null is written as it is, it does not ask.
_AS_IT_IS: dict[None, None] = {}
sqlite3.register_adapter(type(None), _AS_IT_IS.get)


def note_column(table: str) -> str:
    """The column of a table that says which note its rows come from."""
    return {"notes": "id", "links": "source_note_id"}.get(table, "note_id")


def insert(conn: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows of the table's type in `kg.model.rows`.

    One that SQLite cannot hold goes in with its values folded, and a problem says so.
    """
    given = rows if isinstance(rows, list) else list(rows)
    at = 0
    while at < len(given):
        before = conn.total_changes
        try:
            _insert_together(conn, table, given, at)
            return
        except _UNFIT as error:
            if not isinstance(error, forgiven()):
                raise
        # What is in stays in, and is counted: the row is among the next that go in together.
        at += conn.total_changes - before
        following = given[at : at + _together(table)]
        _insert_each(conn, table, following)
        at += len(following)


def _insert_together(conn: sqlite3.Connection, table: str, rows: list[Row], start: int) -> None:
    """Insert the rows from a place on, many in one statement: that takes half the time."""
    count = _together(table)
    end = start + (len(rows) - start) // count * count
    slices = (chain.from_iterable(rows[at : at + count]) for at in range(start, end, count))
    conn.executemany(_statement(table, count), map(list, slices))
    conn.executemany(_statement(table, 1), rows[end:])


def _insert_each(conn: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    statement = _statement(table, 1)
    for row in rows:
        try:
            conn.execute(statement, row)
        except _UNFIT as error:
            if not isinstance(error, forgiven()):
                raise
            _insert_folded(conn, statement, table, row, error)


def _together(table: str) -> int:
    """How many rows go in by one statement."""
    return max(1, min(_ROWS, _VALUES // len(columns(table))))


@lru_cache(maxsize=128)
def _statement(table: str, count: int) -> str:
    """Inserts so many rows. One that fails is not taken back, which no database without a journal
    could do: with `or fail` what it wrote stays, and is counted."""
    fields = columns(table)
    names = ", ".join(f'"{field}"' for field in fields)
    marks = f"({', '.join('?' * len(fields))})"
    return f"insert or fail into {table} ({names}) values {', '.join([marks] * count)}"


def _insert_folded(
    conn: sqlite3.Connection, statement: str, table: str, row: Row, error: Exception
) -> None:
    what = "is stored folded"
    try:
        conn.execute(statement, [_folded(value) for value in row])
    except _UNFIT:
        what = "is not stored"
    if table != "problems":
        why = f"since SQLite cannot hold it as it is ({cause(error)})"
        message = f"a row of {table} {what}, {why}"
        _tell(conn, table, row, message)


def _tell(conn: sqlite3.Connection, table: str, row: Row, message: str) -> None:
    known: dict[str, Any] = {
        column: _folded(value) for column, value in zip(columns(table), row, strict=True)
    }
    note_id = known.get(note_column(table))
    path = conn.execute("select path from notes where id = ?", (note_id,)).fetchone()
    node_id = known.get("id" if table in OF_A_NODE else "node_id")
    problem = ProblemRow(
        note_id=note_id,
        node_id=node_id,
        path=path[0] if path else None,
        line=known.get("line"),
        code=Codes.UNFIT_VALUE,
        severity=Severities.ERROR,
        message=message,
        scope=_scope(table),
    )
    insert(conn, "problems", [problem])


def _scope(table: str) -> Scope:
    """With what the problem goes again."""
    if table in ("notes", "names", *(name for name, _ in OF_A_TEXT)):
        return Scopes.TEXT
    return Scopes.NODE if table in (*OF_A_NODE, *OF_A_MEETING) else Scopes.NOTE


def _folded(value: object) -> object:
    """A value as SQLite can hold it: 63 bits of a number, a beginning of a text, valid text."""
    if isinstance(value, int):
        return value if -_BITS <= value <= _BITS else value & _BITS
    if isinstance(value, str):
        return value[:_LONGEST].encode("utf-8", "replace").decode()
    if isinstance(value, bytes):
        return value[:_LONGEST]
    return value if value is None or isinstance(value, float) else str(value)[:_LONGEST]


def delete(conn: sqlite3.Connection, table: str, column: str, values: Iterable[object]) -> None:
    """Delete the rows whose `column` is one of the values."""
    conn.executemany(f"delete from {table} where {column} = ?", ((value,) for value in values))


def batches(values: Iterable[object]) -> Iterator[tuple[str, Sequence[object]]]:
    """Placeholders and values, a few hundred at a time, for `in (…)`."""
    rest = iter(values)
    while batch := list(islice(rest, _MANY)):
        yield ", ".join("?" * len(batch)), batch


def gathered(
    conn: sqlite3.Connection, statements: Iterable[str], ids: Iterable[int]
) -> set[tuple[Any, ...]]:
    """The different rows of some statements, each with {} for the ids that it asks about."""
    found: set[tuple[Any, ...]] = set()
    for marks, batch in batches(ids):
        for sql in statements:
            found.update(conn.execute(sql.format(marks), batch))
    return found


def make_indexes(conn: sqlite3.Connection) -> None:
    """Make what is made last in a new database: indexes and views."""
    schema.create_indexes(conn)
    views.create(conn)


def rebuild_text(conn: sqlite3.Connection) -> None:
    """Fill the full-text index from the notes, in one go and one segment."""
    conn.execute("insert into notes_fts(notes_fts, rank) values ('automerge', 0)")
    conn.execute("insert into notes_fts(notes_fts) values ('rebuild')")
    conn.execute("insert into notes_fts(notes_fts, rank) values ('automerge', 4)")


def clear(conn: sqlite3.Connection) -> None:
    """Empty every table but the history: changes and imports stay."""
    conn.execute("insert into notes_fts(notes_fts) values ('delete-all')")
    conn.execute("update changes set node_id = null where node_id is not null")
    for table in ROW_TYPES:
        if table not in ("changes", "imports"):
            conn.execute(f"delete from {table}")
