"""Typed relations that a page states: owner, employer, and what its links in properties say."""

from kg.interpret.looks import is_no_value, is_only_filler
from kg.interpret.named import links_in, plain, read_people
from kg.interpret.note_view import NoteView, is_code, is_field, self_ref, text_of
from kg.interpret.own_kinds import relations_of_own
from kg.model.kinds import (
    EMPLOYER_FIELD,
    EMPLOYER_KIND,
    ENTITY_KINDS,
    Certainties,
    Certainty,
    Kinds,
    NameForms,
    is_subject,
)
from kg.model.names import page_name
from kg.model.page import Claim, Ref, Relation
from kg.model.rules import RELATION_TARGETS

# Properties whose links say something else than a relation.
_NO_RELATIONS = frozenset(("aliases", "title", "type", "date", "created", "updated"))
_PART_OF = "part_of"
_MEETING_FIELDS = frozenset(
    (
        "attendees",
        "people",
        "guests",
        *filter(is_subject, ENTITY_KINDS),
        "topic",
        "sender",
        "recipient",
        "source",
    )
)


def relations_of(view: NoteView, kind: str, label: str, claims: list[Claim]) -> list[Relation]:
    """The relations that the note's own facts and properties make, each once."""
    relations: dict[tuple[str, Ref | None, Ref], Relation] = {}
    found = [*_by_kind(view, kind, label), *_employers(claims), *_from_properties(view, kind)]
    for relation in found:
        relations.setdefault((relation.kind, relation.source, relation.target), relation)
    return list(relations.values())


def filed_relations(view: NoteView, kind: str, stated: list[Relation]) -> list[Relation]:
    """That a project in the folder of another is part of it, unless the note names what it is part
    of."""
    place = view.place
    if kind != Kinds.PROJECT or place.owner_kind != kind or place.folder_note:
        return []
    if any(relation.kind == _PART_OF for relation in stated):
        return []
    return [Relation(_PART_OF, None, Ref(place.owner, kind, False, 1), 1)]


def _by_kind(view: NoteView, kind: str, label: str) -> list[Relation]:
    """What the fields of such a page tie."""
    if kind in view.rules.kinds:
        return list(relations_of_own(view, kind))
    return _owners(view, kind, label) if is_subject(kind) else []


def _owners(view: NoteView, kind: str, label: str) -> list[Relation]:
    """Everyone whom the most reliable place names as owner."""
    said = view.values(kind).get("owner", [])
    best = min((one.rank for one in said), default=0)
    return [
        Relation("owns", named.ref, self_ref(label, kind, one.line), one.line)
        for one in said
        if one.rank == best
        for named in read_people(one.value, one.line, view.rules, listed=one.listed)
    ]


def _employers(claims: list[Claim]) -> list[Relation]:
    found = [c for c in claims if c.field == EMPLOYER_FIELD and c.ref and c.about is None]
    best = min((claim.rank for claim in found), default=0)
    return [
        Relation("works_for", None, claim.ref, claim.line, _certainty(claim.ref))
        for claim in found
        if claim.ref and claim.rank == best
    ]


def _certainty(ref: Ref) -> Certainty:
    return Certainties.INFERRED if ref.form == NameForms.DOMAIN else Certainties.EXPLICIT


def _from_properties(view: NoteView, kind: str) -> list[Relation]:
    """Links in properties, with the property's name; bare names where a relation is known."""
    relations = []
    for key, found in view.properties.items():
        if _is_fact(view, kind, key):
            continue
        relation = view.rules.relations.get(key)
        wanted = RELATION_TARGETS.get(relation or "", "")
        if relation == _PART_OF and kind != Kinds.PROJECT:
            wanted = ""  # of what it is no part, nothing need be a project
        for one in found:
            if one.inline and not is_field(view.line(one.line), one.key):
                continue
            value = text_of(one.value)
            if is_code(value):
                continue
            refs = links_in(value, one.line, wanted) if "[[" in value else []
            refs = [ref for ref in refs if not is_only_filler(page_name(ref.text))]
            if not refs and wanted and (kind != Kinds.NOTE or wanted == EMPLOYER_KIND):
                refs = _bare(value, one.line, wanted, view)
            relations += [Relation(relation or one.key, None, ref, one.line) for ref in refs]
    return relations


def _bare(value: str, line: int, wanted: str, view: NoteView) -> list[Ref]:
    if wanted == Kinds.PERSON:
        return [named.ref for named in read_people(value, line, view.rules)]
    name = plain(value)
    if not name or is_no_value(name, view.rules.statuses):
        return []
    return [Ref(name, wanted, False, line)]


def _is_fact(view: NoteView, kind: str, key: str) -> bool:
    """Whether the property is already read as a fact of the page, and so makes no relation."""
    fields = view.rules.fields
    if fields[Kinds.NOTE].get(key) in _NO_RELATIONS or key in ("tags", "tag", "cssclasses"):
        return True
    if kind == Kinds.MEETING:
        field = fields[Kinds.MEETING].get(key)
        return field in _MEETING_FIELDS or field in view.rules.kinds
    return kind in fields and key in fields[kind]


def about_relations(about: tuple[Ref, ...]) -> list[Relation]:
    """What a meeting is about."""
    return [Relation("about", None, ref, ref.line) for ref in about]
