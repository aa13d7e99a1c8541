"""Show everything about a person.

Listed under Look up, after `kg show`.
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
    from kg.query.names import same_first_name

    conn = ctx.open(without_me=True)
    page = pages.person(conn, name, as_of=ctx.as_of, newest=ctx.newest)
    others = same_first_name(conn, page.facts.key)
    ctx.whole(page)
    ctx.say_below(others)
    return Exit.ANSWERED


COMMAND = Command(
    "person",
    run,
    __doc__,
    more="What matters most, on one screen; --full gives all: facts, contacts, meetings, open "
    "tasks, projects, statements, nearest people, problems.",
    examples=("kg person Ann Lee", "kg person Ann Lee --full", "kg person person:ann-lee --json"),
    arguments=(named("The person.", Kinds.PERSON),),
    settings=PAGED,
)
