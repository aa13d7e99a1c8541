"""Items that stand beside their label, on its own level: `- **Attendees:**`, `- Ann Lee`."""

from __future__ import annotations

from kg.interpret.body_lines import BOLD_LINE, Lines, split_label
from kg.interpret.list_items import looks_strictly
from kg.interpret.looks import is_full
from kg.interpret.name_lines import GROUPED, is_surely_name
from kg.interpret.nested_lines import is_deeper
from kg.model.rules import Rules


def end_of_names_beside(lines: Lines, label: int, rules: Rules) -> int:
    """The place behind the items that follow the one at `label` on its own level and are the names
    of its list. Where not all up to the next label are names, or the first is not one in full, the
    place right behind the label."""
    start = end = label + 1
    opening = lines[label]
    for line in lines.since(start):
        if line.kind != "item" or line.indent < opening.indent:
            break
        if end == start and is_deeper(line, opening):
            break  # the list is a nested one
        if line.indent == opening.indent:
            if _is_label(line.text, rules):
                break
            if not looks_strictly(line.text) or (end == start and not is_surely_name(line.text)):
                return start
        end += 1
    return end


def _is_label(text: str, rules: Rules) -> bool:
    """Whether an item is a label, or begins with one: *Location: Main Hall*, `**Notes**`."""
    if BOLD_LINE.fullmatch(text) or split_label(text, rules):
        return True
    grouped = GROUPED.match(text)
    return text.endswith((":", "：")) or (grouped is not None and not is_full(grouped["word"]))
