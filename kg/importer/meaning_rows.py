"""From a settled note to the rows of what it means: the last pure step before the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.importer.quarantine import attempt
from kg.importer.text_rows import Rows, forget_rows, property_row
from kg.model.frozen import NamedTuple
from kg.model.names import slug
from kg.model.note import Flaw, Property, Task
from kg.normalise.settled import Settled
from kg.store.writer import Row

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
        (node_id, alias, slug(alias), source, note_id) for alias, source in meaning.aliases
    ]
    rows["problems"] += [_problem_row(f, note_id, node_id, meaning.path) for f in settled.flaws]
    rows["lookups"].append((note_id, settled.asked))


def _task_rows(
    meaning: Meaning, note_id: int, task_ids: dict[int, int], id_of: IdOf
) -> Iterable[Row]:
    for task, meant in zip(meaning.tasks, meaning.settled.tasks, strict=True):
        yield (
            task_ids[task.line],
            note_id,
            task.line,
            task_ids.get(task.parent) if task.parent is not None else None,
            task.status,
            meant.state,
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
            id_of(meant.owner) if meant.owner else None,
            id_of(meant.about) if meant.about else None,
            task.section,
        )


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


def _problem_row(flaw: Flaw, note_id: int, node_id: int, path: str) -> Row:
    return (note_id, node_id, path, flaw.line, flaw.code, flaw.severity, flaw.message, "note")
