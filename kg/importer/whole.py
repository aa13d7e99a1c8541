"""Importing a whole vault into empty tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.importer.crew import WORTH_FORKING, Child, can_fork, split
from kg.importer.rows import PathIds, Rows
from kg.importer.share import Identity, NoCollector, Progress, Settings, Share
from kg.model.names import slug
from kg.normalise.index import FILE, Entry, Index, Provided, attachment_name
from kg.normalise.sources import moves
from kg.store.reader import Connection
from kg.store.writer import insert
from kg.vault.scan import Scan, SourceFile


def write_whole(
    conn: Connection, scan: Scan, settings: Settings, progress: Progress | None
) -> None:
    """Fill the empty tables of a database with everything that notes say."""
    attachments = {file.path: place for place, file in enumerate(scan.attachments, 1)}
    notes = {file.path: place for place, file in enumerate(scan.notes, 1)}
    places = PathIds(notes.__getitem__, attachments.__getitem__)
    insert(
        conn,
        "attachments",
        ((file.path, file.size, attachment_name(file.path)) for file in scan.attachments),
    )
    build = _index_builder(scan.attachments)
    with NoCollector():
        if can_fork() and len(scan.notes) >= WORTH_FORKING:
            _by_two(conn, scan, settings, build, places, progress)
        else:
            _by_one(conn, scan, settings, build, places, progress)


def _by_one(
    conn: Connection,
    scan: Scan,
    settings: Settings,
    build: Callable[[list[Identity]], Index],
    places: PathIds,
    progress: Progress | None,
) -> None:
    share = Share(scan.notes, settings)
    born = share.settle(build(share.read(progress)))
    ids = _write_nodes(conn, born)
    for rows in share.rows(ids, places, 1):
        write_rows(conn, rows)


def _by_two(
    conn: Connection,
    scan: Scan,
    settings: Settings,
    build: Callable[[list[Identity]], Index],
    places: PathIds,
    progress: Progress | None,
) -> None:
    mine, theirs = split(scan.notes)
    child = Child(theirs, settings, build, places)
    try:
        share = Share(mine, settings)
        own = share.read(_doubled(progress, len(scan.notes) / max(1, len(mine))))
        others = child.identities()
        child.introduce(own)
        born = share.settle(build([*own, *others]))
        born_there, tasks_there = child.born()
        ids = _write_nodes(conn, {**born_there, **born})  # the first note in path order names
        child.number(ids, 1)
        for rows in share.rows(ids, places, 1 + tasks_there):
            write_rows(conn, rows)
        for rows in child.rows():
            write_rows(conn, rows)
    finally:
        child.close()


def _doubled(progress: Progress | None, factor: float) -> Progress | None:
    """Progress in this process stands for that of both."""
    if progress is None:
        return None
    tell = progress
    return lambda files: tell(int(files * factor))


def _index_builder(attachments: tuple[SourceFile, ...]) -> Callable[[list[Identity]], Index]:
    def build(identities: list[Identity]) -> Index:
        index = Index()
        for entry, provided in identities:
            index.add(entry, provided)
        for file in attachments:
            name = Provided(FILE, attachment_name(file.path))
            index.add(attachment_entry(file.path), [name])
        index.move(moves(index, index.sources()))
        return index

    return build


def attachment_entry(path: str) -> Entry:
    """How the index of names knows a file that is no note."""
    return Entry(path, "", "attachment", False, "")


def _write_nodes(conn: Connection, born: dict[str, str]) -> dict[str, int]:
    ids = {key: place for place, key in enumerate(sorted(born), 1)}
    insert(conn, "nodes", (node_row(ids[key], key, born[key]) for key in ids))
    write_tags(conn, ((ids[key], born[key]) for key in ids if key.startswith("tag:")))
    return ids


def node_row(node_id: int, key: str, label: str) -> tuple[object, ...]:
    """The row of `nodes`."""
    return (node_id, key, key.partition(":")[0], label, slug(label))


def write_tags(conn: Connection, tags: Iterable[tuple[int, str]]) -> None:
    """Insert tags, given as (id, name)."""
    insert(conn, "tags", ((tag_id, name, name.lower()) for tag_id, name in tags))


def write_rows(conn: Connection, rows: Rows) -> None:
    """Insert what notes fill, table by table."""
    for table, new in rows.items():
        if new:
            # names is a tree of its keys: in order it fills page by page.
            insert(conn, table, sorted(new) if table == "names" else new)
