"""Changing kg.toml at somebody's word: the lines are shown, then written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.configure import Change


def settle(ctx: Context, change: Change, vault: str, *, yes: bool) -> Exit:
    """Show the lines, and write them into kg.toml, on a terminal after asking. Raises
    ConfigError."""
    from kg.configure import write
    from kg.model.answers.state import Settled

    if not change.lines:
        ctx.say(f"{change.file} says so already; `kg import {vault}` applies it.")
        return Exit.ANSWERED
    ctx.say("\n".join([f"{change.file}:", *change.lines]))
    if not (yes or _agreed()):
        ctx.say("Nothing was written.")
        return Exit.ANSWERED
    write(change)
    if ctx.format != "table":
        ctx.facts(Settled(change.file, tuple(change.lines)))
    ctx.say(f"Wrote {change.file}; `kg import {vault}` applies it.")
    return Exit.ANSWERED


def _agreed() -> bool:
    """Whether the person at the terminal agrees; a script has asked plainly."""
    if not sys.stdin.isatty():
        return True
    sys.stderr.write("Write this? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
