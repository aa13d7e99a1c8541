"""How the answer to a query of Dataview or Tasks is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.query.query_answers import Answer


def show(ctx: Context, result: Answer) -> None:
    """Print an answer, and below it what is told of it."""
    from kg.present.columns import distinct
    from kg.query import query_answers

    if ctx.format == "md":
        ctx.markdown(query_answers.markdown(result))
        ctx.say_below(*query_answers.told_beside(result))
    else:
        as_table = ctx.format == "table"
        found = query_answers.shown_rows(result) if as_table else query_answers.table(result)
        ctx.rows(distinct(found.columns), found.rows)
        ctx.say_below(*found.told)
