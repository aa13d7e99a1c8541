"""The rows that an import writes: a named tuple for each table, whose fields are its columns.

A column `id` is missing where SQLite gives it. Nodes, notes and tasks go by number, days are ISO
text, lines count from 1; docs/sql.md and kg/web/descriptions.toml say what each column means, and a
test holds the fields equal to the tables.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.model.kinds import (
    Basis,
    Certainty,
    MeBasis,
    MyOrganizationBasis,
    Outcome,
    ProblemCode,
    Scope,
    Severity,
    Standing,
)

NodeId = int | str  # the key of a node, until its id is known


class NodeRow(NamedTuple):
    """A thing; `slug` is its name as it is matched."""

    id: int
    key: str
    kind: str
    label: str
    slug: str


class NoteRow(NamedTuple):
    """A file of the vault."""

    id: int
    node_id: NodeId
    path: str
    name: str
    title: str
    folder: str
    kind: str
    date: str | None
    created: str | None
    modified: str
    size: int
    hash: str
    words: int
    is_archived: int
    is_primary: int
    updated: str
    aliases: str
    body: str
    body_line: int
    frontmatter: str
    mtime_ns: int
    ctime_ns: int
    inode: int


class PersonRow(NamedTuple):
    """A person."""

    id: int
    name: str
    email: str | None
    phone: str | None
    role: str | None
    organization_id: int | None
    is_me: int
    standing: Standing
    stated_last_contact: str | None
    cadence_days: int | None


class ProjectRow(NamedTuple):
    """A project."""

    id: int
    name: str
    status: str | None
    status_raw: str | None
    status_since: str | None
    owner_id: int | None
    priority: str | None
    due: str | None
    stated_last_contact: str | None
    stated_last_updated: str | None


class OrganizationRow(NamedTuple):
    """A customer, company or partner."""

    id: int
    name: str
    status: str | None
    status_raw: str | None
    industry: str | None
    owner_id: int | None
    domain: str | None
    is_mine: int
    stated_last_contact: str | None


class ThingRow(NamedTuple):
    """A thing of a kind that the vault declares; `fields` is a JSON object."""

    id: int
    kind: str
    name: str
    fields: str


class KindRow(NamedTuple):
    """A kind that kg.toml declares; `fields` is a JSON array of names."""

    name: str
    plural: str
    fields: str


class MeetingRow(NamedTuple):
    """A meeting, call or mail exchange."""

    id: int
    note_id: int | None
    title: str
    date: str | None
    kind: str
    not_people: str | None


class AttendanceRow(NamedTuple):
    """A person at a meeting."""

    meeting_id: int
    person_id: int
    basis: Basis
    certainty: Certainty
    note_id: int
    line: int


class AbsenceRow(NamedTuple):
    """A person who was absent from a meeting."""

    meeting_id: int
    person_id: int
    basis: str
    note_id: int
    line: int


class EventPageRow(NamedTuple):
    """A page of a meeting."""

    meeting_id: int
    note_id: int
    line: int
    basis: str


class ContactRow(NamedTuple):
    """A piece of evidence that a person was contacted, about something."""

    person_id: int
    about_id: int | None
    date: str
    channel: str
    direct: int
    certainty: Certainty
    basis: Basis
    meeting_id: int | None
    note_id: int
    line: int
    text: str


class RelationRow(NamedTuple):
    """A typed tie between two nodes."""

    source_id: int
    target_id: int
    kind: str
    certainty: Certainty
    note_id: int
    line: int


class LinkRow(NamedTuple):
    """A link as written, and where it leads."""

    source_note_id: int
    source_node_id: int
    target_note_id: int | None
    target_attachment_id: int | None
    target_node_id: int | None
    target: str
    fragment: str | None
    display: str | None
    kind: str
    property: str | None
    line: int
    section: str | None
    role: str | None
    resolution: Outcome


class AttachmentRow(NamedTuple):
    """A file that is no note; `file_key` is the name as links find it."""

    path: str
    size: int
    file_key: str


class HeadingRow(NamedTuple):
    """A heading of a note."""

    note_id: int
    level: int
    text: str
    line: int


class BlockRow(NamedTuple):
    """A block id of a note."""

    note_id: int
    block: str
    line: int


class TagRow(NamedTuple):
    """A tag."""

    id: int
    name: str
    normalised: str


class NoteTagRow(NamedTuple):
    """A use of a tag."""

    note_id: int
    tag_id: NodeId
    name: str
    line: int | None


class AliasRow(NamedTuple):
    """Another name of a node."""

    node_id: int
    name: str
    slug: str
    source: str
    note_id: int | None


class PropertyRow(NamedTuple):
    """A value of a property or an inline field."""

    note_id: int
    key: str
    value: str | None
    type: str
    position: int
    line: int | None
    task_id: int | None


class TaskRow(NamedTuple):
    """A list item with a checkbox."""

    id: int
    note_id: int
    line: int
    parent_id: int | None
    status: str
    state: str
    text: str
    due: str | None
    scheduled: str | None
    start: str | None
    done: str | None
    created: str | None
    cancelled: str | None
    priority: str | None
    recurrence: str | None
    task_key: str | None
    depends_on: str | None
    owner_id: int | None
    about_id: int | None
    section: str | None


class StatementRow(NamedTuple):
    """A bullet under Key Facts, Decisions, Risks and the like."""

    note_id: int
    node_id: int
    kind: str
    text: str
    date: str | None
    line: int


class ChangeRow(NamedTuple):
    """A value that differs from the previous import."""

    node_id: int | None
    node_key: str
    field: str
    old: str | None
    new: str | None
    seen_at: str


class ProblemRow(NamedTuple):
    """What is wrong with a note."""

    note_id: int | None
    node_id: int | None
    path: str | None
    line: int | None
    code: ProblemCode
    severity: Severity
    message: str
    scope: Scope


class ImportRow(NamedTuple):
    """A run of the importer."""

    started: str
    finished: str
    as_of: str
    version: str
    vault: str
    rules: str
    me: MeBasis
    my_organization: MyOrganizationBasis
    files: int
    read: int
    added: int
    changed: int
    removed: int
    problems: int
    scan_began_ns: int
    scan_ended_ns: int


class ClaimRow(NamedTuple):
    """What a note says of a node."""

    note_id: int
    node_id: int
    field: str
    value: str | None
    value_id: int | None
    basis: Basis
    rank: int
    line: int


class NameRow(NamedTuple):
    """What a note brings to the index of names."""

    space: str
    key: str
    note_id: int
    extra: str


class QueryDataRow(NamedTuple):
    """What a note brings along for the query languages, packed."""

    note_id: int
    packed: str


class LookupRow(NamedTuple):
    """What a note asked the index of names."""

    note_id: int
    asked: bytes


Row = tuple[object, ...]

ROW_TYPES: dict[str, Callable[..., Row]] = {
    "nodes": NodeRow,
    "notes": NoteRow,
    "people": PersonRow,
    "projects": ProjectRow,
    "organizations": OrganizationRow,
    "things": ThingRow,
    "kinds": KindRow,
    "meetings": MeetingRow,
    "attendances": AttendanceRow,
    "absences": AbsenceRow,
    "event_pages": EventPageRow,
    "contacts": ContactRow,
    "relations": RelationRow,
    "links": LinkRow,
    "attachments": AttachmentRow,
    "headings": HeadingRow,
    "blocks": BlockRow,
    "tags": TagRow,
    "note_tags": NoteTagRow,
    "aliases": AliasRow,
    "properties": PropertyRow,
    "tasks": TaskRow,
    "statements": StatementRow,
    "changes": ChangeRow,
    "problems": ProblemRow,
    "imports": ImportRow,
    "claims": ClaimRow,
    "names": NameRow,
    "query_data": QueryDataRow,
    "lookups": LookupRow,
}


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table that an import writes, in order."""
    fields: tuple[str, ...] = ROW_TYPES[table]._fields  # type: ignore[attr-defined]
    return fields
