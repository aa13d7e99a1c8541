"""What the items of a list have in common: all of them are read alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.interpret.list_items import Item, are_names
from kg.interpret.people.groups import is_labelled
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.people import Known, PeopleList
from kg.model.rules import Rules

# Titles that a list gives to everybody, by the letter that is one of them there: *M. Roy* beside
# *Mme Le Gall*, *D. Juan Sol* beside *Dña. Ana Gil*.
_BESIDE = {
    "m": re.compile(r"\b(?:Mmes?|Mlles?|MM|Madame|Mesdames|Mademoiselle|Monsieur|Messieurs)\b"),
    "d": re.compile(r"\b(?:Dña\.?|Doña|D\.?ª|D\.ª)(?=\s)"),
}
_MANY = 6  # items of which one in five may be written otherwise than *Last, First*


class Common(NamedTuple):
    """How the items of a list are read.

    `alone`: one item is the whole list. `last_first`: they are `Last, First`. `colon_names`: what
    stands before a colon is a name. `last_parts` counts the parts behind the last comma;
    `lone_parts` are all that stands behind a name, as a job does. Both are folded. `titles` are the
    letters that are titles before a name.
    """

    alone: bool
    last_first: bool
    colon_names: bool
    last_parts: Mapping[str, int]
    lone_parts: frozenset[str]
    titles: frozenset[str] = frozenset()


def letters_of_titles(lists: Sequence[PeopleList]) -> frozenset[str]:
    """The letters that are titles in the lists of a note, as others beside them are."""
    texts = [entry.text for one in lists for entry in one.entries]
    return frozenset(
        letter
        for letter, beside in _BESIDE.items()
        if any(f"{letter.upper()}." in text for text in texts) and any(map(beside.search, texts))
    )


def common_of(
    items: Sequence[Item],
    rules: Rules,
    known: Known,
    *,
    alone: bool | None,
    titles: frozenset[str] = frozenset(),
) -> Common:
    """What the items have in common; `alone` is said where no item tells it."""
    if alone is None:
        alone = len(items) == 1
    parted = [item for item in items if len(item.parts) > 1]
    lone = [item for item in parted if len(item.parts) == 2 and not item.company]
    return Common(
        alone,
        _are_last_first(items, known),
        any(_is_name_before_colon(item, rules, known) for item in items),
        Counter(slug(item.parts[-1]) for item in parted),
        frozenset(slug(item.parts[1]) for item in lone),
        titles,
    )


def _are_last_first(items: Sequence[Item], known: Known) -> bool:
    """Whether the items are `Last, First`: all of them, or nearly all of six or more."""
    turned = [item for item in items if item.is_turned]
    if not turned or not _are_most(len(turned), len(items)):
        return False
    if max(Counter(slug(item.parts[1]) for item in turned).values()) > 2:
        return False  # a company
    named = (known(part) for item in turned for part in item.parts)
    return not any(kind in (Kinds.ORGANIZATION, Kinds.PERSON) for kind in named)


def _are_most(count: int, of: int) -> bool:
    return count == of or (of >= _MANY and count * 5 >= of * 4)


def _is_name_before_colon(item: Item, rules: Rules, known: Known) -> bool:
    head, rest = item.before_colon
    return bool(head and rest) and not is_labelled(head, rules, known) and not are_names(rest)
