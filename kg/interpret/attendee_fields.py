"""People in the properties of a note, in inline fields and in tables that are lists of labels."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kg.interpret.labels import Label, label_of
from kg.interpret.list_tables import has_row_a_person, is_head, read_rows
from kg.interpret.looks import is_name, look_of
from kg.interpret.note_view import NoteView
from kg.interpret.vocabulary_cache import MadeOnce
from kg.model.kinds import Bases, Kinds, Looks, Sense, Senses, Shapes
from kg.model.names import slug
from kg.model.note import Property, Table
from kg.model.people import Columns, Group, ListEntry, PeopleList
from kg.model.rules import Rules, field_name

_LETTER = re.compile(r"[^\W\d_]")
_LISTING = ("attendees", "people", "guests")


def in_properties(view: NoteView) -> Iterator[PeopleList]:
    """The lists in properties and inline fields. *Organizer*, *optional* and the like count beside
    a list of attendees."""
    said_by = _sense_of(view.rules)
    is_listed = any(said_by(key) == Senses.PRESENT for key in view.properties)
    for key, found in view.properties.items():
        sense = said_by(key)
        if sense is None and is_listed and (beside := _beside(key, view.rules)):
            sense, found = beside, [one for one in found if _looks_like_people(one)]
        if sense is None:
            continue
        own = [one for one in found if not one.inline]
        entries = [entry for one in own for entry in _of_property(one, sense, view)]
        weak = view.rules.fields[Kinds.MEETING].get(key) == "people"
        if entries:
            yield PeopleList(tuple(entries), weak=weak)
        for one in found:
            if one.inline and isinstance(one.value, str):
                entry = ListEntry(one.value, one.line, Shapes.INLINE, Bases.FIELD, sense)
                yield PeopleList((entry,), weak=weak)


def _reading_with(rules: Rules) -> Callable[[str], Sense | None]:
    fields = rules.fields[Kinds.MEETING]

    @lru_cache(maxsize=4096)
    def sense(key: str) -> Sense | None:
        field = fields.get(key)
        if field in _LISTING:
            return Senses.PRESENT if field == "attendees" else Senses.BESIDE
        label = label_of(key.replace("-", " "), rules)
        return Senses.ABSENT if label and label.sense == Senses.ABSENT else None

    return sense


# What a property says of those whom it lists, None for one that lists nobody.
_sense_of = MadeOnce(_reading_with)


def _beside(key: str, rules: Rules) -> Sense | None:
    """What a property says of those whom it names beside a list of attendees."""
    label = label_of(key.replace("-", " "), rules)
    is_part = label and label.exact and label.sense in (Senses.BESIDE, Senses.ROLE)
    known = key in rules.fields[Kinds.MEETING] or key in rules.fields[Kinds.NOTE]
    return label.sense if label and is_part and not known else None


def _looks_like_people(found: Property) -> bool:
    value = found.value
    return isinstance(value, str) and (found.type == "json" or _names_people(value))


def _names_people(text: str) -> bool:
    parts = text.replace(";", ",").split(",")
    return text.startswith("[[") or any(is_name(part.strip()) for part in parts)


def _of_property(found: Property, sense: Sense, view: NoteView) -> Iterator[ListEntry]:
    if found.type == "json":
        yield from _of_json(json.loads(str(found.value)), found.line, sense, view.rules, None)
    elif isinstance(found.value, str):
        listed = found.position > 0 or isinstance(view.note.frontmatter.get(found.key), list)
        yield ListEntry(
            found.value, found.line, Shapes.ITEM if listed else Shapes.INLINE, Bases.PROPERTY, sense
        )


_NAME_KEYS = frozenset(("name", "display-name", "full-name", "person", "who", "attendee"))
_MAIL_KEYS = frozenset(("email", "e-mail", "mail", "address", "email-address"))
_FIRM_KEYS = frozenset(("organization", "organisation", "company", "employer", "org"))
_STATUS_KEYS = frozenset(("response-status", "status", "response", "rsvp", "partstat", "attended"))


def _of_json(
    value: object, line: int, sense: Sense, rules: Rules, group: Group | None
) -> Iterator[ListEntry]:
    """A map in a property: one person, or groups of people by their names."""
    if isinstance(value, str):
        yield ListEntry(value, line, Shapes.ITEM, Bases.PROPERTY, sense, group=group)
    elif isinstance(value, list):
        for one in value:
            yield from _of_json(one, line, sense, rules, group)
    elif isinstance(value, dict):
        texts = {field_name(str(key)): text for key, text in value.items()}
        name, mail = _first(texts, _NAME_KEYS), _first(texts, _MAIL_KEYS)
        if name or mail:
            columns = Columns(_first(texts, _FIRM_KEYS), mail, "", _first(texts, _STATUS_KEYS))
            yield ListEntry(
                name, line, Shapes.ITEM, Bases.PROPERTY, sense, None, group, None, columns
            )
            return
        for key, inner in value.items():
            if isinstance(inner, list | dict):
                yield from _grouped(str(key), inner, line, sense, rules)
            elif look_of(str(key)) == Looks.NAME:
                said = " ".join(inner.split()) if isinstance(inner, str) else ""
                columns = Columns("", "", "", "no" if inner is False else said)
                text = f"{key} ({said})" if said and not {*said} & {*"()"} else str(key)
                yield ListEntry(
                    text, line, Shapes.ITEM, Bases.PROPERTY, sense, None, group, None, columns
                )


def _grouped(key: str, inner: object, line: int, sense: Sense, rules: Rules) -> Iterator[ListEntry]:
    label = label_of(key, rules)
    under = label.sense if label and label.sense != Senses.BESIDE else sense
    yield from _of_json(inner, line, under, rules, Group(key, line, sure=True))


def _first(texts: dict[str, object], keys: frozenset[str]) -> str:
    for key in keys:
        value = texts.get(key)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _columns(table: Table, view: NoteView) -> list[PeopleList]:
    """The lists of a table each of whose columns is called as a list is: *Present*, *Regrets*; of
    one with a single row also those beside other columns: *Date | Place | Attendees*."""
    labels = [label_of(cell, view.rules) for cell in table.header]
    senses = [label.sense for label in labels if label and label.exact]
    if len(senses) < len(labels):
        is_one = len(table.rows) == 1 and len(labels) > 2
        return _of_one_row(labels, *table.rows[0]) if is_one else []
    if Senses.PRESENT not in senses:
        return []
    if not {*senses} <= {Senses.PRESENT, Senses.ABSENT, Senses.BESIDE}:
        return []
    return [
        PeopleList(
            tuple(
                ListEntry(cells[at], line, Shapes.ITEM, Bases.TABLE, sense)
                for line, cells in table.rows
                if at < len(cells) and cells[at].strip()
            )
        )
        for at, sense in enumerate(senses)
    ]


def _of_one_row(
    labels: Sequence[Label | None], line: int, cells: Sequence[str]
) -> list[PeopleList]:
    """The lists in a row of values, each cell the whole of one."""
    listed = (Senses.PRESENT, Senses.ABSENT)
    return [
        PeopleList((ListEntry(cell, line, Shapes.INLINE, Bases.TABLE, label.sense),))
        for label, cell in zip(labels, cells, strict=False)
        if label and label.exact and label.sense in listed and _names_people(cell)
    ]


def _is_head_of_others(cell: str, rules: Rules) -> bool:
    """Whether a cell beside a label is the head of a column, *Attendees | Agenda*, and no name."""
    return slug(cell) in rules.headings or label_of(cell, rules) is not None


def _counts_people(table: Table) -> bool:
    """Whether the first column holds numbers: `| Participants | Fee |` above `| 12 | 30 |`."""
    firsts = [cells[0] for _, cells in table.rows if cells and cells[0]]
    return bool(firsts) and not any(map(_LETTER.search, firsts))


def in_tables(view: NoteView) -> Iterator[PeopleList]:
    """Rows of a table of two columns that is a list of labels, and other words for the people."""
    said = view.values(Kinds.MEETING)
    if not view.note.tables and said.keys().isdisjoint(_LISTING):
        return
    by_column = {
        table.line: found for table in view.note.tables if (found := _columns(table, view))
    }
    by_row = {
        table.line: table
        for table in view.note.tables
        if has_row_a_person(table.header, table.rows, view.rules)
    }
    heads = {
        table.line for table in view.note.tables if is_head(table.header) or _counts_people(table)
    }
    heads |= by_column.keys() | by_row.keys()
    for found in by_column.values():
        yield from found
    for table in by_row.values():
        label = label_of(table.header[0], view.rules)
        if label and label.exact and label.sense in (Senses.PRESENT, Senses.ABSENT):
            entries = read_rows(table.header, table.rows, label.sense, None, view.rules)
            yield PeopleList(tuple(entries))
    for field in _LISTING:
        for one in said.get(field, ()):
            if one.line in heads:
                continue  # a head row is never a value
            in_table = one.basis == Bases.TABLE and field != "guests"
            if in_table or (one.basis == Bases.LABEL and field == "people"):
                sense: Sense = Senses.PRESENT if field == "attendees" else Senses.BESIDE
                entry = ListEntry(one.value, one.line, Shapes.INLINE, one.basis, sense)
                yield PeopleList((entry,), weak=field == "people")
    for table in view.note.tables:
        if len(table.header) == 2 and table.line not in by_column.keys() | by_row.keys():
            for line, cells in ((table.line, table.header), *table.rows):
                if line in heads:
                    continue
                label = label_of(cells[0], view.rules) if len(cells) > 1 else None
                known = view.rules.fields["meeting"].get(field_name(cells[0].strip("*_: ")))
                if not (label and label.exact and cells[1].strip()) or known == "attendees":
                    continue
                if not _is_head_of_others(cells[1], view.rules):
                    entry = ListEntry(cells[1], line, Shapes.INLINE, Bases.TABLE, label.sense)
                    yield PeopleList((entry,))
