"""People, projects, organizations and meetings."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay
from kg.model.kinds import Basis, Certainty, EventBasis, Kinds, Standing
from kg.model.shown import shows


@shows(
    "person role organization last_contact days_ago last_mentioned open_tasks source",
    widest="person",
    wide="last_contact days_ago",
    narrow="last_mentioned",
)
class Person(NamedTuple):
    """A person. `last_contact` and `days_ago` are those of the newest contact about anything,
    `last_mentioned` the newest day whose notes link the person, be there contact or not.

    `source` is the person's page; None for somebody who is only ever named. `standing` is page,
    confirmed (by an address, two events, or a list with two others who have pages) or named.
    """

    person: str
    key: str
    role: str | None
    organization: str | None
    organization_key: str | None
    email: str | None
    phone: str | None
    last_contact: IsoDay | None
    days_ago: int | None
    last_mentioned: IsoDay | None
    contacts: int
    meetings: int
    """At how many meetings they were."""
    open_tasks: int
    cadence_days: int | None
    """How often they want to be contacted, in days."""
    stated_last_contact: IsoDay | None
    standing: Standing
    is_me: bool
    source: str | None
    """Their page; null for somebody who is only ever named."""

    @property
    def label(self) -> str:
        return self.person

    @property
    def kind(self) -> str:
        return Kinds.PERSON


@shows(
    "project status status_since owner due last_contact days_ago open_tasks source",
    widest="project",
    wide="status",
    narrow="status_since",
)
class Project(NamedTuple):
    """A project. `status_since` is what the notes state, else when an import first saw the status.

    `since_basis` says which: stated or seen.
    """

    project: str
    key: str
    status: str | None
    status_raw: str | None
    status_since: IsoDay | None
    since_basis: str | None
    """How that is known: stated in the note, or seen by an import."""
    owner: str | None
    owner_key: str | None
    priority: str | None
    due: IsoDay | None
    last_contact: IsoDay | None
    days_ago: int | None
    contacts: int
    open_tasks: int
    stated_last_contact: IsoDay | None
    stated_last_updated: IsoDay | None
    source: str | None
    """Its page."""

    @property
    def label(self) -> str:
        return self.project

    @property
    def kind(self) -> str:
        return Kinds.PROJECT


@shows(
    "organization status industry owner people last_contact days_ago open_tasks source",
    widest="organization",
    narrow="industry",
)
class Organization(NamedTuple):
    """A customer, company or partner; `people` counts those who work there."""

    organization: str
    key: str
    status: str | None
    industry: str | None
    domain: str | None
    owner: str | None
    owner_key: str | None
    people: int
    """How many people work there."""
    last_contact: IsoDay | None
    days_ago: int | None
    contacts: int
    open_tasks: int
    stated_last_contact: IsoDay | None
    source: str | None
    """Its page."""

    @property
    def label(self) -> str:
        return self.organization

    @property
    def kind(self) -> str:
        return Kinds.ORGANIZATION


# What a list of things has beside their fields.
THING_COLUMNS = (
    "label", "key", "kind", "tags", "last_contact", "days_ago", "contacts", "source", "line",
)  # fmt: skip


@shows("kind plural fields things")
class Kind(NamedTuple):
    """A kind that kg.toml declares: what several are called, its fields, how many things are."""

    kind: str
    plural: str
    """What several of them are called."""
    fields: tuple[str, ...]
    """The names of its fields."""
    things: int
    """How many there are."""


class Things(NamedTuple):
    """The things of one kind. The `columns` are the label, the fields of the kind, and what every
    list has: key, kind, tags, last contact and how many there were, its page. A field of several
    values has a tuple of them."""

    kind: str
    columns: tuple[str, ...]
    """The names of the columns."""
    rows: tuple[tuple[object, ...], ...]
    """A row for each thing."""


@shows(
    "date meeting kind people absent about pages source",
    called="date meeting",
    widest="meeting",
    wide="people",
)
class Meeting(NamedTuple):
    """A meeting, call or mail exchange; `people`, `absent` and `about` are names joined by
    semicolons, and lists where `_list` is added.

    `pages` counts the notes that are pages of it. `source` is None for a meeting that other notes
    only refer to.
    """

    meeting: str
    key: str
    date: IsoDay | None
    """The day on which it was held."""
    kind: str
    """Meeting, 1-1, call, email and the like."""
    people: str | None
    """Who was there: names with semicolons between them."""
    absent: str | None
    """Who was not: names with semicolons between them."""
    about: str | None
    """What it was about: names with semicolons between them."""
    pages: int
    """How many notes are pages of it."""
    source: str | None
    """Its page; null for one that other notes only refer to."""
    people_list: tuple[str, ...]
    """Who was there."""
    absent_list: tuple[str, ...]
    """Who was not."""
    about_list: tuple[str, ...]
    """What it was about."""

    @property
    def label(self) -> str:
        return self.meeting


@shows("project status is_owner contacts last_contact open_tasks")
class PersonProject(NamedTuple):
    """A project that somebody has to do with: as its owner, by contacts, or by open tasks."""

    person: str
    person_key: str
    project: str
    project_key: str
    status: str | None
    is_owner: bool
    contacts: int
    last_contact: IsoDay | None
    open_tasks: int

    @property
    def label(self) -> str:
        return self.project

    @property
    def key(self) -> str:
        return self.project_key

    @property
    def kind(self) -> str:
        return Kinds.PROJECT

    @property
    def date(self) -> IsoDay | None:
        """The day of the newest contact."""
        return self.last_contact


@shows(
    "person role is_owner times last_date",
    PersonPage="person role times last_date",
    Prep="person role times last_date",
)
class Nearest(NamedTuple):
    """A person near something, by days with a contact about it and meetings with it.

    Of a project or an organization: who was contacted about it; of a person: who was at the same
    meetings. `is_owner` is true of the owner of a project or an account.
    """

    of: str
    """What they are near to."""
    of_key: str
    """Key of that."""
    person: str
    person_key: str
    role: str | None
    is_owner: bool
    times: int
    """On how many days, or at how many meetings."""
    last_date: IsoDay | None

    @property
    def label(self) -> str:
        return self.person

    @property
    def key(self) -> str:
        return self.person_key

    @property
    def kind(self) -> str:
        return Kinds.PERSON

    @property
    def date(self) -> IsoDay | None:
        """The newest of these days."""
        return self.last_date


@shows("person certainty basis source")
class Attendee(NamedTuple):
    """Somebody at a meeting, and what says so."""

    person: str
    person_key: str
    certainty: Certainty
    basis: Basis
    source: str
    line: int

    @property
    def label(self) -> str:
        return self.person

    @property
    def key(self) -> str:
        return self.person_key

    @property
    def kind(self) -> str:
        return Kinds.PERSON


@shows("date meeting source", called="date meeting person", Shown="person basis source")
class Absence(NamedTuple):
    """Somebody who was absent from a meeting, and what says so."""

    person: str
    person_key: str
    meeting: str
    meeting_key: str
    date: IsoDay | None
    """The day of the meeting."""
    basis: Basis
    source: str
    line: int

    @property
    def label(self) -> str:
        return self.person

    @property
    def key(self) -> str:
        return self.person_key

    @property
    def kind(self) -> str:
        return Kinds.PERSON


@shows("page date basis source")
class EventPage(NamedTuple):
    """A note, or a line in one, that is a page of a meeting; `basis` says why."""

    page: str
    """The note, by its title."""
    date: IsoDay | None
    """The day of the note."""
    basis: EventBasis
    """Why it is a page of the meeting."""
    meeting: str
    meeting_key: str
    source: str
    line: int

    @property
    def label(self) -> str:
        return self.page


class NotePage(NamedTuple):
    """A note, meeting, tag or missing target as it stands. `source` is None if it has no page.
    `tags` and `aliases` are joined by semicolons, and lists where `_list` is added."""

    name: str
    key: str
    kind: str
    date: IsoDay | None
    """The day of the note or the meeting."""
    source: str | None
    """Its path; null if it has no page."""
    words: int | None
    """How many words it has."""
    tags: str | None
    """Its tags with semicolons between them."""
    aliases: str | None
    """Its other names with semicolons between them."""
    tags_list: tuple[str, ...]
    """Its tags."""
    aliases_list: tuple[str, ...]
    """Its other names."""

    @property
    def label(self) -> str:
        return self.name
