"""What a revision does that SQLite's own `alter table` cannot.

Alembic's batch mode would do, too, but loses check constraints that it reads from the database and
orders the others by chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from alembic import op

_OLD = "_old"


def rebuild(statement: str, values: Mapping[str, str] | None = None) -> None:
    """Make a table anew by its `create table NAME (…)`, and copy the rows of the old one.

    `values` gives SQL expressions over the old columns for columns that are new or read otherwise.
    Columns that the new table lacks are dropped, indexes as well: the revision makes them again.
    Foreign keys must be off, and no view may read the table (https://sqlite.org/lang_altertable.html).
    """
    table = statement.split(None, 3)[2].strip('"')
    # Without this the other tables' foreign keys would follow the old table.
    op.execute("pragma legacy_alter_table = on")
    op.execute(f'alter table "{table}" rename to "{table}{_OLD}"')
    op.execute("pragma legacy_alter_table = off")
    op.execute(statement)
    old, new = _columns(table + _OLD), _columns(table)
    given = {column: f'"{column}"' for column in old} | dict(values or {})
    copied = [column for column in new if column in given]
    names = ", ".join(f'"{column}"' for column in copied)
    sources = ", ".join(given[column] for column in copied)
    op.execute(f'insert into "{table}" ({names}) select {sources} from "{table}{_OLD}"')
    op.execute(f'drop table "{table}{_OLD}"')


def statements(script: Path) -> list[str]:
    """The statements of a script with one a line or paragraph, each ended by ";" and a line end."""
    found = (text.strip() for text in script.read_text(encoding="utf-8").split(";\n"))
    return [text for text in found if text]


def read_notes_anew() -> None:
    """Let the next import read every note again: what the rows lack only the notes can tell."""
    op.execute("update imports set rules = ''")


def _columns(table: str) -> list[str]:
    rows = op.get_bind().exec_driver_sql(f'pragma table_info("{table}")')
    return [str(row[1]) for row in rows]
