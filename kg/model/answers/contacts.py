"""Who was contacted, and what shows it."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay
from kg.model.kinds import Basis, Certainty, CertaintyOrStated
from kg.model.shown import shows


@shows(
    "subject status owner person date days_ago channel certainty source",
    called="subject person",
    widest="subject person date",
    wide="days_ago",
    narrow="channel",
)
class LastContact(NamedTuple):
    """A person in the newest contact about a subject; person is None if there was no contact.

    `certainty` is explicit, linked or inferred; or stated, where no evidence but only a note's own
    word gives the date. `days_ago` counts from that day to the day asked about. Where there is no
    contact, `mentions` counts the lines that mention somebody beside the subject, `last_mentioned`
    is the newest day of these.
    """

    subject: str
    subject_key: str
    kind: str
    """Of what kind the subject is; `text` for words that were asked about."""
    status: str | None
    owner: str | None
    person: str | None
    person_key: str | None
    date: IsoDay | None
    """The day of the contact."""
    days_ago: int | None
    """Days from that day to the day asked about."""
    channel: str | None
    certainty: CertaintyOrStated | None
    meeting: str | None
    source: str | None
    line: int | None
    mentions: int | None = None
    """Where there is no contact: how many lines mention somebody beside the subject."""
    last_mentioned: IsoDay | None = None
    """The newest day of these."""

    @property
    def label(self) -> str:
        return self.subject

    @property
    def key(self) -> str:
        return self.subject_key


@shows("date person subject channel certainty text source", called="date person", widest="text")
class ContactEvidence(NamedTuple):
    """A place in the notes that shows a contact (`direct`) or only a mention."""

    subject: str | None
    subject_key: str | None
    person: str
    person_key: str
    date: IsoDay
    """The day of the contact."""
    channel: str
    direct: bool
    """Whether it is a contact, and not only a mention."""
    certainty: Certainty
    basis: Basis
    meeting: str | None
    source: str
    line: int
    text: str


@shows("date channel text with_whom about source", called="date text", widest="text")
class ContactEvent(NamedTuple):
    """A contact on a day, whatever the pieces of evidence for it: `text` is the meeting, or what
    the first of them says; `with_whom` and `about` are names joined by semicolons."""

    date: IsoDay
    channel: str
    text: str
    with_whom: str
    """Names, joined by semicolons."""
    about: str | None
    """Names, joined by semicolons."""
    source: str
    line: int


@shows("subject_key week days")
class ContactWeek(NamedTuple):
    """On how many `days` of a week there was contact; week 0 ends with the day asked about."""

    subject_key: str
    week: int
    """How many weeks before the day asked about it ends."""
    days: int
    """On how many days there was contact."""


@shows("person other meetings first_date last_date last_meeting source", called="person other")
class CoAttendance(NamedTuple):
    """Two people and the meetings at which both were."""

    person: str
    person_key: str
    other: str
    other_key: str
    meetings: int
    """At how many meetings both were."""
    first_date: IsoDay | None
    """The day of the first one."""
    last_date: IsoDay | None
    """The day of the last one."""
    last_meeting: str
    """The last one, by its title."""
    source: str
    line: int

    @property
    def date(self) -> IsoDay | None:
        """The day of the last meeting."""
        return self.last_date
