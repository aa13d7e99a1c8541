"""What the reader's terminal can: its size, colours, links; and the pager."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kg.present.look import Look

if TYPE_CHECKING:
    from typing import TextIO

_LESS = "less"
_WITHOUT_LINKS = ("dumb", "linux", "screen")  # $TERM; the others show links or pass over them


def look(vault: str | None = None, db: str = "") -> Look:
    """How stdout is to be drawn: fitted and coloured for a terminal, plain for a pipe. Sources
    lead to the notes of the vault from which the database `db` was made."""
    if not sys.stdout.isatty():
        return Look()
    color = wants_color()
    return Look(width(), color=color, links=_links(vault, db) if color and vault else None)


def wants_color() -> bool:
    """Whether a terminal may get colours (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(stream: TextIO | None = None) -> int:
    """The columns of the terminal: $COLUMNS, else as the system says, else 80."""
    return _size("COLUMNS", stream) or 80


def height() -> int | None:
    """The lines of the terminal: $LINES, else as the system says; None where nobody does."""
    return _size("LINES", None)


def _size(name: str, stream: TextIO | None) -> int | None:
    asked = os.environ.get(name, "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    try:
        found = os.get_terminal_size((stream or sys.stdout).fileno())
    except (OSError, ValueError):
        return None
    return (found.columns if name == "COLUMNS" else found.lines) or None


def _links(vault: str, db: str) -> str | None:
    """The address of a place in the notes, by the setting `source_links` of kg.toml."""
    if os.environ.get("TERM", "dumb").partition("-")[0] in _WITHOUT_LINKS:
        return None
    from kg.config import source_links
    from kg.present.addresses import template

    return template(source_links(vault, db), os.path.abspath(vault))


def pager() -> str | None:
    """The command that shows long answers: $KG_PAGER, else $PAGER, else less; None where the
    reader wants none (it is empty, or cat), or the terminal can show none."""
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return None
    for name in ("KG_PAGER", "PAGER"):
        given = os.environ.get(name)
        if given is not None:
            return None if given.strip() in ("", "cat") else given
    return _LESS if _is_there(_LESS) else None


def _is_there(program: str) -> bool:
    """Whether there is such a program. (`shutil.which` loads too much.)"""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return any(os.access(os.path.join(folder, program), os.X_OK) for folder in folders)


def page(text: str, command: str) -> bool:
    """Show a text by the pager; False where there is no such program."""
    import signal
    import subprocess

    from kg.present.addresses import unlinked

    if command.split()[0].rpartition("/")[2] != _LESS:
        text = unlinked(text)  # others may show its letters
    # As git does it: less leaves a text that fits on the screen there, and shows colours.
    env = {"LESS": "FRX", "LV": "-c"} | os.environ
    try:
        process = subprocess.Popen(
            ["/bin/sh", "-c", command], stdin=subprocess.PIPE, env=env, errors="backslashreplace",
            encoding="utf-8",
        )  # fmt: skip
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the pager's
    try:
        process.communicate(text)
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode not in (126, 127)  # what sh says of a program that cannot be run
