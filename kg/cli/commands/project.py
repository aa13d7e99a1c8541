"""Show everything about a project.

Listed under Look up, after `kg person`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, named
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str) -> Exit:
    """A page of sections."""
    from kg.query import pages

    page = pages.project(ctx.open(without_me=True), name, as_of=ctx.as_of)
    ctx.page(page.facts[0], page)
    return Exit.ANSWERED


COMMAND = Command(
    "project",
    run,
    __doc__,
    more="Facts, contacts, meetings, open tasks, statements, nearest people, problems.",
    examples=("kg project Apollo", "kg project apollo --format md"),
    arguments=(named("The project.", Kinds.PROJECT),),
    settings=ANSWERED,
)
