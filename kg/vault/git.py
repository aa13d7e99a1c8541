"""What git is told about a vault that is its repository: who commits there."""

from __future__ import annotations

import os

from kg.read import Unreadable, read_file

_CONFIG = os.path.join(".git", "config")
_LARGEST = 256 * 1024  # bytes


def user_name(vault: str) -> str:
    """`user.name` in the vault's own `.git/config`; "" where there is none."""
    place = os.path.join(vault, _CONFIG)
    if not os.path.lexists(place):
        return ""
    try:
        text = read_file(place, _LARGEST).decode("utf-8", "replace")
    except Unreadable:
        return ""  # git's own affair, and only one hint of several
    name, section = "", ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section, _, line = line[1:].partition("]")
        key, equals, value = line.partition("=")
        if equals and section.strip().lower() == "user" and key.strip().lower() == "name":
            name = _value(value)
    return name


def _value(text: str) -> str:
    """A value as git reads it: quotes hold it together, a comment ends it."""
    found, quoted = "", False
    for sign in text.strip():
        if sign == '"':
            quoted = not quoted
        elif sign in "#;" and not quoted:
            break
        else:
            found += sign
    return found.strip()
