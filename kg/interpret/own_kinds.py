"""What the page of a thing says of it, whose kind kg.toml declares: its fields, and their links."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from kg.interpret.named import links_in, plain
from kg.interpret.note_view import FieldValue, NoteView, text_of
from kg.model.own_kinds import field_key, packed
from kg.model.page import Claim, Relation


def claims_of_own(view: NoteView, kind: str) -> Iterator[Claim]:
    """A claim for each field: all that its most reliable place says, numbers and yes or no as
    such, of links their texts."""
    bare = {
        (one.line, text_of(one.value)): one.value
        for found in view.properties.values()
        for one in found
        # JSON has no sign for what is no number, or endless.
        if isinstance(one.value, int | float) and isfinite(one.value)
    }
    for field, best in _best(view, kind):
        values = [bare.get((one.line, one.value), plain(one.value)) for one in best]
        values = list(dict.fromkeys(value for value in values if value != ""))
        if values:
            first = best[0]
            key = field_key(kind, field)
            yield Claim(key, packed(values), None, first.basis, first.rank, first.line)


def relations_of_own(view: NoteView, kind: str) -> Iterator[Relation]:
    """What the links in the fields tie, by the name of the field."""
    for field, best in _best(view, kind):
        for one in best:
            for ref in links_in(one.value, one.line, ""):
                yield Relation(field, None, ref, one.line)


def _best(view: NoteView, kind: str) -> Iterator[tuple[str, list[FieldValue]]]:
    """The fields that have a value, each with what its most reliable place says."""
    said = view.values(kind)
    for field in view.rules.kinds[kind].fields:
        if found := said.get(field):
            rank = min(one.rank for one in found)
            yield field, [one for one in found if one.rank == rank]
