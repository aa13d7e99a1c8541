"""From a note to its rows, the last pure step before the store: what its text says by itself, then
what it means among the others.

The rows of a text are made before any name is looked up: nodes go by their keys there, until
whoever inserts the rows knows their ids (`numbered`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from json import JSONEncoder
from typing import NamedTuple

from kg.importer.quarantine import attempt
from kg.importer.read import Draft
from kg.interpret.unknown import unknown_note
from kg.model.kinds import AliasSource, Kinds, Scope, Scopes
from kg.model.names import slug
from kg.model.note import Heading, Problem, Property, Task
from kg.model.page import Page
from kg.model.rows import (
    ROW_TYPES,
    AliasRow,
    BlockRow,
    ClaimRow,
    ContactRow,
    EventPageRow,
    HeadingRow,
    LinkRow,
    LookupRow,
    NameRow,
    NoteRow,
    NoteTagRow,
    ProblemRow,
    PropertyRow,
    QueryDataRow,
    RelationRow,
    Row,
    StatementRow,
    TaskRow,
    columns,
)
from kg.resolve.name_index import Entry
from kg.resolve.values import Resolved
from kg.store.writer import note_column

_JSON = JSONEncoder(ensure_ascii=False).encode
Rows = dict[str, list[Row]]
_NODE = {"notes": "node_id", "note_tags": "tag_id"}  # columns that hold keys at first


def no_text_rows() -> Rows:
    """An empty list for every table that a note's text alone fills."""
    return {
        table: []
        for table in (
            "notes",
            "headings",
            "blocks",
            "query_data",
            "note_tags",
            "properties",
            "names",
        )
    }


def add_text_rows(rows: Rows, draft: Draft, entry: Entry, note_id: int) -> Draft:
    """Add what the note says by itself; `entry` is how the index of names knows it.

    Returns the draft, of whose text only the body is left where no rows can be made of the rest.
    """

    def add(made: Draft) -> Draft:
        _add_text(rows, made, entry, note_id)
        return made

    def add_unknown(made: Draft, problem: Problem) -> Draft:
        forget_rows(rows, note_id)
        page = made.page._replace(tasks=(), aliases=(), problems=(*made.page.problems, problem))
        text = unknown_note(made.note.path, made.note.body, problem)
        return add(made._replace(note=text, page=page))

    return attempt(add, draft, add_unknown)


def forget_rows(rows: Rows, note_id: int) -> None:
    """Take out what was added of a note before it failed."""
    for table, made in rows.items():
        place = columns(table).index(note_column(table))
        rows[table] = [row for row in made if row[place] != note_id]


def _add_text(rows: Rows, draft: Draft, entry: Entry, note_id: int) -> None:
    note = draft.note
    rows["notes"].append(_note_row(draft, entry, note_id))
    rows["headings"] += [_heading_row(note_id, heading) for heading in note.headings]
    rows["blocks"] += [
        BlockRow(note_id=note_id, block=block.id, line=block.line) for block in note.blocks
    ]
    if draft.queried:
        rows["query_data"].append(QueryDataRow(note_id=note_id, packed=draft.queried))
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
    return f"{Kinds.TAG}:{name.lower()}"


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


def kind_of_note(page: Page, entry: Entry) -> str:
    """What a note is: a meeting's is a plain one where others say that there was no event."""
    return Kinds.NOTE if entry.kind == Kinds.NOTE and page.kind == Kinds.MEETING else page.kind


def _note_row(draft: Draft, entry: Entry, note_id: int) -> NoteRow:
    file, note, page = draft.file, draft.note, draft.page
    return NoteRow(
        id=note_id,
        node_id=entry.key,
        path=page.path,
        name=page.name,
        title=page.title,
        folder=page.folder,
        kind=kind_of_note(page, entry),
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


IdOf = Callable[[str], int]


class Meaning(NamedTuple):
    """A resolved note, with what of its text is still to become rows: tasks and their fields."""

    path: str
    aliases: tuple[tuple[str, AliasSource], ...]
    tasks: tuple[Task, ...]
    fields: tuple[Property, ...]
    resolved: Resolved


class PathIds:
    """Ids of notes and attachments by path."""

    def __init__(self, notes: Callable[[str], int], attachments: Callable[[str], int]) -> None:
        self.note = notes
        self.attachment = attachments


def no_meaning_rows() -> Rows:
    """An empty list for every table that resolved notes fill."""
    return {
        table: []
        for table in (
            "tasks", "properties", "aliases", "links", "claims", "contacts", "relations",
            "statements", "problems", "lookups", "names", "event_pages",
        )
    }  # fmt: skip


def add_meaning_rows(
    rows: Rows, meaning: Meaning, next_task: int, id_of: IdOf, places: PathIds
) -> int:
    """Add what the note means among the others; returns the next free id for a task.

    Of a note for which no rows can be made only its name is left, and the problem.
    """

    def add(one: Meaning) -> None:
        _add_meaning(rows, one, next_task, id_of, places)

    def add_unknown(one: Meaning, problem: Problem) -> None:
        forget_rows(rows, places.note(one.path))
        found = one.resolved
        names = tuple(claim for claim in found.claims if claim.field == "name")
        left = found._replace(
            links=(), claims=names, contacts=(), relations=(), tasks=(), statements=(),
            problems=(*found.problems, problem),
        )  # fmt: skip
        add(Meaning(one.path, (), (), (), left))

    attempt(add, meaning, add_unknown)
    return next_task + len(meaning.tasks)


def _add_meaning(
    rows: Rows, meaning: Meaning, next_task: int, id_of: IdOf, places: PathIds
) -> None:
    resolved = meaning.resolved
    note_id = places.note(meaning.path)
    node_id = id_of(resolved.key)
    task_ids = {task.line: next_task + place for place, task in enumerate(meaning.tasks)}
    rows["tasks"] += _task_rows(meaning, note_id, task_ids, id_of)
    rows["properties"] += [
        property_row(p, note_id, task_ids.get(p.task)) for p in meaning.fields if p.task is not None
    ]
    rows["links"] += _link_rows(resolved, note_id, node_id, id_of, places)
    rows["claims"] += _claim_rows(resolved, note_id, id_of)
    rows["contacts"] += _contact_rows(resolved, note_id, id_of)
    rows["relations"] += [
        RelationRow(
            source_id=id_of(relation.source),
            target_id=id_of(relation.target),
            kind=relation.kind,
            certainty=relation.certainty,
            note_id=note_id,
            line=relation.line,
        )
        for relation in resolved.relations
    ]
    rows["statements"] += [
        StatementRow(
            note_id=note_id,
            node_id=id_of(s.key),
            kind=s.kind,
            text=s.text,
            date=s.date,
            line=s.line,
        )
        for s in resolved.statements
    ]
    rows["aliases"] += [
        AliasRow(
            node_id=id_of(one.key),
            name=one.name,
            slug=slug(one.name),
            source=one.source,
            note_id=note_id,
        )
        for one in resolved.aliases
    ]
    rows["aliases"] += [
        AliasRow(node_id=node_id, name=alias, slug=slug(alias), source=source, note_id=note_id)
        for alias, source in meaning.aliases
    ]
    rows["problems"] += [
        problem_row(one, Scopes.NOTE, note_id=note_id, node_id=node_id, path=meaning.path)
        for one in resolved.problems
    ]
    rows["event_pages"] += [
        EventPageRow(meeting_id=id_of(one.key), note_id=note_id, line=one.line, basis=one.basis)
        for one in resolved.event_pages
    ]
    rows["lookups"].append(LookupRow(note_id=note_id, asked=resolved.asked))


def _claim_rows(resolved: Resolved, note_id: int, id_of: IdOf) -> Iterable[ClaimRow]:
    for claim in resolved.claims:
        yield ClaimRow(
            note_id=note_id,
            node_id=id_of(claim.key),
            field=claim.field,
            value=claim.value,
            value_id=id_of(claim.value_key) if claim.value_key else None,
            basis=claim.basis,
            rank=claim.rank,
            line=claim.line,
        )


def _contact_rows(resolved: Resolved, note_id: int, id_of: IdOf) -> Iterable[ContactRow]:
    for contact in resolved.contacts:
        yield ContactRow(
            person_id=id_of(contact.person),
            about_id=id_of(contact.about) if contact.about else None,
            date=contact.date,
            channel=contact.channel,
            direct=contact.direct,
            certainty=contact.certainty,
            basis=contact.basis,
            meeting_id=id_of(contact.meeting) if contact.meeting else None,
            note_id=note_id,
            line=contact.line,
            text=contact.text,
        )


def _task_rows(
    meaning: Meaning, note_id: int, task_ids: dict[int, int], id_of: IdOf
) -> Iterable[TaskRow]:
    for task, meant in zip(meaning.tasks, meaning.resolved.tasks, strict=True):
        yield TaskRow(
            id=task_ids[task.line],
            note_id=note_id,
            line=task.line,
            parent_id=task_ids.get(task.parent) if task.parent is not None else None,
            status=task.status,
            state=meant.state,
            text=task.text,
            due=task.due,
            scheduled=task.scheduled,
            start=task.start,
            done=task.done,
            created=task.created,
            cancelled=task.cancelled,
            priority=task.priority,
            recurrence=task.recurrence,
            task_key=task.key,
            depends_on=",".join(task.depends_on) or None,
            owner_id=id_of(meant.owner) if meant.owner else None,
            about_id=id_of(meant.about) if meant.about else None,
            section=task.section,
        )


def _link_rows(
    resolved: Resolved, note_id: int, node_id: int, id_of: IdOf, places: PathIds
) -> Iterable[LinkRow]:
    for path, key, link, how in resolved.links:
        is_attachment = path is not None and key is None
        yield LinkRow(
            source_note_id=note_id,
            source_node_id=node_id,
            target_note_id=places.note(path) if path is not None and not is_attachment else None,
            target_attachment_id=places.attachment(path) if path and is_attachment else None,
            target_node_id=id_of(key) if key else None,
            target=link.target,
            fragment=link.fragment or None,
            display=link.display,
            kind=link.kind,
            property=link.property,
            line=link.line,
            section=link.section,
            role=link.role,
            resolution=how,
        )


def problem_row(
    problem: Problem,
    scope: Scope,
    *,
    note_id: int | None = None,
    node_id: int | None = None,
    path: str | None = None,
) -> ProblemRow:
    """The row of `problems`; `scope` says with what the problem goes again."""
    return ProblemRow(
        note_id=note_id,
        node_id=node_id,
        path=path,
        line=problem.line,
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        scope=scope,
    )
