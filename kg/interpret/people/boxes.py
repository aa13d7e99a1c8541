"""Checkboxes of a list of people: they say who came, or are something to do."""

from __future__ import annotations

from kg.interpret.list_items import may_be_name
from kg.model.kinds import Shapes
from kg.model.people import ListEntry, PeopleList


def roster_boxes(one: PeopleList) -> frozenset[int]:
    """The lines of the checkboxes by which a list says who came; they are no tasks."""
    boxes = [entry for entry in one.entries if entry.box is not None]
    items = [entry for entry in one.entries if entry.shape == Shapes.ITEM and entry.parent is None]
    named = [entry for entry in boxes if may_be_name(entry.text)]
    if not named or len(named) * 2 <= len(items):
        return frozenset()
    return frozenset(entry.line for entry in boxes)


def is_task(entry: ListEntry, roster: frozenset[int]) -> bool:
    """Whether a checkbox among the people is something to do."""
    return entry.box is not None and not roster


def is_unticked(entry: ListEntry, roster: frozenset[int]) -> bool:
    """Whether a checkbox says that somebody did not come."""
    return entry.line in roster and (entry.box or "").strip().lower() != "x"
