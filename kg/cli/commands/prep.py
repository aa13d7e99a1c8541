"""Prepare for meeting somebody.

Listed under Ask, after `kg stale`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.command import Argument, Command
from kg.cli.options import PAGED
from kg.errors import Exit
from kg.model.kinds import Kinds

if TYPE_CHECKING:
    from kg.cli.output import Context


def run(ctx: Context, *, names: list[str]) -> Exit:
    """What fits on a screen, or a page of sections for each."""
    from kg.query import preparing
    from kg.query.names import same_first_name, whole_or_each

    conn = ctx.open(without_me=True)
    keys = whole_or_each(conn, names, preparing.KINDS)
    pages = [preparing.prep(conn, key, as_of=ctx.as_of) for key in keys]
    others = [same_first_name(conn, key) for key in keys]
    if ctx.on_screen:
        from kg.present.preparing import prep

        ctx.screen(prep(pages))
    elif len(pages) == 1:
        ctx.page(pages[0].facts[0], pages[0])
    else:
        ctx.pages([(page.facts[0], page) for page in pages])
    ctx.say_below(*others)
    return Exit.ANSWERED


COMMAND = Command(
    "prep",
    run,
    __doc__,
    more=(
        "The last contacts, what happened since, what each owes the other, blocked projects, open "
        "questions, decisions, who else is there: on one screen; --full gives all. Takes several "
        "people, and organizations: words that are one name together need no quotes, else each "
        "word, or what stands in quotes, is a name."
    ),
    examples=(
        "kg prep Ann Lee",
        'kg prep "Ann Lee" "Bo Ek"',
        "kg prep Northwind",
        "kg prep Ann Lee --format md",
    ),
    arguments=(
        Argument(
            "names",
            "Whom you meet. Any case, without accents, an alias, a beginning, or a key.",
            many=True,
            complete=Kinds.PERSON,
            metavar="NAME",
        ),
    ),
    settings=PAGED,
)
