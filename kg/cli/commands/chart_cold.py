"""Draw who went cold: days since the last contact against the cadence.

Listed under Graph, after `kg graph`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli import charts
from kg.cli.command import Command, Option
from kg.cli.options import LISTED
from kg.cli.values import SPAN
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.errors import Exit


def run(ctx: Context, *, over: int, limit: int | None, **how: Any) -> Exit:
    """One bar for each of them."""
    from kg.model.answers.state import Stale
    from kg.query import charts as asked

    conn = ctx.open(without_me=True)
    found = asked.cold(conn, over=over, as_of=ctx.as_of, limit=limit or asked.ROWS)
    return charts.show(ctx, found, Stale, about=Kinds.PERSON, **how)


COMMAND = Command(
    "chart cold",
    run,
    __doc__,
    more=(
        "Those with a cadence of their own first, the most overdue above; then the others, the "
        "latest above, as `kg today` tells them: whoever was never contacted did not go cold, and "
        "a colleague does so only with a cadence. Without a file, the rows."
    ),
    examples=("kg chart cold", "kg chart cold --svg cold.svg", "kg chart cold --open --limit 20"),
    options=(
        Option("over", "Without a cadence, cold after so long.", value=SPAN, default=30),
        charts.LIMIT,
        *charts.DRAWN,
    ),
    settings=LISTED,
)
