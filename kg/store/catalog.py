"""Tables and views by name, for those who want all rows of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection

# Not for readers: how SQLite and Alembic keep house.
_INTERNAL = ("sqlite_", "notes_fts_", "alembic_")


class RelationUnknown(UsageError):
    """There is no table or view of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no table or view “{name}”. There are: {', '.join(known)}.")


def names(conn: Connection) -> tuple[str, ...]:
    """The names of all tables and views that users read, sorted."""
    found = conn.execute(
        "select name from sqlite_master where type in ('table', 'view') order by name"
    )
    return tuple(name for (name,) in found if not name.startswith(_INTERNAL))


def rows(
    conn: Connection, name: str, limit: int | None = None
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """The columns and the rows of a table or view, at most `limit`. Raises RelationUnknown."""
    known = names(conn)
    if name not in known:
        raise RelationUnknown(name, known)
    quoted = '"' + name.replace('"', '""') + '"'
    found = conn.execute(f"select * from {quoted} limit ?", (-1 if limit is None else limit,))
    return tuple(column[0] for column in found.description), found.fetchall()


def notes_of(conn: Connection, key: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """The columns and rows of the pages of a thing, the primary one first."""
    found = queries.internal(conn, "notes_of", key=key)
    return tuple(column[0] for column in found.description), found.fetchall()
