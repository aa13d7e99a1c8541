"""What stands in notes, and how they hang together."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.iso import IsoDay
from kg.model.kinds import MatchReason, Outcome
from kg.model.shown import shows


@shows(
    "task state due days_overdue owner about is_blocked source",
    widest="task",
    wide="due days_overdue",
    WeekReview="task due days_overdue done owner about source",
    Today="task due days_overdue owner about source",
)
class Task(NamedTuple):
    """A task. `is_blocked` while a task that it depends on is open; `waits_for` says which."""

    task: str
    """The text of the task."""
    state: str
    """Open, done, cancelled, proposed and the like, by its checkbox."""
    due: IsoDay | None
    days_overdue: int | None
    """Days past the day when it was due."""
    scheduled: IsoDay | None
    priority: str | None
    owner: str | None
    owner_key: str | None
    about: str | None
    about_key: str | None
    is_blocked: bool
    """Whether it waits for an open task."""
    waits_for: str | None
    """The tasks that it waits for."""
    done: IsoDay | None
    source: str
    line: int

    @property
    def text(self) -> str:
        return self.task


@shows("kind text date source", called="text", widest="text")
class Statement(NamedTuple):
    """A bullet about something: a fact, decision, risk, question, blocker or opportunity."""

    about: str
    about_key: str
    kind: str
    """Fact, decision, risk, question, blocker or opportunity."""
    text: str
    date: IsoDay | None
    """The day that it names, or that of its note."""
    source: str
    line: int


@shows("target target_key resolution role section source", widest="target")
class Link(NamedTuple):
    """A link out of a note, and where it leads; target_key is None for a file or a web address.

    `role` is the property, field or label that makes the link, None in running text.
    """

    target: str
    """What it leads to, by its name, path or address."""
    target_key: str | None
    """Key of what it leads to; null for a file or a web address."""
    resolution: Outcome
    """How the target was found: path, relative, name, alias, ambiguous, missing or external."""
    kind: str
    """What kind of link it is."""
    property: str | None
    """The property that it stands in."""
    role: str | None
    section: str | None
    source: str
    line: int
    nearest: str | None
    """Of one that leads nowhere, what has a page and is called most like it."""
    nearest_key: str | None
    """Its key."""
    reason: MatchReason | None
    """Why: as the reason of a Candidate."""


@shows("name kind role section source", widest="name")
class Backlink(NamedTuple):
    """A link to something, and the place where it stands; `role` as of a Link: *owner* where the
    note `name` says `owner: [[…]]`."""

    name: str
    """The note that has the link."""
    key: str
    """Its key."""
    kind: str
    """Of what kind the note is."""
    role: str | None
    section: str | None
    display: str | None
    """The text that the link shows."""
    source: str
    line: int

    @property
    def label(self) -> str:
        return self.name


@shows("note kind date source", widest="note")
class Orphan(NamedTuple):
    """A note without any tie."""

    note: str
    """The note, by its title."""
    key: str
    kind: str
    date: IsoDay | None
    """The day of the note."""
    source: str

    @property
    def label(self) -> str:
        return self.note


@shows("title kind date snippet source", widest="title snippet")
class SearchHit(NamedTuple):
    """A note that holds the words. In `snippet`, what matched stands between ⟦ and ⟧.

    `line` is the first line that matched, None where only the title or an alias did.
    A higher `score` is a better match. `date` is the day of the note, or of the event that it
    tells of.
    """

    title: str
    key: str
    kind: str
    date: IsoDay | None
    """The day of the note, or of the event that it tells of."""
    snippet: str
    """Where the words stand; what matched is between ⟦ and ⟧."""
    score: float
    """How well it matches; higher is better."""
    source: str
    line: int | None
    """The first line that matched; null where only the title or an alias did."""

    @property
    def label(self) -> str:
        return self.title


@shows("name kind reason matched source", widest="name", wide="reason")
class Candidate(NamedTuple):
    """Somebody or something that a few words may mean, and why."""

    name: str
    key: str
    kind: str
    reason: MatchReason
    """How it was found: key, path, name, alias, email, phone, beginning, words or spelling."""
    matched: str
    """What it was found by: the name, the alias, the address, the number."""
    source: str | None

    @property
    def label(self) -> str:
        return self.name


@shows("note kind text matched may_be source", widest="note text")
class Unlinked(NamedTuple):
    """A line of a note that names something without a link."""

    note: str
    """The note, by its title."""
    key: str
    """Its key."""
    kind: str
    """Of what kind the note is."""
    text: str
    """The line, or what stands around the name in a long one."""
    matched: str
    """The name or alias, as it stands there."""
    may_be: str | None
    """Keys of who else is called so."""
    source: str
    line: int

    @property
    def label(self) -> str:
        return self.note


class SearchAnswer(NamedTuple):
    """What a search found, and names like the one asked for if it found nothing."""

    hits: tuple[SearchHit, ...]
    """What was found."""
    did_you_mean: tuple[str, ...]
    """Names like the text, where nothing was found."""
    total: int | None = None
    """How many notes hold the words, where that was asked for."""
