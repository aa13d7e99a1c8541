"""From a described note to the rows of what it says by itself, before any name is looked up.

Nodes go by their keys here; whoever inserts the rows knows their ids (`numbered`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from json import JSONEncoder

from kg.importer.draft import Draft
from kg.importer.quarantine import attempt
from kg.model.note import Flaw, Heading, Property
from kg.normalise.index import Entry
from kg.normalise.unknown import unknown_note
from kg.store.writer import COLUMNS, Row, note_column

_JSON = JSONEncoder(ensure_ascii=False).encode
Rows = dict[str, list[Row]]
_WITH_NODE = ("notes", "note_tags")  # the tables whose second column is a node


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
        place = COLUMNS[table].index(note_column(table))
        rows[table] = [row for row in made if row[place] != note_id]


def _add_rows(rows: Rows, draft: Draft, entry: Entry, note_id: int) -> None:
    note = draft.note
    rows["notes"].append(_note_row(draft, entry, note_id))
    rows["headings"] += [_heading_row(note_id, heading) for heading in note.headings]
    rows["blocks"] += [(note_id, block.id, block.line) for block in note.blocks]
    rows["note_tags"] += [(note_id, tag_key(tag.name), tag.name, tag.line) for tag in note.tags]
    rows["properties"] += [
        property_row(p, note_id, None) for p in note.properties if p.task is None
    ]
    rows["names"] += [(p.space, p.key, note_id, p.extra) for p in draft.provided]


def numbered(rows: Rows, id_of: Callable[[str], int]) -> Rows:
    """The rows with ids in place of the nodes' keys."""
    with_ids: Rows = {
        table: [(row[0], id_of(row[1]), *row[2:]) for row in rows[table]]  # type: ignore[arg-type]
        for table in _WITH_NODE
    }
    return rows | with_ids


def tag_key(name: str) -> str:
    """The key of a tag's node."""
    return "tag:" + name.lower()


def property_row(value: Property, note_id: int, task_id: int | None) -> Row:
    """The row of `properties`."""
    return (
        note_id,
        value.key,
        _as_text(value.value),
        value.type,
        value.position,
        value.line if value.inline else None,
        task_id,
    )


def iso_time(seconds: int) -> str:
    """A time in seconds since 1970 as ISO text, in UTC; "" for one that no calendar holds."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def _heading_row(note_id: int, heading: Heading) -> Row:
    return (note_id, heading.level, heading.text, heading.line)


def _note_row(draft: Draft, entry: Entry, note_id: int) -> Row:
    file, note, page = draft.file, draft.note, draft.page
    return (
        note_id,
        entry.key,
        page.path,
        page.name,
        page.title,
        page.folder,
        page.kind,
        page.date,
        page.created,
        iso_time(file.modified),
        file.size,
        draft.hash,
        note.words,
        int(page.archived),
        1,
        entry.updated,  # "" for a note that another one speaks for
        "\n".join(alias for alias, _ in page.aliases),
        note.body,
        note.body_line,
        _JSON(note.frontmatter) if note.frontmatter else "{}",
        file.mtime_ns,
        file.ctime_ns,
        file.inode,
    )


def _as_text(value: str | int | float | bool | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
