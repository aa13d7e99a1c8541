"""Named queries: SQL files that the command line, Python and Datasette all run as they stand.

A file starts with a header of comments and holds one statement:

    -- title: Stale people
    -- description: Whom nobody contacted for too long.
    -- param over = 30: days without contact from which on somebody is listed
    -- column days_ago: days since the last contact
    select …

What several statements have in common stands once, in kg/store/sql/parts: a line `-- include: NAME`
is replaced by it where the statement is loaded, so that everybody else gets plain SQL. `-- leaves
out: me` in a header says that the answer is without the owner of the notes.

Parameters are bound by name. A parameter that is null or an empty text counts as not given, so that
a form whose fields are left empty asks the same as a call without arguments. A parameter that takes
several values takes a JSON array, or one value as plain text.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UsageError
from kg.store.errors import QueryRefused, QueryWrong
from kg.store.reader import file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from kg.store.reader import Connection

_FOLDER = os.path.join(os.path.dirname(__file__), "sql")
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\"} | {code: f"\\u{code:04x}" for code in range(32)}
_STEPS_BETWEEN_CLOCK_READINGS = 2_000
_INCLUDE = "-- include: "
_SECONDS = 10.0  # for a condition that somebody typed


class Param(NamedTuple):
    """A named parameter; `default` is None where leaving it out means no restriction."""

    name: str
    meaning: str
    default: str | None


class Sql(NamedTuple):
    """A statement of kg/store/sql with its header; `columns` maps a column to its meaning.

    `without_me` says that it leaves out the owner of the notes (`-- leaves out: me`).
    """

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    columns: dict[str, str]
    text: str
    without_me: bool = False


@cache
def load(name: str, kind: str = "queries") -> Sql:
    """The query (or, with `kind="views"`, the view) of this name; KeyError if there is none."""
    return _read(name, source(name, kind))


def source(name: str, kind: str) -> str:
    """A file of kg/store/sql as it stands; KeyError if there is none."""
    try:
        with open(os.path.join(_FOLDER, kind, name + ".sql"), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        raise KeyError(name) from None


def names(kind: str = "queries") -> tuple[str, ...]:
    """The names of all queries (or views), sorted."""
    files = os.listdir(os.path.join(_FOLDER, kind))
    return tuple(sorted(file[:-4] for file in files if file.endswith(".sql")))


def rows(conn: Connection, name: str, **given: object) -> list[tuple[object, ...]]:
    """All rows of a named query; parameters left out count as not given."""
    query = load(name)
    return conn.execute(query.text, bound(query, given)).fetchall()


def internal(conn: Connection, name: str, **given: object) -> sqlite3.Cursor:
    """Run a statement of sql/internal, which kg alone needs; all of its parameters are given."""
    return conn.execute(load(name, "internal").text, given)


def bound(query: Sql, given: Mapping[str, object]) -> dict[str, object]:
    """A value for every parameter; TypeError for one that the query does not know."""
    values: dict[str, object] = {param.name: None for param in query.params}
    unknown = given.keys() - values.keys()
    if unknown:
        raise TypeError(f"{query.name}.sql has no parameter {', '.join(sorted(unknown))}")
    return values | dict(given)


def array(values: Iterable[str]) -> str | None:
    """The JSON array of some texts, as queries take it; None for no values."""
    # By hand, because loading json costs a command 4 ms.
    items = [f'"{value.translate(_ESCAPES)}"' for value in values]
    return f"[{','.join(items)}]" if items else None


def _read(name: str, content: str) -> Sql:
    header: dict[str, str] = {}
    params: list[Param] = []
    columns: dict[str, str] = {}
    for line in content.splitlines():
        if not line.startswith("-- "):
            break
        tag, _, value = line[3:].partition(": ")
        word, _, subject = tag.partition(" ")
        if word == "param":
            variable, _, default = subject.partition(" = ")
            params.append(Param(variable, value, default or None))
        elif word == "column":
            columns[subject] = value
        else:
            header[word] = value
    return Sql(
        name,
        header["title"],
        header["description"],
        tuple(params),
        columns,
        expanded(content.strip()),
        header.get("leaves") == "me",
    )


def expanded(content: str) -> str:
    """The text with each line `-- include: NAME` replaced by the part of that name, as far in."""
    if _INCLUDE not in content:
        return content
    lines: list[str] = []
    for line in content.split("\n"):
        before, found, name = line.partition(_INCLUDE)
        lines += [before + one for one in _part(name)] if found else [line]
    return "\n".join(lines)


@cache
def _part(name: str) -> tuple[str, ...]:
    """The lines of a part of statements, without its header."""
    with open(os.path.join(_FOLDER, "parts", name + ".sql"), encoding="utf-8") as file:
        lines = expanded(file.read().strip()).split("\n")
    first = next(at for at, line in enumerate(lines) if not line.startswith("-- "))
    return tuple(lines[first:])


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


@contextmanager
def within(conn: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Whatever is asked here ends after so many seconds: QueryRefused then. What sets a bound of
    its own, as `ask` does, takes this one away."""
    ends = time.monotonic() + seconds
    conn.set_progress_handler(lambda: time.monotonic() > ends, _STEPS_BETWEEN_CLOCK_READINGS)
    try:
        yield
    except sqlite3.OperationalError as error:
        raise QueryRefused(f"This takes too long: {error}.") from error
    finally:
        conn.set_progress_handler(None, 0)


def filtered(
    conn: Connection,
    name: str,
    given: Mapping[str, object],
    columns: Sequence[str],
    *,
    where: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
    parts: Sequence[str] = (),
) -> list[tuple[object, ...]]:
    """All rows of a named query whose `columns` fulfil the condition `where`.

    `parts` are names in the JSON objects of its column `fields`, which count as columns there.

    Sorted by the column `sort` ("-date" for the last one first; rows without a value come last),
    else as the query sorts. Raises UsageError for a condition or a column that does not work.
    """
    if not where and not sort:
        return rows(conn, name, **given, limit=limit)
    order = f"order by {_order(sort, (*columns, *parts))}" if sort else ""
    condition = f"where ({where}\n)" if where else ""
    query = load(name)
    values = bound(query, given) | {"most": limit}
    source = f"(\n{query.text}\n)"
    if parts:
        source = f"(select *, {', '.join(map(_field, parts))} from {source})"
    names = ", ".join(f'"{column}"' for column in columns)
    text = f"select {names} from {source} {condition} {order} limit coalesce(:most, -1)"
    if not where:
        return conn.execute(text, values).fetchall()
    from kg.store import apart  # which few lists need

    try:
        return apart.ask(file_of(conn), text, values, timeout=_SECONDS).rows
    except (QueryWrong, QueryRefused) as error:
        said = " ".join(str(error.__cause__).split())
        cause = f"it takes more than {_SECONDS:g} s" if said == "interrupted" else said
        raise UsageError(
            f"“{where}” is no condition that works here ({cause}). "
            f"It may use the columns {', '.join((*columns, *parts))}."
        ) from error


def _field(name: str) -> str:
    """A value of the JSON object in the column `fields`, as a column."""
    return f"json_extract(fields, '$.{_quoted(name)}') as {_quoted(name)}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _order(sort: str, columns: Sequence[str]) -> str:
    column = sort.removeprefix("-")
    if column not in columns:
        raise UsageError(f"“{column}” is no column to sort by. Take one of {', '.join(columns)}.")
    way = "desc" if sort.startswith("-") else "asc"
    return f'"{column}" is null, "{column}" {way}, "key"'
