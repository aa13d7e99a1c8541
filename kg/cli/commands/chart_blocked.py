"""Draw what is blocked: since when, the last contact, when it is due, the next meeting.

Listed under Graph, after `kg chart project`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli import charts
from kg.cli.command import Command
from kg.cli.options import LISTED
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.errors import Exit


def run(ctx: Context, *, limit: int | None, **how: Any) -> Exit:
    """One bar for each blocked project."""
    from kg.model.answers.charts import BlockedInTime
    from kg.query import charts as asked

    conn = ctx.open(without_me=True)
    found = asked.blocked(conn, as_of=ctx.as_of, limit=limit or asked.ROWS)
    return charts.show(ctx, found, BlockedInTime, about=Kinds.PROJECT, **how)


COMMAND = Command(
    "chart blocked",
    run,
    __doc__,
    more=(
        "Those blocked longest first; last those of which nobody says since when (see "
        "`kg blocked --help`). Without a file, the rows."
    ),
    examples=("kg chart blocked", "kg chart blocked --open", "kg chart blocked --mermaid gantt"),
    options=(charts.LIMIT, *charts.DRAWN, charts.diagram("gantt")),
    settings=LISTED,
)
