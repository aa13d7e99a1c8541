"""Lists that their reader narrows by a condition in SQL and orders by a column.

The one place where SQL comes from a person: it is compiled as a condition on the list's own
columns, by another process that refuses whatever does more than read or takes too much.
"""

from __future__ import annotations

from kg.errors import UsageError
from kg.store import queries
from kg.store.errors import QueryRefused, QueryWrong
from kg.store.reader import file_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.store.reader import Connection

_SECONDS = 10.0  # for a condition that somebody typed


def rows(
    conn: Connection,
    name: str,
    given: Mapping[str, object],
    columns: Sequence[str],
    *,
    where: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> list[tuple[object, ...]]:
    """All rows of a named query whose `columns` fulfil the condition `where`.

    Sorted by the column `sort` ("-date" for the last one first; rows without a value come last),
    else as the query sorts. Raises UsageError for a condition or a column that does not work.
    """
    if not where and not sort:
        return queries.rows(conn, name, **given, limit=limit)
    order = f"order by {_order(sort, columns)}" if sort else ""
    condition = f"where ({where}\n)" if where else ""
    query = queries.load(name)
    bound = queries.bound(query, given) | {"most": limit}
    text = f"select * from (\n{query.text}\n) {condition} {order} limit coalesce(:most, -1)"
    if not where:
        return conn.execute(text, bound).fetchall()
    from kg.store import apart  # which few lists need

    try:
        return apart.ask(file_of(conn), text, bound, timeout=_SECONDS).rows
    except (QueryWrong, QueryRefused) as error:
        said = " ".join(str(error.__cause__).split())
        cause = f"it takes more than {_SECONDS:g} s" if said == "interrupted" else said
        raise UsageError(
            f"“{where}” is no condition that works here ({cause}). "
            f"It may use the columns {', '.join(columns)}."
        ) from error


def _order(sort: str, columns: Sequence[str]) -> str:
    column = sort.removeprefix("-")
    if column not in columns:
        raise UsageError(f"“{column}” is no column to sort by. Take one of {', '.join(columns)}.")
    way = "desc" if sort.startswith("-") else "asc"
    return f'"{column}" is null, "{column}" {way}, "key"'
