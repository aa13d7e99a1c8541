"""Whose machine a note was written on, as paths in it tell: `/Users/ann.lee/…`, `C:\\Users\\…`."""

from __future__ import annotations

import re

from kg.model.names import slug

# A path begins there: not in the middle of another one, of a web address or of a word.
_HOME = re.compile(
    r"(?<![\w.~-])(?:[A-Za-z]:)?[/\\]{1,2}(?:Users|home)[/\\]{1,2}"
    r"([^/\\\s\"'<>|*?:][^/\\\n\"'<>|*?:]{0,60})[/\\]"
)
_STARTS = ("/Users/", "/home/", "\\Users\\")


def home_folders(text: str) -> list[str]:
    """The names of the home folders in a note's text, folded by `glued`, each once."""
    if not any(start in text for start in _STARTS):
        return []
    return sorted({name for found in _HOME.findall(text) if (name := glued(found))})


def glued(name: str) -> str:
    """A name in one word, as accounts are called: `Ann Lee`, `ann.lee` and `annlee` are one."""
    return slug(name).replace("-", "")
