"""Open the note of something, in your editor or in Obsidian.

Listed under Look up, after `kg find`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kg.cli.command import Command, Option, choice
from kg.cli.options import DB, NO_REFRESH, named
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.query.places import Place

_EDITOR, _OBSIDIAN = "editor", "obsidian"


def run(ctx: Context, *, name: str, program: str | None, only_print: bool) -> Exit:
    """Open it, and wait until the editor ends."""
    from kg.cli import editor
    from kg.query.places import place

    conn = ctx.open()
    found = place(conn, name)
    conn.close()  # the editor may stay open for hours
    address = _address(ctx, found, program)
    words = editor.visit(address) if address else editor.edit(_file(found), found.line)
    if only_print:
        import shlex

        ctx.markdown((address or shlex.join(words)) + "\n")
        return Exit.ANSWERED
    if not os.path.isfile(_file(found)):
        raise UsageError(
            f"{found.path} is not in {found.vault} any more. `kg import` reads what is there."
        )
    if not found.own:
        ctx.say(f"It has no note of its own; {found.path}:{found.line} names it.")
    code = editor.run(words)
    if code:
        ctx.say(f"“{words[0]}” ended with exit code {code}.")
    return Exit.PROBLEMS if code else Exit.ANSWERED


def _file(place: Place) -> str:
    return os.path.join(os.path.abspath(place.vault), place.path)


def _address(ctx: Context, place: Place, program: str | None) -> str | None:
    """The address to open: of Obsidian, or as `source_links` says; None for the editor."""
    from kg.cli.output import database
    from kg.config import source_links
    from kg.present.addresses import address, template

    form = program or source_links(place.vault, database(ctx.given_db))
    if form in (_EDITOR, "file", "none"):
        return None
    links = template(form, os.path.abspath(place.vault))
    return address(links, place.path, str(place.line)) if links else None


COMMAND = Command(
    "open",
    run,
    __doc__,
    more="In $VISUAL, else $EDITOR, at the line; or where `source_links` in kg.toml leads, as a "
    "click on a source does: Obsidian, or another program. What has no note of its own is opened "
    "where it is named. A place as answers have it (Projects/Harbor Light.md:46) is a name, too.",
    examples=(
        "kg open Ann Okafor",
        "kg open 'Projects/Harbor Light.md:46'",
        "kg open Harbor Light --with obsidian",
        "kg open Harbor Light --print",
    ),
    arguments=(named("What to open."),),
    options=(
        Option(
            "program",
            "Where to open it, whatever kg.toml says.",
            flags=("--with",),
            value=choice(_EDITOR, _OBSIDIAN),
        ),
        Option(
            "only_print",
            "Show the command, or the address, that would open it.",
            flags=("--print",),
        ),
    ),
    settings=(DB, NO_REFRESH),
)
