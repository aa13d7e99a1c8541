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

    conn = ctx.open(without_me=True)
    if ctx.on_screen:
        from kg.present.agenda import MOST
        from kg.present.agenda import today as screen

        ctx.screen(screen(agenda.today(conn, as_of=ctx.as_of, most=MOST)))
    else:
        page = agenda.today(conn, as_of=ctx.as_of)
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
