"""Find who can best introduce two people to each other.

Listed under Graph, after `kg path`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option
from kg.cli.graph_options import WITH_ME
from kg.cli.options import ANSWERED
from kg.cli.values import SPAN
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, start: str, end: str, half_life: int, with_me: bool) -> Exit:
    """One row for each two people who know each other on the way."""
    from kg.model.graph import Introduction
    from kg.query.graph.whole import connect

    found = connect(
        ctx.open(without_me=not with_me),
        start,
        end,
        as_of=ctx.as_of,
        half_life=half_life,
        with_me=with_me,
    )
    ctx.answers(Introduction, found)
    if not found and not with_me:
        ctx.say("No meetings tie the two without you; --with-me counts you in.")
    return Exit.ANSWERED


COMMAND = Command(
    "connect",
    run,
    __doc__,
    more=(
        "The cheapest chain of people who met. A step costs 1 + 1 / strength; strength is the "
        "number of meetings of the two, each counting half for every half-life of its age."
    ),
    examples=('kg connect "Ann Lee" "Bob Ray"', "kg connect Ann Bob --half-life 1y --with-me"),
    arguments=(
        Argument("start", "One of the two.", complete=Kinds.PERSON),
        Argument("end", "The other.", complete=Kinds.PERSON),
    ),
    options=(
        Option("half_life", "After how long a meeting counts half.", value=SPAN, default=180),
        WITH_ME,
    ),
    settings=ANSWERED,
)
