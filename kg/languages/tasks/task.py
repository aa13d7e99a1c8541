"""A task as the plugin sees it, and the file that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from kg.languages.tasks.days import Day, Invalid
from kg.languages.tasks.recurrence import Recurrence
from kg.languages.tasks.statuses import Status

DayName = Literal["created", "start", "scheduled", "due", "done", "cancelled"]
DAYS: tuple[DayName, ...] = ("created", "start", "scheduled", "due", "done", "cancelled")
PRIORITIES = ("highest", "high", "medium", "none", "low", "lowest")
NO_PRIORITY = PRIORITIES.index("none")


class Link(NamedTuple):
    """A link of a note: as written, what it shows, and the path to which it leads, if any.

    `line` (from 0) is None for one of the frontmatter.
    """

    written: str
    shown: str
    path: str | None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """Where a task or a query stands; `properties` are those of the frontmatter."""

    path: str
    properties: Callable[[], Mapping[str, object]] = dict
    links: Callable[[], tuple[Link, ...]] = tuple

    @property
    def folder(self) -> str:
        """The folder with a `/` behind it; `/` for the vault's own."""
        return self.path.rpartition("/")[0] + "/"

    @property
    def root(self) -> str:
        """The outermost folder with a `/` behind it; `/` for none."""
        first, slash, _ = self.path.partition("/")
        return first + slash if slash else "/"

    @property
    def filename(self) -> str:
        """The name with its ending."""
        return self.path.rpartition("/")[2]

    @property
    def path_without_extension(self) -> str:
        """The path without `.md`."""
        return self.path.removesuffix(".md")

    @property
    def name(self) -> str:
        """The name without `.md`."""
        return self.filename.removesuffix(".md")


class Place(NamedTuple):
    """Where a task stands: its file, line (from 0), the heading above it and the line of the item
    around it."""

    file: File
    line: int = 0
    heading: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What the line of a task says.

    `priority` is a place in PRIORITIES; `block` is the `^id` with its blank; `inferred` says that
    the scheduled day is that of the file's name.
    """

    place: Place
    line: str
    indentation: str
    marker: str
    status: Status
    description: str
    tags: tuple[str, ...] = ()
    priority: int = NO_PRIORITY
    days: Mapping[DayName, Day] = field(default_factory=dict)
    recurrence: Recurrence | None = None
    completion: str = ""
    id: str = ""
    depends: tuple[str, ...] = ()
    block: str = ""
    inferred: bool = False

    @property
    def happens(self) -> date | None:
        """The first of its days of start, schedule and end that is in the calendar."""
        found = (self.days.get(name) for name in ("start", "scheduled", "due"))
        return min(
            (day for day in found if day is not None and not isinstance(day, Invalid)), default=None
        )
