"""Groups among the lines of a list: *Acme: Ann Lee, Bo Ek*, *Us:* above its people, a company in
the label itself."""

from __future__ import annotations

import re

from kg.interpret.body_lines import Line
from kg.interpret.jobs import is_job_title
from kg.interpret.labels import Label
from kg.interpret.labels_within import is_of_form
from kg.interpret.list_state import ListState
from kg.interpret.looks import is_form, is_full, is_name
from kg.interpret.name_lines import (
    GROUPED,
    are_links_to_names,
    is_line_of_full_names,
    is_line_of_names,
    is_surely_name,
    parts_of_names,
    says_why_there,
)
from kg.interpret.sides import side_of
from kg.model.kinds import Kinds
from kg.model.people import Group
from kg.model.rules import Rules, field_name

_COLON = re.compile("[:：]")


def group_of_label(label: Label, line: int) -> Group | None:
    """The group of a label that says more than who was there: *Acme attendees*."""
    return Group(label.beside, line, sure=False) if label.beside else None


def is_group_of_names(text: str, state: ListState, rules: Rules) -> bool:
    """Whether a line is a word, a company mostly, before its people, or a name before a job. Below
    a label it stands in the same paragraph, before names in full."""
    if state.by not in ("", "label"):
        return False
    grouped = GROUPED.match(text)
    if grouped is None or is_of_form(grouped["word"], rules) or is_form(grouped["word"]):
        return False
    if is_full(grouped["word"]) and not _COLON.search(text[: grouped.start("names")]):
        return False  # `**Ann Lee** (Acme)`
    if state.heads:
        return is_line_of_names(grouped["names"])
    if _is_field(grouped["word"], rules):
        return False
    if not (state.is_right_below or _begins_groups(grouped, state)):
        return False
    behind = grouped["names"]
    if is_full(grouped["word"]) and (is_job_title(behind) or says_why_there(behind)):
        return True
    return is_line_of_full_names(behind) or are_links_to_names(behind)


def _begins_groups(grouped: re.Match[str], state: ListState) -> bool:
    """Whether a line apart from its label is the first of the groups that the label opens: a side,
    several people, or one above another group."""
    if state.entries:
        # Each of the groups may stand in a paragraph of its own: `**Acme:** Ann Lee`.
        bold = grouped[0].startswith("**") and state.is_behind_bold
        return state.by == "label" and bool(side_of(grouped["word"]) or bold)
    if side_of(grouped["word"]) or len(parts_of_names(grouped["names"])) > 1:
        return True
    after = state.after
    return after is not None and after.kind == "text" and GROUPED.match(after.text) is not None


def _is_field(word: str, rules: Rules) -> bool:
    """Whether a word is a property of notes: *Up*, *Parent*, *Type*."""
    folded = field_name(word)
    kinds = (Kinds.NOTE, Kinds.MEETING, Kinds.PROJECT)
    return folded in rules.relations or any(folded in rules.fields[kind] for kind in kinds)


def group_in_bold(line: Line, state: ListState) -> Group | None:
    """The group of the items below a line in bold: `**Us:**`, `**Acme**`; below a label, where
    names follow, a side or what turns out to be a known company."""
    text = line.text.strip("*_ ")
    side = bool(side_of(text))
    if state.heads:
        return Group(text, line.number, side, heading=True)
    after = state.after
    if after is None or after.kind not in ("item", "text") or not is_surely_name(after.text):
        return None
    return Group(text, line.number, side, heading=True, company=not side)


def group_of_word(line: Line, state: ListState) -> Group | None:
    """The group of the names in the items right below a word alone, *Acme*, where a heading opens
    the list. Among items it stands apart, and not in a list that had no group before."""
    after = state.after
    if not state.heads or " " in line.text or after is None or after.kind != "item":
        return None
    if state.entries and (state.is_right_below or state.group is None):
        return None
    if not is_name(line.text) or not is_surely_name(after.text):
        return None
    return Group(line.text, line.number, bool(side_of(line.text)), heading=True)


def group_opened(line: Line, state: ListState) -> Group | None:
    """The group of the items below a line that ends in a colon: a side, a company, or whatever
    stands first below a heading. Elsewhere it turns out to be a known company, or else what stands
    below it is nobody of the list."""
    if not line.text.endswith((":", "：")):
        return None
    after = state.lines.after(state.at)
    if after is None or after.kind != "item" or after.box is not None:
        return None
    side = bool(side_of(line.text))
    if state.heads and not state.entries:
        return Group(line.text, line.number, side)
    first = state.by == "" and state.group is None
    if not state.heads and first and not state.is_right_below:
        return None
    if not is_surely_name(after.text):
        return None
    return Group(line.text, line.number, side, heading=True, company=not side)
