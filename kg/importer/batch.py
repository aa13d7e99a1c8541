"""A share of the files on its way through a whole import: read, resolve, rows.

The three steps are apart because between them everybody's answers are needed: the index of names
before resolving, the ids of all nodes before rows. Files go in parts of a hundred, numbered in the
order of their paths, so that several shares together give what one would.
"""

from __future__ import annotations

import pickle
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kg.importer.lists import WithPeople, read_people_of, tell_event
from kg.importer.quarantine import attempt
from kg.importer.read import Draft, drafts, read
from kg.importer.rows import (
    Meaning,
    PathIds,
    Rows,
    add_meaning_rows,
    add_text_rows,
    no_meaning_rows,
    no_text_rows,
    tag_key,
)
from kg.importer.settings import Settings
from kg.model.day_orders import SIGNS, Orders
from kg.model.kinds import Kinds
from kg.model.note import Property, Task
from kg.model.page import Page
from kg.model.rows import NameRow
from kg.model.rules import Rules
from kg.resolve.day_orders import orders_in
from kg.resolve.links import LinkTargets
from kg.resolve.lookups import Lookups
from kg.resolve.name_index import Entry, Index, Provided, day_orders_of, entry_of
from kg.resolve.page import resolved, unresolved
from kg.vault.scan import SourceFile

Implied = dict[str, str]


class _Open(NamedTuple):
    """What is left of a draft when its text has become rows."""

    page: Page
    tasks: tuple[Task, ...]
    fields: tuple[Property, ...]
    asked: frozenset[int] = frozenset()


class Pages:
    """Some notes, in the order of their paths. Between the steps of an import they may wait packed
    (`pack`): that takes a tenth of the room, and a tenth of the time that reading a note takes."""

    def __init__(self) -> None:
        self._open: deque[_Open] = deque()
        self._meanings: list[Meaning] = []
        self._tags: dict[str, tuple[str, str]] = {}
        self._listed: list[tuple[str, Provided]] = []
        self._packed = b""  # what they were when they were packed last; "" once that has changed

    def pack(self) -> None:
        """Let them wait packed."""
        if not self._packed:
            self._packed = _packed((self._open, self._meanings, self._listed))
        self._open, self._meanings, self._listed = deque(), [], []

    def unpack(self) -> None:
        """Have them at hand again."""
        if self._packed:
            self._open, self._meanings, self._listed = _unpacked(self._packed)

    def add(self, draft: Draft, read: WithPeople | None = None) -> None:
        """Take in a note, with the people of its lists if they are `read` already. Of its text only
        what still waits for an answer is kept."""
        note = draft.note
        fields = tuple(p for p in note.properties if p.task is not None)
        page = read.page if read else draft.page
        self._open.append(_Open(page, note.tasks, fields, read.asked if read else frozenset()))
        self._listed += [(page.path, names) for names in (read.provided if read else ())]
        self._packed = b""
        for tag in note.tags:
            key, named = tag_key(tag.name), (page.path, tag.name)
            if key not in self._tags or page.path < self._tags[key][0]:
                self._tags[key] = named

    def in_order(self) -> None:
        """Bring notes that had to wait to their places, in the order of paths."""
        self._open = deque(sorted(self._open, key=lambda one: one.page.path))

    def read_lists(
        self, index: Index, targets: LinkTargets, rules: Rules
    ) -> Iterator[tuple[Page, list[Provided]]]:
        """Read the lists of people; the pages that bring names by them to the index."""
        self._packed = b""
        for place, one in enumerate(self._open):
            page, provided, asked = read_people_of(one.page, index, targets, rules)
            self._open[place] = one._replace(page=page, asked=asked)
            self._listed += [(page.path, names) for names in provided]
            yield page, provided

    def tell_events(
        self, index: Index, targets: LinkTargets, rules: Rules
    ) -> Iterator[tuple[Page, list[Provided]]]:
        """The pages of events of several, with what each tells the others of its event."""
        for place, one in enumerate(self._open):
            page, told, asked = tell_event(one.page, index, targets, rules)
            if told:
                self._packed = b""
                self._open[place] = one._replace(page=page, asked=one.asked | asked)
                self._listed += [(page.path, names) for names in told]
                yield page, told

    def resolve(self, index: Index, targets: LinkTargets) -> Implied:
        """Look everything up; the nodes that must exist, key → label by the first note."""
        self._packed = b""
        implied = {key: name for key, (_, name) in self._tags.items()}
        while self._open:
            page, tasks, fields, asked = self._open.popleft()
            with Lookups(page, index, targets) as lookups:
                lookups.asked |= asked
                found = attempt(resolved, lookups, unresolved)
                aliases = lookups.own_aliases()
            if not found.tasks:  # those of a copy are its original's
                tasks, fields = (), ()
            self._meanings.append(Meaning(page.path, aliases, tasks, fields, found))
            for key, label in ({found.key: page.label} | found.implied).items():
                implied.setdefault(key, label)
        return implied

    def tasks(self) -> int:
        """How many ids the tasks of the resolved notes need."""
        return sum(len(meaning.tasks) for meaning in self._meanings)

    def rows(self, ids: Mapping[str, int], places: PathIds, first_task: int) -> Rows:
        """The rows of what the resolved notes mean."""
        rows = no_meaning_rows()
        rows["names"] = [
            NameRow(space=one.space, key=one.key, note_id=places.note(path), extra=one.extra)
            for path, one in self._listed
        ]
        task = first_task
        for meaning in self._meanings:
            task = add_meaning_rows(rows, meaning, task, ids.__getitem__, places)
        return rows


def _packed(value: object) -> bytes:
    """A value of this process in few bytes, for this process alone."""
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))


_TOGETHER = 100  # notes
Told = tuple[str, str]  # a folder and a sign, and in which order a day is written so


class OfDays(NamedTuple):
    """What a share tells of the order of days, and its parts with notes whose day waits for it."""

    told: list[Told]
    waiting: list[int]


class FolderOrders:
    """The order of days in each folder, by what all notes tell."""

    def __init__(self, told: Iterable[Told], as_of: str) -> None:
        self._told: dict[str, list[str]] = {}
        for key, order in told:
            self._told.setdefault(key, []).append(order)
        self._as_of = as_of
        self._known: dict[str, Orders] = {}

    def of_path(self, path: str) -> Orders:
        """The orders that hold in the folder of a note."""
        folder = path.rpartition("/")[0]
        if folder not in self._known:
            self._known[folder] = orders_in(self._told_under, folder, SIGNS, self._as_of)
        return self._known[folder]

    def _told_under(self, key: str) -> list[str]:
        return self._told.get(key, [])


class Identity(NamedTuple):
    """What the others need to know of a note."""

    entry: Entry
    provided: list[Provided]
    hash: str = ""


class Part(NamedTuple):
    """Some files that go through the import together."""

    number: int
    files: Sequence[SourceFile]


class Found(NamedTuple):
    """What resolving a share found: the nodes that must exist (key → number of the first part that
    names it, label), how many tasks each part holds, and the files that are pages of another node
    than their own text says, as (path, key, updated, kind of the note if that is another one)."""

    implied: dict[str, tuple[int, str]]
    tasks: dict[int, int]
    moved: list[tuple[str, str, str, str | None]]


def parts(files: Sequence[SourceFile]) -> list[Part]:
    """All files, a hundred at a time: so many texts are held at once."""
    starts = range(0, len(files), _TOGETHER)
    return [Part(number, files[at : at + _TOGETHER]) for number, at in enumerate(starts)]


class Share:
    """Some parts of the files, in their order; those of a `large` vault wait packed."""

    def __init__(
        self, files: Iterable[Part], settings: Settings, places: PathIds, *, large: bool = False
    ) -> None:
        self._files = list(files)
        self._large = large
        self._settings = settings
        self._places = places
        self._pages: dict[int, Pages] = {}
        self._identities: list[Identity] = []
        self._packed_identities: list[bytes] = []
        self._waiting: dict[int, list[SourceFile]] = {}
        self._told: list[Told] = []

    def texts(self) -> Iterator[Rows]:
        """Read and describe every file: the rows of what notes say by themselves, part by part.
        Notes whose own day is open wait."""
        for number, files in self._files:
            self._pages[number] = Pages()
            rows = no_text_rows()
            for draft in drafts([read(file) for file in files], self._settings):
                self._told += [(one.key, one.extra) for one in day_orders_of(draft.page)]
                if draft.page.day_asks:
                    self._waiting.setdefault(number, []).append(draft.file)
                else:
                    self._take(number, rows, draft)
            if self._large:
                self._pages[number].pack()
                self._packed_identities.append(_packed(self._identities))
                self._identities = []
            yield rows

    def _take(self, number: int, rows: Rows, draft: Draft) -> None:
        made = add_text_rows(rows, draft, draft.entry, self._places.note(draft.page.path))
        self._pages[number].add(made)
        self._identities.append(Identity(made.entry, made.provided, made.hash))

    def paths(self) -> frozenset[str]:
        """The paths of the files."""
        return frozenset(file.path for _, files in self._files for file in files)

    def of_days(self) -> OfDays:
        """What the notes tell of the order of days, and which parts have notes that wait for it."""
        return OfDays(self._told, sorted(self._waiting))

    def waiting_texts(self, told: Iterable[Told]) -> Iterator[Rows]:
        """The rows of the notes that waited, by what all tell; part by part, if one has any."""
        if not self._waiting:
            return
        orders = FolderOrders(told, self._settings.as_of)
        for number, pages in self._parts(self._waiting):
            rows = no_text_rows()
            files = [read(file) for file in self._waiting[number]]
            for draft in drafts(files, self._settings, orders.of_path):
                self._take(number, rows, draft)
            pages.in_order()
            yield rows
        self._waiting.clear()

    def _parts(self, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, Pages]]:
        """Part by part, its notes at hand for as long as it takes; of all parts or of some."""
        for number in self._pages if numbers is None else numbers:
            pages = self._pages[number]
            if self._large:
                pages.unpack()
            yield number, pages
            if self._large:
                pages.pack()

    def identities(self) -> Iterator[Identity]:
        """What the others need to know of the notes; each is given away once."""
        while self._packed_identities:
            yield from _unpacked(self._packed_identities.pop())
        while self._identities:
            yield self._identities.pop()

    def read_lists(self, index: Index) -> Iterator[Identity]:
        """Read the lists of people of all notes; what they bring to the index."""
        targets = LinkTargets(index)
        rules = self._settings.rules
        for _, pages in self._parts():
            for page, provided in pages.read_lists(index, targets, rules):
                if provided:
                    yield Identity(index.entry(entry_of(page)), provided)

    def tell_events(self, index: Index) -> Iterator[Identity]:
        """What the pages of one event tell each other."""
        targets = LinkTargets(index)
        for _, pages in self._parts():
            for page, told in pages.tell_events(index, targets, self._settings.rules):
                yield Identity(index.entry(entry_of(page)), told)

    def resolve(self, index: Index) -> Found:
        """Look everything up."""
        targets = LinkTargets(index)
        implied: dict[str, tuple[int, str]] = {}
        tasks: dict[int, int] = {}
        for number, pages in self._parts():
            for key, label in pages.resolve(index, targets).items():
                implied.setdefault(key, (number, label))
            tasks[number] = pages.tasks()
        moved = [
            (e.path, e.key, e.updated, Kinds.NOTE if e.kind == Kinds.NOTE else None)
            for e in index.moved()
        ]
        return Found(implied, tasks, moved)

    def rows(self, ids: Mapping[str, int], first_tasks: Mapping[int, int]) -> Iterator[Rows]:
        """The rows of what notes mean, part by part."""
        for number, pages in self._parts():
            yield pages.rows(ids, self._places, first_tasks[number])
