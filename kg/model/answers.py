"""What the questions answer: one value for each, whose fields are the columns of its query.

Keys are those of `nodes.key`; `source` is the path of a note in the vault and `line` the line in
it. Days are ISO text. None means that the notes do not say.
"""

from __future__ import annotations

from typing import NamedTuple


class LastContact(NamedTuple):
    """A person in the newest contact about a subject; person is None if there was no contact.

    `certainty` is explicit, linked or inferred; or stated, where no evidence but only a note's own
    word gives the date. `days_ago` counts from that day to the day asked about.
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
    certainty: str | None
    meeting: str | None
    source: str | None
    line: int | None


class ContactEvidence(NamedTuple):
    """A place in the notes that shows a contact (`direct` 1) or a mention (0)."""

    subject: str | None
    subject_key: str | None
    person: str
    person_key: str
    date: str
    channel: str
    direct: int
    certainty: str
    basis: str
    meeting: str | None
    source: str
    line: int
    text: str


class Status(NamedTuple):
    """What the database holds. `imported` is when the last import ended, in UTC."""

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


class Person(NamedTuple):
    """A person. `last_contact` and `days_ago` are those of the newest contact about anything.

    `source` is the person's page; None for somebody who is only ever named.
    """

    person: str
    key: str
    role: str | None
    organization: str | None
    organization_key: str | None
    email: str | None
    phone: str | None
    last_contact: str | None
    days_ago: int | None
    contacts: int
    meetings: int
    open_tasks: int
    cadence_days: int | None
    stated_last_contact: str | None
    is_me: int
    source: str | None


class Project(NamedTuple):
    """A project. `status_since` is what the notes state, else when an import first saw the status.

    `since_basis` says which: stated or seen.
    """

    project: str
    key: str
    status: str | None
    status_raw: str | None
    status_since: str | None
    since_basis: str | None
    owner: str | None
    owner_key: str | None
    priority: str | None
    due: str | None
    last_contact: str | None
    days_ago: int | None
    contacts: int
    open_tasks: int
    stated_last_contact: str | None
    stated_last_updated: str | None
    source: str | None


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
    last_contact: str | None
    days_ago: int | None
    contacts: int
    open_tasks: int
    stated_last_contact: str | None
    source: str | None


class Meeting(NamedTuple):
    """A meeting, call or mail exchange; `people` and `about` are names joined by semicolons.

    `source` is None for a meeting that other notes only refer to.
    """

    meeting: str
    key: str
    date: str | None
    kind: str
    people: str | None
    about: str | None
    source: str | None


class Stale(NamedTuple):
    """Somebody, or something, not contacted for longer than `limit_days`.

    `limit_basis` says where the limit comes from: cadence (the person's own) or asked.
    `certainty` is evidence, stated (only a note says so) or None (never contacted).
    """

    name: str
    key: str
    kind: str
    status: str | None
    last_contact: str | None
    certainty: str | None
    days_ago: int | None
    limit_days: int
    limit_basis: str
    days_overdue: int | None
    source: str | None
    line: int | None


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


class Task(NamedTuple):
    """A task. `is_blocked` is 1 while a task that it depends on is open; `waits_for` says which."""

    task: str
    state: str
    due: str | None
    days_overdue: int | None
    scheduled: str | None
    priority: str | None
    owner: str | None
    owner_key: str | None
    about: str | None
    about_key: str | None
    is_blocked: int
    waits_for: str | None
    done: str | None
    source: str
    line: int


class Statement(NamedTuple):
    """A bullet about something: a fact, decision, risk, question, blocker or opportunity."""

    about: str
    about_key: str
    kind: str
    text: str
    date: str | None
    source: str
    line: int


class Nearest(NamedTuple):
    """A person near something, by days with a contact about it and meetings with it.

    Of a project or an organization: who was contacted about it; of a person: who was at the same
    meetings. `is_owner` is 1 for the owner of a project or an account.
    """

    of: str
    of_key: str
    person: str
    person_key: str
    role: str | None
    is_owner: int
    times: int
    last_date: str | None


class Problem(NamedTuple):
    """What is wrong with a note; `severity` is error, warning or info."""

    severity: str
    code: str
    message: str
    source: str | None
    line: int | None
    about_key: str | None


class ProblemCount(NamedTuple):
    """How many problems of one code there are."""

    severity: str
    code: str
    problems: int
    notes: int
    example: str


class PersonPage(NamedTuple):
    """Everything about a person. `contacts` are the newest pieces of evidence, newest first;
    `about` the last contact with them about each subject."""

    facts: Person
    contacts: tuple[ContactEvidence, ...]
    meetings: tuple[Meeting, ...]
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


class PersonProject(NamedTuple):
    """A project that somebody has to do with: as its owner, by contacts, or by open tasks."""

    person: str
    person_key: str
    project: str
    project_key: str
    status: str | None
    is_owner: int
    contacts: int
    last_contact: str | None
    open_tasks: int


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


class SearchHit(NamedTuple):
    """A note that holds the words. In `snippet`, what matched stands between ⟦ and ⟧.

    `line` is the first line that matched, None where only the title or an alias did.
    A higher `score` is a better match.
    """

    title: str
    key: str
    kind: str
    snippet: str
    score: float
    source: str
    line: int | None


class SearchAnswer(NamedTuple):
    """What a search found, and names like the one asked for if it found nothing."""

    hits: tuple[SearchHit, ...]
    did_you_mean: tuple[str, ...]


class Link(NamedTuple):
    """A link out of a note, and where it leads; target_key is None for a file or a web address."""

    target: str
    target_key: str | None
    resolution: str
    kind: str
    property: str | None
    section: str | None
    source: str
    line: int


class Backlink(NamedTuple):
    """A link to something, and the place where it stands."""

    name: str
    key: str
    kind: str
    section: str | None
    display: str | None
    source: str
    line: int


class Orphan(NamedTuple):
    """A note without any tie."""

    note: str
    key: str
    kind: str
    date: str | None
    source: str


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


class NotePage(NamedTuple):
    """A note, meeting, tag or missing target as it stands. `source` is None if it has no page."""

    name: str
    key: str
    kind: str
    date: str | None
    source: str | None
    words: int | None
    tags: str | None
    aliases: str | None


class Shown(NamedTuple):
    """What a note, meeting, tag or missing target is, with its surroundings."""

    facts: NotePage
    people: tuple[Attendee, ...]
    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    backlinks: tuple[Backlink, ...]
    problems: tuple[Problem, ...]


class Attendee(NamedTuple):
    """Somebody at a meeting, and what says so."""

    person: str
    person_key: str
    certainty: str
    basis: str
    source: str
    line: int
