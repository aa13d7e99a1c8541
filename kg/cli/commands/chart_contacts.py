"""Draw who was contacted in which week, as a heat map.

Listed under Graph, after `kg chart cold`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli import charts
from kg.cli.command import Argument, Command, Option
from kg.cli.graph_options import FROM_ONE
from kg.cli.options import LISTED
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.output import Context
    from kg.errors import Exit
    from kg.model.answers.charts import ContactsByWeek


def run(ctx: Context, *, name: str | None, weeks: int, limit: int | None, **how: Any) -> Exit:
    """One line for each person; of a person, for each subject."""
    from kg.model.answers.charts import ContactsByWeek
    from kg.query import charts as asked

    conn = ctx.open(without_me=True)
    found = asked.contacts(conn, name, weeks=weeks, as_of=ctx.as_of, limit=limit or asked.ROWS)
    return charts.show(ctx, found, ContactsByWeek, beside=_lines, about=Kinds.PERSON, **how)


def _lines(rows: Sequence[ContactsByWeek]) -> tuple[str, list[str]]:
    """A line of small bars for each of them, the oldest week first."""
    from kg.present.bars import sparkline

    return "by_week", [sparkline(one.weeks, 7) for one in rows]


COMMAND = Command(
    "chart contacts",
    run,
    __doc__,
    more=(
        "The most often contacted first. Of a project or a company, who was contacted about "
        "it; of a person, what about. A week is the seven days up to today, or seven before "
        "these. Without a file, the rows."
    ),
    examples=(
        "kg chart contacts",
        "kg chart contacts Harbor Light --svg contacts.svg",
        "kg chart contacts Ann Okafor --weeks 52 --mermaid timeline",
    ),
    arguments=(
        Argument(
            "name",
            "With whom, or about what.",
            required=False,
            joined=True,
            complete="name",
        ),
    ),
    options=(
        Option("weeks", "So many weeks back.", value=FROM_ONE, default=26),
        charts.LIMIT,
        *charts.DRAWN,
        charts.diagram("timeline"),
    ),
    settings=LISTED,
)
