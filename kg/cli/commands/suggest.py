"""Suggest contacts or links that might be missing.

Listed under Graph, after `kg similar`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import KIND, NAME, WITH_ME
from kg.cli.options import LIMIT, LISTED
from kg.errors import Exit
from kg.model.kinds import ENTITY_TABLES
from kg.model.phrases import listed

if TYPE_CHECKING:
    from kg.cli.output import Context

_ROWS = 10


def run(ctx: Context, *, name: str, kind: list[str], with_me: bool, limit: int | None) -> Exit:
    """One row for each thing, with the reason."""
    from kg.model.graph import Shared
    from kg.query.graph.measured import suggest

    found = suggest(
        ctx.open(without_me=not with_me),
        name,
        kinds=kind,
        as_of=ctx.as_of,
        with_me=with_me,
        limit=_ROWS if limit is None else limit,
    )
    ctx.answers(Shared, found)
    return Exit.ANSWERED


COMMAND = Command(
    "suggest",
    run,
    __doc__,
    more=(
        "Things that share neighbours with this one and are not tied to it. A shared neighbour "
        "counts the more the fewer ties it has itself (Adamic and Adar). For "
        f"{listed(ENTITY_TABLES, 'and')} these are contacts, for notes links."
    ),
    examples=("kg suggest Ann Lee", "kg suggest Apollo --kind person"),
    arguments=(NAME,),
    options=(KIND, WITH_ME, LIMIT),
    settings=LISTED,
)
