"""Answer a query of Dataview: LIST, TABLE, TASK or CALENDAR.

Listed under Look up, after `kg search`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.options import ANSWERED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, query: str, note: str | None) -> Exit:
    """Run one query of Dataview's language and print what it finds."""
    from kg.present.columns import distinct
    from kg.query import note_queries, query_answers
    from kg.query.days import clock

    result = note_queries.ask(ctx.open(), query, note=note, now=clock(ctx.as_of))
    if ctx.format == "md":
        ctx.markdown(query_answers.markdown(result))
    else:
        as_table = ctx.format == "table"
        found = query_answers.shown_rows(result) if as_table else query_answers.table(result)
        ctx.rows(distinct(found.columns), found.rows)
    ctx.say_below(*query_answers.told(result))
    return Exit.ANSWERED


COMMAND = Command(
    "query",
    run,
    __doc__,
    more="docs/languages.md says what is supported. --format md writes what Dataview exports.",
    examples=(
        "kg query 'TABLE status, due FROM #project WHERE due SORT due'",
        "kg query 'TASK WHERE !completed AND file.name = this.file.name' --note Apollo",
    ),
    arguments=(Argument("query", "The query.", joined=True),),
    options=(
        Option(
            "note",
            "The note in which the query stands: what `this` means.",
            value=TEXT,
            complete="name",
        ),
    ),
    settings=ANSWERED,
)
