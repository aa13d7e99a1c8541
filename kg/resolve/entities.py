"""Who or what a name means: exactly, by alias, by e-mail, or, within one note, by first name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from kg.model.kinds import ENTITY_KINDS, Bases, Basis, Codes, Kinds, Looks, NameForms
from kg.model.names import slug, spell_out, turned_round
from kg.model.note import Problem
from kg.model.page import Page, Ref
from kg.resolve.links import Resolution
from kg.resolve.name_index import (
    ALIAS,
    ATTENDEES,
    BESIDE,
    DOMAIN,
    EMAIL,
    FILE,
    HANDLE,
    LISTED,
    NAME,
    NAMED,
    VIA,
    Found,
    bare_name,
    strongest,
)

FoundBy = Basis | Literal[""]  # "" by its exact name, or by a link
_FIRST_WITHOUT_CASE = "\u3040"  # from here on scripts have neither capitals nor spaces


class Entity(NamedTuple):
    """What a name was found to be.

    `label` is set for a thing without a page. `basis` names the rule by which it was found where it
    was not by its exact name or a link. `inferred` marks a guess.
    """

    key: str
    kind: str
    label: str | None
    name: str
    basis: FoundBy = ""
    inferred: bool = False


class Names:
    """Looks names up for one page."""

    def __init__(
        self,
        page: Page,
        own: Entity,
        find: Callable[[str, str], Found],
        resolve_link: Callable[[str], Resolution],
    ) -> None:
        self._page = page
        self._own = own
        self._find = find
        self._resolve_link = resolve_link
        self._cache: dict[tuple[Ref, bool], Entity | None] = {}
        self._in_full: list[Entity] | None = None
        self.problems: list[Problem] = []

    def find_out(self, ref: Ref, *, strict: bool = False) -> Entity | None:
        """What the reference means. With `strict`, only what exists without it; else a name that
        nobody has becomes a thing without a page, of the kind that the place asks for."""
        strict = strict or ref.maybe
        cached = self._cache.get((ref, strict), _UNKNOWN)
        if cached is _UNKNOWN:
            cached = self._cache[ref, strict] = self._find_out(ref, strict)
        assert cached is not _UNKNOWN
        return cached

    def _find_out(self, ref: Ref, strict: bool) -> Entity | None:
        if ref.form == NameForms.SELF:
            return self._own
        if ref.form == NameForms.DOMAIN:
            return self._by_domain(ref.text)
        if ref.form == NameForms.BEGINS:
            return self._by_begin(ref)
        if ref.link:
            found = self._by_link(ref)
            if found is not None:
                return found
            if ref.kind == Kinds.PERSON and self._leads_to_note(ref):
                return self.known_person(bare_name(ref))
        return self._by_name(ref, strict)

    def _by_link(self, ref: Ref) -> Entity | None:
        target = ref.text.partition("#")[0]
        found = self._resolve_link(target) if target else None
        entry = found.entry if found else None
        if entry is None or entry.kind == Kinds.ATTACHMENT:
            return None
        if entry.path == self._page.path:
            return self._own
        if entry.kind not in ENTITY_KINDS and ref.kind in ENTITY_KINDS:
            return None
        doubt = found is not None and found.apart and entry.kind == Kinds.PERSON
        basis: FoundBy = Bases.AMBIGUOUS_LINK if doubt else ""
        return Entity(entry.key, entry.kind, None, ref.title or bare_name(ref), basis, doubt)

    def _leads_to_note(self, ref: Ref) -> bool:
        """Whether a link leads to a page that is no entity's, and so to nobody."""
        target = ref.text.partition("#")[0]
        entry = self._resolve_link(target).entry if target else None
        return entry is not None and entry.kind != Kinds.ATTACHMENT

    def known_person(self, name: str) -> Entity | None:
        """The one person who has a page or an alias of that name."""
        for space in (NAME, ALIAS):
            rows = [row for row in self._find(space, slug(name)) if row[0].kind == Kinds.PERSON]
            found = {entry.key for entry in strongest(rows)}
            if found:
                one = len(found) == 1
                basis = _basis_of(space)
                return Entity(found.pop(), Kinds.PERSON, None, name, basis) if one else None
        return None

    def _by_begin(self, ref: Ref) -> Entity | None:
        """Who has the longest name that the text begins with, if that is a person."""
        for name in _beginnings(ref.text):
            found = self._by_name(ref._replace(text=name, form=NameForms.PLAIN), strict=True)
            if found is not None:
                return found if found.kind == Kinds.PERSON else None
        return None

    def _by_domain(self, domain: str) -> Entity | None:
        name = domain.rpartition(".")[0].rpartition(".")[2] or domain
        for space, key in ((DOMAIN, domain.lower()), (NAME, slug(name))):
            for entry, _ in self._find(space, key):
                if entry.kind == Kinds.ORGANIZATION:
                    return Entity(entry.key, entry.kind, None, domain)
        return None

    def _by_name(self, ref: Ref, strict: bool) -> Entity | None:
        name = bare_name(ref).strip()
        wanted = slug(name)
        if not wanted:
            return None
        found = self._by_page(NAME, wanted, ref, name) or self._by_page(ALIAS, wanted, ref, name)
        address = name if "@" in name else ref.email
        if address:
            by_address = self._by_page(EMAIL, address.lower(), ref, name, Bases.EMAIL)
            found = by_address or found
        if found is None and ref.form == NameForms.CAMEL:
            name = spell_out(name)
            found = self._by_page(NAME, slug(name), ref, name, Bases.CAMEL)
        if found is None and "," in name and ref.kind == Kinds.PERSON:
            found = self._person(turned_round(name))
            found = found and found._replace(basis=found.basis or Bases.LAST_NAME_FIRST)
        if found is None and ref.look == Looks.NICK:
            found = self._by_handle(wanted, ref)
        if found is None and ref.kind == Kinds.PERSON:
            found = self._beside_an_address(wanted, ref, name)
        if found is not None:
            return found
        if ref.kind == Kinds.PERSON and " " not in name:
            found = self._by_first_name(wanted)
            if found is not None:
                return found
        return self._without_page(ref, slug(name), name, strict)

    def _beside_an_address(self, wanted: str, ref: Ref, name: str) -> Entity | None:
        """Who has a page that is named by an address beside which this name stands."""
        for _, address in self._find(BESIDE, wanted):
            for entry, _ in self._find(FILE, address):
                if entry.kind == Kinds.PERSON:
                    return self._by_page(EMAIL, address, ref, name, Bases.EMAIL)
        return None

    def _by_page(
        self, space: str, wanted: str, ref: Ref, name: str, basis: FoundBy = ""
    ) -> Entity | None:
        found = [row for row in self._find(space, wanted) if row[0].kind in ENTITY_KINDS]
        entries = strongest([row for row in found if row[0].kind == ref.kind] or found)
        keys = dict.fromkeys(entry.key for entry in entries)
        if not keys:
            return None
        if len(keys) > 1:
            self.problems.append(
                Problem(
                    Codes.AMBIGUOUS_NAME,
                    f"“{name}” may be {' or '.join(sorted(keys))}; none was chosen",
                    ref.line,
                )
            )
            return None
        entry = entries[0]
        return Entity(entry.key, entry.kind, None, name, basis or _basis_of(space))

    def _person(self, name: str) -> Entity | None:
        """The one person who is known by a name, as that of a page or without one."""
        wanted = slug(name)
        for space in (NAME, ALIAS):
            entries = strongest(
                row for row in self._find(space, wanted) if row[0].kind in ENTITY_KINDS
            )
            keys = {entry.key for entry in entries if entry.kind == Kinds.PERSON}
            if len(keys) == 1:
                return Entity(keys.pop(), Kinds.PERSON, None, name, _basis_of(space))
            if entries:
                return None
        if Kinds.PERSON in self._kinds_named(wanted):
            return Entity(f"{Kinds.PERSON}:{wanted}", Kinds.PERSON, name, name)
        return None

    def kind_of(self, name: str) -> str:
        """The kind of what is known by a name: by a page, an alias, an address, or, of projects and
        organizations, by a property that names them; "" for nothing, or for several kinds."""
        wanted = slug(name)
        if not wanted:
            return ""
        for space, key in ((NAME, wanted), (ALIAS, wanted), (EMAIL, name.lower())):
            if space == EMAIL and "@" not in name:
                continue
            entries = strongest(
                row for row in self._find(space, key) if row[0].kind in ENTITY_KINDS
            )
            kinds = {entry.kind for entry in entries}
            if kinds:
                return kinds.pop() if len(kinds) == 1 else ""
        return self._kind_by_property(wanted)

    def _kind_by_property(self, wanted: str) -> str:
        named = (Kinds.PROJECT, Kinds.ORGANIZATION)
        kinds = {extra for _, extra in self._find(NAMED, wanted) if extra in named}
        return kinds.pop() if len(kinds) == 1 else ""

    def _kinds_named(self, wanted: str) -> list[str]:
        """The kinds of entities for which notes use a name that has no page."""
        kinds: list[str] = [x for _, x in self._find(NAMED, wanted) if x in ENTITY_KINDS]
        return kinds or self.told_kinds(wanted)

    def told_kinds(self, wanted: str) -> list[str]:
        """The kinds of a name that stands where people are listed, or by which a meeting is known
        that has no list of its own (*via*)."""
        kinds = self.listed_kinds(wanted)
        if not kinds and any(self._has_no_list(target) for _, target in self._find(VIA, wanted)):
            kinds.append(Kinds.PERSON)
        return kinds

    def _has_no_list(self, target: str) -> bool:
        entry = self._resolve_link(target).entry
        return entry is None or not self._find(ATTENDEES, entry.path)

    def listed_kinds(self, wanted: str) -> list[str]:
        """The kinds for which a name stands in lists of people; a candidate must be in those of
        two events."""
        listed = self._find(LISTED, wanted)
        kinds: list[str] = [extra for _, extra in listed if extra in ENTITY_KINDS]
        if not kinds and len({entry.key for entry, _ in listed}) > 1:
            kinds.append(Kinds.PERSON)
        return kinds

    def _by_handle(self, wanted: str, ref: Ref) -> Entity | None:
        """Who has the nickname, beside their name in a list of people."""
        names = {slug(extra): extra for _, extra in self._find(HANDLE, wanted)}
        names.pop(wanted, None)
        if len(names) != 1:
            return None
        (name,) = names.values()
        found = self.find_out(Ref(name, Kinds.PERSON, False, ref.line))
        return found._replace(basis=found.basis or Bases.HANDLE) if found else None

    def _by_first_name(self, first: str) -> Entity | None:
        if self._in_full is None:
            self._in_full = []
            self._in_full = self._named_in_full()
        start = f"{Kinds.PERSON}:{first}-"
        named = {entity.key: entity for entity in self._in_full if entity.key.startswith(start)}
        if len(named) != 1:
            return None
        (entity,) = named.values()
        return entity._replace(basis=Bases.FIRST_NAME, inferred=True)

    def _named_in_full(self) -> list[Entity]:
        """Every person whom this note names by more than a first name."""
        refs = [claim.ref for claim in self._page.claims if claim.ref]
        for evidence in self._page.evidence:
            refs += evidence.people
        refs += [task.owner for task in self._page.tasks if task.owner]
        refs += [
            Ref(link.target, Kinds.PERSON, True, link.line)
            for link in self._page.links
            if link.target and not link.external
        ]
        entities: list[Entity | None] = []
        for ref in refs:
            if ref.kind != Kinds.PERSON or ref.form in (NameForms.SELF, NameForms.DOMAIN):
                continue
            # Of links only those that lead to a page: a bare first name must not ask for itself.
            if ref.link:
                entity = self._by_link(ref)
            elif "-" in slug(ref.text):
                entity = self.find_out(ref)
            else:
                continue
            entities.append(entity)
        entities += [self.find_out(ref, strict=True) for ref in self._page.full_names]
        return [b for b in entities if b and b.kind == Kinds.PERSON and "-" in b.key]

    def _without_page(self, ref: Ref, wanted: str, name: str, strict: bool) -> Entity | None:
        if strict or ref.kind not in ENTITY_KINDS or ref.look != Looks.NAME:
            kinds = self._kinds_named(wanted)
            if not kinds:
                return None
            kind = ref.kind if ref.kind in kinds else kinds[0]
            return Entity(f"{kind}:{wanted}", kind, name, name)
        kind = ref.kind
        if kind == Kinds.PERSON and (named := self._kind_by_property(wanted)):
            kind = named  # a customer in one note is no person in another
        return Entity(f"{kind}:{wanted}", kind, ref.title or name, name)


def _basis_of(space: str) -> FoundBy:
    return Bases.ALIAS if space == ALIAS else ""


_UNKNOWN = Entity("", "", None, "")


def _beginnings(text: str) -> Iterator[str]:
    """The texts at the begin of a text that may be a name, the longest first.

    One word alone is none where another one with a capital follows: in "Ann Lee", Ann is nobody
    else. In scripts without spaces a name may end within a word.
    """
    words = text.split()
    for count in range(len(words), 0, -1):
        if count == 1 and len(words) > 1 and words[0].lower() != words[0].upper():
            return
        name = " ".join(words[:count])
        yield name
        last = words[count - 1]
        if last[-1] >= _FIRST_WITHOUT_CASE:
            for end in range(len(last) - 1, 1, -1):
                yield " ".join([*words[: count - 1], last[:end]])
