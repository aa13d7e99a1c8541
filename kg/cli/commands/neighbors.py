"""List what something is tied to, and how.

Listed under Graph, first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import DEPTH, KIND, NAME, TIE, UNTIL
from kg.cli.options import ANSWERED, LIMIT, SINCE
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context,
    *,
    name: str,
    depth: int,
    kind: list[str],
    tie: list[str],
    since: str | None,
    until: str | None,
    limit: int | None,
) -> Exit:
    """One row for each thing that is near."""
    from kg.model.graph import Neighbour
    from kg.model.shown import shown
    from kg.query.graph.near import neighbors

    found = neighbors(
        ctx.open(),
        name,
        depth=depth,
        kinds=kind,
        ties=tie,
        since=ctx.day(since),
        until=ctx.day(until, last=True) or ctx.as_of,
    )
    far = ("distance", "via") if depth > 1 else ()
    ctx.answers(Neighbour, found[:limit], columns=(*far, *(shown(Neighbour) or ())))
    return Exit.ANSWERED


COMMAND = Command(
    "neighbors",
    run,
    __doc__,
    more=(
        "Nearest first. --kind chooses what is listed, while the way there may lead through "
        "anything but tags. What lies in the future does not count, unless --until says so."
    ),
    examples=("kg neighbors Ann Lee", "kg neighbors Apollo --depth 2 --kind person"),
    arguments=(NAME,),
    options=(DEPTH, KIND, TIE, SINCE, UNTIL, LIMIT),
    settings=ANSWERED,
)
