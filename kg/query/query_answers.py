"""Answers to queries of notes as rows, texts and Markdown, for those who show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.languages.dataview.links import Link
from kg.languages.dataview.plain import Plain, Rows, data, shown
from kg.languages.dataview.plain import rows_of as dataview_rows
from kg.languages.dataview.render import markdown as dataview_markdown
from kg.languages.dataview.results import Result
from kg.languages.dataview.text import text
from kg.languages.tasks import render
from kg.model.answers.queries import QueryBlock
from kg.query.days import clock
from kg.query.note_queries import Answered, ask, ask_tasks
from kg.query.note_queries import blocks as answered_in
from kg.query.question import rows, table_of
from kg.query.tasks_answers import TasksAnswer
from kg.store.reader import Connection


class Table(NamedTuple):
    """An answer as rows of plain values; `told` says which rows were left out, and why."""

    columns: list[str]
    rows: list[list[Plain]]
    told: tuple[str, ...] = ()


def query(
    conn: Connection, query: str, *, note: str | None = None, as_of: str | None = None
) -> Table:
    """The rows of a query of Dataview (LIST, TABLE, TASK, CALENDAR), as `kg query` answers it.

    `note` is the note in which the query stands: what `this` means. Dates are ISO text, links are
    paths; `told` says what was left out. Raises NoQuery, a UsageError that says where the query is
    wrong, NameUnknown, NameAmbiguous.

    >>> found = kb.query("TABLE status FROM #project SORT file.name LIMIT 2")
    >>> found.columns
    ('File', 'status')
    """
    return table(ask(conn, query, note=note, now=clock(as_of)))


def tasks_query(
    conn: Connection, query: str, *, note: str | None = None, as_of: str | None = None
) -> Table:
    """The rows of a query of the Tasks plugin, as `kg query --tasks` answers it: the groups in
    front, then the box, text, path and line of each task.

    `note` is the note in which the query stands, for `{{query.file.path}}` and the like; `told`
    says how many tasks a limit leaves out. Raises NoQuery, a UsageError that says which line is no
    instruction, NameUnknown, NameAmbiguous.

    >>> found = kb.tasks_query("not done\\nsort by path\\nlimit 2")
    >>> found.columns
    ('status', 'text', 'path', 'line')
    """
    return table(ask_tasks(conn, query, note=note, now=clock(as_of)))


def blocks(conn: Connection, name: str, *, as_of: str | None = None) -> list[QueryBlock]:
    """Every query of Dataview and of Tasks that stands in a note, in order, with its answer. Raises
    NameUnknown, NameAmbiguous."""
    return plain(*answered_in(conn, name, now=clock(as_of)))


Answer = Result | TasksAnswer


def rows_of(result: Answer) -> Rows:
    """An answer as rows of values."""
    if not isinstance(result, TasksAnswer):
        return dataview_rows(result)
    found = render.rows(result.answer, result.settings)
    urgency = ["urgency"] if found and found[0].urgency is not None else []
    return Rows(
        [*result.answer.grouped_by, "status", "text", *urgency, "path", "line"],
        [
            [*row.groups, row.status, row.text, *([row.urgency] if urgency else []),
             Link(row.path, display=row.path), float(row.line)]
            for row in found
        ],
    )  # fmt: skip


def rendered(result: Answer) -> str:
    """An answer as the plugin shows it, in Markdown."""
    if isinstance(result, TasksAnswer):
        return render.markdown(result.answer, result.settings)
    return dataview_markdown(result)


def table(result: Answer) -> Table:
    """The values as JSON has them: dates as ISO text, links as paths."""
    columns, rows = rows_of(result)
    return Table(columns, [[data(value) for value in row] for row in rows], told(result))


def shown_rows(result: Answer) -> Table:
    """The values as people read them: links by what they show, but for the notes in front."""
    columns, rows = rows_of(result)
    found: list[list[Plain]] = []
    for row in rows:
        first = [data(value) if isinstance(value, Link) else shown(value) for value in row[:1]]
        found.append([*first, *(shown(value) for value in row[1:])])
    return Table(columns, found, told(result))


def told(result: Answer) -> tuple[str, ...]:
    """Which rows were left out: no value of an expression, a limit; what settings do not count."""
    if isinstance(result, TasksAnswer):
        return _told_of_tasks(result)
    left_out = result.dropped
    if not left_out.rows:
        return ()
    rows = "1 row was" if left_out.rows == 1 else f"{left_out.rows:,} rows were"
    return (f"{rows} left out, the first in {left_out.step.upper()}: {left_out.message}.",)


def told_beside(result: Answer) -> tuple[str, ...]:
    """What there is to tell that the Markdown of the answer does not say."""
    if isinstance(result, TasksAnswer):
        return (result.told,) if result.told else ()
    return told(result)


def _told_of_tasks(result: TasksAnswer) -> tuple[str, ...]:
    found = result.answer
    lines = [found.explanation.rstrip()] if found.explanation is not None else []
    if found.total != found.found:
        lines.append(f"{render.count(found)}.")
    return (*lines, *([result.told] if result.told else []))


def markdown(result: Answer) -> str:
    """The answer as the plugin exports it."""
    return rendered(result)


def plain(answered: Sequence[Answered], path: str) -> list[QueryBlock]:
    """The queries of the note at a path with plain answers."""
    return [_plain(one, path) for one in answered]


def _plain(one: Answered, path: str) -> QueryBlock:
    given = table(one.result) if one.result is not None else None
    return QueryBlock(
        source=path,
        line=one.block.line,
        kind=one.block.kind,
        query=one.block.text,
        columns=tuple(given.columns) if given else None,
        rows=tuple(tuple(row) for row in given.rows) if given else None,
        value=data(one.value),
        problem=one.problem,
    )


def page(answered: Sequence[Answered], path: str) -> str:
    """The answers to the queries of a note as Markdown, each below the place where it stands."""
    return "\n".join(
        f"<!-- {path}:{one.block.line} -->\n{_block(one) or _NOTHING}" for one in answered
    )


_NOTHING = "Nothing found.\n"


def _block(one: Answered) -> str:
    """An answer, or why there is none."""
    if one.problem is not None:
        return f"> {one.problem}\n"
    return rendered(one.result) if one.result is not None else f"{text(one.value)}\n"


class Queries:
    """The questions of this file, as methods of `kg.connect()`."""

    query = table_of(lambda: query, shows_all=True)
    tasks_query = table_of(lambda: tasks_query, shows_all=True)
    blocks = rows(lambda: blocks, QueryBlock)
