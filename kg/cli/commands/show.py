"""Show whatever has this name: a person, project, meeting, note, tag.

Listed under Look up, first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import PAGED, named
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.store.reader import Connection


def run(ctx: Context, *, name: str) -> Exit:
    """What fits on a screen, or a page of sections."""
    from kg.query import pages
    from kg.query.queried import queried

    conn = ctx.open()
    page = pages.show(conn, name, as_of=ctx.as_of, newest=ctx.newest)
    path = queried(conn, name) if ctx.format in ("table", "md") else None
    answered = _queries(ctx, conn, path) if path else ""
    ctx.whole(page)
    if answered:
        ctx.markdown(answered)
    return Exit.ANSWERED


def _queries(ctx: Context, conn: Connection, path: str) -> str:
    """The answers to the queries that stand in the note."""
    from kg.query import note_queries, query_answers
    from kg.query.days import clock

    answered = note_queries.blocks_of(conn, path, now=clock(ctx.as_of))
    if not answered:
        return ""
    heading = "## Queries" if ctx.format == "md" else "QUERIES"
    return f"\n{heading}\n\n{query_answers.page(answered, path)}"


COMMAND = Command(
    "show",
    run,
    __doc__,
    more="Whatever has a kind of its own comes before meetings and notes of the same name. What "
    "matters most of these is on one screen; --full gives all. Dataview queries of its note are "
    "answered below (`kg blocks` has them alone, also as JSON).",
    examples=("kg show Apollo", "kg show note:Daily/2026-01-09.md"),
    arguments=(named("What to show."),),
    settings=PAGED,
)
