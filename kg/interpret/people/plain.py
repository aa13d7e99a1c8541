"""Lists of nothing but links and plain names. So are most, and reading them so saves most of the
time; what they say is what the grammar reads in them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.labels import label_of
from kg.interpret.list_items import WEAK, holds_dot_between_names, parted_by_blanks
from kg.interpret.looks import is_called_as_nobody, is_nobody, look_of, look_of_link
from kg.interpret.name_titles import without_titles
from kg.interpret.people.known_within import may_say_more
from kg.interpret.sides import side_of
from kg.interpret.tidy_names import EDGE, tidy
from kg.interpret.words import AND_WORDS
from kg.model.kinds import Looks, Senses, Shapes
from kg.model.names import page_name, slug
from kg.model.people import ListEntry, PeopleList, Someone
from kg.model.rules import Rules

_LINK_ALONE = re.compile(r"\[\[([^\[\]|#]*[^\s\[\]|#\\])(?:\|[^\[\]]*)?\]\]")
_NOTHING_ELSE = (None, None, None, None)  # no parent, group, box, columns


def read_plain(one: PeopleList, rules: Rules) -> list[Someone]:
    """The people of a list that holds nothing but links and plain names; else nobody."""
    found: list[Someone] = []
    for entry in one.entries:
        text = entry.text
        if entry[5:] != _NOTHING_ELSE or entry.shape == Shapes.SLIP:
            return []
        link = _LINK_ALONE.fullmatch(text)
        if not (_is_called_plainly(link[1]) if link else _is_plain_name(text, rules)):
            return []
        name = link[1].strip() if link else text
        found.append(_someone(name, entry, linked=bool(link), certain=one.certain))
    return found


def _someone(name: str, entry: ListEntry, *, linked: bool, certain: bool) -> Someone:
    absent, role = entry.sense == Senses.ABSENT, entry.sense == Senses.ROLE
    look = look_of_link(page_name(name)) if linked else Looks.NAME
    return Someone(name, linked, look, entry.line, entry.basis, absent, role, certain)


@lru_cache(maxsize=100_000)
def _is_called_plainly(target: str) -> bool:
    """Whether what a link leads to is called as somebody may be: not `[[TBD]]`."""
    name = page_name(target.strip())
    return not is_called_as_nobody(name) and without_titles(name) == name


def _is_plain_name(text: str, rules: Rules) -> bool:
    """Whether a text is a name, and by the rules nothing else."""
    if not _is_name_alone(text) or slug(text) in rules.nobody:
        return False
    return label_of(text, rules) is None


@lru_cache(maxsize=100_000)
def _is_name_alone(text: str) -> bool:
    if look_of(text) != Looks.NAME or text != text.strip(EDGE) or not text[0].isalpha():
        return False
    if is_nobody(text) or side_of(text) or may_say_more(text):
        return False
    if not text.isascii() and (holds_dot_between_names(text) or tidy(text) != text):
        return False
    if parted_by_blanks(text) != text:
        return False
    if any(word in AND_WORDS for word in text.lower().split()):
        return False
    return without_titles(text) == text and not WEAK.search(text)
