"""Taking notes out of the tables and putting them in anew, the full-text index included."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model.rows import AttachmentRow, NoteRow
from kg.store.writer import OF_A_MEANING, OF_A_TEXT, batches, delete, gathered, insert

if TYPE_CHECKING:
    from typing import Any

TagUse = tuple[str, int, str]

_SPOKEN_OF = (
    "select node_id from notes where id in ({})",
    "select node_id from claims where note_id in ({})",
    "select target_node_id from links where source_note_id in ({}) and resolution = 'missing'",
    # Whose headings and blocks links name.
    "select target_node_id from links where source_note_id in ({}) and fragment is not null",
    "select tag_id from note_tags where note_id in ({})",
    "select person_id from contacts where note_id in ({})",
    "select about_id from contacts where note_id in ({})",
)

# What a tie leads to, the other end of which the note is or speaks of.
_TIED_BY = (
    "select target_node_id from links where source_note_id in ({})",
    "select source_id from relations where note_id in ({})",
    "select target_id from relations where note_id in ({})",
    "select value_id from claims where note_id in ({})",
)

_GROUNDS = (
    "select node_id, id, path, is_archived, updated, is_primary from notes where id in ({})",
    "select c.node_id, c.note_id, n.path, c.field, c.value, c.value_id, c.basis, c.rank, c.line"
    " from claims c join notes n on n.id = c.note_id where c.note_id in ({})",
    "select meeting_id, note_id, line from event_pages where note_id in ({})",
)


def nodes_spoken_of(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[int]:
    """The nodes whose facts, or whose existence, may rest on the notes."""
    return _nodes(conn, _SPOKEN_OF, note_ids)


def nodes_tied_by(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[int]:
    """The nodes that the notes tie to something, beside those that they speak of."""
    return _nodes(conn, _TIED_BY, note_ids)


def _nodes(
    conn: sqlite3.Connection, statements: Iterable[str], note_ids: Iterable[int]
) -> set[int]:
    return {node for (node,) in gathered(conn, statements, note_ids) if node is not None}


def claimed_fields(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[str]:
    """The fields of which the notes claim something."""
    claimed = "select distinct field from claims where note_id in ({})"
    return {field for (field,) in gathered(conn, (claimed,), note_ids)}


def grounds(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[tuple[Any, ...]]:
    """What nodes are decided by, as far as it comes from the notes: the node's id first, then a
    page or a claim, each with all that counts."""
    return gathered(conn, _GROUNDS, note_ids)


def tag_uses(conn: sqlite3.Connection, note_ids: Iterable[int]) -> set[TagUse]:
    """(path, tag, name as written) of every use of a tag in the notes."""
    used = (
        "select n.path, t.tag_id, t.name from note_tags t join notes n on n.id = t.note_id"
        " where t.note_id in ({})"
    )
    return gathered(conn, (used,), note_ids)


def name_tags(conn: sqlite3.Connection, tag_ids: Iterable[int]) -> None:
    """Call tags as the first note writes them."""
    for tag_id in tag_ids:
        row = conn.execute(
            "select t.name from note_tags t join notes n on n.id = t.note_id"
            " where t.tag_id = ? order by n.path, t.line, t.id limit 1",
            (tag_id,),
        ).fetchone()
        if row:
            conn.execute("update tags set name = ? where id = ?", (row[0], tag_id))
            conn.execute("update nodes set label = ? where id = ?", (row[0], tag_id))


def forget_meaning(conn: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Delete what the notes mean among the others, before they are resolved anew; names apart."""
    _forget(conn, OF_A_MEANING, list(note_ids))


def forget_text(conn: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Delete what the notes say by themselves, but neither the notes nor their names."""
    _forget(conn, OF_A_TEXT, list(note_ids))


def forget_names(conn: sqlite3.Connection, names: Iterable[tuple[str, str, int, str]]) -> None:
    """Delete names, given as (space, key, note id, extra)."""
    conn.executemany(
        "delete from names where space = ? and key = ? and note_id = ? and extra = ?", names
    )


def forget_all_names(conn: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Delete the names that the notes bring. They are kept by name alone: one walk over all of them
    finds those of many notes."""
    for marks, batch in batches(note_ids):
        conn.execute(f"delete from names where note_id in ({marks})", batch)


def _forget(
    conn: sqlite3.Connection, tables: Iterable[tuple[str, str]], note_ids: list[int]
) -> None:
    for table, belongs in tables:
        conn.executemany(f"delete from {table} where {belongs}", ((one,) for one in note_ids))


def forget_notes(conn: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Delete notes on which nothing hangs any more."""
    ids = list(note_ids)
    _forget_text(conn, ids)
    delete(conn, "notes", "id", ids)


def replace_notes(conn: sqlite3.Connection, rows: Iterable[NoteRow]) -> None:
    """Insert or replace rows of `notes`; the full-text index only where its text changed."""
    new = {row.id: row for row in rows}
    old = _texts(conn, new)
    changed = [row for row in new.values() if old.get(row.id) != _text(row)]
    _forget_text(conn, [row.id for row in changed if row.id in old])
    delete(conn, "notes", "id", old)
    insert(conn, "notes", new.values())
    conn.executemany(
        "insert into notes_fts(rowid, title, body, aliases) values (?, ?, ?, ?)",
        ((row.id, *_text(row)) for row in changed),
    )


def move_notes(conn: sqlite3.Connection, moves: Iterable[tuple[int, str, str | None, str]]) -> None:
    """Let notes, given as (node id, updated, kind if it is another one, path), be pages of other
    nodes: primary ones, as new rows are, until it is decided otherwise."""
    conn.executemany(
        "update notes set node_id = ?, updated = ?, kind = coalesce(?, kind), is_primary = 1"
        " where path = ?",
        moves,
    )


def dead_links(conn: sqlite3.Connection, note_ids: Iterable[int]) -> list[tuple[int, str]]:
    """(id, target) of the links in the notes to a note or an attachment that is no more."""
    dead: list[tuple[int, str]] = []
    for marks, batch in batches(note_ids):
        dead += conn.execute(
            "select l.id, l.target from links l left join notes n on n.id = l.target_note_id"
            f" where l.source_note_id in ({marks}) and l.target <> '' and n.id is null"
            " and l.target_attachment_id is null and l.resolution not in ('missing', 'external')",
            batch,
        )
    return dead


def mark_missing(conn: sqlite3.Connection, links: Iterable[tuple[int, int]]) -> None:
    """Let links, given as (node id, link id), lead to a missing node."""
    conn.executemany(
        "update links set target_node_id = ?, target_note_id = null, resolution = 'missing'"
        " where id = ?",
        links,
    )


def follow_pages(conn: sqlite3.Connection, note_ids: Iterable[int]) -> None:
    """Let the links in the notes lead to the nodes of which their targets are pages now."""
    conn.executemany(
        "update links set target_node_id = (select node_id from notes where id = target_note_id)"
        " where source_note_id = ? and target_note_id is not null",
        ((note_id,) for note_id in note_ids),
    )


def touch_note(
    conn: sqlite3.Connection,
    path: str,
    modified: str,
    size: int,
    mtime_ns: int,
    ctime_ns: int,
    inode: int,
) -> None:
    """Record what the file system says of a note whose text is the same."""
    conn.execute(
        "update notes set modified = ?, size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?"
        " where path = ?",
        (modified, size, mtime_ns, ctime_ns, inode, path),
    )


def replace_attachments(
    conn: sqlite3.Connection, gone: Iterable[str], rows: Iterable[AttachmentRow]
) -> None:
    """Delete attachments by path, change those of the same path and insert others; links to what is
    gone lead nowhere for now."""
    new = {row.path: row for row in rows}
    paths = [path for path in gone if path not in new]
    known = "update attachments set size = ?2, file_key = ?3 where path = ?1"
    changed = [path for path, row in new.items() if conn.execute(known, row).rowcount]
    conn.executemany(
        "update links set target_attachment_id = null where target_attachment_id ="
        " (select id from attachments where path = ?)",
        ((path,) for path in paths),
    )
    # Inserted first: an id that is freed here may still be meant by a link.
    insert(conn, "attachments", [row for path, row in new.items() if path not in changed])
    delete(conn, "attachments", "path", paths)


def _text(row: NoteRow) -> tuple[str, ...]:
    return (row.title, row.body, row.aliases)


def _texts(conn: sqlite3.Connection, ids: Iterable[object]) -> dict[object, tuple[object, ...]]:
    found: dict[object, tuple[object, ...]] = {}
    for marks, batch in batches(ids):
        for note_id, *text in conn.execute(
            f"select id, title, body, aliases from notes where id in ({marks})", batch
        ):
            found[note_id] = tuple(text)
    return found


def _forget_text(conn: sqlite3.Connection, note_ids: Iterable[object]) -> None:
    """Take notes out of the full-text index, which wants the text that it was given."""
    for marks, batch in batches(note_ids):
        conn.execute(
            "insert into notes_fts(notes_fts, rowid, title, body, aliases)"
            f" select 'delete', id, title, body, aliases from notes where id in ({marks})",
            batch,
        )
