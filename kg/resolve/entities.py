"""Who or what a name means: exactly, by alias, by e-mail, or, within one note, by first name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from kg.model.kinds import (
    EMPLOYER_KIND,
    ENTITY_KINDS,
    AliasSource,
    AliasSources,
    Bases,
    Basis,
    Codes,
    Kinds,
    Looks,
    NameForms,
    is_entity,
    is_subject,
)
from kg.model.names import (
    is_latin,
    is_short,
    is_short_for,
    name_words,
    slug,
    spell_out,
    turned_round,
)
from kg.model.note import Problem
from kg.model.page import Page, Ref
from kg.model.same import Group, Same, name_in
from kg.resolve.beside import only_name_beside
from kg.resolve.events import joined_key
from kg.resolve.links import Resolution, resolve
from kg.resolve.name_index import (
    ALIAS,
    ATTENDEES,
    BESIDE,
    DISPLAY,
    DOMAIN,
    EMAIL,
    FILE,
    HANDLE,
    HANDLED,
    LISTED,
    NAME,
    NAMED,
    SAME,
    VIA,
    Entry,
    Find,
    Found,
    bare_name,
    same_member,
    strongest,
    weakness,
)

FoundBy = Basis | Literal[""]  # "" by its exact name, or by a link
_FIRST_WITHOUT_CASE = "\u3040"  # from here on scripts have neither capitals nor spaces


class Entity(NamedTuple):
    """What a name was found to be.

    `label` is set for a thing without a page. `basis` names the rule by which it was found where it
    was not by its exact name or a link. `inferred` marks a guess. `alias` tells why the name is one
    more of the thing's, where no page says so.
    """

    key: str
    kind: str
    label: str | None
    name: str
    basis: FoundBy = ""
    inferred: bool = False
    alias: AliasSource | None = None


class Names:
    """Looks names up for one page."""

    def __init__(
        self,
        page: Page,
        own: Entity,
        find: Callable[[str, str], Found],
        resolve_link: Callable[[str], Resolution],
        displayed: Callable[[str], Entity | None],
        same: Same,
    ) -> None:
        self._displayed = displayed
        self._same = same
        self._page = page
        self._own = own
        self._find = find
        self._resolve_link = resolve_link
        self._cache: dict[tuple[Ref, bool], Entity | None] = {}
        self._in_full: list[Entity] | None = None
        self.problems: list[Problem] = []
        self.ambiguous: set[Ref] = set()  # what several are called equally
        # Whom the other pages of the note's event name in full.
        self.told_in_full: Callable[[], list[Entity]] = list

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
        if ref.form == NameForms.TITLED:
            return self._titled(ref, strict)
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
        if not is_entity(entry.kind) and is_entity(ref.kind):
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
        entries, basis = self._bearers(slug(name), Kinds.PERSON)
        keys = {entry.key for entry in entries if entry.kind == Kinds.PERSON}
        return Entity(keys.pop(), Kinds.PERSON, None, name, basis) if len(keys) == 1 else None

    def owner_of_address(self, ref: Ref) -> str:
        """The key of the one person whose page bears the address that a list gives in place of a
        name, or beside one that may be theirs; "" for nobody."""
        name = bare_name(ref)
        if "@" not in name and not ref.email:
            return ""
        owners = self._owners(name if "@" in name else ref.email)
        if "@" not in name:
            owners = [row for row in owners if self._may_be_called(name, *row)]
        keys = {entry.key for entry, _ in owners if entry.kind == Kinds.PERSON}
        return keys.pop() if len(keys) == 1 else ""

    def _by_begin(self, ref: Ref) -> Entity | None:
        """Who has the longest name that the text begins with, if that is a person."""
        for name in _beginnings(ref.text):
            found = self._meant(ref._replace(text=name, form=NameForms.PLAIN), strict=True)
            if found is not None:
                return found if found.kind == Kinds.PERSON else None
        return None

    def _titled(self, ref: Ref, strict: bool) -> Entity | None:
        """Who is called so with the title, *Dr. Lee*; else who is without, as `ref.title` says."""
        whole = ref._replace(form=NameForms.PLAIN, title=None)
        found = self._by_name(whole, strict=True)
        if found is not None or whole in self.ambiguous:
            return found
        return self._by_name(whole._replace(text=ref.title or ref.text), strict)

    def _by_domain(self, domain: str) -> Entity | None:
        name = domain.rpartition(".")[0].rpartition(".")[2] or domain
        for space, key in ((DOMAIN, domain.lower()), (NAME, slug(name))):
            for entry, _ in self._find(space, key):
                if entry.kind == EMPLOYER_KIND:
                    return Entity(entry.key, entry.kind, None, domain)
        return None

    def _by_name(self, ref: Ref, strict: bool) -> Entity | None:
        found = self._meant(ref, strict)
        if found is _AMBIGUOUS:
            self.ambiguous.add(ref)
            return None
        return found

    def _meant(self, ref: Ref, strict: bool) -> Entity | None:
        """Whom or what a name means: what the first of the rules finds that finds anything.

        A name that several bear equally is _AMBIGUOUS, and nothing further is tried.
        """
        name = bare_name(ref).strip()
        if not slug(name):
            return None
        of_person = ref.kind == Kinds.PERSON
        found = self._by_page(ref, name) or self._by_address(ref, name)
        if found is None and ref.form == NameForms.CAMEL:
            name = spell_out(name)
            found = self._by_page(ref, name, Bases.CAMEL)
        if found is None and self._same.joined:
            found = self._by_same(ref, name, strict)
        if found is None and of_person and "," in name:
            found = self._turned_round(ref, turned_round(name))
        if found is None and of_person and _may_be_handle(name):
            found = self._by_handle(ref, slug(name))
        if found is None and of_person:
            found = self._beside_an_address(ref, name) or self._of_one_handle(name)
        if found is None and of_person and "@" in name:
            found = self._by_name_beside(ref, name.lower(), strict)
        if found is None and of_person and is_short(name):
            found = self._by_first_name(name)
        if found is None and not ref.link:
            found = self._displayed(slug(name))
        return found or self._without_page(ref, slug(name), name, strict)

    def _by_same(self, ref: Ref, name: str, strict: bool) -> Entity | None:
        """What kg.toml joins the name, or the address beside it, with; no page bears it."""
        group = self._group_of(ref, name)
        if group is None or (strict and not self._is_named(group)):
            return None
        kind = group.kind or ref.kind
        key = joined_key(self._find, f"{kind}:{group.key_name}", self._same)
        if "@" in name:
            label = next(iter(group.names), name)
            return Entity(key, kind, label, name, Bases.EMAIL)
        alias = _SAME if slug(name) != key.partition(":")[2] or self._has_page(key, group) else None
        return Entity(key, kind, ref.title or name, name, _BY_ALIAS if alias else "", alias=alias)

    def _group_of(self, ref: Ref, name: str) -> Group | None:
        own = name.lower() if "@" in name else slug(name)
        found = self._same.group_of(ref.kind, own)
        if found is None and ref.email:
            found = self._same.group_of(ref.kind, ref.email.lower())
            words = {
                word for called in (found.called if found else ()) for word in called.split("-")
            }
            if words.isdisjoint(name_words(name)):
                return None
        return found if found and (found.kind or ref.kind) in ENTITY_KINDS else None

    def _has_page(self, key: str, group: Group) -> bool:
        """Whether a page that bears one of a group's members is one of its thing."""
        kind = key.partition(":")[0]
        members = (same_member(kind, name_in(one) or one) for one in group.members)
        return any(entry.key == key for one in members for entry, _ in self._find(SAME, one))

    def _is_named(self, group: Group) -> bool:
        """Whether a page or another note speaks of one of a group's names."""
        return any(self._find(NAME, one) or self._kinds_named(one) for one in group.called)

    def _bearers(
        self, wanted: str, kind: str, *, own_kinds: bool = True
    ) -> tuple[list[Entry], FoundBy]:
        """The pages to which a name points best: by their own names, else by other ones; those of
        the kind before others.

        A place that asks for a person does not mean the book of that name: what is of a kind of the
        vault's own is found only where anything is asked for, and not without `own_kinds`.
        """
        meant = is_entity if own_kinds and kind not in ENTITY_KINDS else ENTITY_KINDS.__contains__
        names = self._find(NAME, wanted)
        own = [row for row in names if not weakness(row[1])]
        for rows, basis in ((own, _BY_NAME), ((*names, *self._find(ALIAS, wanted)), _BY_ALIAS)):
            known = [row for row in rows if meant(row[0].kind)]
            if known:
                return strongest([row for row in known if row[0].kind == kind] or known), basis
        return [], _BY_NAME

    def _by_page(self, ref: Ref, name: str, basis: FoundBy = "") -> Entity | None:
        """What has a page that bears the name; an address beside it decides among several."""
        entries, found_by = self._bearers(slug(name), ref.kind)
        owners = {entry.key for entry, _ in self._owners(ref.email)} if len(entries) > 1 else set()
        by_address = [entry for entry in entries if entry.key in owners]
        if len({entry.key for entry in by_address}) == 1:
            entries, found_by = by_address, Bases.EMAIL
        found = self._one_of(entries, ref, name, basis or found_by)
        return self._with_alias(found) if found and self._same.joined else found

    def _with_alias(self, found: Entity) -> Entity:
        """The thing, with the name as one more of its if only kg.toml calls it so."""
        named = self._find(NAME, slug(found.name))
        sources = {extra for entry, extra in named if entry.key == found.key}
        group = self._same.group_of(found.kind, slug(found.name))
        known = map(slug, group.names) if group else ()  # as aliases of the page
        is_other = sources == {AliasSources.SAME} and slug(found.name) not in known
        return found._replace(alias=_SAME) if is_other else found

    def _by_address(self, ref: Ref, name: str) -> Entity | None:
        """Whose address it is that stands for a name or beside one. Beside a name that shares no
        word with theirs it is a stray one, and decides nothing."""
        if "@" in name:
            owners = self._owners(name)
        else:
            owners = self._owners(ref.email)
            if ref.look != Looks.NICK:
                owners = [row for row in owners if self._may_be_called(name, *row)]
        rows = [row for row in owners if row[0].kind == ref.kind] or owners
        return self._one_of([entry for entry, _ in rows], ref, name, Bases.EMAIL)

    def _owners(self, address: str) -> list[tuple[Entry, str]]:
        """The pages that bear an address."""
        found = self._find(EMAIL, address.lower()) if address else ()
        return [row for row in found if is_entity(row[0].kind)]

    def _may_be_called(self, name: str, owner: Entry, words: str) -> bool:
        """Whether a name shares a word with the names of the owner of an address, if there are any;
        initials alone must begin words of theirs."""
        if not words:
            return True
        called = owner.key.partition(":")[2]
        also = (extra.rpartition(":")[2] for _, extra in self._find(ALIAS, called))
        theirs = {*words.split(), *(word for one in (called, *also) for word in one.split("-"))}
        if own := name_words(name):
            return not own.isdisjoint(theirs)
        initials = slug(name).split("-")
        return all(any(word.startswith(one) for word in theirs) for one in initials)

    def _one_of(self, entries: list[Entry], ref: Ref, name: str, basis: FoundBy) -> Entity | None:
        keys = {entry.key for entry in entries}
        if not keys:
            return None
        if len(keys) > 1:
            message = f"“{name}” may be {' or '.join(sorted(keys))}; none was chosen"
            self._tell(Problem(Codes.AMBIGUOUS_NAME, message, ref.line))
            return _AMBIGUOUS
        return Entity(entries[0].key, entries[0].kind, None, name, basis)

    def _tell(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _turned_round(self, ref: Ref, name: str) -> Entity | None:
        """Whom *Lee, Ann* means: a person known by the name turned round, with a page or without
        one."""
        if not name:
            return None
        found = self._by_page(ref, name, Bases.LAST_NAME_FIRST)
        if found is not None:
            return found if found is _AMBIGUOUS or found.kind == Kinds.PERSON else None
        if Kinds.PERSON not in self._kinds_named(slug(name)):
            return None
        key = f"{Kinds.PERSON}:{slug(name)}"
        return Entity(key, Kinds.PERSON, name, name, Bases.LAST_NAME_FIRST)

    def _beside_an_address(self, ref: Ref, name: str) -> Entity | None:
        """Who has a page that is named by an address beside which this name stands."""
        for _, address in self._find(BESIDE, slug(name)):
            for entry, _ in self._find(FILE, address):
                if entry.kind == Kinds.PERSON:
                    return self._by_address(ref._replace(email=address), name)
        return None

    def _by_name_beside(self, ref: Ref, address: str, strict: bool) -> Entity | None:
        """Whom an address alone means that is nobody's: who is named beside it elsewhere, in one
        word only somebody who has a page."""
        name = only_name_beside(self._find, address)
        if name is None:
            return None
        if " " not in name:
            return self.known_person(name)
        beside = ref._replace(text=name, form=NameForms.PLAIN, email=address)
        found = self._meant(beside, strict)
        if found is None or found is _AMBIGUOUS or found.kind != Kinds.PERSON:
            return None
        return found._replace(basis=Bases.EMAIL)

    def kind_of(self, name: str) -> str:
        """The kind, of those that kg knows, of what is known by a name: by a page, an alias, an
        address, or, of projects and organizations, by a property that names them; "" for nothing,
        or for several kinds."""
        wanted = slug(name)
        if not wanted:
            return ""
        entries, _ = self._bearers(wanted, "", own_kinds=False)
        if not entries and "@" in name:
            entries = [entry for entry, _ in self._owners(name)]
        kinds = {entry.kind for entry in entries}
        if kinds:
            return kinds.pop() if len(kinds) == 1 else ""
        group = self._same.joined.get(wanted) or self._same.joined.get(name.lower())
        known = (group.kind or Kinds.PERSON) if group else ""
        return self._kind_by_property(wanted) or known

    def _kind_by_property(self, wanted: str) -> str:
        found = {extra for _, extra in self._find(NAMED, wanted)}
        kinds = {kind for kind in ENTITY_KINDS if kind in found and is_subject(kind)}
        return kinds.pop() if len(kinds) == 1 else ""

    def _kinds_named(self, wanted: str) -> list[str]:
        """The kinds of entities for which notes use a name that has no page."""
        kinds: list[str] = [x for _, x in self._find(NAMED, wanted) if x in ENTITY_KINDS]
        return kinds or self.told_kinds(wanted)

    def told_kinds(self, wanted: str) -> list[str]:
        """The kinds of a name that stands where people are listed, or by which a meeting is known
        that has no list of its own (*via*)."""
        if self._displayed(wanted):
            return []
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
        events = {extra.partition("\x1f")[2] or entry.key for entry, extra in listed}
        if not kinds and len(events) > 1:
            kinds.append(Kinds.PERSON)
        return kinds

    def _by_handle(self, ref: Ref, wanted: str) -> Entity | None:
        """Who has the nickname, beside their name in a list of people."""
        names = {slug(name): name for _, name in self._find(HANDLE, wanted)}
        names.pop(wanted, None)
        refs = (Ref(name, Kinds.PERSON, False, ref.line) for name in names.values())
        found = {one.key: one for one in map(self.find_out, refs) if one}
        if len(found) != 1:
            return None
        (entity,) = found.values()
        return entity._replace(basis=entity.basis or Bases.HANDLE)

    def _of_one_handle(self, name: str) -> Entity | None:
        """Who has the nickname beside which this name stands in lists: it may stand beside other
        spellings of the name, too, and one nickname is one person."""
        wanted = slug(name)
        spellings = self._spellings(wanted)
        if len(spellings) < 2:
            return None
        pages = [self._bearers(slug(spelling), Kinds.PERSON)[0] for spelling in spellings]
        keys = {e.key for entries in pages for e in entries if e.kind == Kinds.PERSON}
        if len(keys) == 1:
            return Entity(keys.pop(), Kinds.PERSON, None, name, Bases.HANDLE, alias=_HANDLE)
        if keys or slug(spellings[0]) == wanted:
            return None
        key = f"{Kinds.PERSON}:{slug(spellings[0])}"
        return Entity(key, Kinds.PERSON, spellings[0], name, Bases.HANDLE, alias=_HANDLE)

    def _spellings(self, wanted: str) -> list[str]:
        """The names beside the nicknames of a name: the one in most notes first, then the longest,
        then the first. A nickname that stands beside names of different people is no one's."""
        notes: dict[str, list[str]] = {}
        for _, handle in self._find(HANDLED, wanted):
            rows = self._find(HANDLE, handle)
            if _is_of_one(rows) and not self._keeps_apart(rows):
                for entry, name in rows:
                    notes.setdefault(name, []).append(entry.path)
        return sorted(notes, key=lambda name: (-len(notes[name]), -len(name), min(notes[name])))

    def _keeps_apart(self, rows: Found) -> bool:
        """Whether kg.toml parts two of the names beside a nickname."""
        names = {slug(name) for _, name in rows} if self._same.parted else ()
        return any(self._same.are_parted(Kinds.PERSON, *pair) for pair in combinations(names, 2))

    def _by_first_name(self, short: str) -> Entity | None:
        """Whom the note names in full, for a first name, alone or with an initial."""
        if self._in_full is None:
            self._in_full = []
            self._in_full = self._named_in_full()
        named = {
            entity.key: entity
            for entity in self._in_full
            if is_short_for(short, entity.key.partition(":")[2])
            or is_short_for(short, slug(entity.name))
        }
        parted = self._same.are_parted
        people = [
            one
            for one in named.values()
            if not parted(Kinds.PERSON, slug(short), one.key.partition(":")[2])
        ]
        if len(people) != 1:
            return None
        (entity,) = people
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
            elif not is_short(ref.text):
                entity = self.find_out(ref)
            else:
                continue
            entities.append(entity)
        entities += [self.find_out(ref, strict=True) for ref in self._page.full_names]
        entities += self.told_in_full()
        people = [one for one in entities if one and one.kind == Kinds.PERSON]
        full = (one for one in people if "-" in one.key or "-" in slug(one.name))
        return [one for one in full if not _is_but_short(one)]

    def _without_page(self, ref: Ref, wanted: str, name: str, strict: bool) -> Entity | None:
        if is_entity(ref.kind) and ref.kind not in ENTITY_KINDS:
            return None  # a kind that kg.toml declares has pages, and nothing else
        if strict or ref.kind not in ENTITY_KINDS or ref.look != Looks.NAME:
            kinds = self._kinds_named(wanted)
            if not kinds:
                return None
            kind, label = ref.kind if ref.kind in kinds else kinds[0], name
        else:
            kind, label = ref.kind, ref.title or name
        if kind == Kinds.PERSON and (named := self._kind_by_property(wanted)):
            kind = named  # a customer in one note is no person in another
        return Entity(f"{kind}:{wanted}", kind, _called(kind, label), name)


def _called(kind: str, name: str) -> str:
    """What something without a page is called: `[[@Ann Lee]]` is Ann Lee, as with a page."""
    return (name.removeprefix("@").strip() or name) if kind == Kinds.PERSON else name


def displayed(find: Find, wanted: str) -> Entity | None:
    """The one page to which all links lead that show a name; links themselves go by it never.

    A first name is a guess: others may bear it.
    """
    found = {}
    for source, target in find(DISPLAY, wanted):
        entry = resolve(target.partition("#")[0], source.path, find).entry
        if entry is not None:
            found[entry.key or entry.path] = entry
    if len(found) != 1:
        return None
    (entry,) = found.values()
    if not is_entity(entry.kind):
        return None
    first = entry.key.startswith(f"{Kinds.PERSON}:{wanted}-")
    basis: FoundBy = Bases.FIRST_NAME if first else Bases.ALIAS
    return Entity(entry.key, entry.kind, None, wanted, basis, inferred=first)


_BY_NAME: FoundBy = ""
_BY_ALIAS: FoundBy = Bases.ALIAS
_UNKNOWN = Entity("", "", None, "")
_AMBIGUOUS = Entity("ambiguous", "", None, "")
_HANDLE: AliasSource = AliasSources.HANDLE
_SAME: AliasSource = AliasSources.SAME
_MOST_SPELLINGS = 20


def _may_be_handle(name: str) -> bool:
    """Whether a name may be a nickname that elsewhere stands beside a full one."""
    return " " not in name and (name.islower() or not name.isalpha())


def _is_of_one(rows: Found) -> bool:
    """Whether the names beside a nickname may all be spellings of one: no note gives it to two, and
    they share words, unless they are in different scripts."""
    names = list(dict.fromkeys(name for _, name in rows))
    if len(names) > _MOST_SPELLINGS or len({entry.path for entry, _ in rows}) < len(rows):
        return False
    return all(_may_be_one(*pair) for pair in combinations(names, 2))


def _may_be_one(name: str, other: str) -> bool:
    shared = not name_words(name).isdisjoint(name_words(other))
    return shared or is_latin(name) != is_latin(other)


def _is_but_short(entity: Entity) -> bool:
    """Whether nothing more is known of somebody than a first name, alone or with an initial."""
    return is_short(entity.name) and entity.key.endswith(f":{slug(entity.name)}")


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
