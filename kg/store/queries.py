"""Named queries: SQL files that the command line, Python and Datasette all run as they stand.

A file starts with a header of comments and holds one statement:

    -- title: Stale people
    -- description: Whom nobody contacted for too long.
    -- param over = 30: days without contact from which on somebody is listed
    -- column days_ago: days since the last contact
    select …

Parameters are bound by name. A parameter that is null or an empty text counts as not given, so that
a form whose fields are left empty asks the same as a call without arguments. A parameter that takes
several values takes a JSON array, or one value as plain text.
"""

from __future__ import annotations

import os
from functools import cache

from kg.model.frozen import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store.reader import Connection

_FOLDER = os.path.join(os.path.dirname(__file__), "sql")
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\"} | {code: f"\\u{code:04x}" for code in range(32)}


class Param(NamedTuple):
    """A named parameter; `default` is None where leaving it out means no restriction."""

    name: str
    meaning: str
    default: str | None


class Sql(NamedTuple):
    """A statement of kg/store/sql with its header; `columns` maps a column to its meaning."""

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    columns: dict[str, str]
    text: str


@cache
def load(name: str, kind: str = "queries") -> Sql:
    """The query (or, with `kind="views"`, the view) of this name; KeyError if there is none."""
    path = os.path.join(_FOLDER, kind, name + ".sql")
    try:
        with open(path, encoding="utf-8") as file:
            return _read(name, file.read())
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
        name, header["title"], header["description"], tuple(params), columns, content.strip()
    )
