"""What the pages of one event tell each other: when, about what, whom they name and miss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.model.event import Place
from kg.model.kinds import Kinds, NameForms
from kg.model.names import slug
from kg.model.page import Page, Ref
from kg.resolve.name_index import OF_EVENT, Found, Index, Provided, bare_name, pack_ref, unpack_ref


class Told(NamedTuple):
    """What one page says of an event.

    `about` is what it is about, `linked` what the page links to, `present` and `absent` are those
    whom it lists, `in_full` names that the text spells out.
    """

    about: tuple[Ref, ...]
    linked: tuple[Ref, ...]
    present: tuple[Ref, ...] = ()
    absent: tuple[Ref, ...] = ()
    in_full: tuple[Ref, ...] = ()


# A reference, and the paths of the pages that hold it: two tell that not only one's own does.
Said = tuple[tuple[Ref, tuple[str, ...]], ...]
_ENOUGH = 2


class Together(NamedTuple):
    """What all pages of an event say of it, each thing once; the fields are those of `Told`."""

    about: Said = ()
    linked: Said = ()
    present: Said = ()
    absent: Said = ()
    in_full: Said = ()


def told_by(page: Page, index: Index) -> list[Provided]:
    """What a page tells the other pages of its events, and what those of mails of other days are
    about by it."""
    place = index.events.get((page.path, 0))
    found = set()
    if place is not None and (place.event.is_joined or place.event.reaches):
        said = _said(page, None)
        if place.event.is_joined:
            found.add(Provided(OF_EVENT, place.event.key, _packed(_state(place), said)))
        only_about = Told(said.about, said.linked)
        found.update(Provided(OF_EVENT, k, _packed("", only_about)) for k in place.event.reaches)
    for one in page.inner:
        place = index.events.get((page.path, one.ref.line))
        if place is not None and place.event.is_joined:
            told = _packed(_state(place), _said(page, one.ref))
            found.add(Provided(OF_EVENT, place.event.key, told))
    return sorted(found)


def together(found: Found) -> Together:
    """What the pages of an event say, by what the index holds in OF_EVENT."""
    lists: tuple[dict[Ref, list[str]], ...] = ({}, {}, {}, {}, {})
    for entry, extra in found:
        for said, refs in zip(lists, extra.split("\x1d")[1:], strict=True):
            for packed in refs.split("\x1e") if refs else ():
                paths = said.setdefault(unpack_ref(packed)._replace(line=1), [])
                if len(paths) < _ENOUGH and entry.path not in paths:
                    paths.append(entry.path)
    return Together(*(tuple((ref, tuple(p)) for ref, p in said.items()) for said in lists))


def _state(place: Place) -> str:
    """What others must know to have changed."""
    return "\x1f".join((str(place.member.line), place.member.day, place.event.day))


def _packed(state: str, told: Told) -> str:
    return "\x1d".join((state, *("\x1e".join(map(pack_ref, refs)) for refs in told)))


def _said(page: Page, about: Ref | None) -> Told:
    gathering = page.gathering
    event = gathering.event if gathering else None
    subjects = [
        one.target
        for one in page.relations
        if one.kind == "about" and one.source == about and one.target.kind != Kinds.PERSON
    ]
    subjects += event.about if event else ()
    linked = [one.ref for one in gathering.linked] if gathering and about is None else []
    listed = [c for c in page.claims if c.about == about and c.ref is not None]
    present = [c.ref for c in listed if c.field == "attendee" and c.ref]
    absent = [c.ref for c in listed if c.field == "absent" and c.ref]
    return Told(_each(subjects), _each(linked), _each(present), _each(absent), page.full_names)


def _each(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(refs))


def is_in_full(ref: Ref) -> bool:
    """Whether a reference may tell who is meant by a first name: it has more than one word."""
    if ref.form in (NameForms.SELF, NameForms.ME, NameForms.DOMAIN):
        return False
    return "-" in slug(bare_name(ref))
