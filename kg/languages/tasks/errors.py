"""What keeps a query of Tasks from an answer, beside what it shares with others."""

from __future__ import annotations


class NotUnderstood(ValueError):
    """A query that has a line which is no instruction; `line` is that line, as written."""

    def __init__(self, told: str, line: str = "") -> None:
        self.line = line
        super().__init__(f"{told}, in the line: {line}" if line else told)
