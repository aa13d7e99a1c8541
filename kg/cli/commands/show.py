"""Show whatever has this name: a person, project, meeting, note, tag.

Listed under Look up, first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import PAGED, named
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str) -> Exit:
    """What fits on a screen, or a page of sections."""
    from kg.query import pages

    page = pages.show(ctx.open(), name, as_of=ctx.as_of, newest=ctx.newest)
    screen = None
    if ctx.on_screen:
        from kg.cli import screens

        screen = screens.of(page, ctx.as_of)
    if screen:
        ctx.screen(screen)
    else:
        ctx.page(page.facts[0], page)
    return Exit.ANSWERED


COMMAND = Command(
    "show",
    run,
    __doc__,
    more="Whatever has a kind of its own comes before meetings and notes of the same name. What "
    "matters most of these is on one screen; --full gives all.",
    examples=("kg show Apollo", "kg show note:Daily/2026-01-09.md"),
    arguments=(named("What to show."),),
    settings=PAGED,
)
