"""Try kg on an example vault that comes with it.

Listed under Keep, after `kg vaults`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context

DAY = "2026-01-10"  # the example's today
QUESTION = "kg last-contact --status blocked"
_NEXT = (
    ('person "Ann Okafor"', "everything about a person, with the lines that prove it"),
    ("stale --over 30d", "who is going cold"),
    ("graph --html graph.html", "the graph, as a page to open in a browser"),
)


def run(ctx: Context) -> Exit:
    """Import the example into a new folder for temporary files, and answer the main question."""
    import os
    import shlex
    from tempfile import mkdtemp

    from kg import example
    from kg.cli import app
    from kg.cli.commands.import_ import describe
    from kg.importer import import_vault

    db = os.path.join(mkdtemp(prefix="kg-demo-"), "kg.db")
    vault = example.vault()
    # Its own kg.toml, and not what is said of other notes on this machine.
    config = os.path.join(vault, "kg.toml")
    report = import_vault(vault, db, config=config, as_of=DAY)
    ctx.say(f"{report.vault} → {db}")
    ctx.say("\n".join(describe(report)))
    ctx.say(f"\nWho was last contacted about what is blocked? {QUESTION} --as-of {DAY}\n")
    app.run([*QUESTION.split()[1:], "--as-of", DAY, "--db", db, "--no-refresh", "--no-pager"])
    ctx.say("\nTry next:")
    for words_of, about in _NEXT:
        day = "" if words_of.startswith("graph") else f" --as-of {DAY}"
        ctx.say(f"  # {about}\n  kg {words_of}{day} --db {shlex.quote(db)}")
    ctx.say("\nThen your own notes: kg import FOLDER")
    return Exit.ANSWERED


COMMAND = Command(
    "demo",
    run,
    __doc__,
    more=(
        "The example's people are made up. Its database goes into a new folder for temporary "
        "files; nothing of yours is read or written, and no network is used."
    ),
    examples=("kg demo",),
)
