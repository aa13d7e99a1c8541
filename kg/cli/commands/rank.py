"""List what is most central in the notes.

Listed under Graph, after `kg connect`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command, Option, choice
from kg.cli.graph_options import KIND, WITH_ME
from kg.cli.options import LIMIT, LISTED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context

_ROWS = 20


def run(ctx: Context, *, by: str | None, kind: list[str], with_me: bool, limit: int | None) -> Exit:
    """One row for each thing, highest first."""
    from kg.model.graph import Ranked
    from kg.query.graph.measured import rank

    found = rank(
        ctx.open(without_me=not with_me),
        by,
        kinds=kind,
        as_of=ctx.as_of,
        with_me=with_me,
        limit=_ROWS if limit is None else limit,
    )
    ctx.answers(Ranked, found.rows)
    if by is None and found.by != "pagerank":
        from kg.installed import with_extra

        ctx.say(f"By {found.by}: PageRank needs rustworkx, {with_extra('fast')}.")
    if found.sampled is not None:
        ctx.say(f"Estimated from {found.sampled:,} of {found.nodes:,} things.")
    return Exit.ANSWERED


COMMAND = Command(
    "rank",
    run,
    __doc__,
    more=(
        "pagerank: tied to much that is central itself; betweenness: on the shortest ways between "
        "others; harmonic: near to everything; degree: number of neighbours. Tags count only with "
        "--kind tag, and you yourself only with --with-me. On a large graph betweenness and "
        "harmonic are estimated from a sample, and the answer says so."
    ),
    examples=("kg rank --kind person", "kg rank --by betweenness --kind project --limit 5"),
    options=(
        Option(
            "by",
            "The measure; pagerank where it can be computed.",
            value=choice("pagerank", "betweenness", "degree", "harmonic"),
        ),
        KIND,
        WITH_ME,
        LIMIT,
    ),
    settings=LISTED,
)
