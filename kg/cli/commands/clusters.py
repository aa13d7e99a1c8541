"""Find the groups of people who meet among themselves.

Listed under Graph, after `kg brokers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import KIND, WITH_ME
from kg.cli.options import ANSWERED, LIMIT
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, kind: list[str], with_me: bool, limit: int | None) -> Exit:
    """One row for each group."""
    from kg.model.graph import Cluster
    from kg.query.graph.whole import clusters

    found = clusters(
        ctx.open(without_me=not with_me),
        kinds=tuple(kind) or (Kinds.PERSON,),
        as_of=ctx.as_of,
        with_me=with_me,
    )
    ctx.answers(Cluster, found.rows[:limit])
    if found.alone:
        ctx.say(f"{found.alone:,} of {found.nodes:,} are in no group: they are tied to none.")
    return Exit.ANSWERED


COMMAND = Command(
    "clusters",
    run,
    __doc__,
    more=(
        "Louvain communities, tied by meetings; with --kind groups of other things, tied by "
        "whatever ties them. The most central members come first, and three of them name a group."
    ),
    examples=("kg clusters", "kg clusters --kind note --kind project"),
    options=(KIND, WITH_ME, LIMIT),
    settings=ANSWERED,
)
