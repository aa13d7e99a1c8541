"""The closed sets of words that kg puts into its values and rows, each spelt out here and once.

A set is two things: a type, such as `Certainty`, whose fields mypy checks, and the names of its
words, such as `Certainties.EXPLICIT`, which code says instead of the words. A test holds the two
equal.

They are `Literal` and plain text, not enumerations: SQLite binds a member of a `StrEnum` in twice
the time of a text, `marshal`, which carries rows between processes, refuses it, and what comes from
the database would have to be turned into members, row by row. A `Literal` costs nothing at run time
and is true of what the database holds.

What begins with `Builtin` is open for a vault's own words: such a field is a `str`.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

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

NameForm = Literal["", "self", "me", "folder", "camel", "email", "domain", "begins"]


class NameForms:
    """How a name stands in a note.

    SELF is the note's own node and ME the owner of the vault, whatever they are called; FOLDER is
    the name of a folder around the note. CAMEL is written in one word (`@AnnLee`), EMAIL an
    address in place of a name, DOMAIN that of an organization's addresses. BEGINS is running text
    that may begin with a name.
    """

    PLAIN: Final = ""
    SELF: Final = "self"
    ME: Final = "me"
    FOLDER: Final = "folder"
    CAMEL: Final = "camel"
    EMAIL: Final = "email"
    DOMAIN: Final = "domain"
    BEGINS: Final = "begins"


Certainty = Literal["explicit", "linked", "inferred"]
CertaintyOrStated = Literal[Certainty, "stated"]


class Certainties:
    """How sure it is that something was so; an answer is STATED where nothing but a note's own word
    says it."""

    EXPLICIT: Final = "explicit"
    LINKED: Final = "linked"
    INFERRED: Final = "inferred"
    STATED: Final = "stated"


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
    "ambiguous-attendee", "ambiguous-link", "ambiguous-name", "attendee-no-person", "bad-key",
    "broken-property", "contradiction", "duplicate-key", "duplicate-name", "duplicate-page",
    "filed-under", "foreign-frontmatter", "indented-property", "invalid-date",
    "invalid-recurrence", "invalid-tag", "invalid-utf16", "invalid-utf8", "link-out-of-vault",
    "meeting-without-date", "merged-meeting", "missing-link", "no-file", "no-frontmatter",
    "note-failed", "nul", "orphan", "owner-guessed", "placeholder", "several-values",
    "similar-name", "stated-contact", "template", "too-many-contacts", "unclosed-code",
    "unclosed-comment", "unclosed-frontmatter", "unfit-value", "unknown-mention", "unquoted-link",
    "unread-setting", "unread-value", "unreadable-file", "unreadable-folder", "unused-filter",
]  # fmt: skip
CODES: tuple[ProblemCode, ...] = get_args(ProblemCode)


class Codes:
    """Under which code kg reports what is wrong with notes. What a query of kg/store/sql/checks
    finds goes by the name of its file."""

    AMBIGUOUS_ATTENDEE: Final = "ambiguous-attendee"
    AMBIGUOUS_LINK: Final = "ambiguous-link"
    AMBIGUOUS_NAME: Final = "ambiguous-name"
    ATTENDEE_NO_PERSON: Final = "attendee-no-person"
    BAD_KEY: Final = "bad-key"
    BROKEN_PROPERTY: Final = "broken-property"
    CONTRADICTION: Final = "contradiction"
    DUPLICATE_KEY: Final = "duplicate-key"
    DUPLICATE_NAME: Final = "duplicate-name"
    DUPLICATE_PAGE: Final = "duplicate-page"
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
    MERGED_MEETING: Final = "merged-meeting"
    MISSING_LINK: Final = "missing-link"
    NO_FILE: Final = "no-file"
    NO_FRONTMATTER: Final = "no-frontmatter"
    NOTE_FAILED: Final = "note-failed"
    NUL: Final = "nul"
    ORPHAN: Final = "orphan"
    OWNER_GUESSED: Final = "owner-guessed"
    PLACEHOLDER: Final = "placeholder"
    SEVERAL_VALUES: Final = "several-values"
    SIMILAR_NAME: Final = "similar-name"
    STATED_CONTACT: Final = "stated-contact"
    TEMPLATE: Final = "template"
    TOO_MANY_CONTACTS: Final = "too-many-contacts"
    UNCLOSED_CODE: Final = "unclosed-code"
    UNCLOSED_COMMENT: Final = "unclosed-comment"
    UNCLOSED_FRONTMATTER: Final = "unclosed-frontmatter"
    UNFIT_VALUE: Final = "unfit-value"
    UNKNOWN_MENTION: Final = "unknown-mention"
    UNQUOTED_LINK: Final = "unquoted-link"
    UNREAD_SETTING: Final = "unread-setting"
    UNREAD_VALUE: Final = "unread-value"
    UNREADABLE_FILE: Final = "unreadable-file"
    UNREADABLE_FOLDER: Final = "unreadable-folder"
    UNUSED_FILTER: Final = "unused-filter"
