"""Draw a project in time: statuses, meetings, contacts, decisions, tasks.

Listed under Graph, after `kg chart contacts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli import charts
from kg.cli.command import Command
from kg.cli.options import LISTED, SINCE, named
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.errors import Exit


def run(ctx: Context, *, name: str, since: str | None, limit: int | None, **how: Any) -> Exit:
    """One row for each thing that has a day."""
    from kg.model.answers.charts import Dated
    from kg.query import charts as asked

    conn = ctx.open(without_me=True)
    found = asked.project(
        conn, name, since=ctx.day(since), as_of=ctx.as_of, limit=limit or asked.IN_TIME
    )
    return charts.show(ctx, found, Dated, **how)


COMMAND = Command(
    "chart project",
    run,
    __doc__,
    more=(
        "Marks that would cover each other are drawn as one, the larger the more. --limit counts "
        "each sort by itself, the newest first; ten tasks are drawn, those to be done before those "
        "done. Without a file, the rows."
    ),
    examples=(
        "kg chart project Harbor Light --svg harbor-light.svg",
        "kg chart project Harbor Light --since 6m --open",
        "kg chart project Harbor Light --mermaid gantt",
    ),
    arguments=(named("The project.", Kinds.PROJECT),),
    options=(SINCE, charts.LIMIT, *charts.DRAWN, charts.diagram("gantt", "timeline")),
    settings=LISTED,
)
