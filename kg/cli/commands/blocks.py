"""Answer every query of Dataview and Tasks that stands in a note.

Listed under Look up, after `kg query`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, named
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str) -> Exit:
    """Each answer in the order of the note."""
    from kg.collector import no_collector
    from kg.model.answers.queries import QueryBlock
    from kg.query import note_queries, query_answers
    from kg.query.days import clock

    with no_collector(to_the_end=True):
        answered, path = note_queries.blocks(ctx.open(), name, now=clock(ctx.as_of))
    if ctx.format in ("table", "md"):
        ctx.markdown(query_answers.page(answered, path))
        if not answered:
            ctx.say("No query stands in this note.")
    else:
        ctx.answers(QueryBlock, query_answers.plain(answered, path))
    return Exit.PROBLEMS if any(one.problem for one in answered) else Exit.ANSWERED


COMMAND = Command(
    "blocks",
    run,
    __doc__,
    more="Blocks and inline queries, in their order. dataviewjs is named, and not run. The exit "
    "code is 1 where one has no answer.",
    examples=("kg blocks Dashboard", "kg blocks Dashboard --format json"),
    arguments=(named("The note."),),
    settings=ANSWERED,
)
