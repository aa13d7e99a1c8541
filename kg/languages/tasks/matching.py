"""How a filter looks for a text: as a part in any case, or by a regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kg.languages.tasks.errors import NotUnderstood
from kg.regex import Expression, Refused, expression

Matching = Callable[[str], bool]
LONGEST = 500  # characters of an expression, as in the plugin
_WRITTEN = re.compile(r"/(.+)/([^/]*)\Z", re.DOTALL)
# A repeated group that repeats something itself: the plugin refuses it, as its engine would hang.
_REPEATED = re.compile(r"\(([^()]*)\)[+*{]")


def matching(wanted: str, *, is_regex: bool) -> tuple[Matching, str]:
    """What tells whether a text fits, and what is said of it ("" for nothing).

    Raises NotUnderstood.
    """
    if not is_regex:
        part = wanted.lower()
        return lambda text: part in text.lower(), ""
    found = _WRITTEN.match(wanted)
    if found is None:
        raise NotUnderstood("a regular expression stands in slashes: /words/ or /words/i")
    source, flags = found[1], found[2]
    if len(source) > LONGEST or any(
        "+" in part or "*" in part for part in _REPEATED.findall(source)
    ):
        raise NotUnderstood(
            f"a regular expression has at most {LONGEST} characters, and repeats nothing that "
            "repeats itself"
        )
    try:
        return _expression(source, flags.replace("g", "")).found_in, _told(source, flags)
    except Refused as error:
        raise NotUnderstood(f"the regular expression cannot be used: {error}") from error


@lru_cache(maxsize=64)
def _expression(source: str, flags: str) -> Expression:
    return expression(source, flags)


def _told(source: str, flags: str) -> str:
    flags = "".join(sorted(flags))
    ending = {0: "with no flags", 1: f"with flag '{flags}'"}.get(
        len(flags), f"with flags '{flags}'"
    )  # fmt: skip
    return f"'{_slashed(source)}' {ending}"


def _slashed(source: str) -> str:
    """As JavaScript writes an expression: slashes outside of classes are escaped."""
    parts, in_class, escaped = [], False, False
    for char in source:
        parts.append("\\/" if char == "/" and not (in_class or escaped) else char)
        in_class = in_class if escaped or char not in "[]" else char == "["
        escaped = char == "\\" and not escaped
    return "".join(parts)
