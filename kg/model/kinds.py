"""The closed sets of words that kg puts into its values and rows, spelt out here and nowhere else.

A set is two things: a type for fields, such as `Certainty`, which mypy checks, and names for its
words, such as `Certainties.EXPLICIT`, which code says instead of the words. A test holds the two
equal. SQL spells the words out.

They are `Literal` and plain text, not enumerations: SQLite binds a member of a `StrEnum` in twice
the time of a text, `marshal`, which carries rows between processes, refuses it, and what comes from
the database would have to be turned into members, row by row. A `Literal` costs nothing at run time
and is true of what the database holds.

What begins with `Builtin` is open for a vault's own words: such a field is a `str`.
"""

from __future__ import annotations

from typing import Any, Final, Literal, get_args

EntityKind = Literal["person", "project", "organization"]
BuiltinKind = Literal[EntityKind, "meeting", "note", "tag", "missing"]
PageKind = Literal[EntityKind, "meeting", "note", "daily", "template"]


class Kinds:
    """Kinds of nodes; of pages, too, which may be daily notes or templates; attachments are neither
    and only known to the index of names."""

    PERSON: Final = "person"
    PROJECT: Final = "project"
    ORGANIZATION: Final = "organization"
    MEETING: Final = "meeting"
    NOTE: Final = "note"
    TAG: Final = "tag"
    MISSING: Final = "missing"
    DAILY: Final = "daily"
    TEMPLATE: Final = "template"
    ATTACHMENT: Final = "attachment"


KINDS: tuple[BuiltinKind, ...] = get_args(BuiltinKind)
ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
PAGE_KINDS: tuple[str, ...] = (*ENTITY_KINDS, Kinds.MEETING, Kinds.DAILY, Kinds.NOTE)
# Kinds that need no code, for every vault: what `[kinds.book]` in kg.toml declares for one. An
# entry is a plural and the fields, {"plural": "places", "fields": {"country": ["land"]}}; the words
# stand in kg/model/words, below [kinds.place]. docs/decisions/0029 tells what that gives.
DECLARED: dict[str, dict[str, Any]] = {}
# What somebody may work for; and the field of a person's page, and of what notes claim of somebody,
# that says for which.
EMPLOYER_KIND: Final = Kinds.ORGANIZATION
EMPLOYER_FIELD: Final = Kinds.ORGANIZATION
# Who may own a project, an account or a task.
OWNER_KINDS: tuple[EntityKind, ...] = (Kinds.PERSON, Kinds.ORGANIZATION)
# The fields that name something, and of which kinds. Its column is called FIELD_id.
NAMING_FIELDS: dict[str, tuple[EntityKind, ...]] = {
    "owner": OWNER_KINDS,
    EMPLOYER_FIELD: (EMPLOYER_KIND,),
}
# The fields that only the page of such an entity has; a meeting has neither a role nor a due date.
FIELDS: dict[str, tuple[str, ...]] = {
    Kinds.PERSON: ("email", "phone", "role", EMPLOYER_FIELD, "cadence", "last_contact"),
    Kinds.PROJECT: ("status", "owner", "due", "priority", "status_since", "last_contact"),
    Kinds.ORGANIZATION: ("status", "industry", "owner", "domain", "last_contact"),
}
STATUS_KINDS = tuple(kind for kind, fields in FIELDS.items() if "status" in fields)
# The facts whose change is worth remembering.
REMEMBERED: dict[str, tuple[str, ...]] = {
    Kinds.PROJECT: ("status", "owner", "due", "priority"),
    Kinds.PERSON: (EMPLOYER_FIELD, "role", "email"),
    Kinds.ORGANIZATION: ("status", "owner"),
    Kinds.MEETING: ("date",),
}
# What several of a kind are called, where that is not its name with an s.
PLURALS: dict[str, str] = {Kinds.PERSON: "people", Kinds.MISSING: "missing"}
# What no entity is. Any other word is the kind of one: of those above, or of the vault's own.
NO_ENTITIES = frozenset(
    ("", *(kind for kind in KINDS if kind not in ENTITY_KINDS), "daily", "template", "attachment")
)


def is_entity(kind: str) -> bool:
    """Whether that is the kind of an entity: of a person, project, organization, or of one of the
    kinds that a vault declares itself."""
    return kind not in NO_ENTITIES


def plural(kind: str) -> str:
    """What several of a kind that kg knows are called."""
    return PLURALS.get(kind, f"{kind}s")


# The tables that know more of an entity than its name; they are called as several of the kind are.
ENTITY_TABLES = tuple(map(plural, ENTITY_KINDS))


def place_of(kind: str) -> float:
    """The place of a kind among others: those of the vault's own stand behind the entities that kg
    knows, and before meetings and notes."""
    return KINDS.index(kind) if kind in KINDS else len(ENTITY_KINDS) - 0.5


def is_subject(kind: str) -> bool:
    """Whether a contact may be about such a thing: about any entity but a person."""
    return kind != Kinds.PERSON and kind not in NO_ENTITIES


NameForm = Literal["", "self", "me", "folder", "camel", "email", "domain", "begins", "titled"]


class NameForms:
    """How a name stands in a note.

    SELF is the note's own node and ME the owner of the vault, whatever they are called; FOLDER is
    the name of a folder around the note. CAMEL is written in one word (`@AnnLee`), EMAIL an
    address in place of a name, DOMAIN that of an organization's addresses. BEGINS is running text
    that may begin with a name, TITLED a name behind a title, which may be known by both.
    """

    PLAIN: Final = ""
    SELF: Final = "self"
    ME: Final = "me"
    FOLDER: Final = "folder"
    CAMEL: Final = "camel"
    EMAIL: Final = "email"
    DOMAIN: Final = "domain"
    BEGINS: Final = "begins"
    TITLED: Final = "titled"


Look = Literal["name", "mixed", "nick", "none"]


class Looks:
    """How much a text looks like a person's name: each word begins with a capital or is in a script
    without case (NAME), some do (MIXED, *elf Quist*), one word with a digit, a sign or no capital
    (NICK, *reef_9*)."""

    NAME: Final = "name"
    MIXED: Final = "mixed"
    NICK: Final = "nick"
    NONE: Final = "none"


DayOrder = Literal["dmy", "mdy", "ymd"]


class DayOrders:
    """In which order a day in numbers has day, month and year."""

    DMY: Final = "dmy"
    MDY: Final = "mdy"
    YMD: Final = "ymd"


Sense = Literal["present", "absent", "beside", "role"]


class Senses:
    """What a label says of the people below it: PRESENT or ABSENT; BESIDE counts only within or
    next to another list (*Guests*), and a ROLE names one of those who were there (*Chair*)."""

    PRESENT: Final = "present"
    ABSENT: Final = "absent"
    BESIDE: Final = "beside"
    ROLE: Final = "role"


Shape = Literal["item", "inline", "slip"]


class Shapes:
    """How an entry stands in a list of people: an ITEM has a bullet, a row, a line or an element of
    its own, INLINE is a text that holds a whole list, a SLIP a line that lost its bullet."""

    ITEM: Final = "item"
    INLINE: Final = "inline"
    SLIP: Final = "slip"


Certainty = Literal["explicit", "linked", "inferred"]
CertaintyOrStated = Literal[Certainty, "stated"]


class Certainties:
    """How sure it is that something was so; an answer is STATED where nothing but a note's own word
    says it."""

    EXPLICIT: Final = "explicit"
    LINKED: Final = "linked"
    INFERRED: Final = "inferred"
    STATED: Final = "stated"


Basis = Literal[
    "property", "table", "field", "label", "tag", "list", "speaker", "file", "page", "named",
    "attendee", "email-domain", "meeting", "mail", "recipient", "message", "title", "folder", "via",
    "bullet", "log", "task", "heading", "link", "text", "mention",
    "cancelled", "invitation", "alert", "to-do", "draft",
    "alias", "email", "camel", "last-name-first", "first-name", "handle", "ambiguous-link",
    "via-organization", "bullet-organization", "text-organization", "mention-organization",
]  # fmt: skip


class Bases:
    """By which rule something was found; docs/meaning.md has a table of those of contacts."""

    # Where a note says something of a thing, or of who attends.
    PROPERTY: Final = "property"
    TABLE: Final = "table"
    FIELD: Final = "field"
    LABEL: Final = "label"
    TAG: Final = "tag"
    LIST: Final = "list"
    SPEAKER: Final = "speaker"
    FILE: Final = "file"
    # What names and addresses say besides.
    PAGE: Final = "page"
    NAMED: Final = "named"
    ATTENDEE: Final = "attendee"
    EMAIL_DOMAIN: Final = "email-domain"
    # What shows contact.
    MEETING: Final = "meeting"
    MAIL: Final = "mail"
    RECIPIENT: Final = "recipient"
    MESSAGE: Final = "message"
    TITLE: Final = "title"
    FOLDER: Final = "folder"
    VIA: Final = "via"
    BULLET: Final = "bullet"
    LOG: Final = "log"
    TASK: Final = "task"
    HEADING: Final = "heading"
    LINK: Final = "link"
    TEXT: Final = "text"
    MENTION: Final = "mention"
    # Why a note is no event; who is named there is mentioned.
    CANCELLED: Final = "cancelled"
    INVITATION: Final = "invitation"
    ALERT: Final = "alert"
    TO_DO: Final = "to-do"
    DRAFT: Final = "draft"
    # By what a name leads to somebody, where it does not by itself.
    ALIAS: Final = "alias"
    EMAIL: Final = "email"
    CAMEL: Final = "camel"
    LAST_NAME_FIRST: Final = "last-name-first"
    FIRST_NAME: Final = "first-name"
    HANDLE: Final = "handle"
    AMBIGUOUS_LINK: Final = "ambiguous-link"
    # An organization stands for the attendees of its meeting.
    VIA_ORGANIZATION: Final = "via-organization"
    BULLET_ORGANIZATION: Final = "bullet-organization"
    TEXT_ORGANIZATION: Final = "text-organization"
    MENTION_ORGANIZATION: Final = "mention-organization"


# Of these a note that is no event makes mentions, and so people.
NO_EVENTS: tuple[Basis, ...] = (
    Bases.CANCELLED, Bases.INVITATION, Bases.ALERT, Bases.TO_DO, Bases.DRAFT,
)  # fmt: skip


Standing = Literal["page", "confirmed", "named"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)


class Standings:
    """How much says that a person is somebody: a PAGE of their own; CONFIRMED by an address, by
    two events, or by a list in which two others have pages; or nothing but that they are NAMED."""

    PAGE: Final = "page"
    CONFIRMED: Final = "confirmed"
    NAMED: Final = "named"


MeBasis = Literal["settings", "lists", "guessed", "unknown"]


class MeBases:
    """By what it is known whose notes these are: the SETTINGS, LISTS that say *me*, or GUESSED."""

    SETTINGS: Final = "settings"
    LISTS: Final = "lists"
    GUESSED: Final = "guessed"
    UNKNOWN: Final = "unknown"


MyOrganizationBasis = Literal["settings", "me", "unknown"]


class MyOrganizationBases:
    """By what it is known which organization is mine: the SETTINGS, or where ME works."""

    SETTINGS: Final = "settings"
    ME: Final = "me"
    UNKNOWN: Final = "unknown"


EventBasis = Literal["own", "source", "source-file", "text", "mail", "title"]


class EventBases:
    """Why a page belongs to an event: it is its OWN, the first one, is or names its SOURCE, names
    the same SOURCE_FILE, has the same TEXT, is the same MAIL, or has its day and TITLE."""

    OWN: Final = "own"
    SOURCE: Final = "source"
    SOURCE_FILE: Final = "source-file"
    TEXT: Final = "text"
    MAIL: Final = "mail"
    TITLE: Final = "title"


MemberRole = Literal["meeting", "source", "note"]


class MemberRoles:
    """What a page of an event is by itself: a MEETING, a SOURCE whose day holds (a mail, a
    transcript, a recording), or a mere NOTE."""

    MEETING: Final = "meeting"
    SOURCE: Final = "source"
    NOTE: Final = "note"


AliasSource = Literal[
    "property", "me", "same", "title", "heading", "file", "folder", "handle", "display"
]  # fmt: skip


class AliasSources:
    """What says that something has another name: a PROPERTY of its page, the settings (ME, SAME),
    the TITLE, HEADING, FILE or FOLDER of its page, or a text: a HANDLE beside the name, the DISPLAY
    of a link."""

    PROPERTY: Final = "property"
    ME: Final = "me"
    SAME: Final = "same"
    TITLE: Final = "title"
    HEADING: Final = "heading"
    FILE: Final = "file"
    FOLDER: Final = "folder"
    HANDLE: Final = "handle"
    DISPLAY: Final = "display"


PageBasis = Literal[
    "", "template-folder", "placeholder", "type", "tag", "mail", "folder", "title",
    "date-and-people", "source", "filed-under", "file-name", "overview",
]  # fmt: skip


class PageBases:
    """By which rule it is known what a note is; nothing says it of a PLAIN note."""

    PLAIN: Final = ""
    TEMPLATE_FOLDER: Final = "template-folder"
    PLACEHOLDER: Final = "placeholder"
    TYPE: Final = "type"
    TAG: Final = "tag"
    MAIL: Final = "mail"
    FOLDER: Final = "folder"
    TITLE: Final = "title"
    DATE_AND_PEOPLE: Final = "date-and-people"
    SOURCE: Final = "source"
    FILED_UNDER: Final = "filed-under"
    FILE_NAME: Final = "file-name"
    OVERVIEW: Final = "overview"


BuiltinChannel = Literal["meeting", "call", "email", "message", "mention"]


class Channels:
    """By what medium somebody was contacted; a MENTION is no contact."""

    MEETING: Final = "meeting"
    CALL: Final = "call"
    EMAIL: Final = "email"
    MESSAGE: Final = "message"
    MENTION: Final = "mention"


BuiltinMeetingKind = Literal[
    "meeting", "1-1", "call", "email", "message", "workshop", "interview", "standup"
]  # fmt: skip


class MeetingKinds:
    """Kinds of meetings."""

    MEETING: Final = "meeting"
    ONE_TO_ONE: Final = "1-1"
    CALL: Final = "call"
    EMAIL: Final = "email"
    MESSAGE: Final = "message"
    WORKSHOP: Final = "workshop"
    INTERVIEW: Final = "interview"
    STANDUP: Final = "standup"


BuiltinState = Literal[
    "todo", "doing", "done", "cancelled", "proposed", "important", "question"
]  # fmt: skip


class States:
    """States of tasks; no character stands for IMPORTANT or QUESTION unless a vault says so."""

    TODO: Final = "todo"
    DOING: Final = "doing"
    DONE: Final = "done"
    CANCELLED: Final = "cancelled"
    PROPOSED: Final = "proposed"
    IMPORTANT: Final = "important"
    QUESTION: Final = "question"


Outcome = Literal["path", "relative", "name", "alias", "ambiguous", "missing", "external"]


class Outcomes:
    """How the target of a link was found: by its PATH as Obsidian does, RELATIVE to the note, by
    the NAME of an entity, by an ALIAS; AMBIGUOUS where it could mean others, too; or not at all: it
    is MISSING, or EXTERNAL to the vault."""

    PATH: Final = "path"
    RELATIVE: Final = "relative"
    NAME: Final = "name"
    ALIAS: Final = "alias"
    AMBIGUOUS: Final = "ambiguous"
    MISSING: Final = "missing"
    EXTERNAL: Final = "external"


MatchReason = Literal[
    "key", "path", "name", "alias", "email", "phone", "beginning", "words", "spelling"
]


class MatchReasons:
    """Why somebody may be meant by a few words, the surest first: by the KEY, the PATH of a page,
    the NAME, an ALIAS, an EMAIL address, the PHONE number, the BEGINNING of a name, its WORDS in
    any order, or because the SPELLING is alike."""

    KEY: Final = "key"
    PATH: Final = "path"
    NAME: Final = "name"
    ALIAS: Final = "alias"
    EMAIL: Final = "email"
    PHONE: Final = "phone"
    BEGINNING: Final = "beginning"
    WORDS: Final = "words"
    SPELLING: Final = "spelling"


Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class Severities:
    """How grave a problem is, the gravest first."""

    ERROR: Final = "error"
    WARNING: Final = "warning"
    INFO: Final = "info"


Scope = Literal["text", "note", "node", "names", "vault", "scan", "import"]


class Scopes:
    """Who finds a problem anew: it came with a note's TEXT, with what the NOTE means, with what is
    decided of a NODE, with the files (SCAN); NAMES and VAULT are worked out over all of it, IMPORT
    by each import."""

    TEXT: Final = "text"
    NOTE: Final = "note"
    NODE: Final = "node"
    NAMES: Final = "names"
    VAULT: Final = "vault"
    SCAN: Final = "scan"
    IMPORT: Final = "import"


ProblemCode = Literal[
    "ambiguous-link", "ambiguous-name", "attendee-no-person", "bad-key", "broken-property",
    "contradiction", "cut-copy", "duplicate-key", "duplicate-name", "duplicate-page",
    "event-pages-differ", "filed-under",
    "foreign-frontmatter", "indented-property", "invalid-date", "invalid-recurrence",
    "invalid-tag", "invalid-utf16", "invalid-utf8", "link-out-of-vault", "meeting-without-date",
    "meeting-without-people", "missing-block", "missing-heading", "missing-link", "no-file",
    "no-frontmatter", "not-a-name", "not-downloaded", "note-failed", "nul", "orphan",
    "overview-note", "owner-guessed",
    "placeholder", "same-title", "several-values", "similar-name", "stated-contact", "sync-copy",
    "template", "too-many-contacts", "unclosed-code", "unclosed-comment", "unclosed-frontmatter",
    "unfit-question", "unfit-value", "unknown-me", "unknown-mention", "unknown-same",
    "unquoted-link", "unread-setting", "unread-value", "unreadable-file", "unreadable-folder",
    "unused-filter",
]  # fmt: skip
CODES: tuple[ProblemCode, ...] = get_args(ProblemCode)


class Codes:
    """Under which code kg reports what is wrong with notes. What a query of kg/store/sql/checks
    finds goes by the name of its file."""

    AMBIGUOUS_LINK: Final = "ambiguous-link"
    AMBIGUOUS_NAME: Final = "ambiguous-name"
    ATTENDEE_NO_PERSON: Final = "attendee-no-person"
    BAD_KEY: Final = "bad-key"
    BROKEN_PROPERTY: Final = "broken-property"
    CONTRADICTION: Final = "contradiction"
    CUT_COPY: Final = "cut-copy"
    DUPLICATE_KEY: Final = "duplicate-key"
    DUPLICATE_NAME: Final = "duplicate-name"
    DUPLICATE_PAGE: Final = "duplicate-page"
    EVENT_PAGES_DIFFER: Final = "event-pages-differ"
    FILED_UNDER: Final = "filed-under"
    FOREIGN_FRONTMATTER: Final = "foreign-frontmatter"
    INDENTED_PROPERTY: Final = "indented-property"
    INVALID_DATE: Final = "invalid-date"
    INVALID_RECURRENCE: Final = "invalid-recurrence"
    INVALID_TAG: Final = "invalid-tag"
    INVALID_UTF16: Final = "invalid-utf16"
    INVALID_UTF8: Final = "invalid-utf8"
    LINK_OUT_OF_VAULT: Final = "link-out-of-vault"
    MEETING_WITHOUT_DATE: Final = "meeting-without-date"
    MEETING_WITHOUT_PEOPLE: Final = "meeting-without-people"
    MISSING_BLOCK: Final = "missing-block"
    MISSING_HEADING: Final = "missing-heading"
    MISSING_LINK: Final = "missing-link"
    NO_FILE: Final = "no-file"
    NO_FRONTMATTER: Final = "no-frontmatter"
    NOT_A_NAME: Final = "not-a-name"
    NOT_DOWNLOADED: Final = "not-downloaded"
    NOTE_FAILED: Final = "note-failed"
    NUL: Final = "nul"
    ORPHAN: Final = "orphan"
    OVERVIEW_NOTE: Final = "overview-note"
    OWNER_GUESSED: Final = "owner-guessed"
    PLACEHOLDER: Final = "placeholder"
    SAME_TITLE: Final = "same-title"
    SEVERAL_VALUES: Final = "several-values"
    SIMILAR_NAME: Final = "similar-name"
    STATED_CONTACT: Final = "stated-contact"
    SYNC_COPY: Final = "sync-copy"
    TEMPLATE: Final = "template"
    TOO_MANY_CONTACTS: Final = "too-many-contacts"
    UNCLOSED_CODE: Final = "unclosed-code"
    UNCLOSED_COMMENT: Final = "unclosed-comment"
    UNCLOSED_FRONTMATTER: Final = "unclosed-frontmatter"
    UNFIT_QUESTION: Final = "unfit-question"
    UNFIT_VALUE: Final = "unfit-value"
    UNKNOWN_ME: Final = "unknown-me"
    UNKNOWN_MENTION: Final = "unknown-mention"
    UNKNOWN_SAME: Final = "unknown-same"
    UNQUOTED_LINK: Final = "unquoted-link"
    UNREAD_SETTING: Final = "unread-setting"
    UNREAD_VALUE: Final = "unread-value"
    UNREADABLE_FILE: Final = "unreadable-file"
    UNREADABLE_FOLDER: Final = "unreadable-folder"
    UNUSED_FILTER: Final = "unused-filter"
