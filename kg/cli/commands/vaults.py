"""List the vaults that were imported, and their databases.

Listed under Keep, after `kg watch`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import FORMAT, JSON, SAFE_CSV
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context

FIELDS = ("vault", "database", "imported")


def run(ctx: Context) -> Exit:
    """One row for each vault, the one imported last first. In a table the paths stand below their
    row, whole: one wants to copy them."""
    import os
    from datetime import UTC, datetime

    from kg import vaults

    rows = [
        (
            one.folder,
            one.database,
            datetime.fromtimestamp(one.imported // 1_000_000_000, UTC).strftime(
                "%Y-%m-%dT%H:%M:%SZ"
            ),
        )
        for one in vaults.known()
    ]
    if ctx.format == "table":
        named = [(os.path.basename(folder), at) for folder, _, at in rows]
        ctx.rows(("name", "imported"), named, below=[row[:2] for row in rows])
    else:
        ctx.rows(FIELDS, rows)
    return Exit.ANSWERED


COMMAND = Command(
    "vaults",
    run,
    __doc__,
    more=(
        "The one imported last comes first: it is asked where nothing else names a database, and "
        "`kg import` alone refreshes it. Times are in UTC. What was imported from Python is not "
        "listed, nor is a vault whose database is gone."
    ),
    examples=("kg vaults", "kg vaults --json"),
    settings=(FORMAT, JSON, SAFE_CSV),
)
