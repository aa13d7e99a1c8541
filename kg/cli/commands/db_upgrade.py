"""Bring an older database to this kg's schema.

Listed under Keep, after `kg db backup`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import DB
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context) -> Exit:
    """Migrate, and say where the copy is."""
    from kg.cli.locking import locking
    from kg.cli.output import database
    from kg.store import maintenance

    path = database(ctx.given_db)
    copy, has_flock = maintenance.upgrade(path)
    if copy is None:
        ctx.say(f"{path} has the newest schema; its views were made anew.")
    else:
        ctx.say(f"{path} has the newest schema now. As it was before: {copy}")
    for line in locking(path, has_flock=has_flock):
        ctx.say(line)
    return Exit.ANSWERED


COMMAND = Command(
    "db upgrade",
    run,
    __doc__,
    more="A copy is made before. `kg import` does the same by itself.",
    examples=("kg db upgrade", "kg db upgrade --db work.db"),
    settings=(DB,),
)
