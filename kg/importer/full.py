"""Importing a whole vault into empty tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.importer.batch import Found, Identity
from kg.importer.folders import told_of_folders
from kg.importer.read import text_name
from kg.importer.rows import PathIds, Rows, numbered
from kg.importer.settings import Settings
from kg.importer.shared_names import Brought, shared_names
from kg.importer.workers import is_large, workers
from kg.log import Log, Steps
from kg.model.copies import original_of
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.rows import AttachmentRow, NodeRow, TagRow
from kg.model.same import Same
from kg.resolve.events import move_pages
from kg.resolve.name_index import FILE, Entry, Index, Names, Provided, attachment_name
from kg.store.notes import move_notes
from kg.store.reader import Connection
from kg.store.writer import insert, rebuild_text
from kg.vault.scan import Scan, SourceFile

_LOG = Log("kg.importer")
Progress = Callable[[int], None]


_MOST_NAMES = 200_000  # that are held to be sorted, some 60 MB


class _Numbers(dict[str, int]):
    """Ids of nodes by key: whoever asks for a new one gets the next."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self) + 1
        return number


def write_whole(
    conn: Connection, scan: Scan, settings: Settings, progress: Progress | None
) -> None:
    """Fill the empty tables of a database with everything that notes say."""
    steps = Steps(_LOG)
    attachments = {file.path: place for place, file in enumerate(scan.attachments, 1)}
    notes = {file.path: place for place, file in enumerate(scan.notes, 1)}
    insert(conn, "attachments", [attachment_row(file) for file in scan.attachments])
    places = PathIds(notes.__getitem__, attachments.__getitem__)
    ids = _Numbers()
    settings = settings._replace(told=told_of_folders(scan.notes, settings))
    shared = shared_names(conn) if is_large(scan.notes) else None
    indexing = _Indexing(scan, settings.rules.same)
    with workers(scan.notes, settings, indexing, places, shared) as crew:
        _write_texts(conn, crew.texts(), ids, progress)
        steps.done("notes read: %d", len(notes))
        crew.meet()
        # The others resolve now: what can be made of the texts alone is made beside them.
        rebuild_text(conn)
        steps.done("made the full-text index")
        found = crew.found()
        steps.done("looked up what the notes name")
        _write_nodes(conn, found, ids)
        for rows in crew.rows(ids, _first_tasks(found.tasks)):
            write_rows(conn, rows)
        steps.done("wrote what the notes mean")


def _write_texts(
    conn: Connection, texts: Iterable[Rows], ids: _Numbers, progress: Progress | None
) -> None:
    # The table of names is a tree of its keys: in order it fills page by page.
    names: list[tuple[Any, ...]] = []
    for rows in texts:
        names += rows.pop("names")
        if len(names) > _MOST_NAMES:
            insert(conn, "names", sorted(names))
            names = []
        write_rows(conn, numbered(rows, ids.__getitem__))
        if progress:
            progress(len(rows["notes"]))
    insert(conn, "names", sorted(names))


def _write_nodes(conn: Connection, found: Found, ids: _Numbers) -> None:
    labels = [(key, label) for key, (_, label) in sorted(found.implied.items())]
    insert(conn, "nodes", (node_row(ids[key], key, label) for key, label in labels))
    write_tags(
        conn, ((ids[key], label) for key, label in labels if key.startswith(f"{Kinds.TAG}:"))
    )
    move_notes(conn, ((ids[key], updated, kind, path) for path, key, updated, kind in found.moved))


def _first_tasks(tasks: dict[int, int]) -> dict[int, int]:
    """The id of the first task of each part."""
    firsts, following = {}, 1
    for number in sorted(tasks):
        firsts[number] = following
        following += tasks[number]
    return firsts


_MOST_KNOWN = 20_000  # answers that the index of a large vault keeps, some 6 MB


class _Indexing:
    """How the index of names comes of what the notes and attachments of a vault bring."""

    def __init__(self, scan: Scan, same: Same) -> None:
        self._attachments = scan.attachments
        self._alike = _maybe_copied(scan.notes)
        self._same = same
        self._most_known = _MOST_KNOWN if is_large(scan.notes) else None

    def named(self, identities: Iterable[Identity]) -> Iterator[Brought]:
        for entry, provided, text in identities:
            yield entry, provided
            if entry.path in self._alike:
                yield entry, text_name(entry.path, text)
        for file in self._attachments:
            yield attachment_entry(file.path), [Provided(FILE, attachment_name(file.path))]

    def index(self, names: Names) -> Index:
        index = Index(same=self._same, names=names, most_known=self._most_known)
        move_pages(index, index.unsettled())
        return index


def _maybe_copied(notes: tuple[SourceFile, ...]) -> set[str]:
    """The paths of the notes whose names say that one may be a copy of the other. The texts of
    others need not be compared."""
    sizes = {file.path: file.size for file in notes}
    alike: set[str] = set()
    for path in sizes:
        named = original_of(path)
        while named and named.path in sizes:
            alike |= {path, named.path}
            path = named.path
            named = original_of(path)
    return alike


def attachment_entry(path: str) -> Entry:
    """How the index of names knows a file that is no note."""
    return Entry(path, "", Kinds.ATTACHMENT, False, "")


def attachment_row(file: SourceFile) -> AttachmentRow:
    """The row of `attachments`."""
    return AttachmentRow(path=file.path, size=file.size, file_key=attachment_name(file.path))


def node_row(node_id: int, key: str, label: str) -> NodeRow:
    """The row of `nodes`."""
    kind = key.partition(":")[0]
    return NodeRow(id=node_id, key=key, kind=kind, label=label, slug=slug(label))


def write_tags(conn: Connection, tags: Iterable[tuple[int, str]]) -> None:
    """Insert tags, given as (id, name)."""
    rows = [TagRow(id=tag_id, name=name, normalised=name.lower()) for tag_id, name in tags]
    insert(conn, "tags", rows)


def write_rows(conn: Connection, rows: Rows) -> None:
    """Insert what notes fill, table by table."""
    for table, new in rows.items():
        if new:
            insert(conn, table, new)
