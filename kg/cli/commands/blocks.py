"""`kg blocks`: the queries that stand in a note, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, named
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str) -> Exit:
    """Each answer in the order of the note."""
    from kg.query import note_queries, query_answers

    answered, path = note_queries.blocks(ctx.open(), name, now=ctx.moment)
    if ctx.format in ("table", "md"):
        ctx.markdown(query_answers.page(answered, path))
        if not answered:
            ctx.say("No query stands in this note.")
    else:
        ctx.rows(query_answers.Block._fields, query_answers.blocks(answered))
    return Exit.PROBLEMS if any(one.problem for one in answered) else Exit.ANSWERED


COMMAND = Command(
    "blocks",
    run,
    "Answer every Dataview query that stands in a note.",
    more="Blocks and inline queries, in their order. dataviewjs is named, and not run. The exit "
    "code is 1 where one has no answer.",
    examples=("kg blocks Dashboard", "kg blocks Dashboard --format json"),
    arguments=(named("The note."),),
    settings=ANSWERED,
)
