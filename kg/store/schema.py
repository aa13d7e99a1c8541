"""Making a new database from schema.sql, the snapshot that the migrations lead to.

Running the migrations would load alembic and sqlmodel, a second of work, at each first import; a
test holds the snapshot equal to what they make.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import NamedTuple

from kg.store.revision import HEAD

_SNAPSHOT = os.path.join(os.path.dirname(__file__), "sql", "schema.sql")
FULL_TEXT = "notes_fts"  # what SQLite keeps of it are tables of this name and an ending


class Table(NamedTuple):
    """A table with rows of kg's: its columns, each with the type that it is declared with, and what
    tells its rows apart."""

    name: str
    columns: dict[str, str]
    row_id: str


def create_tables(conn: sqlite3.Connection) -> None:
    """Make all tables in an empty database; indexes come later, when the rows are there."""
    for statement in statements():
        if not is_index(statement):
            conn.execute(statement)
    conn.execute("insert into alembic_version (version_num) values (?)", (HEAD,))


def create_indexes(conn: sqlite3.Connection) -> None:
    """Make all indexes that are not there yet."""
    known = {name for (name,) in conn.execute("select name from sqlite_master where type='index'")}
    for statement in statements():
        if is_index(statement) and _index_name(statement) not in known:
            conn.execute(statement)


def tables() -> list[Table]:
    """The tables of this schema, but for the full-text index and the revision's."""
    with contextlib.closing(sqlite3.connect(":memory:")) as conn:
        create_tables(conn)
        found = []
        for name, sql in conn.execute(_TABLES, (FULL_TEXT,)).fetchall():
            columns = conn.execute(f'pragma table_info("{name}")').fetchall()
            (key, *_) = (row[1] for row in columns if row[5])
            row_id = key if sql.lower().endswith("without rowid") else "rowid"
            found.append(Table(name, {row[1]: row[2] for row in columns}, row_id))
        return found


_TABLES = (
    "select name, sql from sqlite_master where type = 'table' and name <> 'alembic_version'"
    " and substr(name, 1, length(?1)) <> ?1 order by name"
)


def statements() -> list[str]:
    """The statements of the snapshot, in order."""
    with open(_SNAPSHOT, encoding="utf-8") as file:
        return [text.strip() for text in file.read().split(";\n") if text.strip()]


def is_index(statement: str) -> bool:
    """Whether a statement makes an index."""
    return statement.lower().startswith(("create index", "create unique index"))


def _index_name(statement: str) -> str:
    words = statement.split(None, 4)
    return words[2] if words[1].lower() == "index" else words[3]
