"""Labels beside and between the names of one text: *Ann Lee, Bo Ek. Apologies: Cy Dow*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.labels import bare_label, label_of
from kg.interpret.name_lines import without_prose
from kg.interpret.words import MINUTES
from kg.model.kinds import Sense, Senses
from kg.model.names import slug
from kg.model.rules import Rules

_LABEL_WITHIN = re.compile(
    r"(?:[.。|;,]|\*\*|\s\*|\u3000)\s*+\*{0,4}+(?P<label>[^\W\d_][^.:：*,|]{0,40})"
    r"(?:[:：]\**|\*{1,2}\s?[:：])"
)


def parts_by_label(text: str, sense: Sense, rules: Rules) -> Iterator[tuple[str, Sense]]:
    """The names behind a label of that sense, and those behind each label that follows in the same
    text, with what it says of them."""
    start, end = 0, len(text)
    for found in _LABEL_WITHIN.finditer(text):
        label = label_of(found["label"], rules)
        if label is None and is_of_form(found["label"], rules):
            end = found.start()  # *Minutes: …*, *Location: …*
            break
        if label is not None and label.exact and label.sense != Senses.BESIDE:
            yield without_prose(text[start : found.start()]), sense
            start, sense = found.end(), label.sense
    yield without_prose(text[start:end]), sense


def is_section(text: str, rules: Rules) -> bool:
    """Whether a line is the title of what is no list of people: *Agenda*, *Notes:*."""
    return slug(bare_label(text)) in rules.headings


def is_of_form(word: str, rules: Rules) -> bool:
    """Whether a word is a section or a field of minutes: *Agenda*, *Location*."""
    folded = slug(word)
    return folded in rules.headings or folded in MINUTES
