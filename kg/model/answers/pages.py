"""Pages: several answers about one thing."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.answers.contacts import ContactEvent, ContactEvidence, LastContact
from kg.model.answers.notes import Backlink, Link, Statement, Task
from kg.model.answers.state import Problem, TimelineEntry
from kg.model.answers.things import (
    Absence,
    Attendee,
    EventPage,
    Meeting,
    Nearest,
    NotePage,
    Organization,
    Person,
    PersonProject,
    Project,
)


class PersonPage(NamedTuple):
    """Everything about a person. `contacts` are the newest pieces of evidence, newest first;
    `about` the last contact with them about each subject."""

    facts: Person
    contacts: tuple[ContactEvidence, ...]
    meetings: tuple[Meeting, ...]
    absences: tuple[Absence, ...]
    tasks: tuple[Task, ...]
    projects: tuple[PersonProject, ...]
    statements: tuple[Statement, ...]
    nearest: tuple[Nearest, ...]
    problems: tuple[Problem, ...]


class ProjectPage(NamedTuple):
    """Everything about a project; `last` is the answer of `last_contact`, of everyone."""

    facts: Project
    last: tuple[LastContact, ...]
    contacts: tuple[ContactEvidence, ...]
    meetings: tuple[Meeting, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    nearest: tuple[Nearest, ...]
    problems: tuple[Problem, ...]


class OrganizationPage(NamedTuple):
    """Everything about an organization; `people` are those who work there."""

    facts: Organization
    last: tuple[LastContact, ...]
    people: tuple[Person, ...]
    contacts: tuple[ContactEvidence, ...]
    meetings: tuple[Meeting, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]


class Prep(NamedTuple):
    """What to know before meeting a person.

    `last` is the newest contact (several rows where it was about several things); `theirs` are
    the open tasks that they own, `ours` those of the notes' owner about them or linked to them;
    `blocked` are blocked projects that they own or were contacted about; `decisions` the newest
    ones on the projects that both have to do with. `events` are all contacts, a row each; `since`
    is what happened to them and on these projects after the last one; `questions` are open on these
    projects; `others` who else is where they work, or who else was at the same meetings.
    """

    facts: Person
    last: tuple[ContactEvidence, ...]
    theirs: tuple[Task, ...]
    ours: tuple[Task, ...]
    blocked: tuple[PersonProject, ...]
    decisions: tuple[Statement, ...]
    events: tuple[ContactEvent, ...]
    since: tuple[TimelineEntry, ...]
    questions: tuple[Statement, ...]
    others: tuple[Nearest, ...]


class OrganizationPrep(NamedTuple):
    """What to know before meeting an organization, as of a person in `Prep`: `theirs` are the open
    tasks of it and of the people who work there, `blocked` the blocked projects about which any of
    them was contacted; `people` are those who work there, the last contacted first."""

    facts: Organization
    last: tuple[ContactEvidence, ...]
    people: tuple[Person, ...]
    theirs: tuple[Task, ...]
    ours: tuple[Task, ...]
    blocked: tuple[Project, ...]
    decisions: tuple[Statement, ...]
    events: tuple[ContactEvent, ...]
    since: tuple[TimelineEntry, ...]
    questions: tuple[Statement, ...]


class Blocked(NamedTuple):
    """A blocked project and what may move it.

    `why` are its blockers, then its risks; `last` who was contacted last; `ask` are the people most
    likely to unblock it: its owner, then the most contacted.
    """

    facts: Project
    why: tuple[Statement, ...]
    last: tuple[LastContact, ...]
    tasks: tuple[Task, ...]
    ask: tuple[Nearest, ...]


class BlockedRow(NamedTuple):
    """A blocked project in one row: `why`, its blockers and risks; `may_unblock`, whom to ask. Days
    count from the last contact, which was with `with_whom`."""

    project: str
    key: str
    since: str | None
    owner: str | None
    last_contact: str | None
    days_ago: int | None
    with_whom: str | None
    why: str | None
    may_unblock: str | None
    open_tasks: int
    source: str | None


class Shown(NamedTuple):
    """What a note, meeting, tag or missing target is, with its surroundings; `pages` are those of a
    meeting that has several."""

    facts: NotePage
    pages: tuple[EventPage, ...]
    people: tuple[Attendee, ...]
    absent: tuple[Absence, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    backlinks: tuple[Backlink, ...]
    problems: tuple[Problem, ...]
