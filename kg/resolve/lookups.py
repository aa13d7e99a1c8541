"""What resolving one page asks of the others, and what it makes exist by lookups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from kg.model.copies import original_of
from kg.model.event import Event, Place
from kg.model.kinds import AliasSource, AliasSources, Codes, Kinds, is_entity
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.page import Page, Ref
from kg.resolve.alias_chains import AliasChains
from kg.resolve.beside import name_beside
from kg.resolve.day_orders import day_order_key
from kg.resolve.entities import Entity, Names, displayed
from kg.resolve.event_pages import Said, Together, is_in_full, together
from kg.resolve.events import (
    alias_chains,
    aliased,
    is_shared_title,
    no_event,
    original,
    same_text,
)
from kg.resolve.links import LinkTargets, Resolution
from kg.resolve.name_index import (
    ALIAS,
    AS_PEOPLE,
    DAY_ORDER,
    DISPLAY,
    EVENT,
    JOIN,
    MARK,
    NAME,
    OF_EVENT,
    SOURCE,
    Entry,
    Found,
    Index,
    bare_name,
    entry_of,
    lookup_key,
    meeting_key,
    source_name,
    subjects_of,
    title_key,
)
from kg.resolve.values import ResolvedAlias

_SAYING_NOTHING = Together()


class Lookups:
    """The questions of one page, and their answers.

    `asked` holds every question, `implied` the nodes that exist only because the page speaks of
    them (key → label) and `implied_at` on which line; `dates` are those of meetings that only a
    link tells of, `handles` nicknames and other spellings of names, `problems` what is wrong with
    the page. At the end of its `with`, what looked names up is let go.
    """

    def __init__(self, page: Page, index: Index, targets: LinkTargets) -> None:
        self.page = page
        self._index = index
        self._targets = targets
        self.asked = {lookup_key(SOURCE, source_name(page.path))}
        self.asked.update(
            lookup_key(DAY_ORDER, day_order_key(page.folder, sign)) for sign in page.day_asks
        )
        if page.of_no_kind:
            self.asked.update(lookup_key(space, source_name(page.path)) for space in AS_PEOPLE)
        entry = index.entry(entry_of(page))
        self.key, self.kind = entry.key, entry.kind
        self._shares_title = False
        self._aliases = page.aliases
        self.problems: list[Problem] = list(page.problems)
        self.copied = self._copied()
        self._ask_what_moves_it()
        self.implied: dict[str, str] = {}
        self.implied_at: dict[str, int] = {}
        self.dates: dict[str, str] = {}
        self.handles: list[ResolvedAlias] = []
        own = Entity(self.key, self.kind, None, page.label)
        self.names = Names(page, own, self.find, self.resolve_link, self.displayed, index.same)
        # What is wrong with another note's attendees is told there.
        self._elsewhere = Names(page, own, self.find, self.resolve_link, self.displayed, index.same)
        self._resolved: dict[str, Resolution] = {}
        self._meetings: dict[Ref, str | None] = {}
        self._others: dict[str, Names] = {}
        self.place = self._ask_for_event(0)
        self._inner = {one.ref: self._ask_for_event(one.ref.line) for one in page.inner}
        self.names.told_in_full = self._told_in_full

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # They hold this, and the collector, which would see it, does not run in an import.
        del self.names, self._elsewhere, self._others

    def _ask_for_event(self, line: int) -> Place | None:
        """The place of the page, or of one of its lines, in its event. It may be another one when
        what was asked for changes (see `kg.resolve.joins`)."""
        place = self._index.events.get((self.page.path, line))
        if place is not None:
            self.asked.add(lookup_key(JOIN, place.member.base))
            self.asked.update(lookup_key(MARK, mark.key) for mark in place.member.marks)
            self.asked.add(lookup_key(OF_EVENT, place.event.key))
        return place

    @property
    def event(self) -> Event | None:
        """The event that the page is of, if it may be of one with others."""
        return self.place.event if self.place else None

    def place_at(self, meeting: Ref | None) -> Place | None:
        """The place in the event that the page tells of by a reference, None for its own."""
        return self.place if meeting is None else self._inner.get(meeting)

    def told(self, event: Event | None) -> Together:
        """What the pages of an event of this page say of it, those of this one, too."""
        return self.told_of(event.key) if event else _SAYING_NOTHING

    def told_of(self, key: str) -> Together:
        """What the pages of the event with a key say of it."""
        found = self.find(OF_EVENT, key)
        return self._index.remembered(key, lambda: together(found)) if found else _SAYING_NOTHING

    def who_by(self, said: Said, *, strict: bool = False) -> Iterator[Entity]:
        """Who or what other pages name."""
        for ref, paths in said:
            if paths != (self.page.path,):
                path = next(path for path in paths if path != self.page.path)
                found = self._names_of(path).find_out(ref, strict=strict)
                if found is not None:
                    yield found

    def _names_of(self, path: str) -> Names:
        """Who the names of another note are: its links lead from there."""

        def resolve_link(target: str) -> Resolution:
            found, asked = self._targets.resolve(target, path)
            self.asked.update(asked)
            return found

        if path not in self._others:
            own = Entity(self.key, self.kind, None, self.page.label)
            self._others[path] = Names(
                self.page, own, self.find, resolve_link, self.displayed, self._index.same
            )
        return self._others[path]

    def _told_in_full(self) -> list[Entity]:
        """The people whom the other pages of the event name by more than a first name."""
        told = self.told(self.event)
        listed = _in_full((*told.present, *told.absent))
        return [*self.who_by(listed), *self.who_by(_in_full(told.in_full), strict=True)]

    def absent_by_others(self, event: Event | None) -> set[str]:
        """The keys of those whom another page of an event says to be absent."""
        absent = self.told(event).absent
        return {one.key for one in self.who_by(absent)} if absent else set()

    def _copied(self) -> Entry | None:
        """What the page is a copy of, made by a sync tool."""
        named = original_of(self.page.path)
        found = original(self.find, self.page.path) if named else None
        if found is not None:
            cure = "keep what differs there and delete this one"
            self._sync_copy(f"a copy of {found.path}, made by a sync tool; {cure}")
        elif named is not None and named.certain:
            cure = "give it that name, or delete it"
            self._sync_copy(f"a copy of {named.path}, which is not there; {cure}")
        return found

    def _sync_copy(self, message: str) -> None:
        self.problems.append(Problem(Codes.SYNC_COPY, message, 1))

    def _ask_what_moves_it(self) -> None:
        """Ask for all names that decide of which node it is a page (see `kg.resolve.events`)."""
        page = self.page
        self.no_event = no_event(self.find, page.path, page.doubts)
        if self.no_event is not None:
            known = Codes.MEETING_WITHOUT_DATE
            self.problems = [one for one in self.problems if one.code != known]
        if page.node_kind == Kinds.MEETING:
            self._shares_title = is_shared_title(self.find, title_key(page))
        elif is_entity(page.node_kind):
            self._ask_what_joins_it()

    def _ask_what_joins_it(self) -> None:
        page, (kind, _, name) = self.page, self.page.key.partition(":")
        several = aliased(self.find, page.key)
        message = ""
        if len(several) > 1:
            message = f"“{page.label}” is an alias of {' and of '.join(several)}: no one's page"
        chains = alias_chains(self.find, kind, self._index.same)
        if self._index.same.parted:
            self._aliases = self._heeded(chains)
        if chains.end(name) == name and (apart := chains.ignored(name)):
            bearer, rival = (f"{kind}:{one}" for one in apart)
            through = f" of {bearer}, and so" if bearer != rival else ""
            message = (
                f"“{page.label}” is an alias{through} of {rival}, from which not_same in kg.toml "
                "parts it: the alias is ignored"
            )
        if message:
            self.problems.append(Problem(Codes.AMBIGUOUS_NAME, message, 1))

    def label(self) -> str:
        """What the page is called among the others."""
        page = self.page
        if page.of_no_kind and self.kind == Kinds.PERSON:
            return page.name
        if page.node_kind == Kinds.PERSON and "@" in page.label:
            return name_beside(self.find, page.label.lower()) or page.label
        if page.otherwise is None:
            return page.label
        return page.otherwise.label if self._shares_its_name() else page.label

    def own_aliases(self) -> tuple[tuple[str, AliasSource], ...]:
        """The page's other names, each with its source: a heading that names it no more as well."""
        page = self.page
        aliases = self._aliases
        if page.otherwise is None or page.node_kind == Kinds.MEETING or not self._shares_its_name():
            return aliases
        others = [one for one in aliases if one[0] != page.otherwise.label]
        return (*others, (page.otherwise.shared, AliasSources.HEADING))

    def _heeded(self, chains: AliasChains) -> tuple[tuple[str, AliasSource], ...]:
        """The aliases of the page without those of what `not_same` parts from its thing."""
        own = self.page.key.partition(":")[2]
        ignored = [(chains.ignored(slug(name)) or ("", ""))[0] for name, _ in self.page.aliases]
        return tuple(
            alias for alias, bearer in zip(self.page.aliases, ignored, strict=True) if bearer != own
        )

    @property
    def names_its_node(self) -> bool:
        """Whether the page says what its node is called: not where its name is but the alias of
        another page, unless that one lies in an archive, nor where kg.toml joins it with one whose
        name comes first there."""
        page = self.page
        if page.called_same and slug(page.label) != self.key.partition(":")[2]:
            called = self.find(NAME, self.key.partition(":")[2])
            if any(not x and e.key == self.key and e.archived <= page.archived for e, x in called):
                return False
        if not is_entity(page.node_kind) or self.key == page.key:
            return True
        bearers = [e for e, _ in self.find(ALIAS, page.key.partition(":")[2]) if e.key == self.key]
        return not page.archived and all(e.archived for e in bearers if e.path != page.path)

    def _shares_its_name(self) -> bool:
        """Whether other pages of the kind bear the heading or the title that it is called by."""
        page = self.page
        if page.otherwise is None or page.node_kind == Kinds.MEETING:
            return self._shares_title
        return any(
            entry.kind == page.node_kind and entry.path != page.path and entry.key != self.key
            for entry, _ in self.find(NAME, slug(page.otherwise.shared))
        )

    def find(self, space: str, key: str) -> Found:
        """What has this name."""
        found, question = self._index.ask(space, key)
        self.asked.add(question)
        return found

    def displayed(self, wanted: str) -> Entity | None:
        """What all links lead to that show a name: worked out once for all pages that ask."""
        if not self.find(DISPLAY, wanted):
            return None
        index = self._index

        def look() -> tuple[Entity | None, set[int]]:
            asked: set[int] = set()

            def find(space: str, key: str) -> Found:
                found, question = index.ask(space, key)
                asked.add(question)
                return found

            return displayed(find, wanted), asked

        found, asked = index.remembered(f"{DISPLAY}\0{wanted}", look)
        self.asked |= asked
        return found

    def first_to_display(self, wanted: str) -> str:
        """The path of the first note with a link that shows a name."""
        rows = self.find(DISPLAY, wanted)
        return self._index.remembered(
            f"first\0{wanted}", lambda: min(entry.path for entry, _ in rows)
        )

    def resolve_link(self, target: str) -> Resolution:
        """Where a link target leads from this note."""
        found = self._resolved.get(target)
        if found is None:
            found, asked = self._targets.resolve(target, self.page.path)
            self._resolved[target] = found
            self.asked.update(asked)
        return found

    @property
    def says_nothing_new(self) -> bool:
        """Whether the page is a copy that differs in nothing."""
        copied = self.copied
        return copied is not None and same_text(self.find, self.page.path, copied.path)

    def who(self, ref: Ref, *, strict: bool = False) -> Entity | None:
        """Who or what a name of this page means."""
        return self.imply(self.names.find_out(ref, strict=strict), ref.line)

    def who_elsewhere(self, ref: Ref) -> Entity | None:
        """Who a name of another page means."""
        return self.imply(self._elsewhere.find_out(ref), ref.line)

    def imply(self, entity: Entity | None, line: int) -> Entity | None:
        """Note that the thing must exist even if no page of its own says so."""
        if entity and entity.label is not None and entity.key not in self.implied:
            self.implied[entity.key] = entity.label
            self.implied_at[entity.key] = line
        if entity and entity.alias:
            self.handles.append(ResolvedAlias(entity.key, entity.name, entity.alias))
        return entity

    def end_of(self, ref: Ref) -> str | None:
        """The key of what a reference means."""
        if ref.kind == Kinds.MEETING:
            return self.meeting(ref)
        entity = self.who(ref)
        return entity.key if entity else None

    def meeting(self, ref: Ref) -> str | None:
        """The key of the meeting that a reference means, None for a link to something else."""
        if ref not in self._meetings:
            self._meetings[ref] = self._meeting(ref)
        return self._meetings[ref]

    def event_on(self, day: str) -> bool:
        """Whether a note tells of an event of that day that is about the page's node."""
        page = self.page
        own = {
            slug(name) for name in (*page.names, page.name, *(alias for alias, _ in page.aliases))
        }
        for entry, extra in self.find(EVENT, day):
            for ref in subjects_of(extra):
                if slug(bare_name(ref)) in own and self._leads_here(ref, entry.path):
                    return True
        return False

    def _leads_here(self, ref: Ref, source: str) -> bool:
        """Whether a reference of another note means the page's node."""
        if ref.link:
            found, asked = self._targets.resolve(ref.text, source)
            self.asked.update(asked)
            return found.entry is not None and self.node_at(found.entry)[0] == self.key
        entity = self._elsewhere.find_out(ref, strict=True)
        return entity is not None and entity.key == self.key

    def node_at(self, entry: Entry) -> tuple[str, str]:
        """Key and kind of the node of a file."""
        return (self.key, self.kind) if entry.path == self.page.path else (entry.key, entry.kind)

    def _meeting(self, ref: Ref) -> str | None:
        inner = self._inner.get(ref)
        if inner is not None:
            key, day = inner.event.key, inner.event.day
            self.dates[key] = day
            self.implied.setdefault(key, ref.title or ref.text)
            self.implied_at.setdefault(key, ref.line)
            return key
        if ref.link:
            entry = self.resolve_link(ref.text).entry
            if entry is not None:
                return self.node_at(entry)[0] if self.node_at(entry)[1] == Kinds.MEETING else None
        title = ref.title or ref.text
        key = meeting_key(ref)
        if key not in self.implied:
            self.implied[key] = title
            self.implied_at[key] = ref.line
            if ref.date:
                self.dates[key] = ref.date
        return key


def _in_full(said: Said) -> Said:
    return tuple(one for one in said if one[0].kind == Kinds.PERSON and is_in_full(one[0]))
