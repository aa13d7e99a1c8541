"""What a note tells of what its folder is for: what it says of itself, whatever its folder says."""

from __future__ import annotations

from kg.interpret.classify import own_fields, stated_kind
from kg.interpret.looks import is_full
from kg.interpret.note_view import NoteView, names_say
from kg.model.folders import BY_FIELDS, BY_NAME, by_name, is_dated, is_open_to_people
from kg.model.kinds import Kinds, is_entity
from kg.model.names import slug

# They end the names of companies, and of no person.
_OF_COMPANIES = frozenset(("ltd", "limited", "inc", "gmbh", "ag", "llc", "plc", "bv", "sa", "co"))


def tells_of_folder(view: NoteView) -> str:
    """The kind that the note says it is of; with BY_FIELDS or BY_NAME before it, where it lies in
    a folder within a person's or project's place, the kind that it looks like; else nothing."""
    above = names_say(view.folder, view.rules)
    if above.template or not above.is_open:
        return ""
    stated = stated_kind(view)
    if stated is not None:
        return stated.kind if is_entity(stated.kind) or stated.kind == Kinds.MEETING else ""
    kind = Kinds.PERSON if _is_among_people(view) else above.position.owner_kind
    if kind not in (Kinds.PERSON, Kinds.PROJECT) or is_dated(view.note.path):
        return ""
    said = view.values(kind)
    if any(one.rank == 0 for field in own_fields(kind, view.rules) for one in said.get(field, ())):
        return BY_FIELDS + kind
    return BY_NAME + kind if kind == Kinds.PERSON and is_persons(view.name) else ""


def _is_among_people(view: NoteView) -> bool:
    """Whether the folder is called as one of companies, and lies in one of people."""
    around, _, name = view.folder.rpartition("/")
    position = names_say(around, view.rules).position
    return is_open_to_people(by_name(name, view.rules, position), position)


def is_persons(name: str) -> bool:
    """Whether a name is built as a person's full name is, and not as a company's."""
    return is_full(name) and slug(name).rpartition("-")[2] not in _OF_COMPANIES
