"""How things stand: what needs attention, what happened, what is wrong."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import CertaintyOrStated, Kinds, ProblemCode, Severity
from kg.model.shown import shows


class Status(NamedTuple):
    """What the database holds. `imported` is when the last import ended, in UTC; `notice` is what
    must be known of a copy that could not be made from the notes."""

    vault: str
    imported: str
    as_of: str
    version: str
    notes: int
    people: int
    projects: int
    organizations: int
    meetings: int
    contacts: int
    links: int
    unresolved_links: int
    tags: int
    tasks: int
    open_tasks: int
    errors: int
    warnings: int
    infos: int
    notice: str | None


@shows(
    "name kind status last_contact certainty days_ago last_mentioned limit_days days_overdue source"
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
    last_contact: str | None
    certainty: CertaintyOrStated | None
    days_ago: int | None
    last_mentioned: str | None
    limit_days: int
    limit_basis: str
    days_overdue: int | None
    source: str | None
    line: int | None

    @property
    def label(self) -> str:
        return self.name

    @property
    def date(self) -> str | None:
        """The day of the newest contact."""
        return self.last_contact


@shows("project status owner person contacts share others last_contact")
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
    share: float
    others: int
    last_contact: str

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
    def date(self) -> str:
        """The day of the newest contact."""
        return self.last_contact


@shows("date what text other source")
class TimelineEntry(NamedTuple):
    """Something dated. `what` is contact, mention, meeting, task done, task due, note, changed, or
    the kind of a statement; `other` is the other side of it."""

    date: str
    what: str
    text: str
    other: str | None
    other_key: str | None
    source: str | None
    line: int | None

    @property
    def kind(self) -> str:
        """As `what`."""
        return self.what


@shows("date kind name what old new source")
class Changed(NamedTuple):
    """What is new or different: a note that was `added` or `edited`, or a field of a thing whose
    value changed from `old` to `new` (`what` is then the field's name)."""

    date: str
    what: str
    name: str
    key: str
    kind: str
    old: str | None
    new: str | None
    source: str | None

    @property
    def label(self) -> str:
        return self.name


@shows("severity code message source")
class Problem(NamedTuple):
    """What is wrong with a note; `severity` is error, warning or info."""

    severity: Severity
    code: ProblemCode
    message: str
    source: str | None
    line: int | None
    about_key: str | None


@shows("severity code problems notes example")
class ProblemCount(NamedTuple):
    """How many problems of one code there are."""

    severity: Severity
    code: ProblemCode
    problems: int
    notes: int
    example: str


@shows("severity code notes archived answers message cure kg_toml source")
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
    source: str | None
    line: int | None
    about_key: str | None
    problems: int
    notes: int
    archived: int
    answers: int
    cure: str
    kg_toml: str | None
    places: tuple[Problem, ...]


@shows("name contacts other other_contacts reason line")
class MayBeOne(NamedTuple):
    """Two things that may be one, and how many days with contact hang on each.

    `line` says so in kg.toml. Of a group too large for pairs `other` tells how many more there are;
    then there is neither a `line` nor an `other_key`.
    """

    name: str
    contacts: int
    other: str
    other_contacts: int
    reason: str
    line: str | None
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
        return self.line


class Settled(NamedTuple):
    """The lines that were changed in a file of settings."""

    file: str
    lines: tuple[str, ...]
