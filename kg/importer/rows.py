"""From a settled note to rows of the tables: the last pure step before the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from json import JSONEncoder

from kg.importer.draft import Draft
from kg.model.names import slug
from kg.model.note import Flaw, ParsedNote, Property
from kg.normalise.index import packed
from kg.normalise.settled import Settled
from kg.store.writer import Row

_JSON = JSONEncoder(ensure_ascii=False).encode
Rows = dict[str, list[Row]]
IdOf = Callable[[str], int]

PER_NOTE = (
    "notes", "headings", "blocks", "note_tags", "properties", "tasks", "aliases", "links",
    "claims", "contacts", "relations", "statements", "problems", "names", "lookups",
)  # fmt: skip


def no_rows() -> Rows:
    """An empty list for every table that notes fill."""
    return {table: [] for table in PER_NOTE}


def tag_key(name: str) -> str:
    """The key of a tag's node."""
    return "tag:" + name.lower()


def note_row(draft: Draft, note_id: int, node_id: int, updated: str) -> Row:
    """The row of `notes`; `updated` is "" for a note that another one speaks for."""
    file, note, page = draft.file, draft.note, draft.page
    return (
        note_id,
        node_id,
        page.path,
        page.name,
        page.title,
        page.folder,
        page.kind,
        page.date,
        page.created,
        iso_time(file.mtime_ns),
        file.size,
        draft.hash,
        note.words,
        int(page.archived),
        1,
        updated,
        "\n".join(alias for alias, _ in page.aliases),
        note.body,
        note.body_line,
        _JSON(note.frontmatter) if note.frontmatter else "{}",
        file.mtime_ns,
        file.inode,
    )


def iso_time(mtime_ns: int) -> str:
    """A file's time as ISO text, in UTC; "" for a time that no calendar holds."""
    # From whole seconds: a float would round the newest file into the future.
    try:
        return datetime.fromtimestamp(mtime_ns // 1_000_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def add_text_rows(
    rows: Rows, draft: Draft, settled: Settled, note_id: int, next_task: int, id_of: IdOf
) -> int:
    """Add what the note says by itself; returns the next free id for a task."""
    note = draft.note
    rows["headings"] += [(note_id, h.level, h.text, h.line) for h in note.headings]
    rows["blocks"] += [(note_id, block.id, block.line) for block in note.blocks]
    rows["note_tags"] += [
        (note_id, id_of(tag_key(tag.name)), tag.name, tag.line) for tag in note.tags
    ]
    task_ids = {task.line: next_task + place for place, task in enumerate(note.tasks)}
    rows["tasks"] += _task_rows(note, settled, note_id, task_ids, id_of)
    rows["properties"] += [_property_row(p, note_id, task_ids) for p in note.properties]
    return next_task + len(note.tasks)


def _task_rows(
    note: ParsedNote, settled: Settled, note_id: int, task_ids: dict[int, int], id_of: IdOf
) -> Iterable[Row]:
    for task, meaning in zip(note.tasks, settled.tasks, strict=True):
        yield (
            task_ids[task.line],
            note_id,
            task.line,
            task_ids.get(task.parent) if task.parent is not None else None,
            task.status,
            meaning.state,
            task.text,
            task.due,
            task.scheduled,
            task.start,
            task.done,
            task.created,
            task.cancelled,
            task.priority,
            task.recurrence,
            task.key,
            ",".join(task.depends_on) or None,
            id_of(meaning.owner) if meaning.owner else None,
            id_of(meaning.about) if meaning.about else None,
            task.section,
        )


def _property_row(value: Property, note_id: int, task_ids: dict[int, int]) -> Row:
    return (
        note_id,
        value.key,
        _as_text(value.value),
        value.type,
        value.position,
        value.line if value.inline else None,
        task_ids.get(value.task) if value.task is not None else None,
    )


def _as_text(value: str | int | float | bool | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def add_settled_rows(
    rows: Rows, draft: Draft, settled: Settled, note_id: int, id_of: IdOf, places: PathIds
) -> None:
    """Add what the note means among the others."""
    node_id = id_of(settled.key)
    rows["links"] += _link_rows(settled, note_id, node_id, id_of, places)
    rows["claims"] += [
        (
            note_id,
            id_of(claim.key),
            claim.field,
            claim.value,
            id_of(claim.value_key) if claim.value_key else None,
            claim.basis,
            claim.rank,
            claim.line,
        )
        for claim in settled.claims
    ]
    rows["contacts"] += [
        (
            id_of(c.person),
            id_of(c.about) if c.about else None,
            c.date,
            c.channel,
            c.direct,
            c.certainty,
            c.basis,
            id_of(c.meeting) if c.meeting else None,
            note_id,
            c.line,
            c.text,
        )
        for c in settled.contacts
    ]
    rows["relations"] += [
        (id_of(tie.source), id_of(tie.target), tie.kind, tie.certainty, note_id, tie.line)
        for tie in settled.ties
    ]
    rows["statements"] += [
        (note_id, id_of(s.key), s.kind, s.text, s.date, s.line) for s in settled.statements
    ]
    rows["aliases"] += [
        (node_id, alias, slug(alias), source, note_id) for alias, source in draft.page.aliases
    ]
    rows["problems"] += [
        problem_row(flaw, note_id, node_id, draft.page.path) for flaw in settled.flaws
    ]
    rows["names"] += [(p.space, p.key, note_id, p.extra) for p in draft.provided]
    rows["lookups"].append((note_id, packed(settled.asked)))


class PathIds:
    """Ids of notes and attachments by path."""

    def __init__(self, notes: Callable[[str], int], attachments: Callable[[str], int]) -> None:
        self.note = notes
        self.attachment = attachments


def _link_rows(
    settled: Settled, note_id: int, node_id: int, id_of: IdOf, places: PathIds
) -> Iterable[Row]:
    for path, key, link, how in settled.links:
        is_attachment = path is not None and key is None
        yield (
            note_id,
            node_id,
            places.note(path) if path is not None and not is_attachment else None,
            places.attachment(path) if path is not None and is_attachment else None,
            id_of(key) if key else None,
            link.target,
            link.fragment or None,
            link.display,
            link.kind,
            link.property,
            link.line,
            link.section,
            how,
        )


def problem_row(flaw: Flaw, note_id: int | None, node_id: int | None, path: str) -> Row:
    """A row of `problems` for a flaw that came with a note."""
    return (note_id, node_id, path, flaw.line, flaw.code, flaw.severity, flaw.message, "note")


def born_keys(draft: Draft, settled: Settled) -> dict[str, str]:
    """Every node that this note makes exist, with the name it gives it: key → label."""
    born = {settled.key: draft.page.label}
    born.update(settled.born)
    for tag in draft.note.tags:
        born.setdefault(tag_key(tag.name), tag.name)
    return born


__all__ = [
    "PathIds",
    "Rows",
    "add_settled_rows",
    "add_text_rows",
    "born_keys",
    "no_rows",
    "note_row",
    "problem_row",
    "tag_key",
]
