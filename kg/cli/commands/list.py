"""List all things of a kind, such as those that kg.toml declares.

Listed under Look up, after `kg meetings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command
from kg.cli.options import ANSWERED, FOLDER, LIMIT, SINCE, SORT, TAG, WHERE, WITH
from kg.errors import Exit

if TYPE_CHECKING:
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.asked import ListFilters


def run(ctx: Context, *, kind: str, **filters: Unpack[ListFilters]) -> Exit:
    """One row for each."""
    from kg.cli import asked
    from kg.present.columns import of_things
    from kg.query import lists

    filters["since"] = ctx.day(filters["since"])
    found = lists.things(ctx.open(without_me=True), kind, as_of=ctx.as_of, **filters)
    kept = asked.columns("label", filters)
    ctx.rows(found.columns, found.rows, of_things(found.columns), kept=kept)
    return Exit.ANSWERED


COMMAND = Command(
    "list",
    run,
    __doc__,
    more=(
        "What [kinds.book] in kg.toml declares is listed by kg list book, with its fields as "
        "columns; --where and --sort take them, too. Other kinds have lists that know more: "
        "kg people, kg projects, kg orgs, kg meetings."
    ),
    examples=(
        "kg list book --sort year",
        "kg list book --where \"shelf = 'sea'\" --json",
    ),
    arguments=(
        Argument("kind", "A kind, or what several of it are called: book, books.", complete="kind"),
    ),
    options=(WITH, SINCE, TAG, FOLDER, WHERE, SORT, LIMIT),
    settings=ANSWERED,
)
