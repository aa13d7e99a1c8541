"""Which line belongs to the item above it."""

from __future__ import annotations

from kg.interpret.body_lines import Line
from kg.interpret.name_lines import is_of_names


def goes_on_below(after: Line | None, line: Line) -> bool:
    """Whether the list of a label in an item stands below it."""
    return is_deeper(after, line) or is_wrapped(after, line)


def is_deeper(after: Line | None, line: Line) -> bool:
    """Whether the next line is an item within the one on this line."""
    if after is None or after.kind != "item":
        return False
    return after.indent > line.indent or _is_bullet_below(after, line)


def _is_bullet_below(after: Line, line: Line) -> bool:
    """Whether a bullet belongs to a numbered item: many write them without indentation."""
    return line.numbered and not after.numbered and after.indent == line.indent


def is_wrapped(after: Line | None, line: Line) -> bool:
    """Whether the next line is names further in: `Present:   Ann Lee` is above them."""
    if after is None or after.kind != "text" or after.indent <= line.indent:
        return False
    return is_of_names([after.text])
