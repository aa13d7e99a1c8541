"""Copy the database to another file.

Listed under Keep, after `kg db check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option
from kg.cli.options import DB
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, target: str, force: bool) -> Exit:
    """Copy, and say where to."""
    from kg.cli.output import database
    from kg.store import backup

    path = database(ctx.given_db)
    backup.backup(path, target, force=force)
    ctx.say(f"{path} → {target}")
    return Exit.ANSWERED


COMMAND = Command(
    "db backup",
    run,
    __doc__,
    more=(
        "The copy is whole, whatever reads or writes the database meanwhile, and nobody else may "
        "read it. Notes are not copied; they are yours to keep."
    ),
    examples=("kg db backup kg.bak", "kg db backup ~/backup/kg.db --force"),
    arguments=(Argument("target", "The file to make.", complete="path"),),
    options=(Option("force", "Replace the file if it exists."),),
    settings=(DB,),
)
