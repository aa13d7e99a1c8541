"""From a settled note to the rows of what it means: the last pure step before the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.importer.quarantine import attempt
from kg.importer.text_rows import Rows, forget_rows, property_row
from kg.model.frozen import NamedTuple
from kg.model.names import slug
from kg.model.note import Flaw, Property, Task
from kg.model.rows import (
    AliasRow,
    ClaimRow,
    ContactRow,
    LinkRow,
    LookupRow,
    ProblemRow,
    RelationRow,
    StatementRow,
    TaskRow,
)
from kg.resolve.values import Settled

IdOf = Callable[[str], int]


class Meaning(NamedTuple):
    """A settled note, with what of its text is still to become rows: tasks and their fields."""

    path: str
    aliases: tuple[tuple[str, str], ...]
    tasks: tuple[Task, ...]
    fields: tuple[Property, ...]
    settled: Settled


class PathIds:
    """Ids of notes and attachments by path."""

    def __init__(self, notes: Callable[[str], int], attachments: Callable[[str], int]) -> None:
        self.note = notes
        self.attachment = attachments


def no_meaning_rows() -> Rows:
    """An empty list for every table that settled notes fill."""
    return {
        table: []
        for table in (
            "tasks", "properties", "aliases", "links", "claims", "contacts", "relations",
            "statements", "problems", "lookups",
        )
    }  # fmt: skip


def add_meaning_rows(
    rows: Rows, meaning: Meaning, next_task: int, id_of: IdOf, places: PathIds
) -> int:
    """Add what the note means among the others; returns the next free id for a task.

    Of a note for which no rows can be made only its name is left, and the problem.
    """

    def add(one: Meaning) -> None:
        _add_rows(rows, one, next_task, id_of, places)

    def add_unknown(one: Meaning, flaw: Flaw) -> None:
        forget_rows(rows, places.note(one.path))
        found = one.settled
        names = tuple(claim for claim in found.claims if claim.field == "name")
        left = found._replace(
            links=(), claims=names, contacts=(), ties=(), tasks=(), statements=(),
            flaws=(*found.flaws, flaw),
        )  # fmt: skip
        add(Meaning(one.path, (), (), (), left))

    attempt(add, meaning, add_unknown)
    return next_task + len(meaning.tasks)


def _add_rows(rows: Rows, meaning: Meaning, next_task: int, id_of: IdOf, places: PathIds) -> None:
    settled = meaning.settled
    note_id = places.note(meaning.path)
    node_id = id_of(settled.key)
    task_ids = {task.line: next_task + place for place, task in enumerate(meaning.tasks)}
    rows["tasks"] += _task_rows(meaning, note_id, task_ids, id_of)
    rows["properties"] += [
        property_row(p, note_id, task_ids.get(p.task)) for p in meaning.fields if p.task is not None
    ]
    rows["links"] += _link_rows(settled, note_id, node_id, id_of, places)
    rows["claims"] += _claim_rows(settled, note_id, id_of)
    rows["contacts"] += _contact_rows(settled, note_id, id_of)
    rows["relations"] += [
        RelationRow(
            source_id=id_of(tie.source),
            target_id=id_of(tie.target),
            kind=tie.kind,
            certainty=tie.certainty,
            note_id=note_id,
            line=tie.line,
        )
        for tie in settled.ties
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
        for s in settled.statements
    ]
    rows["aliases"] += [
        AliasRow(node_id=node_id, name=alias, slug=slug(alias), source=source, note_id=note_id)
        for alias, source in meaning.aliases
    ]
    rows["problems"] += [_problem_row(f, note_id, node_id, meaning.path) for f in settled.flaws]
    rows["lookups"].append(LookupRow(note_id=note_id, asked=settled.asked))


def _claim_rows(settled: Settled, note_id: int, id_of: IdOf) -> Iterable[ClaimRow]:
    for claim in settled.claims:
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


def _contact_rows(settled: Settled, note_id: int, id_of: IdOf) -> Iterable[ContactRow]:
    for contact in settled.contacts:
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
    for task, meant in zip(meaning.tasks, meaning.settled.tasks, strict=True):
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
    settled: Settled, note_id: int, node_id: int, id_of: IdOf, places: PathIds
) -> Iterable[LinkRow]:
    for path, key, link, how in settled.links:
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
            resolution=how,
        )


def _problem_row(flaw: Flaw, note_id: int, node_id: int, path: str) -> ProblemRow:
    return ProblemRow(
        note_id=note_id,
        node_id=node_id,
        path=path,
        line=flaw.line,
        code=flaw.code,
        severity=flaw.severity,
        message=flaw.message,
        scope="note",
    )
