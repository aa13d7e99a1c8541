"""Check that the database file is whole.

Listed under Keep, after `kg same`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import DB, FORMAT, JSON, SAFE_CSV
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context) -> Exit:
    """Print what is wrong, one row each."""
    from kg.cli.output import database
    from kg.cli.progress import Progress
    from kg.store import maintenance

    path = database(ctx.given_db)
    with Progress(doing="Checking") as progress:
        found = maintenance.check(path, progress=progress.show)
    if not found and ctx.format == "table":
        ctx.say(f"{path} is whole.")
        return Exit.ANSWERED
    ctx.rows(("what", "where"), found)
    if found:
        ctx.say("`kg db upgrade` makes missing views anew, `kg db rebuild` everything.")
    return Exit.PROBLEMS if found else Exit.ANSWERED


COMMAND = Command(
    "db check",
    run,
    __doc__,
    more=(
        "Looks at every page, row, reference and index, the full-text index, and the schema. "
        "What is wrong with notes is told by `kg doctor`."
    ),
    examples=("kg db check", "kg db check --db work.db --json"),
    settings=(DB, FORMAT, JSON, SAFE_CSV),
)
