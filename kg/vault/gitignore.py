"""Patterns as in .gitignore, in linear time.

As an expression of Python's own engine, `*a*a*a*a*a*a*b` takes minutes for a single path.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.regex.nodes import EMPTY, END, Choice, Node, One, Refused, Repeat, Row, Test

_CLASS = re.compile(r"\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]", re.DOTALL)
_STARS = re.compile(r"(?<![^/])\*{3,}+(?![^/])|/\*\*(?=/\*\*(?:/|$))")  # what says no more than **
_MEMBER = re.compile(r"\\?(.)(?:-\\?([^\]]))?", re.DOTALL)


def _any(_char: str) -> bool:
    return True


def _in_name(char: str) -> bool:
    return char != "/"


_SLASH = One("/".__eq__)
_STAR = Repeat(One(_in_name), 0, None)
_BELOW = Repeat(One(_any), 0, None)
_FOLDERS = Choice((EMPTY, Row((_BELOW, _SLASH))))  # none, or some with a slash behind


class Pattern(NamedTuple):
    """What a whole path must be, folders with a slash behind; `again` takes back what the patterns
    before it ignored (`!`)."""

    node: Node
    again: bool


def read_pattern(line: str) -> Pattern | None:
    """The pattern on a line; None where there is none, as in a comment. Raises Refused."""
    text = line.rstrip("\r\n")
    bare = text.rstrip(" ")
    if len(text) > len(bare) and _ends_in_backslash(bare):
        bare += " "
    if not bare or bare.startswith("#"):
        return None
    text = bare.removeprefix("!")
    if not text:
        raise Refused("nothing stands behind the !")
    folder = text.endswith("/")
    text = _STARS.sub(lambda found: "" if found[0][0] == "/" else "**", text.removesuffix("/"))
    parts: list[Node] = [] if "/" in text else [_FOLDERS]
    text = text.removeprefix("/")
    while text.startswith("**/"):
        parts, text = [_FOLDERS], text[3:]
    if text == "**":
        parts = [_FOLDERS]
    below = text.endswith("/**")
    _write(text.removesuffix("/**"), parts)
    if below:
        parts += (_SLASH, One(_any), _BELOW)
    elif text.endswith("/*"):
        parts.append(One(_in_name))  # a name, where d/ has none behind its slash
    parts.append(_SLASH if folder else Choice((EMPTY, _SLASH)))
    return Pattern(Row((*parts, END)), bare.startswith("!"))


def _ends_in_backslash(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _write(text: str, parts: list[Node]) -> None:
    """Append what a pattern without its ends stands for."""
    at = 0
    while at < len(text):
        char = text[at]
        if text.startswith("/**/", at):
            parts += (_SLASH, _FOLDERS)
            at += 4
            continue
        at += 1
        if char == "*":
            if not (parts and parts[-1] is _STAR):  # two in a name are one
                parts.append(_STAR)
        elif char == "?":
            parts.append(One(_in_name))
        elif char == "[":
            found = _CLASS.match(text, at - 1)
            if found is None:
                raise Refused("a [ is never closed")
            parts.append(One(_class(found[1], found[2])))
            at = found.end()
        elif char != "\\":
            parts.append(One(char.__eq__))
        elif at == len(text):
            raise Refused("it ends in a backslash")
        else:
            parts.append(One(text[at].__eq__))
            at += 1


def _class(inverted: str, inside: str) -> Test:
    """The test of a class in brackets, which a slash never passes."""
    if "[:" in inside:
        raise Refused("a class such as [:alpha:] is not known; write a-zA-Z")
    singles: set[str] = set()
    ranges: list[tuple[str, str]] = []
    for found in _MEMBER.finditer(inside):
        first, last = found.groups()
        if last is None:
            singles.add(first)
        elif first > last:
            raise Refused(f"the range {first}-{last} is out of order")
        else:
            ranges.append((first, last))

    def passes(char: str) -> bool:
        found = char in singles or any(first <= char <= last for first, last in ranges)
        return found is not bool(inverted) and char != "/"

    return passes
