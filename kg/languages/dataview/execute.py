"""Queries, answered: rows come from FROM, go through the clauses in the order in which they are
written, and become a list, a table, tasks or a calendar.

A row for which an expression has no value is left out; only where that is so for every row the
query fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from kg.languages import numbers
from kg.languages.dataview import sources
from kg.languages.dataview.compare import compare, sort_order
from kg.languages.dataview.context import Context
from kg.languages.dataview.evaluate import Compiled, compiled
from kg.languages.dataview.expression_parser import parse_expression
from kg.languages.dataview.pages import Row
from kg.languages.dataview.query_parser import parse_query
from kg.languages.dataview.results import (
    Calendar,
    Day,
    Dropped,
    Group,
    Listed,
    Meaning,
    Result,
    Tabled,
    Tasks,
)
from kg.languages.dataview.syntax import (
    Expression,
    Flatten,
    GroupBy,
    Index,
    Limit,
    Literal,
    Misplaced,
    Named,
    Query,
    Sort,
    Step,
    Variable,
    Where,
)
from kg.languages.dataview.text import text
from kg.languages.dataview.values import Object, Pair, Scope, Value, kind, truthy
from kg.languages.errors import Failed

Found = TypeVar("Found")


def answer(query: str, context: Context) -> Result:
    """The answer to a query's text. Raises Unreadable, Failed and Exceeded."""
    return execute(parse_query(query, context.now.zone), context)


def inline(expression: str, context: Context) -> Value:
    """The value of an expression that stands in a note. Raises Unreadable, Failed, Exceeded."""
    tree = parse_expression(expression.strip(), context.now.zone)
    context.start()
    return compiled(tree, context)(Object())


def execute(query: Query, context: Context) -> Result:
    """The answer to a query. Raises Failed and Exceeded."""
    context.start()
    run = _Run(context)
    if query.shape == "task":
        run.take(_tasks(query, context))
        run.steps(query.steps)
        return Tasks(
            _groups([row.fields for row in run.rows], run.meaning), run.meaning, run.dropped
        )
    run.take(sources.rows(query.source, context))
    run.steps(query.steps)
    if query.shape == "calendar":
        link = Named("link", Index(Variable("file"), Literal("link")))
        values = run.extract([query.fields[0].expression, link.expression])
        return Calendar([Day(date, link) for _, (date, link) in values], run.dropped)
    if query.shape == "list":
        return _listed(query, run)
    return _tabled(query, run, context)


def _tasks(query: Query, context: Context) -> Iterable[Row]:
    """All tasks of the notes, each with the fields of its note behind its own."""
    # All of them first: who is asked for a note knows then which others will be.
    pages = [context.pages.page(path) for path in sources.paths(query.source, context)]
    for page in pages:
        file = page.fields.field("file") if page else None
        tasks = file.field("tasks") if isinstance(file, Object) else None
        if page is None or not isinstance(tasks, list):
            continue
        for task in tasks:
            if isinstance(task, Object):
                yield Row(None, Scope(task, page.fields))


def _listed(query: Query, run: _Run) -> Listed:
    if not query.fields:
        values = [row.id for row in run.rows]
    else:
        found = run.extract([query.fields[0].expression])
        values = [Pair(id_, value) if query.with_id else value for id_, (value,) in found]
    return Listed(values, run.meaning, run.dropped)


def _tabled(query: Query, run: _Run, context: Context) -> Tabled:
    # Two columns of one name both show the last expression.
    by_name = {field.name: field.expression for field in query.fields}
    names = [field.name for field in query.fields]
    places = [[*by_name].index(name) for name in names]
    rows: list[list[Value]] = []
    for id_, values in run.extract([*by_name.values()]):
        shown = [values[place] for place in places]
        rows.append([id_, *shown] if query.with_id else shown)
    context.check_rows(len(rows))
    first = run.meaning.group if run.meaning else "File"
    return Tabled([first, *names] if query.with_id else names, rows, run.meaning, run.dropped)


def _groups(rows: list[Object], meaning: Meaning | None) -> list[Object] | list[Group]:
    if meaning is None:
        return rows
    groups: list[Group] = []
    for row in rows:
        inner = row.field("rows")
        objects = [value for value in inner if isinstance(value, Object)] if isinstance(
            inner, list) else []  # fmt: skip
        groups.append(Group(row.field(meaning.group), _groups(objects, meaning.over)))
    return groups


class _Run:
    """Rows on their way through the clauses."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.rows: list[Row] = []
        self.meaning: Meaning | None = None
        self.dropped = Dropped()

    def take(self, rows: Iterable[Row]) -> None:
        """Begin with these rows."""
        for row in rows:
            self.rows.append(row)
            self._context.step()
            if len(self.rows) % 1000 == 0:
                self._context.check_rows(len(self.rows))
        self._context.check_rows(len(self.rows))

    def steps(self, steps: tuple[Step, ...]) -> None:
        """Go through the clauses."""
        for step in steps:
            match step:
                case Where(clause):
                    kept = self._each("where", clause)
                    self.rows = [row for row, value in kept if truthy(value)]
                case Sort():
                    self._sort(step)
                case GroupBy(field):
                    self._group(field)
                case Flatten(field):
                    self._flatten(field)
                case Limit(amount):
                    self._limit(amount)
                case Misplaced():
                    raise Failed("a FROM stands only right behind the header of a query")

    def extract(self, expressions: list[Expression]) -> list[tuple[Value, list[Value]]]:
        """What identifies each row, and its values."""
        run = [compiled(expression, self._context) for expression in expressions]
        found = self._values("extract", lambda row: [one(row) for one in run])
        return [(row.id, values) for row, values in found]

    def _each(self, step: str, expression: Expression) -> list[tuple[Row, Value]]:
        return self._values(step, compiled(expression, self._context))

    def _values(self, step: str, run: Callable[[Object], Found]) -> list[tuple[Row, Found]]:
        """The rows with what there is for each; rows without a value are dropped."""
        found: list[tuple[Row, Found]] = []
        failed: list[tuple[int, str]] = []
        for number, row in enumerate(self.rows):
            self._context.step()
            try:
                found.append((row, run(row.fields)))
            except Failed as error:
                failed.append((number, str(error)))
        if failed:
            if not found:
                raise Failed(f"no row has a value in {step.upper()}: {failed[0][1]}")
            first = self.dropped if self.dropped.rows else Dropped(0, step, *failed[0])
            self.dropped = first._replace(rows=self.dropped.rows + len(failed))
        return found

    def _sort(self, sort: Sort) -> None:
        run: list[Compiled] = [compiled(key.expression, self._context) for key in sort.by]
        found = self._values("sort", lambda row: [one(row) for one in run])
        order = list(range(len(found)))
        normalize = self._context.pages.normalize
        # The last key first: a sort keeps the order of what is equal.
        for place in reversed(range(len(sort.by))):
            keys = [found[at][1][place] for at in order]
            descending = sort.by[place].descending
            order = [order[at] for at in sort_order(keys, normalize, descending=descending)]
        self.rows = [found[at][0] for at in order]

    def _group(self, field: Named) -> None:
        found = self._each("group", field.expression)
        normalize = self._context.pages.normalize
        groups: list[tuple[Value, list[Value]]] = []
        before: Value = None
        for at in sort_order([key for _, key in found], normalize):
            row, key = found[at]
            if not groups or compare(key, before, normalize):
                groups.append((key, []))
            groups[-1][1].append(row.fields)
            before = key
        self.rows = [
            Row(key, Object({"key": key, "rows": rows} | {field.name: key})) for key, rows in groups
        ]
        self.meaning = Meaning(field.name, self.meaning)

    def _flatten(self, field: Named) -> None:
        flat: list[Row] = []
        for row, value in self._each("flatten", field.expression):
            parts = value if isinstance(value, list) else [value]
            flat += [Row(row.id, Scope(Object({field.name: part}), row.fields)) for part in parts]
            self._context.check_rows(len(flat))
        self.rows = flat
        if self.meaning and self.meaning.group == field.name:
            self.meaning = self.meaning.over

    def _limit(self, amount: Expression) -> None:
        try:
            most = compiled(amount, self._context)(Object())
        except Failed as error:
            raise Failed(f"LIMIT has no value: {error}") from error
        if not isinstance(most, float | int) or isinstance(most, bool):
            shown = text(most, self._context.look)
            raise Failed(f"LIMIT needs a number, not the {kind(most)} {shown[:60]!r}")
        self.rows = self.rows[: numbers.whole(most)]
