"""Draw who and what is near to somebody, in rings by how long ago that was.

Listed under Graph, after `kg chart blocked`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli import charts
from kg.cli.command import Command
from kg.cli.options import LISTED, named

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.errors import Exit


def run(ctx: Context, *, name: str, limit: int | None, **how: Any) -> Exit:
    """One mark for each neighbour."""
    from kg.model.answers.charts import Near
    from kg.query import charts as asked

    conn = ctx.open(without_me=True)
    found = asked.circle(conn, name, as_of=ctx.as_of, limit=limit or asked.NEAR)
    return charts.show(ctx, found, Near, **how)


COMMAND = Command(
    "chart circle",
    run,
    __doc__,
    more=(
        "People met at meetings, whoever was contacted about a project, and what the notes state "
        "(owns, works for); you yourself are left out. What has no room for its name is left "
        "out, and the drawing says so. Without a file, the rows."
    ),
    examples=("kg chart circle Ann Okafor", "kg chart circle Ann Okafor --png circle.png"),
    arguments=(named("Who, or what, stands in the middle."),),
    options=(charts.LIMIT, *charts.DRAWN),
    settings=LISTED,
)
