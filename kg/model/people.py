"""Lists of people as a note holds them, and what is read in them.

A list is found by its place (`kg.interpret.attendees`) without asking who exists; reading its
entries (`kg.interpret.people`) asks for what is known by pages, aliases and addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.model.kinds import Basis, Look, Sense, Shape

# The kind of what has a name: person, project, organization, …; "" for what nothing is known of.
Known = Callable[[str], str]


class Group(NamedTuple):
    """What some entries of a list stand under: a company, a side, a part of the list.

    `sure` is true where the word alone says that it parts the list (*Guests*, *Us*); else a
    `heading` must turn out to be a known company, or all below it must look like names. With
    `company` only a known one counts.
    """

    text: str
    line: int
    sure: bool
    heading: bool = False
    company: bool = False


class Columns(NamedTuple):
    """What a table, or a map in a property, says of a person beside the name."""

    employer: str = ""
    email: str = ""
    handle: str = ""
    status: str = ""


class ListEntry(NamedTuple):
    """One entry of a list. `parent` is the place in the list of the item that holds it; `box` the
    sign between the brackets of a checkbox, None without one."""

    text: str
    line: int
    shape: Shape
    basis: Basis
    sense: Sense
    parent: int | None = None
    group: Group | None = None
    box: str | None = None
    columns: Columns | None = None


class PeopleList(NamedTuple):
    """Entries that are read as a whole. `certain` is false for a list that is only a guess;
    a `weak` one makes a meeting only of a note that says nothing else (`people:`)."""

    entries: tuple[ListEntry, ...]
    certain: bool = True
    weak: bool = False


class Someone(NamedTuple):
    """A person as an entry names them.

    `text` is a name, or with `link` the target of a link; "" for an address alone. `organization`
    is where the entry says that they work; `employs` tells that it surely is an organization.
    """

    text: str
    link: bool
    look: Look
    line: int
    basis: Basis
    absent: bool = False
    role: bool = False
    certain: bool = True
    email: str | None = None
    employer: str | None = None
    employs: bool = False
    handle: str | None = None


class NotPerson(NamedTuple):
    """A text in a list that names nobody; it is kept and told."""

    text: str
    line: int


class Reading(NamedTuple):
    """What a list says: who is in it, and what in it is nobody."""

    people: tuple[Someone, ...]
    not_people: tuple[NotPerson, ...]
