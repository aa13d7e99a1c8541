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

NameForm = Literal[
    "", "self", "me", "folder", "camel", "email", "domain", "comma", "second"
]  # fmt: skip


class NameForms:
    """How a name stands in a note.

    SELF is the note's own node and ME the owner of the vault, whatever they are called; FOLDER is
    the name of a folder around the note. CAMEL is written in one word (`@AnnLee`), EMAIL an
    address in place of a name, DOMAIN that of an organization's addresses. COMMA holds one comma,
    as that of "Last, First", and SECOND stands behind such a comma.
    """

    PLAIN: Final = ""
    SELF: Final = "self"
    ME: Final = "me"
    FOLDER: Final = "folder"
    CAMEL: Final = "camel"
    EMAIL: Final = "email"
    DOMAIN: Final = "domain"
    COMMA: Final = "comma"
    SECOND: Final = "second"


Certainty = Literal["explicit", "linked", "inferred"]
CertaintyOrStated = Literal[Certainty, "stated"]


class Certainties:
    """How sure it is that something was so; an answer is STATED where nothing but a note's own word
    says it."""

    EXPLICIT: Final = "explicit"
    LINKED: Final = "linked"
    INFERRED: Final = "inferred"
    STATED: Final = "stated"
