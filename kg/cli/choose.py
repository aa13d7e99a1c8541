"""A name that may be several things: on a terminal one is asked which."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.errors import NameAmbiguous


def may_ask() -> bool:
    """Whether somebody is there to choose."""
    return sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty()


def chosen(error: NameAmbiguous) -> str | None:
    """The key that somebody chooses; None where they choose nothing."""
    from kg.cli.streams import say

    listed = [f"{number:3}  {key}" for number, key in enumerate(error.candidates, 1)]
    say("\n".join([f"“{error.name}” may be several things:", *listed]))
    most = len(error.candidates)
    while True:
        sys.stderr.write(f"Which one? [1-{most}] ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        word = answer.strip()
        if not word:
            if not answer:
                sys.stderr.write("\n")
            return None
        if word.isascii() and word.isdigit() and 1 <= int(word) <= most:
            return error.candidates[int(word) - 1]


def replaced(values: Mapping[str, object], name: str, key: str) -> dict[str, object] | None:
    """The values of a command with the key in place of the name; None where it stands in none."""
    found = {option: _replaced(value, name, key) for option, value in values.items()}
    return found if found != dict(values) else None


def _replaced(value: object, name: str, key: str) -> object:
    if value == name:
        return key
    if isinstance(value, list):
        if " ".join(map(str, value)) == name:
            return [key]
        return [key if one == name else one for one in value]
    return value
