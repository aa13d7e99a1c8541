"""List the links out of a note, and where each leads.

Listed under Graph, after `kg suggest`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import NAME
from kg.cli.options import LIMIT, LISTED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str, limit: int | None) -> Exit:
    """One row for each link, in the order of the note."""
    from kg.model.answers.notes import Link
    from kg.model.shown import shown
    from kg.query import notes

    found = notes.links(ctx.open(), name)[:limit]
    below = [[f"perhaps {one.nearest} ({one.reason})"] if one.nearest else [] for one in found]
    ctx.answers(Link, found, columns=shown(Link), below=below)
    return Exit.ANSWERED


COMMAND = Command(
    "links",
    run,
    __doc__,
    more="Below a link that leads nowhere stands what is called most like it, and why.",
    examples=("kg links Apollo", "kg links Notes/Ideas.md --json"),
    arguments=(NAME,),
    options=(LIMIT,),
    settings=LISTED,
)
