"""Read a vault of Markdown notes into the database.

Listed under Keep, after `kg init`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.locking import locking
from kg.cli.options import STORED, VERBOSE
from kg.cli.values import SECONDS
from kg.errors import Exit, UsageError
from kg.model.kinds import ENTITY_KINDS, SEVERITIES, Kinds, Severities, plural
from kg.present.counted import counted

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.importer import ImportReport


def run(
    ctx: Context,
    *,
    vault: str | None,
    config: str | None,
    full: bool,
    force: bool,
    timeout: float,
    quiet: bool,
) -> Exit:
    """Import, with a progress bar on a terminal, and say what was found."""
    from kg import vaults
    from kg.cli.progress import Progress
    from kg.config import settings
    from kg.importer import import_vault
    from kg.importer.last import last_import

    chosen = settings(config, vault=vault, database=ctx.given_db)
    folder = chosen.vault
    if folder is None:
        last = last_import(chosen.database)
        if last is None:
            raise UsageError("Which folder holds your notes? Name it: `kg import VAULT`.")
        folder, config = last.vault, config or last.config
    vaults.prepare(chosen.database)
    with Progress(wanted=not quiet and ctx.log_level is None) as progress:
        report = import_vault(
            folder,
            chosen.database,
            config=config,
            as_of=ctx.as_of,
            full=full,
            force=force,
            timeout=timeout,
            progress=progress.show,
        )
    vaults.remember(folder, chosen.database)
    if not quiet:
        ctx.say(f"{folder} → {chosen.database}")
        for line in describe(report):
            ctx.say(line)
    return Exit.ANSWERED


def describe(report: ImportReport) -> list[str]:
    """The report in a few lines."""
    notes = counted(report.notes, "note")
    if report.noop:
        lines = [f"{notes}, nothing changed since the last import."]
    else:
        lines = [
            f"{notes} ({report.added} new, {report.changed} changed, {report.removed} removed) "
            f"in {report.seconds:.2f} s"
        ]
    if report.other_rules:
        lines.append("The database was made by the rules of another kg: every note was read anew.")
    found = [(report.counts.get(table, 0), name) for table, name in _COUNTED.items()]
    shown = [counted(number, name) for number, name in found if number]
    # What kg.toml declares is told also where there is nothing of it.
    shown += [f"{n:,} {kind if n == 1 else plural}" for kind, plural, n in report.own_kinds]
    lines += filter(None, [", ".join(shown)])
    lines.append(_problems(report.problems))
    if report.program:
        lines.append(
            f"This is {report.program.called}, read as plain Markdown: {report.program.lost}."
        )
    if report.left_unread:
        listed = ", ".join(f"{count} .{ending}" for ending, count in report.left_unread.items())
        lines.append(f"Left unread: {listed}.")
    lines += filter(None, [report.owner.guess, report.owner.unknown])
    lines += locking(report.db, has_flock=report.has_flock)
    return [*lines, report.advice] if report.advice else lines


def _problems(problems: dict[str, int]) -> str:
    total = sum(problems.values())
    if not total:
        return "No problems."
    parts = ", ".join(
        counted(problems[level], level) for level in SEVERITIES if problems.get(level)
    )
    shown = "kg doctor" if total > problems.get(Severities.INFO, 0) else "kg doctor --severity info"
    return f"{counted(total, 'problem')} ({parts}); `{shown}` lists them."


_COUNTED = {
    **{plural(kind): kind for kind in (*ENTITY_KINDS, Kinds.MEETING)},
    "contacts": "piece of evidence",
    "tasks": "task",
    "links": "link",
}


COMMAND = Command(
    "import",
    run,
    __doc__,
    more=(
        "Only what changed since the last import is read again; without a folder, the vault of the "
        "database is refreshed, which is the one imported last where nothing else names one. A "
        "vault's database lies in your data folder (`kg vaults`), if nothing else says where. The "
        "vault is never written to, "
        "and the database is either the old one or the new one, whole, whatever happens."
    ),
    examples=(
        "kg import ~/Notes",
        "kg import",
        "kg import ~/Notes --db work.db --full",
        "kg import ~/Notes -v",
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
        Option("full", "Read every note again."),
        Option("force", "Import although the vault is another one or lost most of its notes."),
        Option(
            "timeout",
            "Wait so many seconds for another import to end.",
            value=SECONDS,
            default=10.0,
        ),
        Option("quiet", "Print nothing but errors.", flags=("--quiet", "-q")),
    ),
    settings=(*STORED, VERBOSE),
)
