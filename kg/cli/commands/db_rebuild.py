"""Make the database anew from the notes; keep its history.

Listed under Keep, after `kg db vacuum`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.options import STORED, VERBOSE
from kg.errors import Exit, UsageError
from kg.present.counted import counted

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, vault: str | None, config: str | None, force: bool) -> Exit:
    """Rebuild, and say what was found."""
    from kg.cli.locking import locking
    from kg.cli.progress import Progress
    from kg.config import settings
    from kg.importer import import_vault
    from kg.importer.last import last_import

    chosen = settings(config, vault=vault, database=ctx.given_db)
    last = last_import(chosen.database)
    folder = chosen.vault or (last and last.vault)
    if not folder:
        raise UsageError("Which folder holds your notes? Name it: `kg db rebuild VAULT`.")
    if last and chosen.vault is None:
        config = config or last.config
    with Progress(wanted=ctx.log_level is None) as progress:
        report = import_vault(
            folder,
            chosen.database,
            config=config,
            as_of=ctx.as_of,
            rebuild=True,
            force=force,
            progress=progress.show,
        )
    notes = counted(report.notes, "note")
    ctx.say(f"{chosen.database} was made anew from {notes} in {folder}.")
    for line in locking(chosen.database, has_flock=report.has_flock):
        ctx.say(line)
    return Exit.ANSWERED


COMMAND = Command(
    "db rebuild",
    run,
    __doc__,
    more=(
        "The way out where `kg db check` finds damage. What the notes do not tell again is kept: "
        "the log of changes and of imports. The old database stays until the new one is whole."
    ),
    examples=("kg db rebuild", "kg db rebuild ~/Notes --db work.db", "kg db rebuild --verbose"),
    arguments=(
        Argument(
            "vault",
            "The folder of notes (else $KG_VAULT, kg.toml's, or that of the last import).",
            required=False,
            complete="path",
        ),
    ),
    options=(
        Option("config", "A kg.toml to use instead of the one found.", value=TEXT, complete="path"),
        Option("force", "Go on although the history is lost, or the vault lost most of its notes."),
    ),
    settings=(*STORED, VERBOSE),
)
