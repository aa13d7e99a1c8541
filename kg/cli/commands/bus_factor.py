"""List projects that hang on one person.

Listed under Graph, after `kg orphans`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command, Option
from kg.cli.graph_options import FROM_ONE, PER_CENT
from kg.cli.options import ANSWERED, STATUS
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, share: int, contacts: int, status: list[str]) -> Exit:
    """One row for each such project."""
    from kg.model.answers.state import BusFactor
    from kg.query import review

    found = review.bus_factor(
        ctx.open(without_me=True),
        as_of=ctx.as_of,
        share=share / 100,
        contacts=contacts,
        status=status,
    )
    ctx.answers(BusFactor, found)
    return Exit.ANSWERED


COMMAND = Command(
    "bus-factor",
    run,
    __doc__,
    more=(
        "Where one person, and nobody else, was in most of the contacts about a project: without "
        "them nobody would be left to ask. You yourself do not count, nor do finished projects."
    ),
    examples=("kg bus-factor", "kg bus-factor --share 100 --contacts 3"),
    options=(
        Option(
            "share",
            "From this share of the days with a contact on, in per cent.",
            value=PER_CENT,
            default=75,
        ),
        Option(
            "contacts",
            "Only projects with at least so many days with a contact.",
            value=FROM_ONE,
            default=2,
        ),
        STATUS,
    ),
    settings=ANSWERED,
)
