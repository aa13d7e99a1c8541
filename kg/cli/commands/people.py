"""List people, with their last contact and open tasks.

Listed under Look up, after `kg org`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option
from kg.cli.options import (
    ABOUT,
    EXTERNAL,
    FOLDER,
    INTERNAL,
    LIMIT,
    LISTED,
    SINCE,
    SORT,
    TAG,
    WHERE,
    WITH,
)
from kg.errors import Exit
from kg.model.kinds import EMPLOYER_FIELD, Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.answers.things import Person
    from kg.model.asked import PeopleFilters


def run(ctx: Context, **filters: Unpack[PeopleFilters]) -> Exit:
    """One row for each, and how many more there are who are only named."""
    from kg.model.answers.things import Person
    from kg.query import lists, sides

    conn = ctx.open(without_me=True)
    filters["since"] = ctx.day(filters["since"])
    most = ctx.enough(filters["limit"])
    found, in_all, more = lists.first_people(conn, most, as_of=ctx.as_of, **filters)
    asked = filters["external"] or filters["internal"]
    left_out = sides.left_out(conn) if asked else None

    def weeks(rows: Sequence[Person]) -> tuple[str, list[str]]:
        from kg.cli.weeks import column

        return column(conn, rows, ctx.as_of)

    ctx.answers(Person, found, beside=weeks, about=Kinds.PERSON, in_all=in_all)
    ctx.say_below(left_out, _only_named(more) if more else None)
    return Exit.ANSWERED


def _only_named(more: int) -> str:
    who = "1 more is" if more == 1 else f"{more:,} more are"
    return f"{who} only named, as a rule once; `--all` shows all."


COMMAND = Command(
    "people",
    run,
    __doc__,
    more=(
        "Those who have a page, and those confirmed by an address, by two events, or by a list of "
        "people in which two others have pages. --external and --internal go by my_organization "
        "in kg.toml, else by where your own page says that you work."
    ),
    examples=(
        "kg people --organization Northwind --sort last_contact",
        'kg people --where "email is null" --limit 20',
        "kg people --external --all",
    ),
    options=(
        Option(
            EMPLOYER_FIELD, "Only people who work there.", value=TEXT, complete=Kinds.ORGANIZATION
        ),
        EXTERNAL,
        INTERNAL,
        Option("all", "Also people who are only named."),
        ABOUT,
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
