"""A paragraph in a list of people: names, one a line or all on one, or what leads to the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from kg.interpret.body_lines import BOLD_LINE, Line, Lines, split_label
from kg.interpret.labels import opens_list
from kg.interpret.labels_within import is_section
from kg.interpret.list_tables import is_row_of_heads
from kg.interpret.looks import is_form, is_sentence
from kg.interpret.name_lines import (
    begins_with_names,
    is_line_of_full_names,
    is_of_names,
    is_surely_name,
    says_nobody,
)
from kg.interpret.tidy_names import tidy
from kg.interpret.words import LEGENDS
from kg.model.names import slug
from kg.model.rules import Rules

_SPOKEN = re.compile(r"[^:：\[\]()]{1,40}(?::(?:\*\*|__|[*_])?(?:\s|$)|：)")
_COUNTED = re.compile(r"~?\d{1,3}\s[^\W\d_]+(?:\s[^\W\d_]+)?")
_FARTHEST = 20  # characters up to a colon
_AHEAD = 12  # lines that are looked through for a list behind an instruction
_GOES_ON = (",", "，", ";", "；")


def paragraph_at(lines: Lines, at: int, rules: Rules) -> list[Line]:
    """The lines of text from a place on, up to the label of what comes next."""
    found: list[Line] = []
    for line in lines.since(at):
        if line.kind != "text" or (found and _is_next_label(line, found[0], rules)):
            break
        found.append(line)
    return found


def _is_next_label(line: Line, first: Line, rules: Rules) -> bool:
    """Whether a line below names is the label of what comes next: *Notes*, `**Location:** Main
    Hall`, `**Key points**` below names that are not bold."""
    bold = BOLD_LINE.fullmatch(line.text) and not BOLD_LINE.fullmatch(first.text)
    if bold or _SPOKEN.match(line.text) or is_section(line.text, rules):
        return True
    found = split_label(line.text, rules)
    return found is not None and opens_list(line.text, found[0])


def names_in(paragraph: Sequence[Line]) -> Sequence[Line]:
    """The lines of a paragraph that are names, without the prose behind them; none where it is no
    paragraph of names."""
    names = list(takewhile(lambda one: begins_with_names(one.text), paragraph))
    behind = paragraph[len(names) :]
    if names and (all(is_sentence(one.text) for one in behind) or _are_names_a_line(names)):
        paragraph = names
    return paragraph if is_of_names([one.text for one in paragraph]) else ()


def _are_names_a_line(lines: Sequence[Line]) -> bool:
    """Whether several lines are one person each."""
    return len(lines) > 1 and all(is_surely_name(line.text) for line in lines)


def joined(paragraph: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a paragraph, those that end in a comma together with the next."""
    part: list[Line] = []
    for line in paragraph:
        part.append(line)
        if not line.text.endswith(_GOES_ON):
            yield part
            part = []
    if part:
        yield part


def ends_in_comma(text: str) -> bool:
    """Whether names go on in the next line."""
    return text.rstrip("\\ ").endswith(_GOES_ON)


def are_bold_names(lines: Lines, at: int, rules: Rules) -> bool:
    """Whether several lines in bold are the names themselves: no list follows the last."""
    paragraph = paragraph_at(lines, at, rules)
    bold = list(takewhile(lambda one: BOLD_LINE.fullmatch(one.text), paragraph))
    after = lines.after(at + len(bold) - 1)
    if len(bold) < 2:
        return _are_apart(lines, at)
    if after is not None and after.kind not in ("blank", "heading", "rule"):
        return False
    return all(is_surely_name(tidy(one.text)) for one in bold)


def _are_apart(lines: Lines, at: int) -> bool:
    """Whether a name in bold stands among others, each a paragraph of its own: nothing but such
    names stands between it and the next heading."""
    some = islice((one for one in lines.since(at) if one.kind != "blank"), _AHEAD)
    names = list(takewhile(lambda one: one.kind not in ("heading", "rule"), some))
    before = (lines[place] for place in range(at - 1, -1, -1) if lines[place].kind != "blank")
    above = next(before, None)
    several = len(names) > 1 or (above is not None and _is_bold_name(above))
    return several and all(map(_is_bold_name, names))


def _is_bold_name(line: Line) -> bool:
    bold = line.kind == "text" and BOLD_LINE.fullmatch(line.text) is not None
    return bold and is_line_of_full_names(tidy(line.text))


def leads_to_list(paragraph: Sequence[Line], behind: Iterator[Line]) -> bool:
    """Whether what stands where names should is an instruction to the list in the lines `behind`
    it; *see invite* before the notes is none."""
    texts = [line.text for line in paragraph]
    if all(map(says_nobody, texts)):
        return False
    of_form = paragraph[0].quoted or any(map(is_form, texts)) or texts[-1].endswith((":", "："))
    return _is_list_ahead(behind, of_form=of_form)


def is_of_list(text: str) -> bool:
    """Whether a line above the items says how they are written, or how many they are: *Name,
    Company*, *Legend: ✅ present*, *12 people*."""
    head = slug(text.partition(":")[0]) if ":" in text[:_FARTHEST] else ""
    return (
        head in LEGENDS
        or is_row_of_heads(text)
        or _COUNTED.fullmatch(text.strip("*_() ")) is not None
    )


def end_of_form(lines: Lines, at: int) -> int | None:
    """The last line of a quote, a callout or a `<div>` that begins at a place and has a list of
    people behind it; None for any other line."""
    first = lines[at]
    if first.quoted:
        block = list(takewhile(lambda one: one.quoted, lines.since(at)))
    elif first.kind == "markup" and first.text.lower().startswith("<div"):
        open_ = takewhile(lambda one: not one.text.lower().startswith("</div"), lines.since(at))
        block = [*islice(open_, _AHEAD), first]
    else:
        return None
    behind = lines.since(at + len(block))
    return at + len(block) - 1 if _is_list_ahead(behind, of_form=True) else None


def _is_list_ahead(behind: Iterator[Line], *, of_form: bool) -> bool:
    """Whether a list of people follows: any behind words of a form, else one whose first item is a
    name in full."""
    for line in islice(behind, _AHEAD):
        if line.kind in ("heading", "rule"):
            return False
        if line.kind == "row":
            return True
        if line.kind == "item":
            return of_form or is_surely_name(line.text)
        if line.kind == "text" and is_of_names([line.text]):
            return True
    return False
