"""Which line opens a list of people: the label or heading that says what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from kg.interpret.body_lines import Line, Lines, split_label
from kg.interpret.labels import Label
from kg.model.people import ListEntry
from kg.model.rules import Rules

_FAR = 15  # lines above the first of a list on which its label is looked for


def opening_of(entries: Sequence[ListEntry], lines: Lines, rules: Rules) -> Line | None:
    """The line of the label or heading of a list, which may hold its first names."""
    place = lines.place_of(entries[0].line)
    if place is None:
        return None
    for at in range(place, max(place - _FAR, -1), -1):
        if label_on(lines[at], rules) is not None:
            return lines[at]
    return None


def label_on(line: Line, rules: Rules) -> tuple[Label, str] | None:
    """The label of a list of people that a line has, and what stands behind it there."""
    if line.kind in ("blank", "rule", "markup", "row"):
        return None
    return split_label(line.text, rules, heading=line.kind == "heading")
