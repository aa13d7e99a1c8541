"""Give unused space in the database back.

Listed under Keep, after `kg db upgrade`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import DB
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context) -> Exit:
    """Vacuum, and say what was saved."""
    from kg.cli.locking import locking
    from kg.cli.output import database
    from kg.store import maintenance

    path = database(ctx.given_db)
    before, after, has_flock = maintenance.vacuum(path)
    ctx.say(f"{path}: {before:,} bytes before, {after:,} now.")
    for line in locking(path, has_flock=has_flock):
        ctx.say(line)
    return Exit.ANSWERED


COMMAND = Command(
    "db vacuum",
    run,
    __doc__,
    more="Needs as much free disk as the database is large, while it runs.",
    examples=("kg db vacuum",),
    settings=(DB,),
)
