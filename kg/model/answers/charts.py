"""The rows of charts that no other question has."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay
from kg.model.kinds import Kinds
from kg.model.shown import shows


@shows("name kind days last_date source", called="name", widest="name")
class ContactsByWeek(NamedTuple):
    """Somebody and how many days of each of the last weeks had a contact with them; of a person
    asked about, what the contacts were about (without `key`: about nothing that has a name)."""

    name: str
    key: str | None
    """Its key; null for contacts that were about nothing that has a name."""
    kind: str | None
    days: int
    """On how many days there was a contact, in all of these weeks."""
    last_date: IsoDay
    """The day of the newest contact."""
    weeks: tuple[int, ...]
    """On how many days of each week, the oldest week first; the last one ends with the day asked
    about."""
    source: str | None
    """Path of the note that shows the newest contact."""
    line: int | None

    @property
    def label(self) -> str:
        return self.name


@shows("what begins ends state text other source", called="what begins", widest="text")
class Dated(NamedTuple):
    """What happened to a project on a day or over a time. `what` is status, meeting, contact,
    task, decision, risk, blocker or question."""

    what: str
    """Status, meeting, contact, task, decision, risk, blocker or question."""
    begins: IsoDay | None
    """The first day; of a task the one on which it is to begin, or was written."""
    ends: IsoDay | None
    """The last day; of a task the one on which it was done, or is due. Null for what goes on."""
    state: str | None
    """The status, the state of a task, or how somebody was contacted."""
    text: str
    """What it was, in words."""
    other: str | None
    """Whom it was with, or who is to do it; names, joined by semicolons."""
    source: str | None
    line: int | None

    @property
    def kind(self) -> str:
        """As `what`."""
        return self.what


@shows(
    "project status_since days_blocked last_contact due next_date meeting owner source",
    widest="project",
    narrow="owner",
)
class BlockedInTime(NamedTuple):
    """A blocked project: since when, the newest contact about it, its due day, the next meeting."""

    project: str
    key: str
    owner: str | None
    status_since: IsoDay | None
    since_basis: str | None
    """How that is known: stated in the note, or seen by an import."""
    days_blocked: int | None
    """Days since then; null where it is not known since when."""
    last_contact: IsoDay | None
    due: IsoDay | None
    next_date: IsoDay | None
    """The day of the next meeting about it."""
    meeting: str | None
    """The next meeting about it, by its title."""
    meeting_key: str | None
    source: str | None
    """Its page."""

    @property
    def label(self) -> str:
        return self.project

    @property
    def kind(self) -> str:
        return Kinds.PROJECT


@shows("name kind last_date days_ago times ties source", called="name", widest="name")
class Near(NamedTuple):
    """Somebody, or something, near to what stands in the middle of a circle."""

    name: str
    key: str
    kind: str
    last_date: IsoDay | None
    """The newest day of what ties the two; null where nothing of it has a day."""
    days_ago: int | None
    """Days from then to the day asked about."""
    times: int
    """How many meetings of both there were, and days with a contact."""
    ties: str
    """What ties the two: met, contacted, or what notes state (owns, works for); with commas."""
    source: str | None
    line: int | None

    @property
    def label(self) -> str:
        return self.name
