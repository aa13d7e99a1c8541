"""Refreshing a database: only what changed is read, only what that affects is settled anew.

The law: a refresh leaves what a whole import of the same vault would (ids and history aside).
It holds because a settled note is a function of its own text and of the answers to the names that it
asked for: the notes to settle are those that changed, and those that asked for a name whose answer
changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from kg.importer.draft import Draft, draft
from kg.importer.refresh_plan import Difference
from kg.importer.rows import PathIds, iso_time
from kg.importer.share import Settings, Share
from kg.importer.whole import attachment_entry, node_row, write_rows, write_tags
from kg.model.names import slug
from kg.normalise.index import (
    FILE,
    Entry,
    Index,
    attachment_name,
    lookup_key,
)
from kg.normalise.sources import moves
from kg.store import state
from kg.store.nodes import set_labels
from kg.store.writer import OF_A_NOTE, batches, delete, insert
from kg.vault.scan import Scan


class Refreshed(NamedTuple):
    """What a refresh did: notes read, added, changed and removed, and the nodes it touched."""

    read: int
    added: int
    changed: int
    removed: int
    nodes: set[int]
    renamed: tuple[tuple[str, str], ...]


def refresh(
    conn: sqlite3.Connection, scan: Scan, found: Difference, settings: Settings
) -> Refreshed:
    """Bring the tables in step with the files. Entities and problems of the whole come after."""
    return _Refresh(conn, scan, found, settings).run()


class _Refresh:
    """The work of one refresh."""

    def __init__(
        self, conn: sqlite3.Connection, scan: Scan, found: Difference, settings: Settings
    ) -> None:
        self.conn = conn
        self.files = {file.path: file for file in scan.notes}
        self.found = found
        self.settings = settings
        self.drafts: dict[str, Draft] = {}
        self.states: dict[str, state.NoteState] = {}
        self.changed: list[str] = []
        self.gone = set(found.removed)
        self.nodes: set[int] = set()

    def run(self) -> Refreshed:
        conn = self.conn
        self.states = state.note_states(
            conn, [*self.found.removed, *(file.path for file in self.found.touched)]
        )
        self.read_changed()
        self.renamed = renamed = self.renames()
        self.write_attachments()
        index = self.affected()
        share = self.share()
        born = share.settle(index)
        tags_before = self.tags()
        self.forget()
        ids = self.number(born, index)
        first_task = state.highest_id(conn, "tasks") + 1
        places = PathIds(self.note_ids(), self.attachment_ids())
        for rows in share.rows(ids, places, first_task):
            self.update_text(rows["notes"])
            write_rows(conn, rows)
        self.touch()
        self.rename_tags(tags_before)
        return Refreshed(
            len(self.drafts),
            len(self.found.added) - len(renamed),
            len(self.changed) + len(renamed),
            len(self.gone) - len(renamed),
            self.nodes,
            tuple(self.node_renames(renamed)),
        )

    def read_changed(self) -> None:
        for file in self.found.added:
            self.drafts[file.path] = draft(file, *self.settings)
        for file in self.found.touched:
            made = draft(file, *self.settings)
            if made.hash == self.states[file.path].hash:
                self.touch_file(made)
            else:
                self.drafts[file.path] = made
                self.changed.append(file.path)

    def touch_file(self, made: Draft) -> None:
        """The same text under another time: only what the file system says is new."""
        file = made.file
        self.conn.execute(
            "update notes set modified = ?, size = ?, mtime_ns = ?, inode = ? where path = ?",
            (iso_time(file.mtime_ns), file.size, file.mtime_ns, file.inode, file.path),
        )

    def renames(self) -> list[tuple[str, str]]:
        """(old path, new path) of files that only moved: a removed and a new one of equal text."""
        by_hash: dict[str, list[str]] = {}
        for path in self.found.removed:
            by_hash.setdefault(self.states[path].hash, []).append(path)
        renamed = []
        for file in self.found.added:
            old = by_hash.get(self.drafts[file.path].hash)
            if old and file.size:
                renamed.append((old.pop(0), file.path))
        return renamed

    def write_attachments(self) -> None:
        conn = self.conn
        gone = self.found.old_attachments
        conn.executemany(
            "update links set target_attachment_id = null where target_attachment_id ="
            " (select id from attachments where path = ?)",
            ((path,) for path in gone),
        )
        delete(conn, "attachments", "path", gone)
        insert(
            conn,
            "attachments",
            ((f.path, f.size, attachment_name(f.path)) for f in self.found.new_attachments),
        )

    def affected(self) -> Index:
        """Draft every note whose meaning may have changed; the index that they are settled by."""
        asked: set[int] = {
            lookup_key(FILE, attachment_name(path))
            for path in [
                *self.found.old_attachments,
                *(file.path for file in self.found.new_attachments),
            ]
        }
        known: set[str] = set()
        while True:
            index = self.index()
            fresh = set(self.drafts) | self.gone
            for path in sorted(fresh):
                asked |= self.changed_names(path, index)
            known |= fresh
            wanted = state.asking(self.conn, asked) - known
            if not wanted:
                return index
            self.states.update(state.note_states(self.conn, wanted))
            for path in sorted(wanted):
                self.drafts[path] = draft(self.files[path], *self.settings)

    def index(self) -> Index:
        """The names that the database knows, without those of the drafts, and the drafts' own."""
        index = Index(self.load)
        for made in self.drafts.values():
            index.add(made.entry, made.provided)
        index.move(moves(index, [made.entry for made in self.drafts.values()]))
        return index

    def load(self, space: str, key: str) -> Iterable[tuple[Entry, str]]:
        for path, node, kind, archived, updated, extra in state.named(self.conn, space, key):
            if path not in self.drafts and path not in self.gone:
                yield Entry(path, node, kind, archived, updated), extra
        if space == FILE:
            for path in state.attachments_named(self.conn, key):
                yield attachment_entry(path), ""

    def changed_names(self, path: str, index: Index) -> set[int]:
        """The names (as hashes) whose answers differ because of this note."""
        before = self.states.get(path)
        old: set[tuple[str, ...]] = set()
        if before is not None:
            old = state.provided(self.conn, [before.id]).get(before.id, set())
        made = self.drafts.get(path)
        new: set[tuple[str, ...]] = set(map(tuple, made.provided)) if made else set()
        same = made is not None and before is not None and _same(index.entry(made.entry), before)
        names = old ^ new if same else old | new
        return {lookup_key(name[0], name[1]) for name in names}

    def share(self) -> Share:
        share = Share((), self.settings)
        share.drafts = [self.drafts[path] for path in sorted(self.drafts)]
        return share

    def tags(self) -> set[tuple[object, ...]]:
        found: set[tuple[object, ...]] = set()
        for marks, batch in batches(self.old_ids()):
            found.update(
                self.conn.execute(
                    f"select note_id, tag_id, name from note_tags where note_id in ({marks})", batch
                )
            )
        return found

    def old_ids(self) -> list[int]:
        """The ids of the notes whose rows are replaced or go."""
        return [s.id for path, s in self.states.items() if path in self.drafts or path in self.gone]

    def forget(self) -> None:
        """Delete what the affected notes said, and note which nodes they spoke of."""
        conn = self.conn
        ids = self.old_ids()
        for marks, batch in batches(ids):
            for sql in (
                f"select node_id from notes where id in ({marks})",
                f"select node_id from claims where note_id in ({marks})",
                f"select target_node_id from links where source_note_id in ({marks})"
                " and resolution = 'missing'",
                f"select tag_id from note_tags where note_id in ({marks})",
            ):
                self.nodes.update(node for (node,) in conn.execute(sql, batch) if node is not None)
        for table, column in OF_A_NOTE:
            delete(conn, table, column, ids)
        gone = [self.states[path].id for path in self.gone]
        self.forget_text(gone)
        delete(conn, "notes", "id", gone)

    def forget_text(self, note_ids: Iterable[int]) -> None:
        """Take notes out of the full-text index, which wants the text it was given."""
        for marks, batch in batches(note_ids):
            self.conn.execute(
                "insert into notes_fts(notes_fts, rowid, title, body, aliases)"
                f" select 'delete', id, title, body, aliases from notes where id in ({marks})",
                batch,
            )

    def number(self, born: dict[str, str], index: Index) -> dict[str, int]:
        """Ids for every node that the rows name; new nodes get new ones."""
        conn = self.conn
        named = set(born) | index.keys()
        ids = state.ids(conn, "nodes", "key", sorted(named))
        next_id = state.highest_id(conn, "nodes") + 1
        new = [key for key in sorted(born) if key not in ids]
        ids.update((key, next_id + place) for place, key in enumerate(new))
        insert(conn, "nodes", (node_row(ids[key], key, born[key]) for key in new))
        # What a note's own node is called, no claim decides.
        set_labels(
            conn,
            (
                (label, slug(label), ids[key])
                for key, label in born.items()
                if key.startswith("note:")
            ),
        )
        write_tags(conn, ((ids[key], born[key]) for key in new if key.startswith("tag:")))
        return ids

    def note_ids(self) -> PathLookup:
        lookup = PathLookup(self.conn, "notes")
        next_id = state.highest_id(self.conn, "notes") + 1
        before = {new: old for old, new in self.renamed}
        for path in sorted(self.drafts):
            known = self.states.get(before.get(path, path))
            lookup.known[path] = known.id if known else next_id
            next_id += 0 if known else 1
        return lookup

    def attachment_ids(self) -> PathLookup:
        return PathLookup(self.conn, "attachments")

    def update_text(self, rows: list[tuple[object, ...]]) -> None:
        """Replace the notes' own rows; the full-text index only where its text changed."""
        conn = self.conn
        known = [row[0] for row in rows if row[2] in self.states]
        texts: dict[object, tuple[object, ...]] = {}
        for marks, batch in batches(known):
            for note_id, *text in conn.execute(
                f"select id, title, body, aliases from notes where id in ({marks})", batch
            ):
                texts[note_id] = tuple(text)
        changed = [row for row in rows if texts.get(row[0]) != (row[4], row[17], row[16])]
        self.forget_text([row[0] for row in changed if row[0] in texts])  # type: ignore[misc]
        delete(conn, "notes", "id", known)
        insert(conn, "notes", rows)
        conn.executemany(
            "insert into notes_fts(rowid, title, body, aliases) values (?, ?, ?, ?)",
            ((row[0], row[4], row[17], row[16]) for row in changed),
        )
        rows.clear()

    def touch(self) -> None:
        """Note which nodes the affected notes speak of now."""
        notes = state.ids(self.conn, "notes", "path", sorted(self.drafts))
        for marks, batch in batches(notes.values()):
            for sql in (
                f"select node_id from notes where id in ({marks})",
                f"select node_id from claims where note_id in ({marks})",
            ):
                self.nodes.update(node for (node,) in self.conn.execute(sql, batch))

    def rename_tags(self, before: set[tuple[object, ...]]) -> None:
        """A tag is called as the first note writes it, which may be another one now."""
        conn = self.conn
        self.drafted_ids = state.ids(conn, "notes", "path", sorted(self.drafts))
        after: set[tuple[object, ...]] = set()
        for marks, batch in batches(self.drafted_ids.values()):
            after.update(
                conn.execute(
                    f"select note_id, tag_id, name from note_tags where note_id in ({marks})", batch
                )
            )
        for tag_id in sorted({row[1] for row in before ^ after}):  # type: ignore[type-var]
            row = conn.execute(
                "select t.name from note_tags t join notes n on n.id = t.note_id"
                " where t.tag_id = ? order by n.path, t.line, t.id limit 1",
                (tag_id,),
            ).fetchone()
            if row:
                conn.execute("update tags set name = ? where id = ?", (row[0], tag_id))
                conn.execute("update nodes set label = ? where id = ?", (row[0], tag_id))

    def node_renames(self, renamed: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """(old key, new key) of the nodes of files that moved."""
        pairs = []
        for old, new in renamed:
            key = self.drafts[new].entry.key
            if self.states[old].key != key:
                pairs.append((self.states[old].key, key))
        return pairs


class PathLookup:
    """Path → id, asked of the database once a path."""

    def __init__(self, conn: sqlite3.Connection, table: str) -> None:
        self._conn = conn
        self._table = table
        self.known: dict[str, int] = {}

    def __call__(self, path: str) -> int:
        found = self.known.get(path)
        if found is None:
            found = self.known[path] = state.ids(self._conn, self._table, "path", [path])[path]
        return found


def _same(entry: Entry, before: state.NoteState) -> bool:
    known = (before.path, before.key, before.node_kind, before.archived, before.updated)
    return known == tuple(entry)
