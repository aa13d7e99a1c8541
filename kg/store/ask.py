"""One named query on somebody else's connection, with its columns, within a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from typing import Any

from kg.model.frozen import NamedTuple
from kg.store.errors import QueryRefused
from kg.store.queries import Sql

_STEPS_BETWEEN_CLOCK_READINGS = 2_000


class Answer(NamedTuple):
    """Columns and rows; `more` says that there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    more: bool

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(
    conn: sqlite3.Connection,
    query: Sql,
    given: Mapping[str, object] | None = None,
    *,
    seconds: float = 1.0,
    most: int | None = None,
) -> Answer:
    """At most `most` rows. Raises QueryRefused after `seconds`; the connection stays as it was,
    save for its progress handler."""
    bound = {param.name: None for param in query.params} | dict(given or {})
    ends = time.monotonic() + seconds
    conn.set_progress_handler(lambda: time.monotonic() > ends, _STEPS_BETWEEN_CLOCK_READINGS)
    try:
        cursor = conn.execute(query.text, bound)
        found = cursor.fetchall() if most is None else cursor.fetchmany(most + 1)
        columns = tuple(column[0] for column in cursor.description)
        cursor.close()
    except sqlite3.OperationalError as error:
        raise QueryRefused(f"{query.title}: {error}.") from error
    finally:
        conn.set_progress_handler(None, 0)
    rows = [tuple(row) for row in found[:most]]
    return Answer(columns, rows, len(found) > len(rows))
