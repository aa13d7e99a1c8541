"""Man pages, made from the declarations of the commands: `python -m kg.cli.man FOLDER`.

Written in the macros of man(7). A wheel brings them as share/man/man1, where `man kg` finds them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.cli import registry
from kg.cli.help import ABOUT, OPTIONS
from kg.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.cli.command import Argument, Command, Option


def pages() -> dict[str, str]:
    """Every page by the name of its file: that of kg, and one for each command."""
    found = {"kg.1": _overview()}
    for name in registry.COMMANDS:
        found[f"{page_name(name)}.1"] = page(registry.load(name))
    return found


def page_name(command: str) -> str:
    """What the page of a command is called: `kg-last-contact`, `kg-db-check`."""
    return f"kg-{command.replace(' ', '-')}"


def page(command: Command) -> str:
    """The page of one command."""
    lines = [*_head(page_name(command.name), command.about), *_synopsis(command)]
    lines += _section("DESCRIPTION", [_text(command.more or command.about)])
    lines += _section("ARGUMENTS", _entries(map(_argument, command.arguments)))
    lines += _section("OPTIONS", _entries(map(_option, command.options)))
    lines += _section("ABOUT THE RUN", _entries(map(_option, command.settings)))
    lines += _section("EXAMPLES", [".nf", *map(_text, command.examples), ".fi"])
    lines += _section("SEE ALSO", [".BR kg (1)"])
    return "\n".join(lines) + "\n"


def _overview() -> str:
    lines = [*_head("kg", ABOUT)]
    lines += _section("SYNOPSIS", [r".B kg", r"\fICOMMAND\fR [\fIOPTIONS\fR]"])
    for title, commands in registry.groups().items():
        entries = ((rf"\fBkg {_text(name)}\fR", about) for name, about in commands.items())
        lines += _section(title.upper(), _entries(entries))
    lines += _section("OPTIONS", _entries((_bold(flag), about) for flag, about in OPTIONS.items()))
    names = [page_name(name) for name in registry.COMMANDS]
    refs = [f".BR {_text(name)} (1){',' if name != names[-1] else ''}" for name in names]
    lines += _section("SEE ALSO", refs)
    return "\n".join(lines) + "\n"


def _head(name: str, about: str) -> list[str]:
    title = f'.TH {_text(name.upper())} 1 "" "kg {__version__}" "kg"'
    return [title, ".SH NAME", f"{_text(name)} \\- {_text(about)}"]


def _synopsis(command: Command) -> list[str]:
    words = [rf"\fBkg {_text(command.name)}\fR"]
    for one in command.arguments:
        name = rf"\fI{_text(one.metavar)}\fR{'…' if one.many or one.joined else ''}"
        words.append(name if one.required else f"[{name}]")
    return _section("SYNOPSIS", [" ".join([*words, r"[\fIOPTIONS\fR]"])])


def _argument(one: Argument) -> tuple[str, str]:
    return rf"\fI{_text(one.metavar)}\fR", one.about


def _option(one: Option) -> tuple[str, str]:
    flags = ", ".join(map(_bold, one.flags))
    return flags if one.value is None else rf"{flags} \fI{_text(one.value.metavar)}\fR", one.about


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for head, about in entries:
        yield from (".TP", head, _text(about))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f'.SH "{title}"', *found] if found else []


def _bold(text: str) -> str:
    return rf"\fB{_text(text)}\fR"


def _text(text: str) -> str:
    """A text as the macros take it; a line must not begin with what looks like a macro."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("`", "")
    return rf"\&{text}" if text.startswith((".", "'")) else text


def main(folder: str) -> None:
    """Write every page into a folder."""
    import os

    os.makedirs(folder, exist_ok=True)
    for name, text in pages().items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
