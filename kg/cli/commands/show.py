"""Show whatever has this name: a person, project, meeting, note, tag.

Listed under Look up, first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, named
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str) -> Exit:
    """A page of sections."""
    from kg.query import pages

    page = pages.show(ctx.open(), name, as_of=ctx.as_of)
    ctx.page(page.facts[0], page)
    return Exit.ANSWERED


COMMAND = Command(
    "show",
    run,
    __doc__,
    more="Whatever has a kind of its own comes before meetings and notes of the same name.",
    examples=("kg show Apollo", "kg show note:Daily/2026-01-09.md"),
    arguments=(named("What to show."),),
    settings=ANSWERED,
)
