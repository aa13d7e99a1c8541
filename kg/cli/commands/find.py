"""Find who or what is called something like this.

Listed under Look up, after `kg show`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command, Option, one_of_kinds
from kg.cli.options import LIMIT, LISTED
from kg.errors import Exit
from kg.model.kinds import KINDS

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, text: str, kind: list[str], limit: int | None) -> Exit:
    """One row for each candidate, the likeliest first."""
    from kg.model.answers.notes import Candidate
    from kg.query import matching

    ctx.answers(Candidate, matching.find(ctx.open(), text, kind=kind, limit=limit))
    return Exit.ANSWERED


COMMAND = Command(
    "find",
    run,
    __doc__,
    more="By name, alias, e-mail address or phone number; by the beginning of a name, or its words "
    "in any order; and where nothing is found so, by spelling. What commands take for meant comes "
    "first. Each row says why it is there. `kg search` looks into the text of notes.",
    examples=(
        "kg find okafor ann",
        "kg find '+47 555 0100'",
        "kg find @brightwater.example",
        "kg find Oakfor --kind person",
    ),
    arguments=(Argument("text", "A name or a part of it, an address, a number.", joined=True),),
    options=(
        Option(
            "kind",
            "Only things of this kind.",
            value=one_of_kinds(*KINDS),
            complete="kind",
            many=True,
        ),
        LIMIT,
    ),
    settings=LISTED,
)
