"""What a query says, in words: every instruction, and what it means where that says more."""

from __future__ import annotations

from kg.languages.tasks.booleans import explained_filter
from kg.languages.tasks.filters import Explained, Filter
from kg.languages.tasks.query import Query
from kg.languages.tasks.statements import Statement

_NEW_LINE = "\n"
_NO_FILTERS = "No filters supplied. All tasks will match the query."


def explained(query: Query) -> str:
    """The explanation, paragraph by paragraph."""
    parts = ["ignore global query"] if query.ignores_global else []
    parts += [_filter(*one) for one in query.filters] or [_NO_FILTERS]
    parts += [_statement(statement) for statement, _ in query.groupers]
    parts += [_statement(statement) for statement, _ in query.sorters]
    parts += map(_statement, query.layouts)
    if query.limit is not None:
        parts.append(f"{_at_most(query.limit)}.")
    if query.group_limit is not None:
        ending = 'per group (if any "group by" options are supplied).'
        parts.append(f"{_at_most(query.group_limit)} {ending}")
    return "\n\n".join(parts) + "\n"


def _at_most(number: int) -> str:
    return f"At most {number} task{'' if number == 1 else 's'}"


def _statement(statement: Statement) -> str:
    """An instruction as it is written, in one line, filled in: what differs."""
    text = statement.raw
    if statement.joined != statement.raw:
        continued = "\n" in text or (text.endswith("\\") and not text.endswith("\\\\"))
        text += f"{_NEW_LINE if continued else ''} =>\n{statement.joined}"
    if statement.text != statement.joined:
        text += f" =>\n{statement.text}"
    return text


def _filter(statement: Statement, found: Filter) -> str:
    first, *rest = _lines(explained_filter(found), 0)
    said = _statement(statement)
    return "\n".join([said + first.removeprefix(found.line), *rest])


def _lines(explained_: Explained, depth: int) -> list[str]:
    lines = ["  " * depth + explained_.line]
    for below in explained_.below:
        lines += _lines(below, depth + 1)
    return lines
