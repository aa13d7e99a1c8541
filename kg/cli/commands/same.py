"""Say in kg.toml that two names are one, or are not.

Listed under Keep, after `kg doctor`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.options import ANSWERED
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, names: list[str], apart: bool, yes: bool, config: str | None) -> Exit:
    """Show the lines, and write them into kg.toml."""
    from kg.cli.output import database
    from kg.cli.settling import settle
    from kg.config import rules_of, settings
    from kg.configure import changes
    from kg.query.same import members
    from kg.store.maintenance import vault_of

    path = database(ctx.given_db)
    vault = vault_of(path)
    conn = ctx.open()
    if vault is None:
        raise UsageError("The database tells of no import; run `kg import VAULT` first.")
    chosen = settings(config, vault=vault, database=path)
    same = rules_of(chosen).same
    group = members(conn, names, same, apart=apart)
    if group is None:
        ctx.say(f"{' and '.join(names)} are one already.")
        return Exit.ANSWERED
    change = changes(chosen, vault, "not_same" if apart else "same", group)
    return settle(ctx, change, vault, yes=yes)


COMMAND = Command(
    "same",
    run,
    __doc__,
    more=(
        "Takes names, keys, paths of notes and addresses. The lines are shown first; on a terminal "
        "you are asked before they are written. kg.toml lies in the vault; where that cannot be "
        "written, a file in your configuration folder is laid over it. `kg doctor --same` lists "
        "what may be one."
    ),
    examples=(
        'kg same "Ann Lee" "A. Lee"',
        "kg same person:ann-lee ann@acme.example",
        'kg same --not "Ida Falk" "Ida Falck" --yes',
    ),
    arguments=(Argument("names", "Two or more names of one thing.", many=True, complete="name"),),
    options=(
        Option("apart", "They are different; keep them apart.", flags=("--not",)),
        Option("yes", "Write without asking.", flags=("--yes", "-y")),
        Option("config", "This kg.toml instead of the one in use.", value=TEXT, complete="path"),
    ),
    settings=ANSWERED,
)
