"""What resolving one page asks of the others, and what it makes exist by lookups."""

from __future__ import annotations

from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.note import Problem
from kg.model.page import Page, Ref
from kg.resolve.entities import Entity, Names
from kg.resolve.events import source_name
from kg.resolve.links import LinkTargets, Resolution
from kg.resolve.name_index import (
    AS_PEOPLE,
    EVENT,
    SOURCE,
    SOURCED,
    Entry,
    Found,
    Index,
    bare_name,
    entry_of,
    lookup_key,
    meeting_key,
    subjects_of,
)
from kg.resolve.values import ResolvedAlias


class Lookups:
    """The questions of one page, and their answers.

    `asked` holds every question, `implied` the nodes that exist only because the page speaks of
    them (key → label) and `implied_at` on which line; `dates` are those of meetings that only a
    link tells of, `aliases` names of people beside their own, `problems` what is wrong with the
    page.
    """

    def __init__(self, page: Page, index: Index, targets: LinkTargets) -> None:
        self.page = page
        self._index = index
        self._targets = targets
        self.asked = {
            lookup_key(SOURCE, source_name(page.path)),
            lookup_key(SOURCED, page.path),
        }
        if page.of_no_kind:
            self.asked.update(lookup_key(space, source_name(page.path)) for space in AS_PEOPLE)
        entry = index.entry(entry_of(page))
        self.key, self.kind = entry.key, entry.kind
        self.label = page.label if self.kind == page.node_kind else self._label_as(page)
        self.problems: list[Problem] = list(page.problems)
        self.implied: dict[str, str] = {}
        self.implied_at: dict[str, int] = {}
        self.dates: dict[str, str] = {}
        self.aliases: list[ResolvedAlias] = []
        own = Entity(self.key, self.kind, None, self.label)
        self.names = Names(page, own, self.find, self.resolve_link)
        # What is wrong with another note's attendees is told there.
        self._elsewhere = Names(page, own, self.find, self.resolve_link)
        self._resolved: dict[str, Resolution] = {}
        self._meetings: dict[Ref, str | None] = {}

    def _label_as(self, page: Page) -> str:
        """What the page's node is called where the page alone does not say what it is."""
        return page.name if self.kind == Kinds.PERSON else page.label

    def find(self, space: str, key: str) -> Found:
        """What has this name."""
        found, question = self._index.ask(space, key)
        self.asked.add(question)
        return found

    def resolve_link(self, target: str) -> Resolution:
        """Where a link target leads from this note."""
        found = self._resolved.get(target)
        if found is None:
            found, asked = self._targets.resolve(target, self.page.path)
            self._resolved[target] = found
            self.asked.update(asked)
        return found

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
