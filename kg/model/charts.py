"""What a chart is made of: its rows, and what is to be known beside them.

`as_of` is the day asked about, as ISO text; `in_all` counts the rows that there would be without a
limit.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.model.answers.charts import BlockedInTime, ContactsByWeek, Dated, Near
from kg.model.answers.state import Stale
from kg.model.answers.things import Project


class Cold(NamedTuple):
    """People to be called: those past a cadence of their own, then those past `over` days."""

    as_of: str
    over: int
    rows: tuple[Stale, ...]
    in_all: int


class Contacts(NamedTuple):
    """Who was contacted in which of the last `weeks`; `about` and `kind` say what was asked about,
    if anything."""

    as_of: str
    weeks: int
    about: str | None
    kind: str | None
    rows: tuple[ContactsByWeek, ...]
    in_all: int


class ProjectInTime(NamedTuple):
    """A project, and what is dated about it."""

    as_of: str
    facts: Project
    rows: tuple[Dated, ...]
    in_all: int


class AllBlocked(NamedTuple):
    """The projects that are blocked, those blocked longest first."""

    as_of: str
    rows: tuple[BlockedInTime, ...]
    in_all: int


class Circle(NamedTuple):
    """Who and what is near to somebody or something, the latest first."""

    as_of: str
    name: str
    kind: str
    rows: tuple[Near, ...]
    in_all: int
