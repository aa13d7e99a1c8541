"""List customers, companies and partners.

Listed under Look up, after `kg projects`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import FOLDER, LIMIT, LISTED, OWNER, SINCE, SORT, STATUS, TAG, WHERE, WITH
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.asked import ProjectFilters


def run(ctx: Context, **filters: Unpack[ProjectFilters]) -> Exit:
    """One row for each."""
    from kg.model.answers.things import Organization
    from kg.query import lists

    filters["since"] = ctx.day(filters["since"])
    conn, most = ctx.open(without_me=True), ctx.enough(filters["limit"])
    found, in_all = lists.first_organizations(conn, most, as_of=ctx.as_of, **filters)
    ctx.answers(Organization, found, about=Kinds.ORGANIZATION, in_all=in_all)
    return Exit.ANSWERED


COMMAND = Command(
    "orgs",
    run,
    __doc__,
    more=(
        "The last contact is the newest one about the organization; contact with the people who "
        "work there, about something else, does not count."
    ),
    examples=("kg orgs --status active", "kg orgs --sort last_contact --limit 5"),
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
