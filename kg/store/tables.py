"""The schema, as SQLModel classes: what migrations create and `KnowledgeBase.session()` hands out.

Nothing is checked here: values are checked before they reach the store, and the importer and the
questions go through sqlite3 (see docs/decisions). A test holds this file and the database equal.
Columns marked internal serve the refresh; they are no interface.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, text
from sqlmodel import Field, SQLModel

# Every constraint has a name, so that a migration can speak of it. Checks are named by hand.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


def _node(
    *, nullable: bool = True, primary_key: bool = False, cascade: bool = False
) -> Column[int]:
    return Column(
        Integer,
        ForeignKey("nodes.id", ondelete="CASCADE" if cascade else None),
        nullable=nullable,
        primary_key=primary_key,
    )


def _note(*, nullable: bool = False) -> Column[int]:
    return Column(Integer, ForeignKey("notes.id"), nullable=nullable)


class Node(SQLModel, table=True):
    """A thing: a person, project, organization, meeting, note, tag, or a missing target."""

    __tablename__ = "nodes"
    __table_args__ = (
        Index("nodes_kind_label", "kind", "label"),
        Index("nodes_slug", "slug"),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    label: str
    slug: str  # the name as it is matched: case, accents and punctuation folded


class Note(SQLModel, table=True):
    """A file of the vault."""

    __tablename__ = "notes"
    __table_args__ = (
        Index("notes_node", "node_id"),
        Index("notes_kind_date", "kind", "date"),
        Index("notes_folder", "folder"),
        Index("notes_date", "date"),
        # Notes whose tasks do not count, as a rule few: one look for all tasks, none for each.
        Index("notes_uncounted", "id", sqlite_where=text("is_archived = 1 or kind = 'template'")),
        Index("notes_scan", "path", "size", "mtime_ns", "ctime_ns", "inode", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    node_id: int = Field(foreign_key="nodes.id")
    path: str = Field(unique=True)
    name: str
    title: str
    folder: str
    kind: str
    date: str | None = None
    created: str | None = None
    modified: str
    size: int
    hash: str
    words: int
    is_archived: int = 0
    is_primary: int = 1
    updated: str = ""  # what decides which of several pages is the primary one
    aliases: str = ""  # one text, for the full-text index
    body: str
    body_line: int = 1
    frontmatter: str
    mtime_ns: int  # internal
    ctime_ns: int  # internal
    inode: int  # internal


class Organization(SQLModel, table=True):
    """A customer, company or partner."""

    __tablename__ = "organizations"
    __table_args__ = (Index("organizations_status", "status"),)
    id: int | None = Field(default=None, sa_column=_node(primary_key=True))
    name: str
    status: str | None = None
    status_raw: str | None = None
    industry: str | None = None
    owner_id: int | None = Field(default=None, sa_column=_node())
    domain: str | None = None
    is_mine: int = 0
    stated_last_contact: str | None = None


class Person(SQLModel, table=True):
    """A person, with or without a page."""

    __tablename__ = "people"
    __table_args__ = (
        Index("people_organization", "organization_id"),
        Index("people_email", "email"),
    )
    id: int | None = Field(default=None, sa_column=_node(primary_key=True))
    name: str
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    organization_id: int | None = Field(default=None, foreign_key="organizations.id")
    is_me: int = 0
    standing: str
    stated_last_contact: str | None = None
    cadence_days: int | None = None


class Project(SQLModel, table=True):
    """A project."""

    __tablename__ = "projects"
    __table_args__ = (Index("projects_status", "status"), Index("projects_owner", "owner_id"))
    id: int | None = Field(default=None, sa_column=_node(primary_key=True))
    name: str
    status: str | None = None
    status_raw: str | None = None
    status_since: str | None = None  # as a note states it (`blocked_since`, `status_since`)
    owner_id: int | None = Field(default=None, sa_column=_node())
    priority: str | None = None
    due: str | None = None
    stated_last_contact: str | None = None
    stated_last_updated: str | None = None


class Thing(SQLModel, table=True):
    """A thing of a kind that the vault declares; `fields` is a JSON object."""

    __tablename__ = "things"
    __table_args__ = (Index("things_kind", "kind", "name"),)
    id: int | None = Field(default=None, sa_column=_node(primary_key=True))
    kind: str
    name: str
    fields: str  # what its pages say, under the fields of its kind, in their order


class Kind(SQLModel, table=True):
    """A kind that kg.toml declares; `fields` is a JSON array of names."""

    __tablename__ = "kinds"
    name: str = Field(primary_key=True)
    plural: str
    fields: str


class Meeting(SQLModel, table=True):
    """A meeting, call or mail exchange, with a note or only referred to."""

    __tablename__ = "meetings"
    __table_args__ = (Index("meetings_date", "date"), Index("meetings_note", "note_id"))
    id: int | None = Field(default=None, sa_column=_node(primary_key=True))
    note_id: int | None = Field(default=None, sa_column=_note(nullable=True))
    title: str
    date: str | None = None
    kind: str
    not_people: str | None = None  # texts in its lists of people that name nobody, ";" between


class Attendance(SQLModel, table=True):
    """A person at a meeting, with the best evidence for it."""

    __tablename__ = "attendances"
    __table_args__ = (Index("attendances_person", "person_id", "meeting_id"),)
    meeting_id: int = Field(foreign_key="meetings.id", primary_key=True)
    person_id: int = Field(foreign_key="people.id", primary_key=True)
    basis: str
    certainty: str
    note_id: int = Field(sa_column=_note())
    line: int


class Absence(SQLModel, table=True):
    """A person whom a meeting's notes tell of as absent, with the best evidence for it."""

    __tablename__ = "absences"
    __table_args__ = (Index("absences_person", "person_id", "meeting_id"),)
    meeting_id: int = Field(foreign_key="meetings.id", primary_key=True)
    person_id: int = Field(foreign_key="people.id", primary_key=True)
    basis: str
    note_id: int = Field(sa_column=_note())
    line: int


class EventPage(SQLModel, table=True):
    """A page of a meeting: a note, or a line in it where the meeting begins; and why it is one."""

    __tablename__ = "event_pages"
    __table_args__ = (Index("event_pages_note", "note_id"),)
    meeting_id: int = Field(sa_column=_node(nullable=False, primary_key=True))
    note_id: int = Field(foreign_key="notes.id", primary_key=True)
    line: int = Field(primary_key=True)
    basis: str


class Contact(SQLModel, table=True):
    """One piece of evidence that a person was contacted, about something."""

    __tablename__ = "contacts"
    __table_args__ = (
        CheckConstraint("certainty in ('explicit','linked','inferred')", name="contact_certainty"),
        Index("contacts_about", "about_id", "direct", "person_id", "date"),
        # The newest day of each subject, which SQLite finds without reading the others.
        Index(
            "contacts_newest",
            "about_id",
            "direct",
            "date",
            "person_id",
            sqlite_where=text("about_id is not null"),
        ),
        Index("contacts_person", "person_id", "direct", "date"),
        Index("contacts_note", "note_id"),
        Index("contacts_meeting", "meeting_id"),
        Index("contacts_date", "date"),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    about_id: int | None = Field(default=None, sa_column=_node())
    date: str
    channel: str
    direct: int
    certainty: str
    basis: str
    meeting_id: int | None = Field(default=None, foreign_key="meetings.id")
    note_id: int = Field(sa_column=_note())
    line: int
    text: str


class Relation(SQLModel, table=True):
    """A typed tie between two nodes, with its evidence."""

    __tablename__ = "relations"
    __table_args__ = (
        Index("relations_source", "source_id", "kind", "target_id"),
        Index("relations_target", "target_id", "kind", "source_id"),
        Index("relations_note", "note_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    source_id: int = Field(sa_column=_node(nullable=False))
    target_id: int = Field(sa_column=_node(nullable=False))
    kind: str
    certainty: str = "explicit"
    note_id: int = Field(sa_column=_note())
    line: int


class Attachment(SQLModel, table=True):
    """A file that is no note."""

    __tablename__ = "attachments"
    id: int | None = Field(default=None, primary_key=True)
    path: str = Field(unique=True)
    size: int
    file_key: str = Field(index=True)  # internal: the name as links find it


class Link(SQLModel, table=True):
    """A link as written, and where it leads."""

    __tablename__ = "links"
    __table_args__ = (
        CheckConstraint(
            "resolution in ('path','relative','name','alias','ambiguous','missing','external')",
            name="link_resolution",
        ),
        Index("links_source", "source_node_id", "target_node_id"),
        Index("links_target", "target_node_id", "source_node_id"),
        Index("links_note", "source_note_id"),
        Index(
            "links_open",
            "resolution",
            "target_node_id",
            sqlite_where=text("resolution in ('missing','ambiguous')"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    source_note_id: int = Field(sa_column=_note())
    source_node_id: int = Field(sa_column=_node(nullable=False))
    target_note_id: int | None = Field(default=None, sa_column=_note(nullable=True))
    target_attachment_id: int | None = Field(default=None, foreign_key="attachments.id")
    target_node_id: int | None = Field(default=None, sa_column=_node())
    target: str
    fragment: str | None = None
    display: str | None = None
    kind: str
    property: str | None = None
    line: int
    section: str | None = None
    role: str | None = None
    resolution: str


class Heading(SQLModel, table=True):
    """A heading of a note."""

    __tablename__ = "headings"
    __table_args__ = (Index("headings_note", "note_id", "line"),)
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    level: int
    text: str
    line: int


class Block(SQLModel, table=True):
    """A block id of a note."""

    __tablename__ = "blocks"
    __table_args__ = (Index("blocks_note", "note_id"),)
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    block: str
    line: int


class Tag(SQLModel, table=True):
    """A tag: its name as first seen, and the lower-case name that matches."""

    __tablename__ = "tags"
    id: int | None = Field(default=None, sa_column=_node(primary_key=True))
    name: str
    normalised: str = Field(unique=True)


class NoteTag(SQLModel, table=True):
    """One use of a tag; `line` is null in the frontmatter."""

    __tablename__ = "note_tags"
    __table_args__ = (
        Index("note_tags_note", "note_id"),
        Index("note_tags_tag", "tag_id", "note_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    tag_id: int = Field(foreign_key="tags.id")
    name: str  # as written here
    line: int | None = None


class Alias(SQLModel, table=True):
    """Another name of a node."""

    __tablename__ = "aliases"
    __table_args__ = (Index("aliases_node", "node_id"), Index("aliases_slug", "slug"))
    id: int | None = Field(default=None, primary_key=True)
    node_id: int = Field(sa_column=_node(nullable=False))
    name: str
    slug: str
    source: str
    note_id: int | None = Field(default=None, sa_column=_note(nullable=True))


class Property(SQLModel, table=True):
    """One value of a frontmatter property or an inline field."""

    __tablename__ = "properties"
    __table_args__ = (
        Index("properties_note", "note_id"),
        Index("properties_key", "key", "value"),
    )
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    key: str
    value: str | None = None
    type: str
    position: int
    line: int | None = None
    task_id: int | None = Field(default=None, foreign_key="tasks.id")


class Task(SQLModel, table=True):
    """A list item with a checkbox."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("tasks_note", "note_id"),
        Index("tasks_owner", "owner_id", "state", "due"),
        Index("tasks_about", "about_id", "owner_id", "state"),
        Index("tasks_state_due", "state", "due"),
        Index("tasks_key", "task_key", sqlite_where=text("task_key is not null")),
    )
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    line: int
    parent_id: int | None = Field(default=None, foreign_key="tasks.id")
    status: str
    state: str
    text: str
    due: str | None = None
    scheduled: str | None = None
    start: str | None = None
    done: str | None = None
    created: str | None = None
    cancelled: str | None = None
    priority: str | None = None
    recurrence: str | None = None
    task_key: str | None = None
    depends_on: str | None = None  # ids, separated by commas
    owner_id: int | None = Field(default=None, sa_column=_node())
    about_id: int | None = Field(default=None, sa_column=_node())
    section: str | None = None


class Statement(SQLModel, table=True):
    """A bullet under Key Facts, Decisions, Risks and the like."""

    __tablename__ = "statements"
    __table_args__ = (
        Index("statements_node", "node_id", "kind"),
        Index("statements_note", "note_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    node_id: int = Field(sa_column=_node(nullable=False))
    kind: str
    text: str
    date: str | None = None
    line: int


class Change(SQLModel, table=True):
    """A value that differs from the previous import; kept across imports."""

    __tablename__ = "changes"
    __table_args__ = (
        Index("changes_node", "node_key", "field", "seen_at"),
        Index("changes_seen", "seen_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    node_id: int | None = Field(
        default=None,
        sa_column=Column(
            Integer, ForeignKey("nodes.id", ondelete="SET NULL"), nullable=True, index=True
        ),
    )
    node_key: str
    field: str
    old: str | None = None
    new: str | None = None
    seen_at: str


class Problem(SQLModel, table=True):
    """What is wrong with a note."""

    __tablename__ = "problems"
    __table_args__ = (
        CheckConstraint("severity in ('error','warning','info')", name="problem_severity"),
        Index("problems_note", "note_id"),
        Index("problems_code", "code", "severity"),
        Index("problems_node", "node_id"),
        Index("problems_scan", "path", sqlite_where=text("scope = 'scan'")),
    )
    id: int | None = Field(default=None, primary_key=True)
    note_id: int | None = Field(default=None, sa_column=_note(nullable=True))
    node_id: int | None = Field(default=None, sa_column=_node())
    path: str | None = None
    line: int | None = None
    code: str
    severity: str
    message: str
    # Internal, who finds it anew: "text" came with a note's text, "note" with its meaning, "node"
    # with what is decided of a node, "scan" with the files; "names" and "vault" are worked out over
    # all, "import" by each import.
    scope: str = "note"


class Import(SQLModel, table=True):
    """A run of the importer."""

    __tablename__ = "imports"
    id: int | None = Field(default=None, primary_key=True)
    started: str
    finished: str
    as_of: str
    version: str
    vault: str
    rules: str  # internal: fingerprint of the configuration and of kg itself
    me: str  # by what it is known whose notes these are
    my_organization: str  # by what it is known where that person works
    files: int
    read: int
    added: int
    changed: int
    removed: int
    problems: int
    scan_began_ns: int = 0  # internal: when the files were last compared with this import
    scan_ended_ns: int = 0  # internal


class Claim(SQLModel, table=True):
    """Internal: what a note says of a node; the best claim of each field makes the entity's row."""

    __tablename__ = "claims"
    __table_args__ = (Index("claims_node", "node_id", "field"), Index("claims_note", "note_id"))
    id: int | None = Field(default=None, primary_key=True)
    note_id: int = Field(sa_column=_note())
    node_id: int = Field(sa_column=_node(nullable=False))
    field: str
    value: str | None = None
    value_id: int | None = Field(default=None, sa_column=_node())
    basis: str
    rank: int  # 0 is the strongest kind of claim within a page
    line: int


class Name(SQLModel, table=True):
    """Internal: what a note brings to the index of names (see kg.resolve.name_index)."""

    __tablename__ = "names"
    __table_args__ = ({"sqlite_with_rowid": False},)
    space: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    note_id: int = Field(primary_key=True, foreign_key="notes.id")
    extra: str = Field(primary_key=True)


class QueryData(SQLModel, table=True):
    """Internal: what a note brings along for the query languages in notes, packed as JSON."""

    __tablename__ = "query_data"
    note_id: int | None = Field(default=None, primary_key=True, foreign_key="notes.id")
    packed: str


class Lookup(SQLModel, table=True):
    """Internal: what a note asked the index of names: sorted 32-bit hashes of space and key.

    A refresh reads them all, which is quicker than it sounds; a row an answer would take six times
    the space.
    """

    __tablename__ = "lookups"
    note_id: int | None = Field(default=None, primary_key=True, foreign_key="notes.id")
    asked: bytes
