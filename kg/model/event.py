"""An event with its pages, as the rule that joins pages sees them."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import EventBasis, MemberRole, MemberRoles

_SIGNS, _DIGITS = 12, 4


class Mark(NamedTuple):
    """What a page may share with others of its event: a source, a file, a text, a mail.

    `detail` is what of a file's name tells it from others of the name: the nearest folder.
    """

    key: str
    detail: str = ""

    @property
    def is_distinctive(self) -> bool:
        """Whether a file's name alone tells it from others: twelve signs, four of them digits."""
        name = self.key.partition("|")[2]
        return len(name) >= _SIGNS and sum(map(str.isdigit, name)) >= _DIGITS


class Marks(NamedTuple):
    """What a page brings to being joined with others: its marks as far as it alone tells them,
    those of its sources should they be files (text → mark), whether its day holds (a mail, a
    transcript), and its `last_updated`."""

    own: tuple[Mark, ...] = ()
    files: tuple[tuple[str, Mark], ...] = ()
    is_source: bool = False
    updated: str = ""


class Member(NamedTuple):
    """What the rule needs to know of a page of an event, or of an event within a note.

    `line` is 0 for what the note is itself. `base` is the key of its node, were it alone: day and
    own title. `names` are those whom its own lists name, besides me, folded. `updated` is its
    `last_updated`, "" without.
    """

    path: str
    line: int
    base: str
    day: str
    role: MemberRole
    names: tuple[str, ...]
    marks: tuple[Mark, ...]
    updated: str
    archived: bool

    @property
    def precedence(self) -> tuple[bool, bool, tuple[int, ...], int, str, int]:
        """Sorts the pages of an event: the first gives title and kind.

        Not archived, then what is an event by itself, then the newest, the shortest path, by path.
        """
        newest_first = (*(-ord(c) for c in self.updated), 1)
        is_note = self.role == MemberRoles.NOTE
        return (self.archived, is_note, newest_first, len(self.path), self.path, self.line)


class Event(NamedTuple):
    """Pages of one event, the first page first, each with why it belongs to the event.

    `rival` is a page of another event of the same day and title. `reaches` are the keys of the
    events of other days in the mails which one of the pages names as its source.
    """

    key: str
    day: str
    pages: tuple[tuple[Member, EventBasis], ...]
    rival: str = ""
    reaches: tuple[str, ...] = ()

    @property
    def is_joined(self) -> bool:
        """Whether there are several pages."""
        return len(self.pages) > 1


class Place(NamedTuple):
    """A page within its event, and why it is one of it."""

    event: Event
    member: Member
    basis: EventBasis
