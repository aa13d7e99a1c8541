"""What to know this morning: meetings, tasks, promises, who goes cold.

Listed under Ask, after `kg changed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import PAGED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context) -> Exit:
    """What fits on a screen, or a page of sections."""
    from kg.query import agenda

    page = agenda.today(ctx.open(without_me=True), as_of=ctx.as_of)
    if ctx.on_screen:
        from kg.cli.agenda import today

        ctx.screen(today(page))
    else:
        ctx.page(page.facts.day, page)
    return Exit.ANSWERED


COMMAND = Command(
    "today",
    run,
    __doc__,
    more=(
        "The meetings of today and the next seven days, each with what to know before it; what you "
        "are to do by today; what others promised; who was not contacted for too long; what is "
        "blocked since a week or less: on one screen; --full gives all. A task that names nobody "
        "is yours. People who go cold are those with a cadence, then those who work elsewhere than "
        "you, if kg knows where that is."
    ),
    examples=("kg today", "kg today --as-of tomorrow", "kg today --full --format md"),
    settings=PAGED,
)
