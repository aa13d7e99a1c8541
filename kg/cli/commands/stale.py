"""Who, or what, was not contacted for too long?

Listed under Ask, after `kg blocked`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli.command import Command, Option, choice
from kg.cli.options import EXTERNAL, INTERNAL, LIMIT, LISTED, STATUS
from kg.cli.values import SPAN
from kg.errors import Exit
from kg.model.kinds import ENTITY_KINDS

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context,
    *,
    over: int,
    kind: str | None,
    status: list[str],
    without_page: bool,
    external: bool,
    internal: bool,
    limit: int | None,
) -> Exit:
    """One row for each person or thing that is overdue."""
    from kg.model.answers.state import Stale
    from kg.query import review, sides

    conn = ctx.open(without_me=True)
    asked: dict[str, Any] = {
        "over": over,
        "kind": kind,
        "status": status,
        "without_page": without_page,
        "external": external,
        "internal": internal,
        "as_of": ctx.as_of,
    }
    found = review.stale(conn, **asked, limit=ctx.enough(limit))
    left_out = sides.left_out(conn) if external or internal else None
    ctx.answers(Stale, found, in_all=lambda: review.how_many_stale(conn, **asked))
    ctx.say_below(left_out)
    return Exit.ANSWERED


COMMAND = Command(
    "stale",
    run,
    __doc__,
    more=(
        "Those never contacted first, then the most overdue. A person's own cadence (the property "
        "`cadence` or `contact_every`, or that of a tag in kg.toml) replaces --over. Who "
        "works where you do comes below all others: see --external in `kg people --help`."
    ),
    examples=(
        "kg stale",
        "kg stale --over 6w --kind person",
        "kg stale --kind person --external",
    ),
    options=(
        Option("over", "Without contact for longer than this.", value=SPAN, default=30),
        Option("kind", "Only of this kind.", value=choice(*ENTITY_KINDS)),
        STATUS,
        Option("without_page", "Also people who have no page."),
        EXTERNAL,
        INTERNAL,
        LIMIT,
    ),
    settings=LISTED,
)
