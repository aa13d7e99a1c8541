"""Which notes a change affects, and the index of names as it is after the change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.importer.batch import TOGETHER
from kg.importer.difference import Difference
from kg.importer.full import attachment_entry
from kg.importer.read import UNREAD, Draft, Text, drafts, read
from kg.importer.settings import Settings
from kg.resolve.events import moves
from kg.resolve.name_index import (
    FILE,
    SOURCE,
    Entry,
    Index,
    asks_for_any,
    attachment_name,
    lookup_key,
)
from kg.store import state
from kg.store.reader import Connection
from kg.vault.scan import Scan, SourceFile


class Affected:
    """The notes that a refresh settles anew, as drafts by path.

    `states` is what the database knows of them and of the notes that are gone; `same` holds the
    files of which only the file system says something else; `changed` the paths whose text is
    another one.
    """

    def __init__(self, conn: Connection, scan: Scan, found: Difference, settings: Settings) -> None:
        self._conn = conn
        self._files = {file.path: file for file in scan.notes}
        self._settings = settings
        self._lookups: list[tuple[int, bytes]] | None = None
        self.gone = set(found.removed)
        self.drafts: dict[str, Draft] = {}
        self.same: list[SourceFile] = []
        self.changed: list[str] = []
        touched = [file.path for file in found.touched]
        self.states = state.note_states(conn, [*found.removed, *touched])
        self._read(found)

    def _read(self, found: Difference) -> None:
        for files in in_batches(found.touched):
            texts = [read(file) for file in files]
            other = [one for one in texts if not self._is_known(one.file.path, one.hash)]
            self.changed += [one.file.path for one in other]
            self.same += [one.file for one in texts if self._is_known(one.file.path, one.hash)]
            self._draft(other)
        for files in in_batches(found.added):
            self._draft([read(file) for file in files])

    def _is_known(self, path: str, found: str) -> bool:
        """Whether a text is the one that the database holds. Of a file that cannot be read nobody
        knows, and why it cannot may be another cause."""
        return found == self.states[path].hash != UNREAD

    def _draft(self, texts: Sequence[Text]) -> None:
        for made in drafts(texts, self._settings):
            self.drafts[made.page.path] = made

    def nothing(self) -> bool:
        """Whether the notes say what they said, and none came or went."""
        return not self.drafts and not self.gone

    def old_ids(self) -> list[int]:
        """The ids of the known notes whose rows are replaced or go."""
        return [s.id for path, s in self.states.items() if path in self.drafts or path in self.gone]

    def rewritten(self) -> list[str]:
        """The paths whose text is not the one that the database holds."""
        known = {path: one.hash for path, one in self.states.items()}
        return sorted(path for path, made in self.drafts.items() if known.get(path) != made.hash)

    def turned(self, index: Index) -> list[Entry]:
        """The notes that say what they said, but are pages of another node now."""
        unchanged = sorted(self.drafts.keys() - self.rewritten())
        entries = (index.entry(self.drafts[path].entry) for path in unchanged)
        return [entry for entry in entries if not _same(entry, self.states[entry.path])]

    def spread(self, found: Difference) -> Index:
        """Draft every note that asked for a name whose answer is another one now, and those that
        asked for theirs, until nothing more changes; the index that all of them are settled by."""
        attachments = [*found.old_attachments, *(file.path for file in found.new_attachments)]
        # Which file a meeting was made from also depends on what else has that file's name.
        asked = {
            lookup_key(space, attachment_name(path))
            for path in attachments
            for space in (FILE, SOURCE)
        }
        done: set[str] = set()
        while True:
            index = self._index()
            here = set(self.drafts) | self.gone
            asked |= self._changed_names(here, index)
            done |= here
            wanted = self._asking(asked) - done
            if not wanted:
                return index
            self.states.update(state.note_states(self._conn, wanted))
            for files in in_batches([self._files[path] for path in sorted(wanted)]):
                self._draft([read(file) for file in files])

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

    def _changed_names(self, paths: set[str], index: Index) -> set[int]:
        """The names (as hashes) whose answers differ because of these notes."""
        known = [self.states[path].id for path in paths if path in self.states]
        provided = state.provided(self._conn, known)
        names: set[tuple[str, ...]] = set()
        for path in paths:
            before, made = self.states.get(path), self.drafts.get(path)
            old = provided.get(before.id, set()) if before else set()
            new: set[tuple[str, ...]] = set(map(tuple, made.provided)) if made else set()
            same = made and before and _same(index.entry(made.entry), before)
            names |= old ^ new if same else old | new
        names |= {(SOURCE, name[1]) for name in names if name[0] == FILE}
        return {lookup_key(name[0], name[1]) for name in names}


def in_batches(files: Sequence[SourceFile]) -> Iterator[Sequence[SourceFile]]:
    """A hundred files at a time: so many texts are held at once."""
    for at in range(0, len(files), TOGETHER):
        yield files[at : at + TOGETHER]


def _same(entry: Entry, before: state.NoteState) -> bool:
    known = (before.path, before.key, before.node_kind, before.archived, before.updated)
    return known == tuple(entry)
