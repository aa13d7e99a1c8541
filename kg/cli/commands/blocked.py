"""What is blocked since when, why, and who may unblock it?

Listed under Ask, after `kg last-contact`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, OWNER
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, owner: str | None) -> Exit:
    """A short page for each blocked project."""
    from kg.query import review

    found = review.blocked(ctx.open(without_me=True), owner=owner, as_of=ctx.as_of)
    ctx.pages([(one.facts.project, one) for one in found])
    return Exit.ANSWERED


COMMAND = Command(
    "blocked",
    run,
    __doc__,
    more=(
        "For each blocked project: its facts, its blockers and risks, who was contacted last, the "
        "open tasks, and the people most likely to help: its owner, then the most contacted. "
        "Since when is what a note states (`blocked_since: 2026-01-31`), else the day of the "
        "import that first saw the status change; of a project that was blocked at the first "
        "import and states nothing, it is not known."
    ),
    examples=("kg blocked", "kg blocked --owner Ann --json"),
    options=(OWNER,),
    settings=ANSWERED,
)
