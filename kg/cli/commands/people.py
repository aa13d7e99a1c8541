"""`kg people`: who there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option
from kg.cli.options import ABOUT, ANSWERED, FOLDER, LIMIT, SINCE, SORT, TAG, WHERE, WITH
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.asked import PeopleFilters


def run(ctx: Context, **filters: Unpack[PeopleFilters]) -> Exit:
    """One row for each."""
    from kg.model.answers import Person
    from kg.query import lists

    filters["since"] = ctx.day(filters["since"])
    ctx.answers(Person, lists.people(ctx.open(), as_of=ctx.as_of, **filters))
    return Exit.ANSWERED


COMMAND = Command(
    "people",
    run,
    "List people, with their last contact and open tasks.",
    examples=(
        "kg people --organization Northwind --sort last_contact",
        'kg people --where "email is null" --limit 20',
    ),
    options=(
        Option(
            "organization", "Only people who work there.", value=TEXT, complete=Kinds.ORGANIZATION
        ),
        ABOUT,
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
