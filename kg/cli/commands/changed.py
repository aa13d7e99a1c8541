"""What is new or different?

Listed under Ask, after `kg timeline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command, Option, one_of_kinds
from kg.cli.options import ANSWERED, LIMIT
from kg.cli.values import MOMENT
from kg.errors import Exit
from kg.model.kinds import ENTITY_KINDS, Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, since: str, kind: list[str], limit: int | None) -> Exit:
    """One row for each note or fact."""
    from kg.model.answers.state import Changed
    from kg.query import history

    found = history.changed(
        ctx.open(), since=ctx.day(since), as_of=ctx.as_of, kind=kind, limit=limit
    )
    ctx.answers(Changed, found)
    return Exit.ANSWERED


COMMAND = Command(
    "changed",
    run,
    __doc__,
    more="Notes that were added or edited, and facts that differ from an earlier import.",
    examples=("kg changed", "kg changed --since 2026-01-05 --kind project"),
    options=(
        Option(
            "since",
            "From this day on (2026-01-31), or this long back (7d).",
            value=MOMENT,
            default="7d",
        ),
        Option(
            "kind",
            "Only of this kind.",
            value=one_of_kinds(*ENTITY_KINDS, Kinds.MEETING, Kinds.NOTE),
            complete="kind",
            many=True,
        ),
        LIMIT,
    ),
    settings=ANSWERED,
)
