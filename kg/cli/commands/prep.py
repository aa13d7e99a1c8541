"""Prepare for meeting somebody.

Listed under Ask, after `kg stale`.
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
    from kg.query import review

    page = review.prep(ctx.open(without_me=True), name, as_of=ctx.as_of)
    ctx.page(page.facts[0], page)
    return Exit.ANSWERED


COMMAND = Command(
    "prep",
    run,
    __doc__,
    more="The last contact, what each owes the other, their blocked projects, decisions.",
    examples=("kg prep Ann", "kg prep Ann Lee --format md"),
    arguments=(named("Whom you meet.", Kinds.PERSON),),
    settings=ANSWERED,
)
