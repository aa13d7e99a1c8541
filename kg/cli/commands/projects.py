"""List projects, with status, owner, last contact and open tasks.

Listed under Look up, after `kg people`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import FOLDER, LIMIT, LISTED, OWNER, SINCE, SORT, STATUS, TAG, WHERE, WITH
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.answers.things import Project
    from kg.model.asked import ProjectFilters


def run(ctx: Context, **filters: Unpack[ProjectFilters]) -> Exit:
    """One row for each."""
    from kg.model.answers.things import Project
    from kg.query import lists

    filters["since"] = ctx.day(filters["since"])
    conn = ctx.open(without_me=True)
    most = ctx.enough(filters["limit"])
    found, in_all = lists.first_projects(conn, most, as_of=ctx.as_of, **filters)

    def weeks(rows: Sequence[Project]) -> tuple[str, list[str]]:
        from kg.cli.weeks import column

        return column(conn, rows, ctx.as_of)

    ctx.answers(Project, found, beside=weeks, about=Kinds.PROJECT, in_all=in_all)
    return Exit.ANSWERED


COMMAND = Command(
    "projects",
    run,
    __doc__,
    examples=(
        "kg projects --status blocked",
        'kg projects --owner Ann --where "due is not null" --sort due',
    ),
    options=(
        STATUS,
        OWNER,
        WITH,
        SINCE,
        TAG,
        FOLDER,
        WHERE,
        SORT,
        LIMIT,
    ),
    settings=LISTED,
)
