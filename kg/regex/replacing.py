"""What JavaScript's `replace` and `split` make of the matches of an expression."""

from __future__ import annotations

import re

from kg.regex.positions import Finder, Match

# $$, $&, $`, $', $1 to $99, $<name>
_DOLLAR = re.compile(r"\$(?:([$&`'])|(\d\d?)|<([^<>]*)>)", re.ASCII)


def replace_all(finder: Finder, text: str, replacement: str) -> str:
    """The text with every match replaced (flag g). Raises Refused."""
    parts = []
    end = 0
    for match in finder.matches(text):
        parts.append(text[end : match.start])
        parts.append(_filled(replacement, match, text, finder))
        end = match.end
    return "".join([*parts, text[end:]])


def split(finder: Finder, text: str, limit: int | None = None) -> list[str | None]:
    """The text between matches, with what groups hold in between (ECMA-262, RegExp[@@split]).

    Raises Refused.
    """
    most = len(text) * (finder.count + 2) + 1 if limit is None else limit
    if not most:
        return []
    if not text:
        match = finder.search(text)
        return [] if match else [text]
    parts: list[str | None] = []
    end = 0
    for match in finder.matches(text):
        if match.start >= len(text):
            break
        if match.end == end:
            continue
        parts += [text[end : match.start], *match.groups]
        end = match.end
        if len(parts) >= most:
            return parts[:most]
    return [*parts, text[end:]]


def _filled(replacement: str, match: Match, text: str, finder: Finder) -> str:
    """What stands for a match (ECMA-262, GetSubstitution)."""

    def of(found: re.Match[str]) -> str:
        sign, digits, name = found.groups()
        if sign:
            return {
                "$": "$",
                "&": text[match.start : match.end],
                "`": text[: match.start],
                "'": text[match.end :],
            }[sign]
        if digits:
            if 0 < int(digits) <= finder.count:
                return match.groups[int(digits) - 1] or ""
            if len(digits) == 2 and 0 < int(digits[0]) <= finder.count:
                return (match.groups[int(digits[0]) - 1] or "") + digits[1]
            return str(found[0])
        if not finder.names:
            return str(found[0])
        number = finder.names.get(name)
        return (match.groups[number - 1] or "") if number else ""

    return _DOLLAR.sub(of, replacement)
