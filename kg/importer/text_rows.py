"""From a described note to the rows of what it says by itself, before any name is looked up.

Nodes go by their keys here; whoever inserts the rows knows their ids (`numbered`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from json import JSONEncoder

from kg.importer.quarantine import attempt
from kg.importer.read import Draft
from kg.interpret.unknown import unknown_note
from kg.model.note import Flaw, Heading, Property
from kg.model.rows import (
    ROW_TYPES,
    BlockRow,
    HeadingRow,
    NameRow,
    NoteRow,
    NoteTagRow,
    PropertyRow,
    Row,
    columns,
)
from kg.resolve.name_index import Entry
from kg.store.writer import note_column

_JSON = JSONEncoder(ensure_ascii=False).encode
Rows = dict[str, list[Row]]
_NODE = {"notes": "node_id", "note_tags": "tag_id"}  # columns that hold keys at first


def no_text_rows() -> Rows:
    """An empty list for every table that a note's text alone fills."""
    return {
        table: [] for table in ("notes", "headings", "blocks", "note_tags", "properties", "names")
    }


def add_text_rows(rows: Rows, draft: Draft, entry: Entry, note_id: int) -> Draft:
    """Add what the note says by itself; `entry` is how the index of names knows it.

    Returns the draft, of whose text only the body is left where no rows can be made of the rest.
    """

    def add(made: Draft) -> Draft:
        _add_rows(rows, made, entry, note_id)
        return made

    def add_unknown(made: Draft, flaw: Flaw) -> Draft:
        forget_rows(rows, note_id)
        page = made.page._replace(tasks=(), aliases=(), flaws=(*made.page.flaws, flaw))
        text = unknown_note(made.note.path, made.note.body, flaw)
        return add(made._replace(note=text, page=page))

    return attempt(add, draft, add_unknown)


def forget_rows(rows: Rows, note_id: int) -> None:
    """Take out what was added of a note before it failed."""
    for table, made in rows.items():
        place = columns(table).index(note_column(table))
        rows[table] = [row for row in made if row[place] != note_id]


def _add_rows(rows: Rows, draft: Draft, entry: Entry, note_id: int) -> None:
    note = draft.note
    rows["notes"].append(_note_row(draft, entry, note_id))
    rows["headings"] += [_heading_row(note_id, heading) for heading in note.headings]
    rows["blocks"] += [
        BlockRow(note_id=note_id, block=block.id, line=block.line) for block in note.blocks
    ]
    rows["note_tags"] += [
        NoteTagRow(note_id=note_id, tag_id=tag_key(tag.name), name=tag.name, line=tag.line)
        for tag in note.tags
    ]
    rows["properties"] += [
        property_row(p, note_id, None) for p in note.properties if p.task is None
    ]
    rows["names"] += [
        NameRow(space=p.space, key=p.key, note_id=note_id, extra=p.extra) for p in draft.provided
    ]


def numbered(rows: Rows, id_of: Callable[[str], int]) -> Rows:
    """The rows with ids in place of the nodes' keys."""
    with_ids: Rows = {}
    for table, column in _NODE.items():
        at = columns(table).index(column)
        made = ((*row[:at], id_of(str(row[at])), *row[at + 1 :]) for row in rows[table])
        with_ids[table] = [ROW_TYPES[table](*row) for row in made]
    return rows | with_ids


def tag_key(name: str) -> str:
    """The key of a tag's node."""
    return "tag:" + name.lower()


def property_row(value: Property, note_id: int, task_id: int | None) -> PropertyRow:
    """The row of `properties`."""
    return PropertyRow(
        note_id=note_id,
        key=value.key,
        value=_as_text(value.value),
        type=value.type,
        position=value.position,
        line=value.line if value.inline else None,
        task_id=task_id,
    )


def iso_time(seconds: int) -> str:
    """A time in seconds since 1970 as ISO text, in UTC; "" for one that no calendar holds."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def _heading_row(note_id: int, heading: Heading) -> HeadingRow:
    return HeadingRow(note_id=note_id, level=heading.level, text=heading.text, line=heading.line)


def _note_row(draft: Draft, entry: Entry, note_id: int) -> NoteRow:
    file, note, page = draft.file, draft.note, draft.page
    return NoteRow(
        id=note_id,
        node_id=entry.key,
        path=page.path,
        name=page.name,
        title=page.title,
        folder=page.folder,
        kind=page.kind,
        date=page.date,
        created=page.created,
        modified=iso_time(file.modified),
        size=file.size,
        hash=draft.hash,
        words=note.words,
        is_archived=int(page.archived),
        is_primary=1,
        updated=entry.updated,  # "" for a note that another one speaks for
        aliases="\n".join(alias for alias, _ in page.aliases),
        body=note.body,
        body_line=note.body_line,
        frontmatter=_JSON(note.frontmatter) if note.frontmatter else "{}",
        mtime_ns=file.mtime_ns,
        ctime_ns=file.ctime_ns,
        inode=file.inode,
    )


def _as_text(value: str | int | float | bool | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
