"""Making a new database from schema.sql, the snapshot that the migrations lead to.

Running the migrations would load alembic and sqlmodel, a second of work, at each first import; a
test holds the snapshot equal to what they make.
"""

from __future__ import annotations

import os
import sqlite3

from kg.store.revision import HEAD

_SNAPSHOT = os.path.join(os.path.dirname(__file__), "sql", "schema.sql")


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
