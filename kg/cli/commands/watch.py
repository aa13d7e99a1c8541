"""Keep the database in step with the vault while you write.

Listed under Keep, after `kg import`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.options import AS_OF, DB, VERBOSE
from kg.cli.values import SECONDS
from kg.errors import Exit, KgError, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.importer import ImportReport
    from kg.importer.followed import Followed
    from kg.watch import Happening


def run(
    ctx: Context, *, vault: str | None, config: str | None, debounce: float, as_of: str | None
) -> Exit:
    """Refresh until interrupted, with a line for each refresh."""
    from datetime import date, datetime

    from kg import vaults
    from kg.config import settings
    from kg.importer import import_vault
    from kg.importer.importer import check_folder
    from kg.importer.last import last_import
    from kg.watch import follow

    chosen = settings(config, vault=vault, database=ctx.given_db)
    last = None if chosen.vault else last_import(chosen.database)
    if last:
        config = config or last.config
    if not (folder := last.vault if last else chosen.vault or ""):
        raise UsageError("Which folder holds your notes? Name it: `kg watch VAULT`.")
    db = chosen.database
    check_folder(folder)
    vaults.prepare(db)

    def refresh(followed: Followed) -> ImportReport:
        # The day is asked for each time: a watch may go on over midnight.
        day = as_of or date.today().isoformat()
        return import_vault(folder, db, config=config, as_of=day, followed=followed)

    begun = False
    try:
        for happening in follow(folder, db, refresh, debounce=debounce):
            if not begun and isinstance(happening, KgError):
                raise happening
            for line in _lines(happening, folder, db, first=not begun):
                ctx.say(f"{datetime.now():%H:%M:%S} {line}")
            if not begun:
                vaults.remember(folder, db)
            begun = True
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.ANSWERED


def _lines(happening: Happening, folder: str, db: str, *, first: bool) -> list[str]:
    """What is worth a line: nothing where nothing changed."""
    from kg.cli.locking import locking
    from kg.present.counted import counted
    from kg.watch import Gone

    if isinstance(happening, KgError):
        return [str(happening)]
    if isinstance(happening, Gone):
        return [f"{folder} is not there; waiting for it to come back."]
    if first:
        begun = f"{folder} → {db}: {counted(happening.notes, 'note')}. Watching; Ctrl-C ends it."
        return [begun, *locking(db, has_flock=happening.has_flock)]
    if happening.noop:
        return []
    return [
        f"{happening.added} new, {happening.changed} changed, {happening.removed} removed: "
        f"{counted(happening.notes, 'note')}, "
        f"{counted(sum(happening.problems.values()), 'problem')}, "
        f"{happening.seconds:.2f} s"
    ]


COMMAND = Command(
    "watch",
    run,
    __doc__,
    more=(
        "One line for each refresh. Meanwhile no question looks for changes itself. The whole "
        "vault is looked at once a minute; on a share, where others write unseen, each time and by "
        "questions, too. A vault that "
        "is moved away, or whose drive is unmounted, is waited for. Needs kg-notes[watch]. Ctrl-C "
        "ends it, with exit code 130."
    ),
    examples=(
        "kg watch",
        "kg watch ~/Notes",
        "kg watch ~/Notes --db work.db --debounce 2",
        "kg watch ~/Notes -v",
    ),
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
        Option("debounce", "Refresh after so many quiet seconds.", value=SECONDS, default=0.05),
        AS_OF,
    ),
    settings=(DB, VERBOSE),
)
