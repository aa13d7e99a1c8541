"""Which line opens a list of people: the label or heading that says what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from kg.interpret.body_lines import Line, Lines, split_label
from kg.model.people import ListEntry
from kg.model.rules import Rules

_FAR = 15  # lines above the first of a list on which its label is looked for


def opening_of(entries: Sequence[ListEntry], lines: Lines, rules: Rules) -> Line | None:
    """The line of the label or heading of a list, which may hold its first names."""
    place = lines.place_of(entries[0].line)
    if place is None:
        return None
    for at in range(place, max(place - _FAR, -1), -1):
        if is_label(lines[at], rules):
            return lines[at]
    return None


def is_label(line: Line, rules: Rules) -> bool:
    """Whether a line has the label of a list of people."""
    if line.kind in ("blank", "rule", "markup", "row"):
        return False
    return split_label(line.text, rules, heading=line.kind == "heading") is not None
