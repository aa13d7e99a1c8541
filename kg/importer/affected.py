"""Which notes a change affects, and the index of names as it is after the change."""

from __future__ import annotations

from collections.abc import Iterable

from kg.importer.draft import Draft, draft
from kg.importer.refresh_plan import Difference
from kg.importer.share import Settings
from kg.importer.whole import attachment_entry
from kg.normalise.index import FILE, Entry, Index, asks_for_any, attachment_name, lookup_key
from kg.normalise.sources import moves
from kg.store import state
from kg.store.reader import Connection
from kg.vault.scan import Scan


class Affected:
    """The notes that a refresh settles anew, as drafts by path.

    `states` is what the database knows of them and of the notes that are gone; `same` holds the
    drafts of files that only have another time; `changed` the paths whose text is another one.
    """

    def __init__(self, conn: Connection, scan: Scan, found: Difference, settings: Settings) -> None:
        self._conn = conn
        self._files = {file.path: file for file in scan.notes}
        self._settings = settings
        self._lookups: list[tuple[int, bytes]] | None = None
        self.gone = set(found.removed)
        self.drafts: dict[str, Draft] = {}
        self.same: list[Draft] = []
        self.changed: list[str] = []
        touched = [file.path for file in found.touched]
        self.states = state.note_states(conn, [*found.removed, *touched])
        self._read(found)

    def _read(self, found: Difference) -> None:
        for file in found.added:
            self.drafts[file.path] = draft(file, *self._settings)
        for file in found.touched:
            made = draft(file, *self._settings)
            if made.hash == self.states[file.path].hash:
                self.same.append(made)
            else:
                self.drafts[file.path] = made
                self.changed.append(file.path)

    def old_ids(self) -> list[int]:
        """The ids of the known notes whose rows are replaced or go."""
        return [s.id for path, s in self.states.items() if path in self.drafts or path in self.gone]

    def spread(self, found: Difference) -> Index:
        """Draft every note that asked for a name whose answer is another one now, and those that
        asked for theirs, until nothing more changes; the index that all of them are settled by."""
        attachments = [*found.old_attachments, *(file.path for file in found.new_attachments)]
        asked = {lookup_key(FILE, attachment_name(path)) for path in attachments}
        done: set[str] = set()
        while True:
            index = self._index()
            here = set(self.drafts) | self.gone
            for path in sorted(here):
                asked |= self._changed_names(path, index)
            done |= here
            wanted = self._asking(asked) - done
            if not wanted:
                return index
            self.states.update(state.note_states(self._conn, wanted))
            for path in sorted(wanted):
                self.drafts[path] = draft(self._files[path], *self._settings)

    def _asking(self, keys: set[int]) -> set[str]:
        """The notes that asked for one of the names (as hashes)."""
        if not keys:
            return set()
        if self._lookups is None:
            self._lookups = state.lookups(self._conn)
        asking = [note for note, asked in self._lookups if asks_for_any(asked, keys)]
        return state.paths(self._conn, asking)

    def _index(self) -> Index:
        """The names that the database knows, without those of the drafts, and the drafts' own."""
        index = Index(self._load)
        for made in self.drafts.values():
            index.add(made.entry, made.provided)
        index.move(moves(index, [made.entry for made in self.drafts.values()]))
        return index

    def _load(self, space: str, key: str) -> Iterable[tuple[Entry, str]]:
        for path, node, kind, archived, updated, extra in state.named(self._conn, space, key):
            if path not in self.drafts and path not in self.gone:
                yield Entry(path, node, kind, archived, updated), extra
        if space == FILE:
            for path in state.attachments_named(self._conn, key):
                yield attachment_entry(path), ""

    def _changed_names(self, path: str, index: Index) -> set[int]:
        """The names (as hashes) whose answers differ because of this note."""
        before = self.states.get(path)
        old: set[tuple[str, ...]] = set()
        if before is not None:
            old = state.provided(self._conn, [before.id]).get(before.id, set())
        made = self.drafts.get(path)
        new: set[tuple[str, ...]] = set(map(tuple, made.provided)) if made else set()
        same = made is not None and before is not None and _same(index.entry(made.entry), before)
        names = old ^ new if same else old | new
        return {lookup_key(name[0], name[1]) for name in names}


def _same(entry: Entry, before: state.NoteState) -> bool:
    known = (before.path, before.key, before.node_kind, before.archived, before.updated)
    return known == tuple(entry)
