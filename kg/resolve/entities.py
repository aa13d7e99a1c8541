"""Who or what a name means: exactly, by alias, by e-mail, or, within one note, by first name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.model.names import slug, spell_out, turned_round
from kg.model.note import Problem
from kg.model.page import ENTITY_KINDS, Page, Ref
from kg.resolve.links import Resolution
from kg.resolve.name_index import (
    ALIAS,
    BESIDE,
    DOMAIN,
    EMAIL,
    FILE,
    NAME,
    NAMED,
    Found,
    address_beside,
    bare_name,
    strongest,
)

_FULL_NAME = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'-]*){1,2}")


class Entity(NamedTuple):
    """What a name was found to be.

    `label` is set for a thing without a page. `basis` names the rule by which it was found where it
    was not by its exact name or a link. `inferred` marks a guess.
    """

    key: str
    kind: str
    label: str | None
    name: str
    basis: str = ""
    inferred: bool = False


class Names:
    """Looks names up for one page."""

    def __init__(
        self,
        page: Page,
        own_key: str,
        find: Callable[[str, str], Found],
        resolve_link: Callable[[str], Resolution],
    ) -> None:
        self._page = page
        self._own_key = own_key
        self._find = find
        self._resolve_link = resolve_link
        self._cache: dict[tuple[Ref, bool], Entity | None] = {}
        self._in_full: list[Entity] | None = None
        self.problems: list[Problem] = []

    def find_out(self, ref: Ref, *, strict: bool = False) -> Entity | None:
        """What the reference means. With `strict`, only what exists without it; else a name that
        nobody has becomes a thing without a page, of the kind that the place asks for."""
        strict = strict or ref.hint == "maybe"
        cached = self._cache.get((ref, strict), _UNKNOWN)
        if cached is _UNKNOWN:
            cached = self._cache[ref, strict] = self._find_out(ref, strict)
        assert cached is not _UNKNOWN
        return cached

    def _find_out(self, ref: Ref, strict: bool) -> Entity | None:
        if ref.hint == "self":
            return Entity(self._own_key, self._page.node_kind, None, self._page.label)
        if ref.hint == "domain":
            return self._by_domain(ref.text)
        if ref.link:
            found = self._by_link(ref)
            if found is not None:
                return found
        return self._by_name(ref, strict)

    def _by_link(self, ref: Ref) -> Entity | None:
        target = ref.text.partition("#")[0]
        found = self._resolve_link(target) if target else None
        entry = found.entry if found else None
        if entry is None or entry.kind == "attachment":
            return None
        if entry.path == self._page.path:
            return Entity(self._own_key, self._page.node_kind, None, self._page.label)
        if entry.kind not in ENTITY_KINDS and ref.kind in ENTITY_KINDS:
            return None  # a note called Ann is no person's page, yet someone called Ann was there
        doubt = found is not None and found.apart and entry.kind == "person"
        basis = "ambiguous-link" if doubt else ""
        return Entity(entry.key, entry.kind, None, ref.title or bare_name(ref), basis, doubt)

    def _by_domain(self, domain: str) -> Entity | None:
        name = domain.rpartition(".")[0].rpartition(".")[2] or domain
        for space, key in ((DOMAIN, domain.lower()), (NAME, slug(name))):
            for entry, _ in self._find(space, key):
                if entry.kind == "organization":
                    return Entity(entry.key, entry.kind, None, domain)
        return None

    def _by_name(self, ref: Ref, strict: bool) -> Entity | None:
        name = bare_name(ref).strip()
        wanted = slug(name)
        if not wanted:
            return None
        if ref.hint.startswith("second:"):
            return self._second(ref)
        found = self._by_page(NAME, wanted, ref, name) or self._by_page(ALIAS, wanted, ref, name)
        address = name if "@" in name else address_beside(ref)
        if address:
            by_address = self._by_page(EMAIL, address.lower(), ref, name, "email")
            found = by_address or found
        if found is None and ref.hint == "camel":
            name = spell_out(name)
            found = self._by_page(NAME, slug(name), ref, name, "camel")
        if found is None and "," in name and ref.kind == "person":
            found = self._around_comma(ref, name)
        if found is None and ref.kind == "person":
            found = self._beside_an_address(wanted, ref, name)
        if found is not None:
            return found
        if ref.kind == "person" and " " not in name:
            found = self._by_first_name(wanted)
            if found is not None:
                return found
        return self._without_page(ref, slug(name), name, strict)

    def _beside_an_address(self, wanted: str, ref: Ref, name: str) -> Entity | None:
        """Who has a page that is named by an address beside which this name stands."""
        for _, address in self._find(BESIDE, wanted):
            for entry, _ in self._find(FILE, address):
                if entry.kind == "person":
                    return self._by_page(EMAIL, address, ref, name, "email")
        return None

    def _by_page(
        self, space: str, wanted: str, ref: Ref, name: str, basis: str = ""
    ) -> Entity | None:
        found = [row for row in self._find(space, wanted) if row[0].kind in ENTITY_KINDS]
        entries = strongest([row for row in found if row[0].kind == ref.kind] or found)
        keys = dict.fromkeys(entry.key for entry in entries)
        if not keys:
            return None
        if len(keys) > 1:
            self.problems.append(
                Problem(
                    "ambiguous-name",
                    f"“{name}” may be {' or '.join(sorted(keys))}; none was chosen",
                    ref.line,
                )
            )
            return None
        entry = entries[0]
        return Entity(entry.key, entry.kind, None, name, basis or (ALIAS if space == ALIAS else ""))

    def _around_comma(self, ref: Ref, name: str) -> Entity | None:
        """`Lee, Ann` is Ann Lee if she is known; an item of a list, else, the first of two people
        if both are known."""
        found = self._person(turned_round(name))
        if found is not None:
            return found._replace(basis=found.basis or "last-name-first")
        if ref.hint != "comma":
            return None
        first, _, second = name.partition(",")
        if (found := self._person(first)) and self._person(second):
            return found
        text = f"“{name}” may be one person or two; it counts as one. Give each a line of their own"
        self.problems.append(Problem("ambiguous-attendee", text, ref.line))
        return None

    def _second(self, ref: Ref) -> Entity | None:
        """Who stands behind the comma of an item, if not a last name or an employer does."""
        first = ref.hint.partition(":")[2]
        if self._person(f"{first} {ref.text}") or self._person(f"{ref.text} {first}"):
            return None
        if " " not in first and not self._person(first):
            return None
        found = self._person(ref.text)
        if found is None and _FULL_NAME.fullmatch(ref.text) and not self._employs(ref.text):
            text = f"“{ref.text}” counts as where {first} works; list people one by one"
            self.problems.append(Problem("ambiguous-attendee", text, ref.line, "info"))
        return found

    def _employs(self, name: str) -> bool:
        wanted = slug(name)
        entries = (*self._find(NAME, wanted), *self._find(ALIAS, wanted))
        return any(entry.kind == "organization" for entry, _ in entries)

    def _person(self, name: str) -> Entity | None:
        """The one person who is known by a name, as that of a page or without one."""
        wanted = slug(name)
        for space in (NAME, ALIAS):
            entries = strongest(
                row for row in self._find(space, wanted) if row[0].kind in ENTITY_KINDS
            )
            keys = {entry.key for entry in entries if entry.kind == "person"}
            if len(keys) == 1:
                return Entity(keys.pop(), "person", None, name, ALIAS if space == ALIAS else "")
            if entries:
                return None
        if any(extra == "person" for _, extra in self._find(NAMED, wanted)):
            return Entity(f"person:{wanted}", "person", name, name)
        return None

    def _by_first_name(self, first: str) -> Entity | None:
        if self._in_full is None:
            self._in_full = []
            self._in_full = self._named_in_full()
        start = f"person:{first}-"
        named = {entity.key: entity for entity in self._in_full if entity.key.startswith(start)}
        if len(named) != 1:
            return None
        (entity,) = named.values()
        return entity._replace(basis="first-name", inferred=True)

    def _named_in_full(self) -> list[Entity]:
        """Every person whom this note names by more than a first name."""
        refs = [claim.ref for claim in self._page.claims if claim.ref]
        for evidence in self._page.evidence:
            refs += evidence.people
        refs += [task.owner for task in self._page.tasks if task.owner]
        refs += [
            Ref(link.target, "person", True, link.line)
            for link in self._page.links
            if link.target and not link.external
        ]
        entities: list[Entity | None] = []
        for ref in refs:
            if ref.kind != "person" or ref.hint in ("self", "domain"):
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
        return [b for b in entities if b and b.kind == "person" and "-" in b.key]

    def _without_page(self, ref: Ref, wanted: str, name: str, strict: bool) -> Entity | None:
        if strict or ref.kind not in ENTITY_KINDS:
            kinds = [extra for _, extra in self._find(NAMED, wanted) if extra in ENTITY_KINDS]
            if kinds:
                kind = ref.kind if ref.kind in kinds else kinds[0]
                return Entity(f"{kind}:{wanted}", kind, name, name)
            return None
        return Entity(f"{ref.kind}:{wanted}", ref.kind, ref.title or name, name)


_UNKNOWN = Entity("", "", None, "")
