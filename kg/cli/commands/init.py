"""Propose a kg.toml from what is in a vault.

Listed under Keep, first.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option
from kg.cli.streams import put_data
from kg.errors import Exit, UsageError, VaultError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.output import Context
    from kg.importer.propose_config import Proposal
    from kg.model.learned import Finding


def run(ctx: Context, *, vault: str, output: str | None, ask: bool, write: bool) -> Exit:
    """Print what was found in the vault as settings, write it to a new file or into kg.toml."""
    from kg.importer.propose_config import propose_config

    if ask and not sys.stdin.isatty():
        raise UsageError(
            "--ask asks on a terminal, and this is none; `--write` takes what is clear."
        )
    proposal = propose_config(vault, ctx.as_of)
    if ask or write:
        return _into_config(ctx, vault, proposal, ask=ask)
    if output is None:
        put_data(proposal.toml)
        return Exit.ANSWERED
    try:
        with open(output, "x", encoding="utf-8") as file:
            file.write(proposal.toml)
    except FileExistsError:
        raise UsageError(f"{output} exists. kg does not overwrite it: name another file.") from None
    except OSError as error:
        raise VaultError(f"{output} cannot be written: {error.strerror}.") from error
    ctx.say(f"Wrote {output}. Change what is not so, then run `kg import {vault}`.")
    return Exit.ANSWERED


def _into_config(ctx: Context, vault: str, proposal: Proposal, *, ask: bool) -> Exit:
    """Put what is clear, or what somebody agrees to, into kg.toml; without one, and without
    questions, all that was found becomes one."""
    from kg import configure
    from kg.config import settings

    chosen = settings(vault=vault)
    findings = proposal.findings
    if ask:
        words = _agreed(findings)
    else:
        words = [one for one in findings if one.clear]
        rest = len(findings) - len(words)
        if rest:
            ctx.say(f"{rest} more may be so; `kg init {vault} --ask` goes through them.")
    if not words:
        ctx.say("Nothing was written.")
        return Exit.ANSWERED
    change = configure.word_changes(chosen, vault, words)
    ctx.say("\n".join([f"{change.file}:", *change.lines]))
    if ask and not _says_yes("Write this?"):
        ctx.say("Nothing was written.")
        return Exit.ANSWERED
    configure.write(change)
    ctx.say(f"Wrote {change.file}; `kg import {vault}` applies it.")
    return Exit.ANSWERED


def _agreed(findings: list[Finding]) -> list[Finding]:
    """What the person at the terminal agrees to, each with its meaning."""
    from kg.model.learned import MEANINGS, UNKNOWN
    from kg.present.terminal import clean

    agreed = []
    for number, one in enumerate(findings, 1):
        at = f"[{number} of {len(findings)}]"
        said = clean(f"{at} {one.word}: {one.reason} ({one.example})")
        sys.stderr.write(f"{said}\n")
        if one.setting[-1] != UNKNOWN:
            if _says_yes(clean(f"{'.'.join(one.setting)} = {one.word}?")):
                agreed.append(one)
            continue
        known = _answer(f"Which of {', '.join(MEANINGS)}? [none] ", (*MEANINGS, "none"))
        if known not in (None, "none"):
            agreed.append(one._replace(setting=(*one.setting[:-1], known)))
    return agreed


def _says_yes(question: str) -> bool:
    return _answer(f"{question} [y/N] ", ("yes", "no")) == "yes"


def _answer(question: str, words: Sequence[str]) -> str | None:
    """Which of these words, or their beginnings, is the answer; None for none at all. What is
    none of them is asked again."""
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        said = sys.stdin.readline().strip().lower()
        if not said:
            return None
        if known := next((word for word in words if word.startswith(said)), None):
            return known
        sys.stderr.write(f"Answer {', '.join(words)}, or nothing.\n")


COMMAND = Command(
    "init",
    run,
    __doc__,
    more=(
        "Folders, types, tags, properties, labels and headings that kg does not know, and what "
        "they seem to mean by the notes that have them, in whatever language; who you seem to be; "
        "statuses. What hardly means anything else counts as it stands, the rest is proposed as "
        "comments, each with its reason and an example. kg works without it, too."
    ),
    examples=(
        "kg init ~/Notes",
        "kg init ~/Notes --ask",
        "kg init ~/Notes --write",
        "kg init ~/Notes --output ~/Notes/kg.toml",
    ),
    arguments=(Argument("vault", "The folder of notes.", complete="path"),),
    options=(
        Option(
            "output",
            "Write to this new file instead of printing.",
            flags=("--output", "-o"),
            value=TEXT,
            complete="path",
        ),
        Option("ask", "Go through the proposals on a terminal, and write kg.toml."),
        Option("write", "Put what is clear into the vault's kg.toml, without asking."),
    ),
)
