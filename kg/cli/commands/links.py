"""List the links out of a note, and where each leads.

Listed under Graph, after `kg suggest`.
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
    """One row for each link, in the order of the note."""
    from kg.model.answers.notes import Link
    from kg.query import notes

    ctx.answers(Link, notes.links(ctx.open(), name)[:limit])
    return Exit.ANSWERED


COMMAND = Command(
    "links",
    run,
    __doc__,
    examples=("kg links Apollo", "kg links Notes/Ideas.md --json"),
    arguments=(NAME,),
    options=(LIMIT,),
    settings=ANSWERED,
)
