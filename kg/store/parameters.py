"""Which parameters a statement of SQL takes, found by SQLite itself, which runs nothing for it."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from typing import TYPE_CHECKING

from kg.store import schema, views
from kg.store.errors import EMPTY_QUERY, QueryWrong, refusal
from kg.store.reader import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What SQLite takes for a token in which no parameter stands (a doubled quote begins the next one;
# what is not closed goes on to the end), and a parameter.
_TOKEN = re.compile(
    r"""'[^']*(?:'|\Z)|"[^"]*(?:"|\Z)|`[^`]*(?:`|\Z)|\[[^\]]*(?:\]|\Z)|--[^\n]*|/\*.*?(?:\*/|\Z)"""
    r"|:([A-Za-z_]\w*)",
    re.DOTALL | re.ASCII,
)


class _Asked(dict[str, object]):
    """Nothing for every parameter, and the names that were asked for."""

    def __missing__(self, name: str) -> None:
        self[name] = None


@contextlib.contextmanager
def empty() -> Iterator[sqlite3.Connection]:
    """A database of this schema without rows, which only reads."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        schema.create_tables(conn)
        views.create(conn)
        yield guarded(conn)


def parameters(conn: sqlite3.Connection, sql: str) -> set[str]:
    """The names of the parameters of one reading statement on such a database. Raises QueryWrong
    for SQL that is wrong, QueryRefused for what would change something."""
    asked = _Asked()
    try:
        cursor = conn.execute(f"explain {sql}", asked)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise refusal(error, None) from error
    if cursor.description is None:
        raise QueryWrong(EMPTY_QUERY)
    cursor.close()
    if strange := sorted(asked.keys() - written(sql)):
        raise QueryWrong(
            f"Parameters are written as :name, and not ${strange[0]} or @{strange[0]}."
        )
    return set(asked)


def written(sql: str) -> set[str]:
    """The names of the parameters `:name` of a statement, as they are written."""
    return {found[1] for found in _TOKEN.finditer(sql) if found[1]}


def with_parameters(sql: str, instead: Callable[[str], str]) -> str:
    """The statement with another expression in place of each parameter `:name`."""
    return _TOKEN.sub(lambda found: instead(found[1]) if found[1] else found[0], sql)
