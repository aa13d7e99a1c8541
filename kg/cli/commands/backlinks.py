"""List the links to a note or a thing, with line and section.

Listed under Graph, after `kg links`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import NAME
from kg.cli.options import ANSWERED, LIMIT
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str, limit: int | None) -> Exit:
    """One row for each link, by path and line."""
    from kg.model.answers.notes import Backlink
    from kg.query import notes

    ctx.answers(Backlink, notes.backlinks(ctx.open(), name, limit=limit))
    return Exit.ANSWERED


COMMAND = Command(
    "backlinks",
    run,
    __doc__,
    examples=("kg backlinks Apollo", "kg backlinks Ann Lee --limit 20"),
    arguments=(NAME,),
    options=(LIMIT,),
    settings=ANSWERED,
)
