"""Browse the database in a browser, or write a copy to hand on.

Listed under Look up, after `kg sql`.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option
from kg.cli.options import DB, VERBOSE
from kg.cli.values import WHOLE
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.web.snapshot import Redaction


def run(
    ctx: Context,
    *,
    host: str,
    port: int,
    browse: bool,
    snapshot: str | None,
    exclude_folder: list[str],
    exclude_tag: list[str],
    without_bodies: bool,
    without_contact_details: bool,
    config: str | None,
) -> Exit:
    """Serve until interrupted, or write a snapshot."""
    from kg.cli.output import database

    path = database(ctx.given_db)
    if snapshot is not None:
        from kg.web.snapshot import Redaction

        left_out = (tuple(exclude_folder), tuple(exclude_tag), without_bodies)
        redaction = Redaction(*left_out, without_contact_details)
        return _write(ctx, path, snapshot, redaction, config)
    if exclude_folder or exclude_tag or without_bodies or without_contact_details:
        raise UsageError("Only a copy can leave something out: name its folder with --snapshot.")
    if config is not None:
        raise UsageError("Only a copy is made by settings: name its folder with --snapshot.")
    from kg.web.serve import serve

    def ready(address: str) -> None:
        ctx.say(f"{path} is at {address} (Ctrl-C ends it)")
        if browse:
            import webbrowser

            webbrowser.open(address)

    serve(path, host, port, ready)
    return Exit.ANSWERED


def _write(ctx: Context, path: str, folder: str, redaction: Redaction, given: str | None) -> Exit:
    from kg import config
    from kg.store.maintenance import vault_of
    from kg.web.snapshot import write

    chosen = config.settings(given, vault=vault_of(path), database=path)
    rules = config.rules_of(chosen)
    files = write(path, folder, redaction, rules, given)
    ctx.say(f"Wrote {', '.join(files)}. Serve them with `datasette {folder}`.")
    notice = _notice(os.path.join(folder, files[0]))
    if notice:
        ctx.say(f"{notice}.")
    return Exit.ANSWERED


def _notice(copy: str) -> str | None:
    """What the copy says of itself."""
    from kg.query.overview import status
    from kg.store.reader import open_read

    with contextlib.closing(open_read(copy)) as conn:
        found = status(conn)
    return found.notice if found else None


COMMAND = Command(
    "serve",
    run,
    __doc__,
    more=(
        "It can be read only, and only on this machine unless --host says otherwise. With "
        "--snapshot nothing is served: a folder is written that a plain `datasette FOLDER` serves, "
        "as if what is to be left out had never been in the vault. Needs kg-notes[datasette]; a "
        "snapshot does not."
    ),
    examples=(
        "kg serve --open",
        "kg serve --verbose",
        "kg serve --snapshot public --exclude-folder Private --without-contact-details",
    ),
    options=(
        Option("port", "Listen on this port; 0 takes a free one.", value=WHOLE, default=8001),
        Option("host", "Listen on this address.", value=TEXT, default="127.0.0.1"),
        Option("browse", "Open a browser.", flags=("--open",)),
        Option("snapshot", "Write a copy to this new folder.", value=TEXT, complete="path"),
        Option("exclude_folder", "Leave out the notes in it.", value=TEXT, many=True),
        Option("exclude_tag", "Leave out the notes that have it.", value=TEXT, many=True),
        Option("without_bodies", "Leave out the texts of notes."),
        Option("without_contact_details", "Leave out e-mail addresses and phone numbers."),
        Option(
            "config", "The kg.toml of the import, if it was given one.", value=TEXT, complete="path"
        ),
    ),
    settings=(DB, VERBOSE),
)
