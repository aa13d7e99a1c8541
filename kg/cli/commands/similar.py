"""List what has the same neighbours as something.

Listed under Graph, after `kg clusters`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Command
from kg.cli.graph_options import KIND, NAME, WITH_ME
from kg.cli.options import LIMIT, LISTED
from kg.errors import Exit

if TYPE_CHECKING:
    from kg.cli.output import Context

_ROWS = 10


def run(ctx: Context, *, name: str, kind: list[str], with_me: bool, limit: int | None) -> Exit:
    """One row for each thing, with the reason."""
    from kg.model.graph import Shared
    from kg.query.graph.measured import similar

    found = similar(
        ctx.open(without_me=not with_me),
        name,
        kinds=kind,
        as_of=ctx.as_of,
        with_me=with_me,
        limit=_ROWS if limit is None else limit,
    )
    ctx.answers(Shared, found)
    return Exit.ANSWERED


COMMAND = Command(
    "similar",
    run,
    __doc__,
    more=(
        "Things of the same kind, most alike first: the neighbours that both have, of all that one "
        "of them has (Jaccard). Tags count as neighbours of notes only."
    ),
    examples=("kg similar Apollo", "kg similar Ann Lee --kind project --limit 5"),
    arguments=(NAME,),
    options=(KIND, WITH_ME, LIMIT),
    settings=LISTED,
)
