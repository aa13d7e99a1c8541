"""A share of the files on its way through the import: read, settle, rows.

The three steps are apart because between them everybody's answers are needed: the index of names
before settling, the ids of all nodes before rows. A whole import runs shares in several processes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.importer.draft import Draft, drafts
from kg.importer.rows import (
    PathIds,
    Rows,
    add_settled_rows,
    add_text_rows,
    born_keys,
    no_rows,
    note_row,
)
from kg.model.rules import Rules
from kg.normalise.index import Entry, Index, Provided
from kg.normalise.resolve import Leads
from kg.normalise.settle import settle
from kg.normalise.settled import Settled
from kg.vault.scan import SourceFile

Progress = Callable[[int], None]
_TOGETHER = 100  # notes
_AT_ONCE = 1000  # notes; bounds the memory, and lets one process write while another works


class Identity(NamedTuple):
    """What the others need to know of a note."""

    entry: Entry
    provided: list[Provided]


class Settings(NamedTuple):
    """What reading a note depends on, beside the note."""

    rules: Rules
    types: Mapping[str, str]


class Share:
    """Some of the files, in the order of their paths."""

    def __init__(self, files: Iterable[SourceFile], settings: Settings) -> None:
        self._files = list(files)
        self._settings = settings
        self.drafts: list[Draft] = []
        self._settled: list[Settled] = []

    def read(self, progress: Progress | None = None) -> list[Identity]:
        """Read and describe every file."""
        rules, types = self._settings
        for start in range(0, len(self._files), _TOGETHER):
            files = self._files[start : start + _TOGETHER]
            self.drafts += drafts(files, rules, types)
            if progress:
                progress(len(files))
        return [Identity(d.entry, d.provided) for d in self.drafts]

    def settle(self, index: Index) -> dict[str, str]:
        """Look everything up; the nodes that must exist, key → label by the first note."""
        self._index = index
        leads = Leads(index)
        born: dict[str, str] = {}
        for made in self.drafts:
            settled = settle(made.page, index, leads)
            self._settled.append(settled)
            for key, label in born_keys(made, settled).items():
                born.setdefault(key, label)
        return born

    def rows(self, ids: Mapping[str, int], places: PathIds, first_task: int) -> Iterator[Rows]:
        """The rows of all tables that notes fill, some hundred notes at a time."""
        rows = no_rows()
        id_of = ids.__getitem__
        task = first_task
        for place, (made, settled) in enumerate(zip(self.drafts, self._settled, strict=True)):
            note_id = places.note(made.page.path)
            updated = self._index.entry(made.entry).updated
            rows["notes"].append(note_row(made, note_id, ids[settled.key], updated))
            task = add_text_rows(rows, made, settled, note_id, task, id_of)
            add_settled_rows(rows, made, settled, note_id, id_of, places)
            if place % _AT_ONCE == _AT_ONCE - 1:
                yield rows
                rows = no_rows()
        yield rows

    def tasks(self) -> int:
        """How many ids the share's tasks need."""
        return sum(len(made.note.tasks) for made in self.drafts)


class NoCollector:
    """No garbage collection while a million small values are made: none of them forms a cycle."""

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_error: object) -> None:
        if self._was_on:
            gc.enable()
