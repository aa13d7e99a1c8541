"""The tasks of a note, from its lines and the list items that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from kg.languages.tasks.line import read_task
from kg.languages.tasks.settings import Settings
from kg.languages.tasks.task import File, Place, Task


class Item(Protocol):
    """A list item: its line (from 0), that of the item around it, and the sign in its box."""

    @property
    def line(self) -> int: ...
    @property
    def parent(self) -> int | None: ...
    @property
    def status(self) -> str | None: ...


def tasks_of(
    lines: Sequence[str],
    first: int,
    items: Iterable[Item],
    headings: Sequence[tuple[int, str]],
    file: File,
    settings: Settings,
) -> list[Task]:
    """The tasks, by their lines. `first` is the number of the first of the lines, from 0;
    `headings` are (line from 0, text) in their order."""
    found: list[Task] = []
    above = 0
    for item in items:
        place = item.line - first
        if item.status is None or not 0 <= place < len(lines):
            continue
        while above < len(headings) and headings[above][0] <= item.line:
            above += 1
        heading = headings[above - 1][1] if above else None
        task = read_task(
            lines[place], Place(file, item.line, heading, item.parent), settings
        )  # fmt: skip
        if task is not None:
            found.append(task)
    return found
