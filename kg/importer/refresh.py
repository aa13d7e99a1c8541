"""Refreshing a database: only what changed is read, only what that affects is resolved anew.

The law: a refresh leaves what a whole import of the same vault would (ids and history aside). It
holds because a resolved note is a function of its own text and of the answers to the names that it
asked for (docs/decisions/0002).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from kg.importer.batch import Pages, parts
from kg.importer.difference import Difference
from kg.importer.folders import FoldersAnew, is_open, tells
from kg.importer.full import attachment_entry, attachment_row, node_row, write_rows, write_tags
from kg.importer.lists import WithPeople, read_people_of, tell_event
from kg.importer.read import Draft, Text, drafts, read, text_name
from kg.importer.rows import (
    PathIds,
    Rows,
    add_text_rows,
    iso_time,
    kind_of_note,
    no_text_rows,
    numbered,
)
from kg.importer.settings import Settings
from kg.log import Log, Steps
from kg.model.day_orders import Orders
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.rows import NoteRow
from kg.read import UNREAD
from kg.resolve.day_orders import orders_in
from kg.resolve.events import join_events, key_of_person, move_pages, pages_of_people
from kg.resolve.links import LinkTargets
from kg.resolve.name_index import (
    AS_PEOPLE,
    DAY_ORDER,
    FILE,
    HOME_FOLDER,
    OF_LISTS,
    SOURCE,
    TEXT,
    Entry,
    Index,
    asks_for_any,
    attachment_name,
    day_orders_of,
    lookup_key,
    packed,
)
from kg.resolve.page_links import missing_key
from kg.store import import_state, standings
from kg.store import notes as store
from kg.store.nodes import set_labels
from kg.store.reader import Connection
from kg.store.writer import insert
from kg.vault.scan import Scan, SourceFile

_LOG = Log("kg.importer")
_PATH = attrgetter("path")  # of each file at each save
_FEW = 8  # names


class Affected:
    """The notes that a refresh resolves anew, as drafts by path.

    `read` are their pages with the people of their lists. `states` is what the database knows of
    them and of the notes that are gone; `same` holds the files of which only the file system says
    something else; `changed` the paths whose text is another one.
    """

    def __init__(self, conn: Connection, scan: Scan, found: Difference, settings: Settings) -> None:
        self._conn = conn
        # The texts of notes whose own day is open, and the orders that they are described with.
        self._waiting: dict[str, Text] = {}
        self._orders: dict[str, Orders] = {}
        self._scan = scan
        self._settings = settings
        self._elsewhere: set[str] = set()  # notes in folders that are for something else now
        self._lookups: list[tuple[int, bytes]] | None = None
        self._provided: dict[int, set[tuple[str, ...]]] = {}
        self._lists_read = False
        self.gone = set(found.removed)
        self.drafts: dict[str, Draft] = {}
        self.read: dict[str, WithPeople] = {}
        self.same: list[SourceFile] = []
        self.changed: list[str] = []
        touched = [file.path for file in found.touched]
        self.states = import_state.note_states(conn, [*found.removed, *touched])
        self._folders = self._look_at_folders(scan, found)
        self._settings = settings._replace(told=self._folders.after)
        self._read_files(found)

    def _look_at_folders(self, scan: Scan, found: Difference) -> FoldersAnew:
        """What is known of folders; what new and changed notes tell of them."""
        # What is left in a cloud counts as it was read last.
        in_cloud = import_state.ids(self._conn, "notes", "path", scan.not_downloaded)
        folders = FoldersAnew(
            self._conn,
            [*map(_PATH, scan.notes), *in_cloud],
            [file.path for file in found.added],
            found.removed,
            self._settings.rules,
        )
        for file in (*found.touched, *found.added):
            if is_open(file.path.rpartition("/")[0], self._settings.rules):
                folders.own[file.path] = tells(read(file), self._settings)
        return folders

    def _read_files(self, found: Difference) -> None:
        for _, files in parts(found.touched):
            texts = [read(file) for file in files]
            other = [one for one in texts if not self._is_known(one.file.path, one.hash)]
            self.changed += [one.file.path for one in other]
            self.same += [one.file for one in texts if self._is_known(one.file.path, one.hash)]
            self._draft(other)
        for _, files in parts(found.added):
            self._draft([read(file) for file in files])

    def _is_known(self, path: str, found: str) -> bool:
        """Whether a text is the one that the database holds. Of a file that cannot be read nobody
        knows, and why it cannot may be another cause."""
        return found == self.states[path].hash != UNREAD

    def _draft(self, texts: Sequence[Text]) -> None:
        for text, made in zip(texts, drafts(texts, self._settings), strict=True):
            self.drafts[made.page.path] = made
            if made.page.day_asks:
                self._waiting[made.page.path] = text

    def nothing(self) -> bool:
        """Whether the notes say what they said, and none came or went."""
        return not self.drafts and not self.gone

    def old_ids(self) -> list[int]:
        """The ids of the known notes whose rows are replaced or go."""
        return [s.id for path, s in self.states.items() if path in self.drafts or path in self.gone]

    def rewritten(self) -> list[str]:
        """The paths whose text is not the one that the database holds, as far as anybody knows; and
        those of notes whose own day or whose folder's kind others tell, so that they may say
        something else now."""
        known = {path: one.hash for path, one in self.states.items()}
        return sorted(
            path
            for path, made in self.drafts.items()
            if made.hash == UNREAD
            or known.get(path) != made.hash
            or path in self._waiting
            or path in self._elsewhere
        )

    def turned(self, index: Index) -> list[Entry]:
        """The notes that say what they said, but are pages of another node now."""
        unchanged = sorted(self.drafts.keys() - self.rewritten())
        entries = (index.entry(self.drafts[path].entry) for path in unchanged)
        return [entry for entry in entries if not _same(entry, self.states[entry.path])]

    def spread(self, found: Difference, last_day: str) -> Index:
        """Draft every note that asked for a name whose answer is another one now, and those that
        asked for theirs, until nothing more changes; the index that all of them are resolved by."""
        attachments = [*found.old_attachments, *(file.path for file in found.new_attachments)]
        # Which file a meeting was made from also depends on what else has that file's name.
        asked = {
            lookup_key(space, attachment_name(path))
            for path in attachments
            for space in (FILE, SOURCE, *AS_PEOPLE)
        }
        reached = import_state.days_reached(self._conn, DAY_ORDER, last_day, self._settings.as_of)
        asked |= {lookup_key(DAY_ORDER, key) for key in reached}
        self._elsewhere = self._folders.turned()
        done: set[str] = set()
        while True:
            index = self._index()
            here = set(self.drafts) | self.gone
            asked |= self._changed_names(here, index)
            done |= here
            wanted = (self._elsewhere | self._looking_up(asked)) - done
            # A note that is left in a cloud stays as it was read last.
            there = [file for path in sorted(wanted) if (file := self._scan.note(path))]
            if not there:
                return index
            paths = (file.path for file in there)
            self.states.update(import_state.note_states(self._conn, paths))
            for _, files in parts(there):
                self._draft([read(file) for file in files])

    def _looking_up(self, keys: set[int]) -> set[str]:
        """The notes with a lookup of one of the names (as hashes)."""
        if not keys:
            return set()
        if self._lookups is None:
            # To look for a few among all lookups is sooner done by SQLite.
            few = [packed([key]) for key in keys] if len(keys) <= _FEW else []
            lookups = import_state.lookups(self._conn, few)
            self._lookups = None if few else lookups
        else:
            lookups = self._lookups
        notes = [note for note, asked in lookups if asks_for_any(asked, keys)]
        return import_state.paths(self._conn, notes)

    def _index(self) -> Index:
        """The names that the database knows, without those of the drafts, and the drafts' own:
        those of their pages, then those of their lists, read by what is known then."""
        self._order_days()
        self._lists_read = False
        index = Index(self._load, self._settings.rules.same)
        names: set[tuple[str, str]] = set()
        for path, made in self.drafts.items():
            provided = [*made.provided, *text_name(path, made.hash)]
            index.add(made.entry, provided)
            names.update((name.space, name.key) for name in provided)
        move_pages(index, names, within=self.drafts)
        targets = LinkTargets(index)
        rules = self._settings.rules
        self.read = {
            path: read_people_of(made.page, index, targets, rules)
            for path, made in self.drafts.items()
        }
        for path, known in self.read.items():
            index.add(index.entry(self.drafts[path].entry), known.provided)
            names.update((name.space, name.key) for name in known.provided)
        self._lists_read = True
        index.forget()
        of_no_kind = [index.entry(m.entry) for m in self.drafts.values() if m.page.of_no_kind]
        index.move_also(pages_of_people(index, of_no_kind))
        join_events(index, names, within=self.drafts)
        self._tell_events(index)
        return index

    def _order_days(self) -> None:
        """Describe notes whose own day is open by what others tell of the order of days."""
        if not self._waiting:
            return
        told: dict[str, list[str]] = {}
        for made in self.drafts.values():
            for one in day_orders_of(made.page):
                told.setdefault(one.key, []).append(one.extra)

        @cache
        def under(key: str) -> list[str]:
            return [*told.get(key, ()), *(extra for _, extra in self._load(DAY_ORDER, key))]

        for path, text in self._waiting.items():
            page = self.drafts[path].page
            orders = orders_in(under, page.folder, page.day_asks, self._settings.as_of)
            if self._orders.get(path) != orders:
                self._orders[path] = orders
                [self.drafts[path]] = drafts([text], self._settings, {path: orders}.__getitem__)

    def _tell_events(self, index: Index) -> None:
        """Let the index know what the pages of one event tell each other."""
        targets = LinkTargets(index)
        for path, known in self.read.items():
            page, told, asked = tell_event(known.page, index, targets, self._settings.rules)
            if told:
                brought = [*known.provided, *told]
                self.read[path] = WithPeople(page, brought, known.asked | asked)
                index.add(index.entry(self.drafts[path].entry), told)
        index.forget()

    def _load(self, space: str, key: str) -> Iterable[tuple[Entry, str]]:
        if space == TEXT:
            yield from self._text(key)
        for path, node, kind, archived, updated, extra, own in import_state.named(
            self._conn, space, key
        ):
            if path in self.drafts or path in self.gone:
                continue
            if not self._lists_read and own == Kinds.NOTE and node == key_of_person(path):
                kind = own  # no list is read by whose page another list makes it
            yield Entry(path, node, kind, archived, updated), extra
        if space == FILE:
            for path in import_state.attachments_named(self._conn, key):
                yield attachment_entry(path), ""

    def _text(self, path: str) -> Iterable[tuple[Entry, str]]:
        if path in self.drafts or path in self.gone:
            return
        for known in import_state.note_states(self._conn, [path]).values():
            for name in text_name(path, known.hash):
                yield _entry(known), name.extra

    def provided(self, paths: Iterable[str]) -> dict[int, set[tuple[str, ...]]]:
        """What the database knows that these notes bring to the index of names."""
        ids = [self.states[path].id for path in paths if path in self.states]
        if unknown := [one for one in ids if one not in self._provided]:
            # Names are kept by name alone: one walk over all of them finds those of many notes.
            found = import_state.provided(self._conn, unknown)
            self._provided.update((one, found.get(one, set())) for one in unknown)
        return {one: self._provided[one] for one in ids}

    def homes_before(self) -> set[tuple[str, str]]:
        """(path, name) of the home folders that these notes named."""
        known = self.provided({*self.drafts, *self.gone})
        return {
            (one.path, key)
            for one in self.states.values()
            for space, key, _ in known.get(one.id, ())
            if space == HOME_FOLDER
        }

    def homes_after(self) -> set[tuple[str, str]]:
        """(path, name) of the home folders that these notes name."""
        return {
            (path, name.key)
            for path, made in self.drafts.items()
            for name in made.provided
            if name.space == HOME_FOLDER
        }

    def _changed_names(self, paths: set[str], index: Index) -> set[int]:
        """The names (as hashes) whose answers differ because of these notes."""
        provided = self.provided(paths)
        names: set[tuple[str, ...]] = set()
        for path in paths:
            before, made = self.states.get(path), self.drafts.get(path)
            old = provided.get(before.id, set()) if before else set()
            new: set[tuple[str, ...]] = set()
            if made:
                new = {tuple(name) for name in (*made.provided, *self.read[path].provided)}
            same = made and before and _same(index.entry(made.entry), before)
            names |= old ^ new if same else old | new
            if not (made and before and made.hash == before.hash):
                names.add((TEXT, path))
        files = [name[1] for name in names if name[0] == FILE]
        names |= {(space, name) for name in files for space in (SOURCE, *AS_PEOPLE)}
        return {lookup_key(name[0], name[1]) for name in names}


def _entry(known: import_state.NoteState) -> Entry:
    return Entry(known.path, known.key, known.node_kind, known.archived, known.updated)


def _same(entry: Entry, before: import_state.NoteState) -> bool:
    return _entry(before) == entry


class Refreshed(NamedTuple):
    """What a refresh did: notes resolved, added, changed and removed; the nodes it touched, what is
    or was tied by the notes, and the fields of their claims; the nodes about which something else
    may be true now; the people whose standing may be another one (None: that of all, and somebody
    else may be me); the nodes of files that moved, as (old key, new key)."""

    read: int
    added: int
    changed: int
    removed: int
    nodes: set[int]
    tied: set[int]
    fields: set[str]
    decided: set[int]
    people: AbstractSet[int] | None
    renamed: tuple[tuple[str, str], ...]

    @property
    def any(self) -> bool:
        """Whether a row of meaning may be another one."""
        return any(self[:4])


class _Share(NamedTuple):
    """What some notes contribute to what is made from all: to nodes, tags and facts; what they tie
    to something, and the fields of which they claim something."""

    nodes: set[int]
    tied: set[int]
    fields: set[str]
    tags: set[store.TagUse]
    grounds: set[tuple[Any, ...]]
    people: set[tuple[Any, ...]]


def refresh(
    conn: Connection, scan: Scan, found: Difference, settings: Settings, last_day: str
) -> Refreshed:
    """Bring the tables in step with the files; `last_day` is the day of the import before. Entities
    and problems of the whole come after."""
    steps = Steps(_LOG)
    affected = Affected(conn, scan, found, settings)
    steps.done("notes read: %d", len(affected.drafts))
    _touch(conn, affected.same)
    moved = _moved(affected, found)
    store.replace_attachments(
        conn,
        found.old_attachments,
        [attachment_row(file) for file in found.new_attachments],
    )
    index = affected.spread(found, last_day)
    steps.done("notes to be looked up anew: %d", len(affected.drafts))
    _LOG.each("looked up anew: %s", sorted(affected.drafts))
    before = _share(conn, affected.old_ids())
    _write(conn, affected, index, dict(moved))
    if scan.not_downloaded:
        _mend_links(conn, scan.not_downloaded)
    after = _share(conn, import_state.ids(conn, "notes", "path", sorted(affected.drafts)).values())
    store.name_tags(conn, sorted({use[1] for use in before.tags ^ after.tags}))
    steps.done("wrote what they mean")
    return Refreshed(
        len(affected.drafts),
        len(found.added) - len(moved),
        len(affected.changed) + len(moved),
        len(affected.gone) - len(moved),
        before.nodes | after.nodes,
        before.tied | after.tied,
        before.fields | after.fields,
        {ground[0] for ground in before.grounds ^ after.grounds},
        _people(affected, before, after),
        _renamed_nodes(affected, moved),
    )


def _people(affected: Affected, before: _Share, after: _Share) -> AbstractSet[int] | None:
    """The people whose standing may be another one, if who is me is not."""
    if affected.homes_before() != affected.homes_after():
        return None
    return standings.of_met(before.people, after.people)


def _share(conn: Connection, note_ids: Iterable[int]) -> _Share:
    ids = list(note_ids)
    return _Share(
        store.nodes_spoken_of(conn, ids),
        store.nodes_tied_by(conn, ids),
        store.claimed_fields(conn, ids),
        store.tag_uses(conn, ids),
        store.grounds(conn, ids),
        standings.of_notes(conn, ids),
    )


def _moved(affected: Affected, found: Difference) -> list[tuple[str, str]]:
    """(new path, old path) of files that only moved: a removed and a new one of equal text."""
    by_hash: dict[str, list[str]] = {}
    for path in found.removed:
        by_hash.setdefault(affected.states[path].hash, []).append(path)
    by_hash.pop(UNREAD, None)
    moved = []
    for file in found.added:
        old = by_hash.get(affected.drafts[file.path].hash)
        if old and file.size:
            moved.append((file.path, old.pop(0)))
    return moved


def _write(conn: Connection, affected: Affected, index: Index, moved: dict[str, str]) -> None:
    """Settle all affected notes and write their rows: what they say by themselves only where the
    text is another one."""
    # New ids are taken before anything is deleted: a freed one may still be meant by another row.
    places = PathIds(_note_ids(conn, affected, moved), PathLookup(conn, "attachments"))
    first_task = import_state.highest_id(conn, "tasks") + 1
    texts = _text_rows(affected, index, places)
    pages = Pages()
    for path in sorted(affected.drafts):
        pages.add(affected.drafts[path], affected.read[path])
    implied = pages.resolve(index, LinkTargets(index))
    _forget(conn, affected)
    ids = _numbered(conn, implied, index.keys())
    texts = numbered(texts, ids.__getitem__)
    notes = [row for row in texts.pop("notes") if isinstance(row, NoteRow)]
    store.replace_notes(conn, notes)
    write_rows(conn, texts)
    turned = affected.turned(index)
    pages_of = {one.path: affected.drafts[one.path].page for one in turned}
    store.move_notes(
        conn,
        (
            (ids[one.key], one.updated, kind_of_note(pages_of[one.path], one), one.path)
            for one in turned
        ),
    )
    write_rows(conn, pages.rows(ids, places, first_task))


def _mend_links(conn: Connection, paths: Sequence[str]) -> None:
    """Let links of notes that cannot be read lead to nothing that has gone."""
    sources = sorted(import_state.ids(conn, "notes", "path", paths).values())
    dead = store.dead_links(conn, sources)
    keys = {missing_key(target) for _, target in dead}
    ids = _numbered(conn, {missing_key(target): target for _, target in dead}, keys)
    store.mark_missing(conn, ((ids[missing_key(target)], link) for link, target in dead))
    store.follow_pages(conn, sources)


def _touch(conn: Connection, files: Iterable[SourceFile]) -> None:
    """Record what the file system says of unchanged texts."""
    for file in files:
        times = (file.mtime_ns, file.ctime_ns, file.inode)
        store.touch_note(conn, file.path, iso_time(file.modified), file.size, *times)


def _forget(conn: Connection, affected: Affected) -> None:
    """Take out what is written anew, and what is gone."""
    gone = [affected.states[path].id for path in affected.gone]
    rewritten = [path for path in affected.rewritten() if path in affected.states]
    texts = {affected.states[path].id for path in rewritten}.union(gone)
    store.forget_meaning(conn, affected.old_ids())
    store.forget_text(conn, texts)
    names = affected.provided({*affected.drafts, *affected.gone})
    store.forget_names(
        conn,
        (
            (space, key, one, extra)
            for one, provided in names.items()
            for space, key, extra in provided
            if one in texts or space in OF_LISTS
        ),
    )
    store.forget_notes(conn, gone)


def _numbered(conn: Connection, implied: dict[str, str], known: set[str]) -> dict[str, int]:
    """Ids for every node that the rows name; new nodes get new ones."""
    ids = import_state.ids(conn, "nodes", "key", sorted(set(implied) | known))
    next_id = import_state.highest_id(conn, "nodes") + 1
    new = [key for key in sorted(implied) if key not in ids]
    ids.update((key, next_id + place) for place, key in enumerate(new))
    insert(conn, "nodes", (node_row(ids[key], key, implied[key]) for key in new))
    write_tags(conn, ((ids[key], implied[key]) for key in new if key.startswith(f"{Kinds.TAG}:")))
    # What a plain note's node is called, no claim decides.
    plain = ((key, label) for key, label in implied.items() if key.startswith(f"{Kinds.NOTE}:"))
    set_labels(conn, ((label, slug(label), ids[key]) for key, label in plain))
    return ids


def _text_rows(affected: Affected, index: Index, places: PathIds) -> Rows:
    rows = no_text_rows()
    for path in affected.rewritten():
        made = affected.drafts[path]
        entry = index.entry(made.entry)
        affected.drafts[path] = add_text_rows(rows, made, entry, places.note(path))
    return rows


def _note_ids(conn: Connection, affected: Affected, moved: dict[str, str]) -> PathLookup:
    """A note keeps its id when it changes and when its file moves."""
    lookup = PathLookup(conn, "notes")
    next_id = import_state.highest_id(conn, "notes") + 1
    for path in sorted(affected.drafts):
        known = affected.states.get(moved.get(path, path))
        lookup.known[path] = known.id if known else next_id
        next_id += 0 if known else 1
    return lookup


def _renamed_nodes(affected: Affected, moved: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    keys = ((affected.states[old].key, affected.drafts[new].entry.key) for new, old in moved)
    return tuple((old, new) for old, new in keys if old != new)


class PathLookup:
    """Path → id, asked of the database once a path."""

    def __init__(self, conn: Connection, table: str) -> None:
        self._conn = conn
        self._table = table
        self.known: dict[str, int] = {}

    def __call__(self, path: str) -> int:
        found = self.known.get(path)
        if found is None:
            found = self.known[path] = import_state.ids(self._conn, self._table, "path", [path])[
                path
            ]
        return found
