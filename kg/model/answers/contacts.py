"""Who was contacted, and what shows it."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import Basis, Certainty, CertaintyOrStated


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
    status: str | None
    owner: str | None
    person: str | None
    person_key: str | None
    date: str | None
    days_ago: int | None
    channel: str | None
    certainty: CertaintyOrStated | None
    meeting: str | None
    source: str | None
    line: int | None
    mentions: int | None = None
    last_mentioned: str | None = None


class ContactEvidence(NamedTuple):
    """A place in the notes that shows a contact (`direct` 1) or a mention (0)."""

    subject: str | None
    subject_key: str | None
    person: str
    person_key: str
    date: str
    channel: str
    direct: int
    certainty: Certainty
    basis: Basis
    meeting: str | None
    source: str
    line: int
    text: str


class ContactEvent(NamedTuple):
    """A contact on a day, whatever the pieces of evidence for it: `text` is the meeting, or what
    the first of them says; `people` and `about` are names joined by semicolons."""

    date: str
    channel: str
    text: str
    people: str
    about: str | None
    source: str
    line: int


class ContactWeek(NamedTuple):
    """On how many `days` of a week there was contact; week 0 ends with the day asked about."""

    key: str
    week: int
    days: int


class CoAttendance(NamedTuple):
    """Two people and the meetings at which both were."""

    person: str
    person_key: str
    other: str
    other_key: str
    meetings: int
    first_date: str | None
    last_date: str | None
    last_meeting: str
    source: str
    line: int
