"""Show everything about a project.

Listed under Look up, after `kg person`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import PAGED, named
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str) -> Exit:
    """What fits on a screen, or a page of sections."""
    from kg.query import pages

    conn = ctx.open(without_me=True)
    ctx.whole(pages.project(conn, name, as_of=ctx.as_of, newest=ctx.newest))
    return Exit.ANSWERED


COMMAND = Command(
    "project",
    run,
    __doc__,
    more="What matters most, on one screen; --full gives all: facts, contacts, meetings, open "
    "tasks, statements, nearest people, problems.",
    examples=("kg project Apollo", "kg project Apollo --full", "kg project apollo --format md"),
    arguments=(named("The project.", Kinds.PROJECT),),
    settings=PAGED,
)
