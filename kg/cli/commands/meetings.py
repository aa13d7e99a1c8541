"""List meetings, calls and mail exchanges, the newest first.

Listed under Look up, after `kg orgs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option
from kg.cli.options import ABOUT, FOLDER, LIMIT, LISTED, SINCE, SORT, TAG, UNTIL, WHERE, WITH
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from typing import Unpack

    from kg.cli.output import Context
    from kg.model.asked import MeetingFilters


def run(ctx: Context, **filters: Unpack[MeetingFilters]) -> Exit:
    """One row for each."""
    from kg.model.answers.things import Meeting
    from kg.query import lists

    filters["since"] = ctx.day(filters["since"])
    filters["until"] = ctx.day(filters["until"], forward=True, last=True)
    most = ctx.enough(filters["limit"])
    found, in_all = lists.first_meetings(ctx.open(), most, **filters)
    ctx.answers(Meeting, found, about=Kinds.MEETING, in_all=in_all)
    return Exit.ANSWERED


COMMAND = Command(
    "meetings",
    run,
    __doc__,
    more="Meetings of which there is no note, only a link to one, are listed without a source.",
    examples=("kg meetings --about Apollo --with Ann", "kg meetings --since 2w --kind call"),
    options=(
        ABOUT,
        WITH,
        Option("kind", "Only of this kind: meeting, 1-1, call, email, ….", value=TEXT, many=True),
        SINCE,
        UNTIL,
        TAG,
        FOLDER,
        WHERE,
        SORT,
        LIMIT,
    ),
    settings=LISTED,
)
