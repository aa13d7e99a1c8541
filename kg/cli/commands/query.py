"""Answer a query of Dataview (LIST, TABLE, TASK, CALENDAR), or with --tasks one of Tasks.

Listed under Look up, after `kg search`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.options import ANSWERED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, query: str, note: str | None, tasks: bool) -> Exit:
    """Run one query and print what it finds."""
    from kg.cli.queried import show
    from kg.collector import no_collector
    from kg.query import note_queries
    from kg.query.days import clock

    ask = note_queries.ask_tasks if tasks else note_queries.ask
    with no_collector(to_the_end=True):
        show(ctx, ask(ctx.open(), _text(ctx, query), note=note, now=clock(ctx.as_of)))
    return Exit.ANSWERED


def _text(ctx: Context, query: str) -> str:
    """The query itself; `-` is what comes in, and the name of a file what stands in it."""
    if query == "-":
        import sys

        return sys.stdin.read()
    import os

    if not os.path.isfile(query):
        return query
    from kg.errors import UsageError
    from kg.read import LARGEST_NOTE, Unreadable, read_file

    try:
        text = read_file(query, LARGEST_NOTE).decode("utf-8-sig", "replace")
    except Unreadable as error:
        raise UsageError(f"The query in {query} cannot be read: it {error}.") from error
    ctx.say(f"The query stands in the file {query}.")
    return text


COMMAND = Command(
    "query",
    run,
    __doc__,
    more="The query is a text, a file, or - for what comes in. docs/languages.md says what is "
    "supported. --format md writes what the plugins show.",
    examples=(
        "kg query 'TABLE status, due FROM #project WHERE due SORT due'",
        "kg query 'TASK WHERE !completed AND file.name = this.file.name' --note Apollo",
        "kg query --tasks '(not done) AND (due before next week)'",
    ),
    arguments=(Argument("query", "The query, a file, or -.", joined=True),),
    options=(
        Option(
            "note",
            "The note in which the query stands: what `this` means.",
            value=TEXT,
            complete="name",
        ),
        Option("tasks", "The query is one of the Tasks plugin: an instruction on each line."),
    ),
    settings=ANSWERED,
)
