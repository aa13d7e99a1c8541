"""Queries, read: from text to filters, sorters, groupers and a layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.languages.tasks.booleans import read_boolean
from kg.languages.tasks.errors import NotUnderstood
from kg.languages.tasks.filters import Context, Filter, read_filter
from kg.languages.tasks.grouping import Grouper, read_grouper
from kg.languages.tasks.layout import Layout, read_layout
from kg.languages.tasks.note_defaults import defaults_of
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.sorting import Sorter, read_sorter
from kg.languages.tasks.statements import Statement, statements_of
from kg.languages.tasks.task import File

_LIMIT = re.compile(r"limit (groups )?(?:to )?([0-9]{1,9})", re.IGNORECASE)
_SHORT, _FULL, _EXPLAIN = (re.compile(word, re.IGNORECASE) for word in ("short", "full", "explain"))
_IGNORE_GLOBAL = re.compile("ignore global query", re.IGNORECASE)
_VIEW = re.compile(r"view(?:\s+(\S+)(?:\s+by\s+(.*))?|\b.*)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """A query: what is kept, in which order and groups, how much of it, and how it is shown.

    Each part has the statement that it was written as; `columns` groups in front of all others.
    """

    filters: tuple[tuple[Statement, Filter], ...] = ()
    sorters: tuple[tuple[Statement, Sorter], ...] = ()
    groupers: tuple[tuple[Statement, Grouper], ...] = ()
    columns: Grouper | None = None
    layouts: tuple[Statement, ...] = ()
    layout: Layout = field(default_factory=Layout)
    limit: int | None = None
    group_limit: int | None = None
    ignores_global: Statement | None = None


def read_query(source: str, file: File | None, settings: Settings, context: Context) -> Query:
    """The query that a text is, by itself. Raises NotUnderstood."""
    query = Query()
    for statement in statements_of(source, file, settings.presets):
        try:
            query = _with(query, statement, context)
        except NotUnderstood as error:
            raise error if error.line else NotUnderstood(str(error), statement.raw) from error
    return query


def whole_query(source: str, file: File | None, settings: Settings, context: Context) -> Query:
    """The query as it is answered: behind the vault's own and what its note says of queries.

    Raises NotUnderstood.
    """
    with_note = "\n".join(part for part in (defaults_of(file), source) if part)
    query = read_query(with_note, file, settings, context)
    if query.ignores_global or not settings.global_query.strip():
        return query
    return read_query(f"{settings.global_query}\n{with_note}", file, settings, context)


def _with(query: Query, statement: Statement, context: Context) -> Query:
    line = statement.text
    layout = query.layout
    shown = (*query.layouts, statement)
    if _SHORT.match(line) or _FULL.match(line):
        short = layout._replace(short=line[:1].lower() == "s")
        return replace(query, layout=short, layouts=shown)
    if _EXPLAIN.match(line):
        return replace(query, layout=layout._replace(explain=True))
    if _IGNORE_GLOBAL.match(line):
        return replace(query, ignores_global=statement)
    if limit := _LIMIT.match(line):
        number = int(limit[2])
        return replace(query, group_limit=number) if limit[1] else replace(query, limit=number)
    if sorter := read_sorter(line, context):
        return replace(query, sorters=(*query.sorters, (statement, sorter)))
    if grouper := read_grouper(line):
        return replace(query, groupers=(*query.groupers, (statement, grouper)))
    if view := _VIEW.match(line):
        return replace(_viewed(query, view), layouts=shown)
    hidden = read_layout(line, layout)
    if hidden is not None:
        return replace(query, layout=hidden, layouts=shown)
    found = read_filter(line, context) or read_boolean(line, context)
    if found is None:
        raise NotUnderstood("this is no instruction of Tasks")
    return replace(query, filters=(*query.filters, (statement, found)))


def _viewed(query: Query, view: re.Match[str]) -> Query:
    name = (view[1] or "").lower()
    if name == "list" and not view[2]:
        return replace(query, columns=None, layout=query.layout._replace(view="list"))
    grouper = read_grouper(f"group by {view[2]}") if name == "columns" and view[2] else None
    if grouper is None:
        raise NotUnderstood("a view is “view list” or “view columns by” and what can be grouped by")
    return replace(query, columns=grouper, layout=query.layout._replace(view="columns"))
