"""Show everything about a customer, company or partner.

Listed under Look up, after `kg project`.
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

    page = pages.organization(ctx.open(without_me=True), name, as_of=ctx.as_of)
    ctx.page(page.facts[0], page)
    return Exit.ANSWERED


COMMAND = Command(
    "org",
    run,
    __doc__,
    more="Facts, contacts, people, meetings, open tasks, statements, problems.",
    examples=("kg org Northwind", "kg org Northwind Labs --json"),
    arguments=(named("The organization.", Kinds.ORGANIZATION),),
    settings=ANSWERED,
)
