"""The views: dropped and created anew with every import and migration, never migrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import queries

if TYPE_CHECKING:
    from kg.store.reader import Connection

_CREATE = "create view"


def views() -> tuple[queries.Sql, ...]:
    """All views with title, description and the meaning of their columns, by name.

    No view reads another one, so that they can be created and dropped in any order.
    """
    return tuple(queries.load(name, "views") for name in queries.names("views"))


def are_there(conn: Connection) -> bool:
    """Whether the database has the views of this kg; others beside them are somebody's own."""
    there = conn.execute("select sql from sqlite_master where type = 'view'")
    return {_made(view.text) for view in views()} <= {_made(sql) for (sql,) in there}


def _made(statement: str) -> str:
    """A statement from its "create view" on, which SQLite keeps in letters of its own."""
    at = statement.casefold().index(_CREATE)
    return statement[at + len(_CREATE) :].strip("; \n")


def drop(conn: Connection) -> None:
    """Drop every view of the database, also those of another version of kg."""
    found = conn.execute("select name from sqlite_master where type = 'view'").fetchall()
    for (name,) in found:
        quoted = name.replace('"', '""')
        conn.execute(f'drop view "{quoted}"')


def create(conn: Connection) -> None:
    """Replace all views by those of this kg; within the caller's transaction."""
    drop(conn)
    for view in views():
        conn.execute(view.text)
