"""What `kg` says about itself: help over all commands, and what to do with an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.registry import COMMANDS, groups
from kg.present.terminal import fold, paint

if TYPE_CHECKING:
    from collections.abc import Iterable

ABOUT = "A personal knowledge graph: people, projects and meetings from your Markdown notes."
_UNBROKEN = 1_000  # columns: in a pipe each command has one line
OPTIONS = {
    "--version": "Print the version.",
    "--help": "Print this, or the help of a command, as `kg help COMMAND` does.",
    "--install-completion": "Complete commands, options and names in this shell ([bash|zsh|fish]).",
    "--show-completion": "Print the shell's completion script ([bash|zsh|fish]).",
}


def help_text(*, color: bool, width: int | None = None, family: str | None = None) -> str:
    """The help of `kg`, or of a family of commands such as `kg db`, in lines of so many columns.

    Written here and not by Typer: importing Typer alone takes longer than this may.
    """
    shown = {
        title: [(name, about) for name, about in commands.items() if _in(name, family)]
        for title, commands in groups().items()
    }
    if family is None:
        shown["Options"] = list(OPTIONS.items())
    wide = max(len(name) for entries in shown.values() for name, _ in entries)
    start = " ".join(filter(None, ("kg", family)))
    about_in = max(width - wide - 4, 8) if width else _UNBROKEN
    lines = [
        f"{paint('Usage:', 'bold', color=color)} {start} COMMAND [OPTIONS]",
        "",
        *fold(ABOUT, width or len(ABOUT)),
    ]
    for title, entries in shown.items():
        if entries:
            lines += ["", paint(title, "bold", color=color)]
            for name, about in entries:
                first, *others = fold(about, about_in)
                lines.append(f"  {paint(name.ljust(wide), 'word', color=color)}  {first}")
                lines += [" " * (wide + 4) + other for other in others]
    more = f"`{start} COMMAND --help` says more, with examples."
    lines += ["", *fold(more, width or len(more))]
    return "\n".join(lines) + "\n"


def unknown(name: str) -> str:
    """The sentence about a command that does not exist."""
    if name.startswith("-"):
        return f"There is no option {name} before a command. `kg --help` lists the commands."
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=2, cutoff=0.65)
    hint = f" Did you mean {_or(f'`kg {found}`' for found in near)}?" if near else ""
    return f"There is no command “{name}”.{hint} `kg --help` lists the commands."


def _in(name: str, family: str | None) -> bool:
    return family is None or name.split(" ")[0] == family


def _or(names: Iterable[str]) -> str:
    return " or ".join(names)
