"""What the pages of one event tell each other: when, about what, whom they name and miss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.model.event import Place
from kg.model.kinds import Kinds, NameForms
from kg.model.names import slug
from kg.model.page import Claim, Gathering, Page, Ref
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
    of = _Of(page)
    if place is not None and (place.event.is_joined or place.event.reaches):
        said = of.event(None)
        if place.event.is_joined:
            found.add(Provided(OF_EVENT, place.event.key, _packed(_state(place), said)))
        only_about = Told(said.about, said.linked)
        found.update(Provided(OF_EVENT, k, _packed("", only_about)) for k in place.event.reaches)
    for one in page.inner:
        place = index.events.get((page.path, one.ref.line))
        if place is not None and place.event.is_joined:
            told = _packed(_state(place), of.event(one.ref))
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


class _Of:
    """What a page says of each of its events, worked out in one walk, as a page may have many."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._claims: dict[Ref | None, list[Claim]] = {}
        self._subjects: dict[Ref | None, list[Ref]] = {}
        self._inner: dict[Ref, Gathering | None] = {}
        self._is_walked = False

    def event(self, about: Ref | None) -> Told:
        """What it says of its own event, or of one that stands in it."""
        if not self._is_walked:
            self._walk()
        gathering = self._inner.get(about) if about else self._page.gathering
        subjects = list(self._subjects.get(about, ()))
        subjects += gathering.event.about if gathering and gathering.event else ()
        linked = [one.ref for one in gathering.linked] if gathering else []
        listed = self._claims.get(about, ())
        present = [one.ref for one in listed if one.field == "attendee" and one.ref]
        absent = [one.ref for one in listed if one.field == "absent" and one.ref]
        full = self._page.full_names
        return Told(_each(subjects), _each(linked), _each(present), _each(absent), full)

    def _walk(self) -> None:
        self._is_walked = True
        self._inner = {one.ref: one.gathering for one in self._page.inner}
        for claim in self._page.claims:
            self._claims.setdefault(claim.about, []).append(claim)
        for one in self._page.relations:
            if one.kind == "about" and one.target.kind != Kinds.PERSON:
                self._subjects.setdefault(one.source, []).append(one.target)


def _each(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(refs))


def is_in_full(ref: Ref) -> bool:
    """Whether a reference may tell who is meant by a first name: it has more than one word."""
    if ref.form in (NameForms.SELF, NameForms.ME, NameForms.DOMAIN):
        return False
    return "-" in slug(bare_name(ref))
