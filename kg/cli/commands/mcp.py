"""Answer assistants, over the Model Context Protocol.

Listed under Look up, after `kg serve`.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from kg.cli.command import TEXT, Command, Option, choice
from kg.cli.options import AS_OF, DB, NO_REFRESH, VERBOSE
from kg.errors import Exit, UsageError

if TYPE_CHECKING:
    from kg.cli.output import Context
    from kg.mcp.served import Served

_CLIENTS = ("claude", "claude-code", "codex", "cursor", "gemini", "vscode", "zed")
_TOKEN = "KG_MCP_TOKEN"
_LEAST = 16  # characters of a token
# New objects: a server lives on, and what an answer leaves is collected sooner than after one.
_COLLECT_AFTER = 10_000


def run(
    ctx: Context,
    *,
    http: str | None,
    config: str | None,
    exclude_folder: list[str],
    exclude_tag: list[str],
    without_contact_details: bool,
) -> Exit:
    """Answer until nobody asks any more, or print the settings of a client."""
    database = ctx.path()
    left_out = [word for folder in exclude_folder for word in ("--exclude-folder", folder)]
    left_out += [word for tag in exclude_tag for word in ("--exclude-tag", tag)]
    left_out += ["--without-contact-details"] if without_contact_details else []
    if config is not None:
        if http is not None:
            raise UsageError("--config is for clients that start kg themselves; leave out --http.")
        return _print(ctx, config, ["mcp", "--db", os.path.abspath(database), *left_out])
    gc.set_threshold(_COLLECT_AFTER)
    served = _served(ctx, database, exclude_folder, exclude_tag, without_contact_details)
    if http is None:
        from kg.mcp.protocol import Server
        from kg.mcp.stdio import serve

        if sys.stdin.isatty():
            ctx.say("kg mcp waits for a client on stdin; `kg mcp --config claude` sets one up.")
        serve(Server(served))
        return Exit.ANSWERED
    return _over_http(ctx, served, http)


def _served(
    ctx: Context, database: str, folders: list[str], tags: list[str], without_details: bool
) -> Served:
    """The database; what hinders is said at once."""
    from datetime import date

    from kg.mcp.served import Served
    from kg.store.reader import open_read

    redaction = None
    if folders or tags or without_details:
        from kg.web.snapshot import Redaction

        redaction = Redaction(tuple(folders), tuple(tags), contact_details=without_details)
    served = Served(
        database,
        lambda: date.today().isoformat(),
        as_of=ctx.given_as_of,
        refreshes=ctx.refreshes,
        left_out=redaction,
        command=ctx.import_command,
    )
    if redaction:
        with served.open():  # makes the copy
            return served
    open_read(database).close()
    return served


def _over_http(ctx: Context, served: Served, given: str) -> Exit:
    from kg.mcp.http import place, serve

    where = place(given)
    token = os.environ.get(_TOKEN)
    if token is not None and (len(token) < _LEAST or not token.isascii() or " " in token):
        raise UsageError(f"{_TOKEN} takes {_LEAST} or more characters of ASCII without spaces.")
    if token is None:
        import secrets

        token = secrets.token_urlsafe(24)
        ctx.say(f"The token is {token} ({_TOKEN} sets one).")
    serve(served, where, token, lambda address: ctx.say(f"kg mcp is at {address}"))
    return Exit.ANSWERED


def _print(ctx: Context, name: str, words: list[str]) -> Exit:
    import shutil

    from kg.cli.streams import put_data
    from kg.mcp.clients import CLIENTS

    client = CLIENTS[name]
    # A client need not know this shell's PATH.
    found = shutil.which(sys.argv[0]) or shutil.which("kg")
    command, words = (os.path.abspath(found), words) if found else (sys.executable, words)
    if not found:
        words = ["-m", "kg.cli.app", *words]
    put_data(client.lines(command, words))
    ctx.say(f"These lines go into {client.where}.")
    return Exit.ANSWERED


COMMAND = Command(
    "mcp",
    run,
    __doc__,
    more=(
        "Thirteen tools that only read, each answer within a budget, with its total first and a "
        "source in each row; docs/mcp.md tells of them. Over stdin and stdout, as clients start "
        "it, or with --http on this machine: then each request needs the token. With what is to "
        "be left out a copy without it is served, which lies beside the database."
    ),
    examples=(
        "kg mcp --config claude",
        "kg mcp --config vscode --exclude-folder Private --without-contact-details",
        "kg mcp --http 127.0.0.1:8002",
    ),
    options=(
        Option("http", "Listen on this address and port, such as 127.0.0.1:8002.", value=TEXT),
        Option("config", "Print what this client needs in its settings.", value=choice(*_CLIENTS)),
        Option("exclude_folder", "Leave out the notes in it.", value=TEXT, many=True),
        Option("exclude_tag", "Leave out the notes that have it.", value=TEXT, many=True),
        Option("without_contact_details", "Leave out e-mail addresses and phone numbers."),
    ),
    settings=(AS_OF, DB, NO_REFRESH, VERBOSE),
)
