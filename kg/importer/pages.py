"""Described notes on their way to rows: everybody's names must be known before they are settled,
the ids of all nodes before their rows are made."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from kg.importer.quarantine import attempt
from kg.importer.read import Draft
from kg.importer.rows import Meaning, PathIds, add_meaning_rows, no_meaning_rows
from kg.importer.text_rows import Rows, tag_key
from kg.model.frozen import NamedTuple
from kg.model.note import Property, Task
from kg.model.page import Page
from kg.resolve.links import Leads
from kg.resolve.lookups import Asking
from kg.resolve.name_index import Index
from kg.resolve.page import settled, unsettled

Born = dict[str, str]


class _Open(NamedTuple):
    """What is left of a draft when its text has become rows."""

    page: Page
    tasks: tuple[Task, ...]
    fields: tuple[Property, ...]


class Pages:
    """Some notes, in the order of their paths."""

    def __init__(self) -> None:
        self._open: deque[_Open] = deque()
        self._meanings: list[Meaning] = []
        self._tags: Born = {}

    def add(self, draft: Draft) -> None:
        """Take in a note. Of its text only what still waits for an answer is kept."""
        note = draft.note
        fields = tuple(p for p in note.properties if p.task is not None)
        self._open.append(_Open(draft.page, note.tasks, fields))
        for tag in note.tags:
            self._tags.setdefault(tag_key(tag.name), tag.name)

    def settle(self, index: Index, leads: Leads) -> Born:
        """Look everything up; the nodes that must exist, key → label by the first note."""
        born = dict(self._tags)
        while self._open:
            page, tasks, fields = self._open.popleft()
            found = attempt(settled, Asking(page, index, leads), unsettled)
            self._meanings.append(Meaning(page.path, page.aliases, tasks, fields, found))
            for key, label in ({found.key: page.label} | found.born).items():
                born.setdefault(key, label)
        return born

    def tasks(self) -> int:
        """How many ids the tasks of the settled notes need."""
        return sum(len(meaning.tasks) for meaning in self._meanings)

    def rows(self, ids: Mapping[str, int], places: PathIds, first_task: int) -> Rows:
        """The rows of what the settled notes mean."""
        rows = no_meaning_rows()
        task = first_task
        for meaning in self._meanings:
            task = add_meaning_rows(rows, meaning, task, ids.__getitem__, places)
        return rows
