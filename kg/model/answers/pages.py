"""Pages: several answers about one thing."""

from __future__ import annotations

from typing import Any, NamedTuple

from kg.model.answers.agenda import Day, Upcoming, Week
from kg.model.answers.contacts import ContactEvent, ContactEvidence, LastContact
from kg.model.answers.notes import Backlink, Link, Statement, Task
from kg.model.answers.state import Changed, Problem, Stale, TimelineEntry
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
from kg.model.iso import IsoDay
from kg.model.kinds import Kinds
from kg.model.shown import shows


class PersonPage(NamedTuple):
    """Everything about a person. `contacts` are the newest pieces of evidence, newest first;
    `about` the last contact with them about each subject."""

    facts: Person
    """The person."""
    contacts: tuple[ContactEvidence, ...]
    """The newest contacts."""
    meetings: tuple[Meeting, ...]
    """The newest meetings."""
    absences: tuple[Absence, ...]
    """The meetings that they missed."""
    tasks: tuple[Task, ...]
    """Their open tasks, and those about them."""
    projects: tuple[PersonProject, ...]
    """The projects that they have to do with."""
    statements: tuple[Statement, ...]
    """What notes say of them."""
    nearest: tuple[Nearest, ...]
    """Who was at the same meetings."""
    problems: tuple[Problem, ...]
    """What is wrong with their notes."""


class ProjectPage(NamedTuple):
    """Everything about a project; `last` is the answer of `last_contact`, of everyone."""

    facts: Project
    """The project."""
    last: tuple[LastContact, ...]
    """The last contact with everybody about it."""
    contacts: tuple[ContactEvidence, ...]
    """The newest contacts."""
    meetings: tuple[Meeting, ...]
    """The newest meetings."""
    tasks: tuple[Task, ...]
    """The open tasks about it."""
    statements: tuple[Statement, ...]
    """What notes say of it."""
    nearest: tuple[Nearest, ...]
    """Who was contacted about it most."""
    problems: tuple[Problem, ...]
    """What is wrong with its notes."""


class OrganizationPage(NamedTuple):
    """Everything about an organization; `people` are those who work there, `met` the newest
    contacts about it and with them; `theirs`, `blocked`, `decisions` and `questions` are those of
    `OrganizationPrep`."""

    facts: Organization
    """The organization."""
    last: tuple[LastContact, ...]
    """The last contact with everybody about it."""
    people: tuple[Person, ...]
    """Who works there."""
    contacts: tuple[ContactEvidence, ...]
    """The newest contacts."""
    meetings: tuple[Meeting, ...]
    """The newest meetings."""
    tasks: tuple[Task, ...]
    """The open tasks about it."""
    statements: tuple[Statement, ...]
    """What notes say of it."""
    problems: tuple[Problem, ...]
    """What is wrong with its notes."""
    met: tuple[ContactEvidence, ...]
    """The newest contacts about it and with the people who work there."""
    theirs: tuple[Task, ...]
    """Open tasks of it and of the people who work there."""
    blocked: tuple[Project, ...]
    """Blocked projects about which any of them was contacted."""
    decisions: tuple[Statement, ...]
    """The newest decisions on it and on these projects."""
    questions: tuple[Statement, ...]
    """What is open about it and on these projects."""


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
    """The person."""
    last: tuple[ContactEvidence, ...]
    """The newest contact."""
    theirs: tuple[Task, ...]
    """Their open tasks."""
    ours: tuple[Task, ...]
    blocked: tuple[PersonProject, ...]
    """Blocked projects that they have to do with."""
    decisions: tuple[Statement, ...]
    events: tuple[ContactEvent, ...]
    since: tuple[TimelineEntry, ...]
    questions: tuple[Statement, ...]
    others: tuple[Nearest, ...]
    """Who else is there."""


class OrganizationPrep(NamedTuple):
    """What to know before meeting an organization, as of a person in `Prep`: `theirs` are the open
    tasks of it and of the people who work there, `blocked` the blocked projects about which any of
    them was contacted; `people` are those who work there, the last contacted first."""

    facts: Organization
    """The organization."""
    last: tuple[ContactEvidence, ...]
    """The newest contact."""
    people: tuple[Person, ...]
    """Who works there, the last contacted first."""
    theirs: tuple[Task, ...]
    """Open tasks of it and of the people who work there."""
    ours: tuple[Task, ...]
    blocked: tuple[Project, ...]
    """Blocked projects about which any of them was contacted."""
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
    """The project."""
    why: tuple[Statement, ...]
    """Its blockers, then its risks."""
    last: tuple[LastContact, ...]
    """Who was contacted last."""
    tasks: tuple[Task, ...]
    """The open tasks about it."""
    ask: tuple[Nearest, ...]
    """Who may unblock it."""


class ThingPage(NamedTuple):
    """Everything about a thing whose kind kg.toml declares; `facts` are a row of `things`."""

    facts: Any
    """A row of `kg list`: its label, its fields, and what every list has."""
    last: tuple[LastContact, ...]
    """The newest contact about it, with each person."""
    contacts: tuple[ContactEvidence, ...]
    meetings: tuple[Meeting, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    """Facts, decisions, risks, blockers and questions about it."""
    nearest: tuple[Nearest, ...]
    """The people nearest to it."""
    links: tuple[Link, ...]
    backlinks: tuple[Backlink, ...]
    """The links to it."""
    problems: tuple[Problem, ...]


@shows(
    "project since last_contact days_ago with_whom why may_unblock open_tasks source",
    widest="project why",
    wide="may_unblock",
)
class BlockedRow(NamedTuple):
    """A blocked project in one row: `why`, its blockers and risks; `may_unblock`, whom to ask. Days
    count from the last contact, which was with `with_whom`."""

    project: str
    key: str
    since: IsoDay | None
    """Since when."""
    owner: str | None
    last_contact: IsoDay | None
    days_ago: int | None
    with_whom: str | None
    """With whom the last contact was."""
    why: str | None
    """Its blockers and risks."""
    may_unblock: str | None
    """Whom to ask."""
    open_tasks: int
    source: str | None

    @property
    def label(self) -> str:
        return self.project

    @property
    def kind(self) -> str:
        return Kinds.PROJECT


class Today(NamedTuple):
    """What to know on a morning. A part is empty where there is nothing."""

    facts: Day
    """The day."""
    meetings_to_come: tuple[Upcoming, ...]
    """The meetings of this day and the seven days after it."""
    tasks_due: tuple[Task, ...]
    """Open tasks of mine, or of nobody in particular, due today or before."""
    promised_to_me: tuple[Task, ...]
    """Open tasks of others, the soonest due first."""
    going_cold: tuple[Stale, ...]
    """People not contacted for too long: those with a cadence of their own, the most overdue first;
    then others, who went cold last first (only who works elsewhere than me, if that is known)."""
    newly_blocked: tuple[BlockedRow, ...]
    """Projects blocked since a week or less."""


class WeekReview(NamedTuple):
    """What happened in a week, what it left behind, and what comes next."""

    facts: Week
    """The week."""
    meetings_to_come: tuple[Upcoming, ...]
    """The meetings of its last day and the seven days after it."""
    tasks_due: tuple[Task, ...]
    """Open tasks of mine, or of nobody in particular, that are due within the next seven days, or
    overdue."""
    promised_to_me: tuple[Task, ...]
    """Open tasks of others that are due within the next seven days, or overdue."""
    newly_blocked: tuple[BlockedRow, ...]
    """Projects that became blocked."""
    went_cold: tuple[Stale, ...]
    """People of whom the days without contact became too many, as in `Today`."""
    contacts_made: tuple[ContactEvent, ...]
    """The contacts, the newest first."""
    tasks_done: tuple[Task, ...]
    """The tasks that were done, the newest first."""
    said: tuple[Statement, ...]
    """Decisions, risks, blockers and questions that notes of these days hold."""
    what_changed: tuple[Changed, ...]
    """Facts that changed between imports, and people, projects and organizations that are new."""


class Shown(NamedTuple):
    """What a note, meeting, tag or missing target is, with its surroundings; `pages` are those of a
    meeting that has several."""

    facts: NotePage
    """What it is."""
    pages: tuple[EventPage, ...]
    """Its pages, of a meeting that has several."""
    people: tuple[Attendee, ...]
    """Who was there."""
    absent: tuple[Absence, ...]
    """Who was not."""
    tasks: tuple[Task, ...]
    """The tasks in it."""
    statements: tuple[Statement, ...]
    """What it says, or what is said of it."""
    links: tuple[Link, ...]
    """The links out of it."""
    backlinks: tuple[Backlink, ...]
    """The links to it."""
    problems: tuple[Problem, ...]
    """What is wrong with it."""


AnyPrep = Prep | OrganizationPrep
# The page of a thing by its kind, where one screen has what matters of it.
PAGES: dict[str, type] = {
    Kinds.PERSON: PersonPage,
    Kinds.PROJECT: ProjectPage,
    Kinds.ORGANIZATION: OrganizationPage,
}
