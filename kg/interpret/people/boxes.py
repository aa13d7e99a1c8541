"""Checkboxes of a list of people: they say who came, or are something to do."""

from __future__ import annotations

import re

from kg.interpret.list_items import are_names, may_be_name
from kg.interpret.tidy_names import tidy
from kg.model.kinds import Shapes
from kg.model.people import ListEntry, PeopleList

# Somebody, and a word in small letters that no other link or handle follows.
_GOES_ON = re.compile(
    r"(?:\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\)|@[\w.-]+):?\s+(?P<word>[^\W\d_])(?![^\W\d_]*\s+[\[@])"
)
# A handle, a footnote and the like say nothing of whether it is a name.
_BEHIND_NAME = re.compile(r"(?:\s@[\w.-]{1,60}|\[\^[^\[\]]{1,60}\]|</?[a-z]{1,9}>){1,3}$")


def roster_boxes(one: PeopleList) -> frozenset[int]:
    """The lines of the checkboxes by which a list says who came; they are no tasks."""
    boxes = [entry for entry in one.entries if entry.box is not None]
    items = [entry for entry in one.entries if entry.shape == Shapes.ITEM and entry.parent is None]
    named = [entry for entry in boxes if _may_be_somebody(entry.text)]
    if not named or len(named) * 2 <= len(items):
        return frozenset()
    return frozenset(entry.line for entry in boxes)


def _may_be_somebody(text: str) -> bool:
    """Whether a checkbox may hold a name alone: *[[Ann Lee]] to send the photos* is something to
    do."""
    text = _BEHIND_NAME.sub("", tidy(text)).rstrip(" .;,")
    goes_on = _GOES_ON.match(text.strip(" *_"))
    return (may_be_name(text) or are_names(text)) and not (goes_on and goes_on["word"].islower())


def is_task(entry: ListEntry, roster: frozenset[int]) -> bool:
    """Whether a checkbox among the people is something to do."""
    return entry.box is not None and not roster


def is_unticked(entry: ListEntry, roster: frozenset[int]) -> bool:
    """Whether a checkbox says that somebody did not come."""
    return entry.line in roster and (entry.box or "").strip().lower() != "x"
