"""Say what is in the database.

Listed under Keep, after `kg demo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context) -> Exit:
    """Counts by kind, the last import, and the problems that it found."""
    from kg.query import overview

    found = overview.status(ctx.open())
    if found is None:
        ctx.say("Nothing was imported yet. Run `kg import VAULT`.")
    else:
        ctx.facts(found)
    return Exit.ANSWERED


COMMAND = Command(
    "status",
    run,
    __doc__,
    more="Times are in UTC. `kg doctor` lists the problems.",
    examples=("kg status", "kg status --json"),
    settings=ANSWERED,
)
