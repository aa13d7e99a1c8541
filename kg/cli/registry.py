"""Every command: its name, where it lives, what it is for and where it is listed.

A command is a file in kg/cli/commands, which names it. The first lines of the file say the rest:

    '''Who, or what, was not contacted for too long?

    Listed under Ask, after `kg blocked`.
    '''

They are read as text, and only to list commands: importing every command would take `kg --help`
twice as long.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.cli.command import Command

TITLES = ("Ask", "Look up", "Graph", "Keep")
FAMILIES = frozenset(("chart", "db"))  # first words of names such as "db upgrade"
_FOLDER = os.path.join(os.path.dirname(__file__), "commands")
_LISTED = "\nListed under "
_HEAD = 1_000  # characters, in which these lines stand


def _named(module: str) -> str:
    """The command that a module declares: `db_check` is "db check", `bus_factor` "bus-factor"."""
    family, _, rest = module.partition("_")
    return f"{family} {rest}" if family in FAMILIES else module.rstrip("_").replace("_", "-")


# Name -> module in kg.cli.commands.
COMMANDS = {
    _named(file[:-3]): file[:-3]
    for file in sorted(os.listdir(_FOLDER))
    if file.endswith(".py") and not file.startswith("_")
}


class Listed:
    """What the first lines of a command's file say: what it is for, its group, and the command that
    stands before it there ("" for the first one)."""

    __slots__ = ("about", "after", "group")

    def __init__(self, text: str) -> None:
        about, _, rest = text.removeprefix('"""').partition('"""')[0].partition("\n")
        group, _, place = rest.partition(_LISTED)[2].partition(".")[0].partition(", ")
        self.about = about
        self.group = group
        self.after = place.partition("`kg ")[2].rstrip("`")


@cache
def listed(name: str) -> Listed:
    """What the file of a command says of it."""
    with open(os.path.join(_FOLDER, COMMANDS[name] + ".py"), encoding="utf-8") as file:
        return Listed(file.read(_HEAD))


@cache
def groups() -> dict[str, dict[str, str]]:
    """Group -> name -> what it is for; in the order in which they are listed."""
    members: dict[str, list[str]] = {title: [] for title in TITLES}
    for name in COMMANDS:
        members.setdefault(listed(name).group, []).append(name)
    return {
        group: {name: listed(name).about for name in _ordered(names)}
        for group, names in members.items()
    }


def _ordered(names: list[str]) -> list[str]:
    """Each behind the one that it stands after; last, those that stand after none of them."""
    found: list[str] = []

    def follow(before: str) -> None:
        for name in names:
            if listed(name).after == before and name not in found:
                found.append(name)
                follow(name)

    follow("")
    return found + [name for name in names if name not in found]


def load(name: str) -> Command:
    """The declaration of a command; only its own module is imported."""
    from importlib import import_module

    command: Command = import_module("kg.cli.commands." + COMMANDS[name]).COMMAND
    return command


def front(words: list[str]) -> tuple[list[str], list[str]]:
    """The options about the run that stand before a command, and the words from the command on.

    An unknown one is left where it is, for the complaint.
    """
    if not words or not words[0].startswith("-"):
        return [], words
    from kg.cli.options import ANSWERED, VERBOSE

    options = {flag: option for option in (*ANSWERED, VERBOSE) for flag in option.flags}
    at = 0
    while at < len(words) and words[at].startswith("-"):
        flag, equals, _ = words[at].partition("=")
        option = options.get(flag)
        if option is None:
            return [], words
        at += 1 if option.value is None or equals else 2
    return words[:at], words[at:]


def split(words: list[str]) -> tuple[str, list[str]]:
    """The name of the command that the words begin with, and the words after it.

    The name may be no command at all: nothing is checked here.
    """
    if len(words) > 1 and words[0] in FAMILIES and not words[1].startswith("-"):
        return f"{words[0]} {words[1]}", words[2:]
    return (words[0], words[1:]) if words else ("", [])
