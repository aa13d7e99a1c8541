"""The queries in the text of a note, answered where they stand: data for a template."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from kg.collector import no_collector
from kg.languages.blocks import Block
from kg.languages.limits import Limits
from kg.query import note_queries, query_answers
from kg.query.note_queries import Answered
from kg.store import queries
from kg.store.queries import ask
from kg.store.reader import Connection
from kg.web.addresses import Addresses
from kg.web.markdown import Piece
from kg.web.results import Cell, Leads, Results, Shown

MOST = 100  # queries of a note
SECONDS = 6.0  # for all queries of a note; what has begun then, goes on
_LIMITS = Limits(seconds=2.0, rows=100_000)  # of one query
_TOO_MANY = "this page answers {} queries: `kg blocks` answers all"
_TOO_LONG = "the queries above took so long that this one was not asked: `kg blocks` answers all"


class Query(NamedTuple):
    """A query with its answer, the value of one in a line, or why there is none; `told` says what
    was left out."""

    block: Block
    shown: Shown | None = None
    value: Cell | None = None
    problem: str | None = None
    told: Sequence[str] = ()

    @property
    def in_line(self) -> bool:
        """Whether it stands in a line of text."""
        return not self.block.line

    @property
    def language(self) -> str:
        """The plugin whose query it is."""
        return "Tasks" if self.block.kind == "tasks" else "Dataview"


def answered(
    conn: Connection, at: Addresses, path: str, pieces: Sequence[Piece]
) -> list[str | Query]:
    """The text of the note at a path, its queries answered; links lead to pages of things."""
    note = note_queries.QueriedNote(conn, path, limits=_LIMITS)
    results = Results(Leads(_addresses(conn, at), at.note, note.lead))
    until = time.monotonic() + SECONDS
    found: list[str | Query] = []
    number = 0
    with no_collector():
        for piece in pieces:
            if isinstance(piece, str):
                found.append(piece)
                continue
            number += 1
            if number > MOST or time.monotonic() > until:
                found.append(
                    Query(piece, problem=_TOO_MANY.format(MOST) if number > MOST else _TOO_LONG)
                )
                continue
            found.append(_shown(note.answer(piece), results, path))
    return found


def _shown(one: Answered, results: Results, path: str) -> Query:
    if one.problem is not None:
        return Query(one.block, problem=one.problem)
    if one.result is None:
        return Query(one.block, value=results.cell(one.value, path))
    told = query_answers.told(one.result)
    return Query(one.block, results.shown(one.result, path), told=told)


def _addresses(conn: Connection, at: Addresses) -> Callable[[str], str | None]:
    """The address of what lies at a path; None where nothing does."""
    leads = queries.load("lead", "web")

    @cache
    def address(path: str) -> str | None:
        rows = ask(conn, leads, {"path": path}).dicts()
        return at.leads(rows[0]) if rows else None

    return address
