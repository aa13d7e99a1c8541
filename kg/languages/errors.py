"""What keeps a query from an answer."""

from __future__ import annotations


class Unreadable(ValueError):
    """Text that is no query or no expression.

    `line` and `column` count from 1, `expected` is what could stand there.
    """

    def __init__(self, text: str, at: int, expected: tuple[str, ...]) -> None:
        before = text[:at]
        self.line = before.count("\n") + 1
        self.column = at - (before.rfind("\n") + 1) + 1
        self.expected = expected
        found = repr(text[at : at + 20].split("\n")[0]) if text[at:].strip() else "the end"
        wanted = " or ".join(expected) or "nothing more"
        super().__init__(
            f"line {self.line}, column {self.column}: {found} where {wanted} could stand"
        )


class Failed(ValueError):
    """An expression that has no value for a row, or a query that has no result."""


class Exceeded(Exception):
    """A query that takes more time, rows or room than it may."""
