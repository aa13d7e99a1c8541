"""Pages: several answers about one thing."""

from __future__ import annotations

from typing import Any, NamedTuple

from kg.model.answers.contacts import ContactEvidence, LastContact
from kg.model.answers.notes import Backlink, Link, Statement, Task
from kg.model.answers.state import Problem
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
    ones on the projects that both have to do with.
    """

    facts: Person
    last: tuple[ContactEvidence, ...]
    theirs: tuple[Task, ...]
    ours: tuple[Task, ...]
    blocked: tuple[PersonProject, ...]
    decisions: tuple[Statement, ...]


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


class ThingPage(NamedTuple):
    """Everything about a thing whose kind kg.toml declares; `facts` are a row of `things`."""

    facts: Any
    last: tuple[LastContact, ...]
    contacts: tuple[ContactEvidence, ...]
    meetings: tuple[Meeting, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    nearest: tuple[Nearest, ...]
    links: tuple[Link, ...]
    backlinks: tuple[Backlink, ...]
    problems: tuple[Problem, ...]


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
