"""List the people who tie groups that would not meet without them.

Listed under Graph, after `kg rank`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import WITH_ME
from kg.cli.options import ANSWERED, LIMIT
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context

_ROWS = 20


def run(ctx: Context, *, with_me: bool, limit: int | None) -> Exit:
    """One row for each person between others."""
    from kg.model.graph import Broker
    from kg.query.graph.whole import brokers

    found = brokers(
        ctx.open(without_me=not with_me),
        as_of=ctx.as_of,
        with_me=with_me,
        limit=_ROWS if limit is None else limit,
    )
    ctx.answers(Broker, found.rows)
    if found.sampled is not None:
        ctx.say(f"Estimated from {found.sampled:,} of {found.people:,} people.")
    return Exit.ANSWERED


COMMAND = Command(
    "brokers",
    run,
    __doc__,
    more=(
        "Two people are tied if they were at the same meeting. The score is betweenness: the share "
        "of shortest ways that lead through somebody. Who separates is an articulation point: "
        "without them the groups named would have no tie at all."
    ),
    examples=("kg brokers", "kg brokers --with-me --limit 5"),
    options=(WITH_ME, LIMIT),
    settings=ANSWERED,
)
