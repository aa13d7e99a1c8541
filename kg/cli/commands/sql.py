"""Ask the database in SQL, reading only.

Listed under Look up, after `kg blocks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option
from kg.cli.options import TABLED
from kg.cli.values import ASSIGNMENT, SECONDS, WHOLE
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context, *, query: str, param: list[tuple[str, str]], timeout: float, limit: int | None
) -> Exit:
    """Run one statement and print what it finds."""
    found = ctx.sql(query, {"as_of": ctx.as_of, **dict(param)}, timeout=timeout, limit=limit)
    from kg.present.columns import distinct
    from kg.present.counted import counted

    ctx.rows(distinct(found.columns or ()), found.rows)
    if len(found.rows) < found.total:
        ctx.say(f"{len(found.rows):,} of {counted(found.total, 'row')}.")
    return Exit.ANSWERED


COMMAND = Command(
    "sql",
    run,
    __doc__,
    more="Tables, views and their columns are described in docs/sql.md. :as_of is always bound.",
    examples=(
        'kg sql "select kind, count(*) from nodes group by kind"',
        'kg sql "select * from open_tasks where due < :day" --param day=2026-01-31',
    ),
    arguments=(Argument("query", "One statement of SQL."),),
    options=(
        Option(
            "param",
            "A value for :name in the statement.",
            flags=("--param", "-p"),
            value=ASSIGNMENT,
            many=True,
        ),
        Option("timeout", "Stop the query after so many seconds.", value=SECONDS, default=10.0),
        Option("limit", "Print at most so many rows.", flags=("--limit", "-n"), value=WHOLE),
    ),
    settings=TABLED,
)
