"""Search the text of all notes.

Listed under Look up, after `kg list`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Argument, Command, Option, choice, one_of_kinds
from kg.cli.options import ANSWERED, FOLDER, LIMIT, SINCE
from kg.errors import Exit
from kg.model.kinds import PAGE_KINDS, Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(
    ctx: Context,
    *,
    text: str,
    kind: list[str],
    folder: str | None,
    since: str | None,
    with_person: str | None,
    sort: str,
    limit: int | None,
) -> Exit:
    """One row for each note, the best or the newest first."""
    from kg.model.answers.notes import SearchHit
    from kg.query import search

    found = search.search(
        ctx.open(),
        text,
        kind=kind,
        folder=folder,
        since=ctx.day(since),
        with_person=with_person,
        sort=sort,
        limit=limit,
    )
    ctx.answers(SearchHit, found.hits)
    if found.did_you_mean:
        ctx.say(f"Did you mean {', '.join(found.did_you_mean)}?")
    return Exit.ANSWERED


COMMAND = Command(
    "search",
    run,
    __doc__,
    more=(
        "All words must occur, in any of their forms. Quoted words stand next to each other, "
        "begin* is a beginning, -word must not occur (write -- before the words). Titles and "
        "aliases count for more than text. The date is the day of the note, or of the event that "
        "it tells of."
    ),
    examples=(
        "kg search metering annex",
        """kg search '"data room"' --kind meeting""",
        "kg search metering --since 3m --with Ann --sort date",
        "kg search --in Projects -- ferry -boat",
    ),
    arguments=(Argument("text", "The words.", joined=True),),
    options=(
        Option(
            "kind",
            "Only in notes of this kind.",
            value=one_of_kinds(*PAGE_KINDS),
            complete="kind",
            many=True,
        ),
        FOLDER,
        SINCE,
        Option(
            "with_person",
            "Only notes in which this person was there, or is linked.",
            flags=("--with",),
            value=TEXT,
            complete=Kinds.PERSON,
        ),
        Option(
            "sort",
            "Best first, or the newest day first.",
            value=choice("rank", "date"),
            default="rank",
        ),
        LIMIT,
    ),
    settings=ANSWERED,
)
