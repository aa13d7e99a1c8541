"""List notes without any tie: no link in or out, no contact, no relation.

Listed under Graph, after `kg unlinked`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command, Option, one_of_kinds
from kg.cli.options import FOLDER, LIMIT, LISTED
from kg.errors import Exit
from kg.model.kinds import PAGE_KINDS

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, kind: list[str], folder: str | None, limit: int | None) -> Exit:
    """One row for each note without a tie."""
    from kg.model.answers.notes import Orphan
    from kg.query import notes

    ctx.answers(Orphan, notes.orphans(ctx.open(), kind=kind, folder=folder)[:limit])
    return Exit.ANSWERED


COMMAND = Command(
    "orphans",
    run,
    __doc__,
    more="Tags are no ties, and templates are left out.",
    examples=("kg orphans", "kg orphans --folder Inbox --kind note"),
    options=(
        Option(
            "kind",
            "Only notes of this kind.",
            value=one_of_kinds(*PAGE_KINDS),
            complete="kind",
            many=True,
        ),
        FOLDER,
        LIMIT,
    ),
    settings=LISTED,
)
