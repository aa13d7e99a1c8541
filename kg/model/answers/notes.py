"""What stands in notes, and how they hang together."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import Outcome
from kg.model.shown import shows


@shows("task state due days_overdue owner about is_blocked source")
class Task(NamedTuple):
    """A task. `is_blocked` while a task that it depends on is open; `waits_for` says which."""

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
    is_blocked: bool
    waits_for: str | None
    done: str | None
    source: str
    line: int

    @property
    def text(self) -> str:
        return self.task


@shows("kind text date source")
class Statement(NamedTuple):
    """A bullet about something: a fact, decision, risk, question, blocker or opportunity."""

    about: str
    about_key: str
    kind: str
    text: str
    date: str | None
    source: str
    line: int


@shows("target target_key resolution role section source")
class Link(NamedTuple):
    """A link out of a note, and where it leads; target_key is None for a file or a web address.

    `role` is the property, field or label that makes the link, None in running text.
    """

    target: str
    target_key: str | None
    resolution: Outcome
    kind: str
    property: str | None
    role: str | None
    section: str | None
    source: str
    line: int


@shows("name kind role section source")
class Backlink(NamedTuple):
    """A link to something, and the place where it stands; `role` as of a Link: *owner* where the
    note `name` says `owner: [[…]]`."""

    name: str
    key: str
    kind: str
    role: str | None
    section: str | None
    display: str | None
    source: str
    line: int

    @property
    def label(self) -> str:
        return self.name


@shows("note kind date source")
class Orphan(NamedTuple):
    """A note without any tie."""

    note: str
    key: str
    kind: str
    date: str | None
    source: str

    @property
    def label(self) -> str:
        return self.note


@shows("title kind date snippet source")
class SearchHit(NamedTuple):
    """A note that holds the words. In `snippet`, what matched stands between ⟦ and ⟧.

    `line` is the first line that matched, None where only the title or an alias did.
    A higher `score` is a better match. `date` is the day of the note, or of the event that it
    tells of.
    """

    title: str
    key: str
    kind: str
    date: str | None
    snippet: str
    score: float
    source: str
    line: int | None

    @property
    def label(self) -> str:
        return self.title


class SearchAnswer(NamedTuple):
    """What a search found, and names like the one asked for if it found nothing."""

    hits: tuple[SearchHit, ...]
    did_you_mean: tuple[str, ...]
