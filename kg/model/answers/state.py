"""How things stand: what needs attention, what happened, what is wrong."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay, IsoMoment
from kg.model.kinds import CertaintyOrStated, Kinds, ProblemCode, Severity
from kg.model.shown import shows


class Status(NamedTuple):
    """What the database holds. `imported` is when the last import ended, in UTC; `notice` is what
    must be known of a copy that could not be made from the notes."""

    vault: str
    """The folder of the notes."""
    imported: IsoMoment
    """When the last import ended: a moment in UTC."""
    as_of: IsoDay
    version: str
    """The kg that imported."""
    notes: int
    people: int
    projects: int
    organizations: int
    meetings: int
    contacts: int
    """How many pieces of evidence of contacts."""
    links: int
    unresolved_links: int
    """How many links lead to nothing."""
    tags: int
    tasks: int
    open_tasks: int
    errors: int
    """How many problems are errors."""
    warnings: int
    """How many are warnings."""
    infos: int
    """How many are infos."""
    notice: str | None
    """What must be known of a copy that could not be made from the notes."""


@shows(
    "name kind status last_contact certainty days_ago last_mentioned limit_days days_overdue "
    "source",
    widest="name",
    wide="days_ago last_contact",
    narrow="last_mentioned",
    Today="name last_contact days_ago last_mentioned limit_days source",
    WeekReview="name last_contact days_ago last_mentioned limit_days source",
)
class Stale(NamedTuple):
    """Somebody, or something, not contacted for longer than `limit_days`.

    `limit_basis` says where the limit comes from: cadence (the person's own) or asked.
    `certainty` is that of the newest contact (explicit, linked, inferred), stated (only a note
    says so) or None (never contacted).
    """

    name: str
    key: str
    kind: str
    status: str | None
    last_contact: IsoDay | None
    certainty: CertaintyOrStated | None
    days_ago: int | None
    last_mentioned: IsoDay | None
    limit_days: int
    """How many days without contact are too long."""
    limit_basis: str
    """Where the limit comes from: cadence (the person's own) or asked."""
    days_overdue: int | None
    """Days past the limit; null for never contacted."""
    source: str | None
    line: int | None

    @property
    def label(self) -> str:
        return self.name

    @property
    def date(self) -> IsoDay | None:
        """The day of the newest contact."""
        return self.last_contact


@shows("project status owner person contacts share others last_contact", widest="project person")
class BusFactor(NamedTuple):
    """A project that hangs on one person: `share` of the days with a contact were with them.

    `contacts` counts those days, `others` the other people ever contacted about the project.
    """

    project: str
    project_key: str
    status: str | None
    owner: str | None
    person: str
    person_key: str
    contacts: int
    """On how many days they were contacted about it."""
    share: float
    """Their share of all days with a contact, 0 to 1."""
    others: int
    """How many others were ever contacted about it."""
    last_contact: IsoDay

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
    def date(self) -> IsoDay:
        """The day of the newest contact."""
        return self.last_contact


@shows("date what text other source", called="date what text", widest="text")
class TimelineEntry(NamedTuple):
    """Something dated. `what` is contact, mention, meeting, task done, task due, note, changed, or
    the kind of a statement; `other` is the other side of it."""

    date: IsoDay
    """The day on which it happened, or is due."""
    what: str
    """Contact, mention, meeting, task done, task due, note, changed, or the kind of a statement."""
    text: str
    """What it was, in words."""
    other: str | None
    """The other side of it."""
    other_key: str | None
    """Key of the other side."""
    source: str | None
    line: int | None

    @property
    def kind(self) -> str:
        """As `what`."""
        return self.what


@shows("date kind name what old new source", called="date name", widest="name")
class Changed(NamedTuple):
    """What is new or different: a note that was `added` or `edited`, or a field of a thing whose
    value changed from `old` to `new` (`what` is then the field's name)."""

    date: IsoDay
    """The day on which it was added, edited or changed."""
    what: str
    """Added or edited, of a note; else the field that changed."""
    name: str
    key: str
    kind: str
    old: str | None
    """The value before."""
    new: str | None
    """The value since then."""
    source: str | None

    @property
    def label(self) -> str:
        return self.name


@shows("severity code message source", called="code source", widest="message")
class Problem(NamedTuple):
    """What is wrong with a note; `severity` is error, warning or info."""

    severity: Severity
    code: ProblemCode
    message: str
    source: str | None
    line: int | None
    about_key: str | None


@shows("severity code problems notes example", called="code")
class ProblemCount(NamedTuple):
    """How many problems of one code there are."""

    severity: Severity
    code: ProblemCode
    problems: int
    """How many there are."""
    notes: int
    """In how many notes."""
    example: str
    """One of their messages."""


@shows(
    "severity code notes archived answers message cure kg_toml source",
    called="code source",
    widest="code",
)
class ProblemCause(NamedTuple):
    """Problems that have one cause and one cure.

    `severity`, `source`, `line` and `about_key` are those of the first place, one outside archives
    if there is any; `message` holds every different text, a line each. `notes` counts the notes
    concerned outside archives, `archived` those in them; `answers` the people, projects and
    organizations of whom these notes tell something. `kg_toml` is the line for kg.toml, where one
    helps; `places` are all problems.
    """

    severity: Severity
    code: ProblemCode
    message: str
    """Every different text, a line each."""
    source: str | None
    """The first place; outside archives, if one is."""
    line: int | None
    about_key: str | None
    problems: int
    """How many places there are."""
    notes: int
    """How many notes it concerns, outside archives."""
    archived: int
    """How many notes in archives."""
    answers: int
    """How many people, projects and organizations these notes tell of."""
    cure: str
    """What to do."""
    kg_toml: str | None
    """The line for kg.toml, where one helps."""
    nearest: str | None
    """Of links that lead nowhere, what is called most like them and has a page, a line each."""
    places: tuple[Problem, ...]
    """Each place."""


@shows("name contacts other other_contacts reason line", called="name other", wide="reason")
class MayBeOne(NamedTuple):
    """Two things that may be one, and how many days with contact hang on each.

    `line` says so in kg.toml. Of a group too large for pairs `other` tells how many more there are;
    then there is neither a `line` nor an `other_key`.
    """

    name: str
    contacts: int
    """On how many days the first was contacted."""
    other: str
    other_contacts: int
    """On how many days the other was."""
    reason: str
    """Why they may be one."""
    line: str | None
    """As `kg_toml`: not the number of a line."""
    key: str
    other_key: str | None

    @property
    def label(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def kg_toml(self) -> str | None:
        """The line that joins them in kg.toml; of a group too large for pairs, null."""
        return self.line


class Settled(NamedTuple):
    """The lines that were changed in a file of settings."""

    file: str
    """The file of settings."""
    lines: tuple[str, ...]
    """Its new lines."""
