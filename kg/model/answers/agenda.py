"""What lies ahead, and what lies behind: meetings to come, a day, a week."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay
from kg.model.shown import shows


@shows("date meeting about prep source", widest="meeting prep")
class Upcoming(NamedTuple):
    """A meeting to come, with what to know before it."""

    meeting: str
    key: str
    date: IsoDay
    """The day on which it will be."""
    days_ahead: int
    """In how many days: 0 today."""
    kind: str
    """Meeting, 1-1, call and the like."""
    with_whom: str | None
    """Who comes: names, joined by semicolons."""
    about: str | None
    """What it is about: names, joined by semicolons."""
    prep: str | None
    """Of each who comes, of many of three, the last contact and how many tasks are open; then what
    it is about that is blocked."""
    source: str | None

    @property
    def label(self) -> str:
        return self.meeting


class Day(NamedTuple):
    """A day, and how much of everything it has."""

    day: IsoDay
    """The day asked about."""
    until: IsoDay
    """The last day of the meetings to come."""
    meetings: int
    """How many meetings there are today."""
    meetings_to_come: int
    """How many meetings there are until then, those of today among them."""
    tasks_due: int
    """How many tasks of mine are due today, or overdue."""
    tasks_overdue: int
    """How many of these are overdue."""
    promised_to_me: int
    """How many open tasks others have."""
    going_cold: int
    """How many people were not contacted for too long."""
    newly_blocked: int
    """How many projects are blocked since a week or less."""


class Week(NamedTuple):
    """A stretch of days, a week as a rule, and how much happened in it."""

    since: IsoDay
    """Its first day."""
    until: IsoDay
    """Its last day."""
    contacts: int
    """How many contacts there were: a meeting with several people is one."""
    people: int
    """How many people were contacted."""
    tasks_done: int
    """How many tasks were done."""
    newly_blocked: int
    """How many projects became blocked."""
    went_cold: int
    """Of how many people the days without contact became too many."""
    tasks_due: int
    """How many tasks of mine are due within the next seven days, or overdue."""
    tasks_overdue: int
    """How many of these are overdue."""
