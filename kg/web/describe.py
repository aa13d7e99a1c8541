"""What is said of tables, views, columns and questions, and how they are shown."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.model.owner import VIEWS_WITHOUT_ME
from kg.store import queries
from kg.store.views import views

_FILE = Path(__file__).with_name("descriptions.toml")
TITLE = "Knowledge graph"
ABOUT = (
    "Who was last contacted about what, and everything else that the notes say, each answer with "
    "the file and line that prove it."
)

_MOST_ROWS = ("limit", "at most so many rows", None)

Table = dict[str, Any]


@cache
def tables() -> dict[str, Table]:
    """By name of table or view: title, description, columns; and what `shown` and `search` read."""
    found: dict[str, Table] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for view in views():
        texts = {"title": view.title, "description": view.description, "columns": view.columns}
        found[view.name] = {**texts, **found.get(view.name, {})}
    return found


def texts(table: Table) -> dict[str, Any]:
    """What Datasette calls metadata: title, description, columns."""
    return {key: table[key] for key in ("title", "description")} | {
        "columns": dict(table["columns"])
    }


def shown(table: Table, *, large: bool) -> dict[str, Any]:
    """What Datasette calls table configuration, in the words that 0.65 and 1.0 share. In a large
    vault a view that has `served` is not worked out as a whole."""
    words = {"label": "label_column", "fts": "fts_table", "fts_pk": "fts_pk"}
    same = ("facets", "sort", "sort_desc", "hidden")
    found = {words.get(key, key): table[key] for key in (*words, *same) if key in table}
    if not large or "served" not in table:
        return found
    served = table["served"]
    whole = {"facets", *(key for key in ("sort", "sort_desc") if table.get(key) not in served)}
    kept = {key: value for key, value in found.items() if key not in whole}
    return kept | {"sortable_columns": list(served)}


@cache
def asked() -> dict[str, dict[str, Any]]:
    """Every named query, as Datasette takes it, by the name that it has there."""
    return {asked_as(query.name): _query(query) for query in map(queries.load, queries.names())}


def asked_as(name: str) -> str:
    """The name of a query in Datasette, where it must not be that of a table or view."""
    return f"ask_{name}" if name in tables() else name


def question_in(path: str) -> str | None:
    """The named query, or the view that leaves me out, that the address of a page ends in."""
    last = path.rstrip("/").rpartition("/")[2]
    if last in asked():
        own = last.removeprefix("ask_")
        return own if asked_as(own) == last else last
    return last if last in VIEWS_WITHOUT_ME else None


def asked_in(path: str) -> queries.Sql | None:
    """The named query that the address of a page ends in."""
    name = question_in(path)
    return queries.load(name) if name in queries.names() else None


def leaves_me_out(name: str) -> bool:
    """Whether a named query, or a view, leaves out the owner of the notes."""
    return name in VIEWS_WITHOUT_ME or (name in queries.names() and queries.load(name).without_me)


def _query(query: queries.Sql) -> dict[str, Any]:
    given = [f"{p.name}: {p.meaning}{_default(p)}." for p in query.params]
    parts = [query.description, *([" ".join(["Parameters –", *given])] if given else [])]
    return {
        "title": query.title,
        "description": " ".join(parts),
        "sql": statement(query),
        "params": [param.name for param in query.params],
        "hide_sql": True,
    }


def _default(param: queries.Param) -> str:
    return f" (default {param.default})" if param.default else ""


def statement(query: queries.Sql) -> str:
    """The query without its header, which Datasette shows as title and description."""
    lines = query.text.splitlines()
    first = next(at for at, line in enumerate(lines) if not line.startswith("-- "))
    return "\n".join(lines[first:])


@cache
def limited() -> frozenset[str]:
    """The statements of the named queries that end after `limit` rows, and without it nowhere."""
    found = map(queries.load, queries.names())
    return frozenset(
        statement(query)
        for query in found
        if any((p.name, p.meaning, p.default) == _MOST_ROWS for p in query.params)
    )


def database(*, large: bool) -> dict[str, Any]:
    """The whole description of a kg database, in the shape of metadata in Datasette 0.65, which
    merges the user's own into it: made anew each time."""
    described = {name: texts(table) | shown(table, large=large) for name, table in tables().items()}
    return {"title": TITLE, "description": ABOUT, "tables": described}
