"""What resolving a page gives: rows in which nodes still go by their keys."""

from __future__ import annotations

from typing import NamedTuple

from kg.model.kinds import AliasSource, Basis, Certainty, EventBasis, Outcome
from kg.model.note import Link, Problem


class ResolvedLink(NamedTuple):
    """A link and where it leads; `key` is None for an attachment and for an external address."""

    path: str | None
    key: str | None
    link: Link
    how: Outcome


class ResolvedClaim(NamedTuple):
    """What the note says of the node `key`; `value_key` is the node that the value names."""

    key: str
    field: str
    value: str | None
    value_key: str | None
    basis: Basis
    rank: int
    line: int


class ResolvedContact(NamedTuple):
    """One row of contacts, with keys in place of ids."""

    person: str
    about: str | None
    date: str
    channel: str
    direct: int
    certainty: Certainty
    basis: Basis
    meeting: str | None
    line: int
    text: str


class ResolvedRelation(NamedTuple):
    """One row of relations, with keys in place of ids."""

    source: str
    target: str
    kind: str
    certainty: Certainty
    line: int


class ResolvedTask(NamedTuple):
    """What a task means; in step with `ParsedNote.tasks`."""

    state: str
    owner: str | None
    about: str | None


class ResolvedStatement(NamedTuple):
    """One row of statements, with a key in place of the id."""

    key: str
    kind: str
    text: str
    date: str | None
    line: int


class ResolvedAlias(NamedTuple):
    """Another name of the node `key`; `source` says where it stands."""

    key: str
    name: str
    source: AliasSource


class ResolvedPage(NamedTuple):
    """That the note, or what stands on a line of it, is a page of the event `key`, and why."""

    key: str
    line: int
    basis: EventBasis


class Resolved(NamedTuple):
    """What one note adds to the tables.

    `implied` holds the nodes that this note makes exist although they have no page: key → label.
    `asked` are the names that it looked up, as `kg.resolve.name_index.packed` packs them.
    """

    key: str
    kind: str
    links: tuple[ResolvedLink, ...]
    claims: tuple[ResolvedClaim, ...]
    contacts: tuple[ResolvedContact, ...]
    relations: tuple[ResolvedRelation, ...]
    tasks: tuple[ResolvedTask, ...]
    statements: tuple[ResolvedStatement, ...]
    implied: dict[str, str]
    problems: tuple[Problem, ...]
    asked: bytes
    aliases: tuple[ResolvedAlias, ...] = ()
    event_pages: tuple[ResolvedPage, ...] = ()
