"""Show everything about a person.

Listed under Look up, after `kg show`.
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

    page = pages.person(ctx.open(without_me=True), name, as_of=ctx.as_of)
    ctx.page(page.facts[0], page)
    return Exit.ANSWERED


COMMAND = Command(
    "person",
    run,
    __doc__,
    more="Facts, contacts, meetings, open tasks, projects, statements, nearest people, problems.",
    examples=("kg person Ann Lee", "kg person person:ann-lee --json"),
    arguments=(named("The person.", Kinds.PERSON),),
    settings=ANSWERED,
)
