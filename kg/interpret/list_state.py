"""How far a list of people has been read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.interpret.body_lines import Line, Lines
from kg.model.people import Group, ListEntry


class ListState(NamedTuple):
    """A line of the list stands at place `at`, below a heading (`heads`) or a label. The entries so
    far were items, rows, names or names with labels (`by`), the last in a `group`; `numbered` tells
    how the last item of the first level began."""

    lines: Lines
    at: int
    heads: bool
    by: str
    numbered: bool
    group: Group | None
    entries: Sequence[ListEntry]

    @property
    def is_right_below(self) -> bool:
        """Whether no blank line stands before the line."""
        return self.lines[self.at - 1].kind != "blank"

    @property
    def is_behind_bold(self) -> bool:
        """Whether the line of the last entry begins in bold: `**Acme:** Ann Lee`."""
        place = self.lines.place_of(self.entries[-1].line) if self.entries else None
        return place is not None and self.lines[place].text.startswith("**")

    @property
    def after(self) -> Line | None:
        """The next line."""
        return self.lines.after(self.at)
