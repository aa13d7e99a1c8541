"""What happened around a person, project, organization or note?

Listed under Ask, after `kg tasks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.options import ANSWERED, SINCE, UNTIL, named
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str, since: str | None, until: str | None) -> Exit:
    """One row for each thing that happened."""
    from kg.model.answers.state import TimelineEntry
    from kg.query import history

    found = history.timeline(
        ctx.open(), name, since=ctx.day(since), until=ctx.day(until, forward=True, last=True)
    )
    ctx.answers(TimelineEntry, found)
    return Exit.ANSWERED


COMMAND = Command(
    "timeline",
    run,
    __doc__,
    more="Contacts, mentions, meetings, tasks, decisions and changes, in the order of their days.",
    examples=("kg timeline Apollo", "kg timeline Ann Lee --since 3m"),
    arguments=(named("What it is about."),),
    options=(SINCE, UNTIL),
    settings=ANSWERED,
)
