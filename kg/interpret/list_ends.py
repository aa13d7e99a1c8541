"""Where a list of people ends, and what looks like its end and is none."""

from __future__ import annotations

from kg.interpret.body_lines import Line
from kg.interpret.lazy import lazy
from kg.interpret.list_state import ListState
from kg.interpret.name_lines import is_surely_name, parts_of_names

_NO_SPACE = lazy(r"[-*+•](?=[^\W\d_])")  # the bullet lost its space
_COLONS = (":", "：")


def ends_at_item(line: Line, state: ListState) -> bool:
    """Whether an item begins the notes behind a whole list: behind rows, behind a paragraph of
    names, or behind names with their labels if it is no name itself."""
    if state.by == "items":
        return _is_another_list(line, state)
    if state.by == "rows":
        return True
    if state.by == "names":
        one = len(state.entries) == 1 and len(parts_of_names(state.entries[0].text)) == 1
        return not (one and is_surely_name(line.text))
    return state.by == "label" and not _goes_on_behind_labels(line, state)


def _is_another_list(line: Line, state: ListState) -> bool:
    """Whether numbers begin behind bullets, or bullets behind numbers, with a blank line
    between."""
    if state.is_right_below or line.numbered == state.numbered:
        return False
    above = state.entries[-1].text
    return above != "" and not above.endswith(_COLONS)  # not below a numbered label


def _goes_on_behind_labels(line: Line, state: ListState) -> bool:
    """Whether a bullet behind names with their labels is one more name."""
    apart = not (state.heads or state.is_right_below)
    return not (apart or line.numbered) and is_surely_name(line.text)


def slip_in(line: Line, state: ListState) -> str:
    """What a line among the items says that lost its bullet, or its bullet's space; "" where it is
    no slip, and so the end."""
    if _NO_SPACE.match(line.text):
        return line.text[1:]
    goes_on = state.after is not None and state.after.kind == "item"
    if goes_on and state.is_right_below and not line.text.endswith(_COLONS):
        return line.text
    return ""
