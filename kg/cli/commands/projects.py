"""List projects, with status, owner, last contact and open tasks.

Listed under Look up, after `kg people`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, FOLDER, LIMIT, OWNER, SINCE, SORT, STATUS, TAG, WHERE, WITH
from kg.errors import Exit

if TYPE_CHECKING:
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.asked import ProjectFilters


def run(ctx: Context, **filters: Unpack[ProjectFilters]) -> Exit:
    """One row for each."""
    from kg.cli import asked
    from kg.model.answers.things import Project
    from kg.query import lists

    filters["since"] = ctx.day(filters["since"])
    found = lists.projects(ctx.open(without_me=True), as_of=ctx.as_of, **filters)
    ctx.answers(Project, found, kept=asked.columns("project", filters))
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
    settings=ANSWERED,
)
