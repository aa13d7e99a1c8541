"""`kg search`: words in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option, choice
from kg.cli.options import ANSWERED, FOLDER, LIMIT
from kg.errors import Exit
from kg.model.kinds import ENTITY_KINDS, Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, text: str, kind: list[str], folder: str | None, limit: int | None) -> Exit:
    """One row for each note, the best first."""
    from kg.model.answers import SearchHit
    from kg.query import search

    found = search.search(ctx.open(), text, kind=kind, folder=folder, limit=limit)
    ctx.answers(SearchHit, found.hits)
    if found.did_you_mean:
        ctx.say(f"Did you mean {', '.join(found.did_you_mean)}?")
    return Exit.ANSWERED


COMMAND = Command(
    "search",
    run,
    "Search the text of all notes.",
    more=(
        "All words must occur, in any of their forms. Quoted words stand next to each other, "
        "begin* is a beginning, -word must not occur (write -- before the words). Titles and "
        "aliases count for more than text."
    ),
    examples=(
        "kg search metering annex",
        """kg search '"data room"' --kind meeting""",
        "kg search --in Projects -- ferry -boat",
    ),
    arguments=(Argument("text", "The words.", joined=True),),
    options=(
        Option(
            "kind",
            "Only in notes of this kind.",
            value=choice(*ENTITY_KINDS, Kinds.MEETING, Kinds.DAILY, Kinds.NOTE),
            many=True,
        ),
        FOLDER,
        LIMIT,
    ),
    settings=ANSWERED,
)
