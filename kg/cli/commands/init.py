"""`kg init`: a first kg.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.output import put_data
from kg.errors import Exit, UsageError, VaultError

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, vault: str, output: str | None) -> Exit:
    """Print what was found in the vault as settings, or write it to a new file."""
    from kg.importer.propose_config import propose_config

    toml = propose_config(vault, ctx.as_of).toml
    if output is None:
        put_data(toml)
        return Exit.ANSWERED
    try:
        with open(output, "x", encoding="utf-8") as file:
            file.write(toml)
    except FileExistsError:
        raise UsageError(f"{output} exists. kg does not overwrite it: name another file.") from None
    except OSError as error:
        raise VaultError(f"{output} cannot be written: {error.strerror}.") from error
    ctx.say(f"Wrote {output}. Change what is not so, then run `kg import {vault}`.")
    return Exit.ANSWERED


COMMAND = Command(
    "init",
    run,
    "Propose a kg.toml from what is in a vault.",
    more="Folders by what they hold, who you seem to be, statuses. kg works without it, too.",
    examples=("kg init ~/Notes", "kg init ~/Notes --output ~/Notes/kg.toml"),
    arguments=(Argument("vault", "The folder of notes.", complete="path"),),
    options=(
        Option(
            "output",
            "Write to this new file instead of printing.",
            flags=("--output", "-o"),
            value=TEXT,
            complete="path",
        ),
    ),
)
