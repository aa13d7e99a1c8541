"""Opening a file in the editor that somebody chose, or an address by the program for it.

Nothing here goes through a shell: a program gets its words as they are.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_VARIABLES = ("VISUAL", "EDITOR")
# How programs are told the line; any other gets the file alone.
_PLUS = ("+{line}", "{path}")
_COLON = ("{path}:{line}",)
_GOTO = ("--goto", "{path}:{line}")
_LINE = ("--line", "{line}", "{path}")
_FORMS = {
    **dict.fromkeys(
        ("vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "kak", "joe", "jed",
         "mg", "ne", "gedit", "mousepad", "xed", "pluma"),
        _PLUS,
    ),
    **dict.fromkeys(("hx", "helix", "subl", "zed", "zeditor", "micro", "lite-xl"), _COLON),
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"), _GOTO),
    **dict.fromkeys(("kate", "kwrite", "idea", "pycharm", "mate"), _LINE),
}  # fmt: skip


class NoEditor(UsageError):
    """Nothing says which editor to open."""

    def __init__(self) -> None:
        super().__init__(
            "No editor is known. Set $VISUAL or $EDITOR to one (EDITOR=vim), or take "
            "--with obsidian."
        )


def edit(path: str, line: int) -> list[str]:
    """The words of the command that opens a file at a line in $VISUAL, else $EDITOR.

    Raises NoEditor; UsageError for what is no command.
    """
    import shlex

    for variable in _VARIABLES:
        said = os.environ.get(variable, "").strip()
        if not said:
            continue
        try:
            words = shlex.split(said)
        except ValueError as error:
            raise UsageError(f"${variable} is “{said}”, which is no command: {error}.") from error
        name = os.path.basename(words[0]).lower().removesuffix(".exe")
        form = _FORMS.get(name, ("{path}",))
        return [*words, *(one.format(path=path, line=line) for one in form)]
    raise NoEditor


def visit(address: str) -> list[str]:
    """The words of the command by which this machine opens an address."""
    if sys.platform == "darwin":
        return ["open", address]
    if sys.platform == "win32":
        return ["rundll32", "url.dll,FileProtocolHandler", address]
    return ["xdg-open", address]


def run(words: Sequence[str]) -> int:
    """Run a command in this terminal until it ends; its exit code. Raises UsageError where there
    is no such program."""
    import signal
    import subprocess

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the editor's
    try:
        return subprocess.run(list(words), check=False).returncode
    except OSError as error:
        raise UsageError(f"“{words[0]}” cannot be run: {error.strerror}.") from error
    finally:
        signal.signal(signal.SIGINT, before)
