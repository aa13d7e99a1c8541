"""People whom the properties of a meeting's note name, but who may not have been there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.interpret.attendees import reading_of
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView
from kg.interpret.words import RECORDED, RECORDINGS
from kg.model.kinds import Bases, Kinds, NameForms, Senses
from kg.model.names import slug, without_md
from kg.model.page import Attendee, Ref, SpokenOf
from kg.model.people import PeopleList

_PEOPLE = ("people", "persons")
_PERSON = ("person",)


def spoken_of_in(view: NoteView, lists: Sequence[PeopleList]) -> SpokenOf | None:
    """Which lists of a meeting's note may name people who were not there, None without any."""
    weak = [entry for one in lists if one.weak for entry in one.entries]
    if not weak:
        return None
    title = _title(view)
    person = _lines(view, _PERSON)
    people = _lines(view, _PEOPLE) if _is_recorded(view, title) else frozenset()
    if not person and not people:
        return None
    sure = (entry for one in lists if not one.weak for entry in one.entries)
    attendees = frozenset(e.line for e in sure if e.sense in (Senses.PRESENT, Senses.BESIDE))
    return SpokenOf(title, people, person, attendees)


def tells_of_one(view: NoteView) -> bool:
    """Whether a note calls itself a recording by its type, and its title names somebody whom its
    people are: it tells of having met them."""
    types = [slug(plain(one.value)) for one in view.values(Kinds.NOTE).get("type", ())]
    if RECORDINGS.isdisjoint(types):
        return False
    title = _title(view)
    return any(_is_called(slug(one.text), title) for one in reading_of(view).people)


def apart(listed: Sequence[Attendee], said: SpokenOf) -> tuple[list[Attendee], list[Ref]]:
    """Who was there or absent, and who was only spoken of."""
    away: set[int] = set()
    if any(_is_other(one) for one in listed if one.named.ref.line in said.attendees):
        away |= said.person
    in_title = {
        _name(one) for one in listed if one.named.ref.line in said.people and _is_in(one, said)
    }
    speaking = {_name(one) for one in listed if one.basis == Bases.SPEAKER}
    there, mentioned = [], []
    for one in listed:
        ref = one.named.ref
        left_out = in_title and ref.line in said.people and _name(one) not in in_title | speaking
        if (left_out or ref.line in away) and not one.absent:
            mentioned.append(ref)
        else:
            there.append(one)
    return there, mentioned


def _lines(view: NoteView, keys: Iterable[str]) -> frozenset[int]:
    """The lines of properties and labels of these names."""
    found = {one.line for key in keys for one in view.properties.get(key, ())}
    found |= {one.line for one in view.note.labels if slug(one.key) in keys}
    return frozenset(found)


def _title(view: NoteView) -> str:
    said = view.first(Kinds.NOTE, "title")
    headings = view.note.headings
    heading = headings[0].text if headings and headings[0].level == 1 else ""
    return " / ".join(text for text in (said.value if said else "", heading, view.name) if text)


def _is_recorded(view: NoteView, title: str) -> bool:
    """Whether the note was spoken into a recorder, by its type or title."""
    types = [slug(plain(one.value)) for one in view.values(Kinds.NOTE).get("type", ())]
    words = f"-{slug(title)}-"
    return any(one in RECORDED for one in types) or any(f"-{one}-" in words for one in RECORDED)


def _is_other(one: Attendee) -> bool:
    return not one.absent and one.named.ref.form != NameForms.ME


def _is_in(one: Attendee, said: SpokenOf) -> bool:
    """Whether the title names somebody, in full or by the first name."""
    return _is_called(_name(one), said.title)


def _is_called(name: str, title: str) -> bool:
    words = f"-{slug(title)}-"
    first = name.partition("-")[0]
    return bool(name) and (f"-{name}-" in words or (len(first) > 2 and f"-{first}-" in words))


def _name(one: Attendee) -> str:
    ref = one.named.ref
    text = ref.text.partition("#")[0].rpartition("/")[2] if ref.link else ref.text
    return slug(without_md(text))
