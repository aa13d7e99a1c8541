"""Queries, answered: tasks are kept, put in order, cut, and stand in their groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.languages.tasks.explain import explained
from kg.languages.tasks.filters import Context
from kg.languages.tasks.grouping import Group, grouped, with_headings
from kg.languages.tasks.layout import Layout
from kg.languages.tasks.query import Query, whole_query
from kg.languages.tasks.search import Search
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.sorting import in_order
from kg.languages.tasks.task import Task


class Answer(NamedTuple):
    """Groups of tasks, and what each level of them is of (`grouped_by`).

    `total` is how many tasks are shown, `found` how many there are without a limit; `urgency` tells
    that of a task; `explanation` is there where the query asks for one.
    """

    groups: tuple[Group, ...]
    total: int
    found: int
    layout: Layout
    urgency: Callable[[Task], float]
    grouped_by: tuple[str, ...] = ()
    explanation: str | None = None


def answer(source: str, settings: Settings, search: Search) -> Answer:
    """The answer to a query's text. Raises NotUnderstood, Failed and Exceeded."""
    context = Context(search.today, settings.global_filter)
    query = whole_query(source, search.file, settings, context)
    found = execute(query, search)
    return found._replace(explanation=explained(query)) if query.layout.explain else found


def execute(query: Query, search: Search) -> Answer:
    """The answer to a query. Raises Failed and Exceeded."""
    tasks = [*search.tasks]
    search.check_rows(len(tasks))
    for _, one in query.filters:
        keeps = one.keeps
        kept = []
        for task in tasks:
            search.step()
            if keeps(task, search):
                kept.append(task)
        tasks = kept
    found = len(tasks)
    tasks = in_order(tasks, [sorter for _, sorter in query.sorters], search)[: query.limit]
    groupers = [*([query.columns] if query.columns else []), *(one for _, one in query.groupers)]
    groups = []
    rows = 0
    for names, inner in grouped(tasks, groupers, search):
        rows += len(inner)
        search.check_rows(rows)
        groups.append((names, inner))
    shown = with_headings(groups, query.group_limit if groupers else None)
    total = len({id(task) for group in shown for task in group.tasks})
    return Answer(
        tuple(shown), total, found, query.layout, search.urgency, tuple(one.of for one in groupers)
    )
