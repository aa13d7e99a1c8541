"""A query of Dataview or Tasks that somebody wrote, answered by another process.

Its steps are counted there (`kg.languages.limits`), and the kernel bounds its time and its memory,
as of SQL (`kg.store.worker`).
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError, NameAmbiguous, UsageError
from kg.log import Log
from kg.processes import Ended, Spawned, pack, receive, send
from kg.store.errors import SHORT_OF_MEMORY, QueryRefused

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.query.query_answers import Table

_LOG = Log("kg.mcp")
_HERE = "kg.mcp.apart:serve"
_MOST_ROWS = 100_000  # at each step of a query
_LONGEST = 4_000  # characters of a value
_ANSWERED, _AMBIGUOUS, _REFUSED, _SHORT, _BROKEN = range(5)

Rows = tuple[tuple[str, ...], list[list[object]], int, tuple[str, ...]]
"""Columns, the first rows, how many there are, and what is told beside them."""


class Query(NamedTuple):
    """A query in a language, standing in a note, asked as of a day; the first `most` rows are
    wanted."""

    language: str
    text: str
    note: str | None
    as_of: str
    most: int


def asked(database: str, query: Query, seconds: float) -> Rows:
    """The rows of a query, at most so many of them.

    Raises what the query does (see `kg.query.note_queries`), QueryRefused for one that takes more
    than `seconds` or too much memory, and RuntimeError for whatever else breaks over it.
    """
    process = Spawned(_HERE, (database, tuple(query), seconds))
    try:
        kind, *content = marshal.loads(receive(process.source))
    except Ended:
        code = process.wait()
        _LOG.warning("a query in %s was ended (exit code %d)", query.language, code)
        raise QueryRefused(
            f"The query was stopped: it takes more than {seconds:g} seconds, or too much memory."
        ) from None
    finally:
        process.close()
    if kind == _ANSWERED:
        columns, rows, total, told = content
        return tuple(columns), rows, total, tuple(told)
    if kind == _AMBIGUOUS:
        raise NameAmbiguous(content[0], tuple(content[1]))
    if kind == _BROKEN:
        raise RuntimeError(content[0])
    raise UsageError(content[0]) if kind == _REFUSED else QueryRefused(SHORT_OF_MEMORY)


def serve(
    argument: tuple[str, tuple[object, ...], float], source: BinaryIO, sink: BinaryIO
) -> None:
    """The other process: it answers one query."""
    del source
    from kg.languages.limits import Limits
    from kg.query import note_queries, query_answers
    from kg.query.days import clock
    from kg.store import worker
    from kg.store.reader import open_read

    database, given, seconds = argument
    query = Query(*given)  # type: ignore[arg-type]
    try:
        conn = open_read(database)
        worker.limit()
        ask = note_queries.ask_tasks if query.language == "tasks" else note_queries.ask
        with worker.within(conn, seconds):
            result = ask(
                conn,
                query.text,
                note=query.note,
                now=clock(query.as_of),
                limits=Limits(seconds, _MOST_ROWS),
            )
            found = query_answers.shown_rows(result)
            columns = _named(found)
        rows = [[_short(value) for value in row] for row in found.rows[: query.most]]
        answer: tuple[object, ...] = (_ANSWERED, columns, rows, len(found.rows), found.told)
    except NameAmbiguous as error:
        answer = (_AMBIGUOUS, error.name, list(error.candidates))
    except KgError as error:
        answer = (_REFUSED, str(error))
    except MemoryError:
        answer = (_SHORT,)
    except Exception as error:  # noqa: BLE001 - whoever asked is told, not that it took too long
        answer = (_BROKEN, f"{type(error).__name__}: {error}")
    send(sink, pack(answer))


def _named(found: Table) -> list[str]:
    """The names of the columns; the notes in front of a list or a table are paths."""
    first, *others = found.columns or [""]
    is_path = first == "File" and all(str(row[0]).endswith(".md") for row in found.rows)
    return ["path" if is_path else first, *others]


def _short(value: object) -> object:
    """A value that can be sent; of a long text what an answer may show of it."""
    return value if isinstance(value, int | float | None) else str(value)[:_LONGEST]
