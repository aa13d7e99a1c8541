"""Say how two things are tied, step by step.

Listed under Graph, after `kg neighbors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option, one_of_kinds
from kg.cli.graph_options import TIE, UNTIL
from kg.cli.options import LISTED, SINCE
from kg.errors import Exit
from kg.model.kinds import KINDS

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context,
    *,
    start: str,
    end: str,
    kinds: list[str],
    tie: list[str],
    since: str | None,
    until: str | None,
    every: bool,
) -> Exit:
    """One row for each step of the way."""
    from kg.model.graph import Hop
    from kg.model.shown import shown
    from kg.query.graph.near import path

    found = path(
        ctx.open(without_me=True),
        start,
        end,
        kinds=kinds,
        ties=tie,
        since=ctx.day(since),
        until=ctx.day(until, last=True) or ctx.as_of,
        every=every,
    )
    columns = (*(("path",) if every else ()), *(shown(Hop) or ()))
    nothing = f"No way leads from “{start}” to “{end}”."
    ctx.answers(Hop, found.hops, columns=columns, nothing=nothing)
    if found.more:
        hint = f"these are {found.found:,}." if every else "--all shows them."
        ctx.say(f"There may be more paths of this length; {hint}")
    return Exit.ANSWERED


COMMAND = Command(
    "path",
    run,
    __doc__,
    more=(
        "The shortest way, by ties in any direction; of several the one whose ties say most. Two "
        "things with the same tag are not tied by it, unless --kinds allows tags."
    ),
    examples=('kg path "Ann Lee" Apollo', "kg path Ann Bob --kinds person --kinds meeting --all"),
    arguments=(
        Argument("start", "Where the way begins.", complete="name"),
        Argument("end", "Where it ends.", complete="name"),
    ),
    options=(
        Option(
            "kinds",
            "Only through things of this kind.",
            flags=("--kinds", "--kind"),
            value=one_of_kinds(*KINDS),
            complete="kind",
            many=True,
        ),
        TIE,
        SINCE,
        UNTIL,
        Option("every", "Every way that is as short.", flags=("--all",)),
    ),
    settings=LISTED,
)
