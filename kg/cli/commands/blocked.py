"""What is blocked since when, why, and who may unblock it?

Listed under Ask, after `kg last-contact`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command, Option
from kg.cli.options import FULL, LIMIT, LISTED, OWNER
from kg.cli.values import MOMENT
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, owner: str | None, since: str | None, limit: int | None) -> Exit:
    """One row for each blocked project, or a short page."""
    from kg.query import review

    conn = ctx.open(without_me=True)
    is_page = ctx.full or ctx.format in {"json", "jsonl"}
    most = limit if is_page else ctx.enough(limit)
    day = ctx.day(since)
    found, in_all = review.first_blocked(conn, most, owner=owner, since=day, as_of=ctx.as_of)
    if is_page:
        ctx.pages([(one.facts.project, one) for one in found])
        return Exit.ANSWERED
    from kg.model.answers.pages import BlockedRow

    rows = review.blocked_rows(found)
    ctx.answers(BlockedRow, rows, about=Kinds.PROJECT, one_screen=True, in_all=in_all)
    return Exit.ANSWERED


COMMAND = Command(
    "blocked",
    run,
    __doc__,
    more=(
        "One row for each blocked project: its blockers and risks, who was contacted last, and the "
        "people most likely to help: its owner, then the most contacted. --full gives a page for "
        "each, with its facts and open tasks; JSON has these, too. "
        "Since when is what a note states (`blocked_since: 2026-01-31`), else the day of the "
        "import that first saw the status change; of a project that was blocked at the first "
        "import and states nothing, it is not known."
    ),
    examples=(
        "kg blocked",
        "kg blocked --full",
        "kg blocked --since 7d",
        "kg blocked --owner Ann --json",
    ),
    options=(
        OWNER,
        Option("since", "Only blocked since this day or later, or within (7d).", value=MOMENT),
        LIMIT,
    ),
    settings=(FULL, *LISTED),
)
