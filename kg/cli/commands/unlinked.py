"""List where notes name something without a link to it.

Listed under Graph, after `kg backlinks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import NAME
from kg.cli.options import LIMIT, LISTED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, name: str, limit: int | None) -> Exit:
    """One row for each line, by path."""
    from kg.model.answers.notes import Unlinked
    from kg.query import unlinked

    ctx.answers(Unlinked, unlinked.unlinked(ctx.open(), name, limit=limit))
    return Exit.ANSWERED


COMMAND = Command(
    "unlinked",
    run,
    __doc__,
    more="By its name or an alias, in the text of notes that are no pages of its own. Links, code, "
    "comments, addresses, tags, longer words and longer names of others do not count. A name of "
    "one word counts as it is written; where notes also have it in small letters, not at the begin "
    "of a sentence; and a first name not beside another name.",
    examples=("kg unlinked 'Ann Okafor'", "kg unlinked Harbor Light --json"),
    arguments=(NAME,),
    options=(LIMIT,),
    settings=LISTED,
)
