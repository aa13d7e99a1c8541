"""A text that holds several people: behind a label, in one property, on one line of a paragraph.

text  = group (";" group)*       groups where one of them has a label
group = [label ":"] part ("," part)*
part  = [label ":"] names
"""

from __future__ import annotations

import re

from kg.interpret.jobs import is_job
from kg.interpret.labels import Label, label_of
from kg.interpret.list_items import (
    COLON,
    COMMAS,
    Item,
    are_names,
    cut,
    is_last_first_part,
    item_of,
    name_only,
    names_apart,
    parting,
    split,
)
from kg.interpret.looks import is_full
from kg.interpret.masks import is_address, masked
from kg.interpret.people.groups import Employer, employer_of, is_labelled
from kg.interpret.people.links import links_side_by_side
from kg.interpret.people.names import is_one, known_as_whole, read_name, turned
from kg.interpret.people.replaced import struck_and_replaced
from kg.interpret.people.scope import Found, Scope
from kg.model.kinds import Kinds, Senses

_GROUPS = re.compile(r"[;；]")
_QUOTES = "\"“'"


def read_several(text: str, scope: Scope) -> list[Found]:
    """Whom a text names that holds several people."""
    if (whole := known_as_whole(text, scope)) is not None:
        return whole
    mask = masked(text)
    groups = [part for part in _GROUPS.split(mask.text) if part.strip()]
    if len(groups) > 1 and all(is_last_first_part(mask, part) for part in groups):
        return [one for part in groups for one in turned(item_of(mask.open(part)), scope)]
    if (remarked := _with_remarks([mask.open(part) for part in groups], scope)) is not None:
        return remarked
    if len(groups) < 2 and scope.common.last_first and item_of(text).is_turned:
        return turned(item_of(text), scope)
    if len(groups) < 2:
        return _read_group(mask.open(mask.text), scope)
    behind = groups[1:] if _opens_all(item_of(mask.open(groups[0])), scope) else groups
    apart = any(COLON.search(part) or " - " in part for part in behind)
    if not apart and not any(_is_known_turned(mask.open(part), scope) for part in groups):
        groups = [mask.text]
    return [one for part in groups for one in _read_group(mask.open(part), scope)]


def are_all_turned(text: str) -> bool:
    """Whether a text is several names written `Lee, Ann; Ek, Bo`, as Outlook does."""
    groups = [part for part in _GROUPS.split(text) if part.strip()] if ";" in text else []
    return len(groups) > 1 and all(item_of(part.strip()).is_turned for part in groups)


def _is_known_turned(text: str, scope: Scope) -> bool:
    """`Lee, Ann`, where Ann Lee is known."""
    item = item_of(text.strip())
    return item.is_turned and scope.known(item.turned) == Kinds.PERSON


def _opens_all(item: Item, scope: Scope) -> bool:
    """Whether a company before the colon employs all that semicolons part: *Acme: Ann; Bo*."""
    head, _ = item.before_colon
    return bool(head) and employer_of(head, scope.known).sure


def _with_remarks(groups: list[str], scope: Scope) -> list[Found] | None:
    """`Ann Lee, Acme; Bo Ek, Fenn`: where semicolons part full names, one word behind a comma says
    more of the name, unless it is somebody."""
    parts = [[one.strip() for one in group.split(",")] for group in groups]
    if len(parts) < 2 or not any(len(part) == 2 for part in parts):
        return None
    for name, *behind in parts:
        if not is_full(name) or len(behind) > 1:
            return None
        if any(" " in one or scope.known(one) == Kinds.PERSON for one in behind):
            return None
    return [one for name, *behind in parts for one in read_name(name, scope, remarks=behind)]


def _read_group(text: str, scope: Scope) -> list[Found]:
    """What stands behind one label of a text, or behind none."""
    item = item_of(text)
    if (people := of_known_company(item, scope)) is not None:
        return people
    if _is_known_turned(text, scope):
        return turned(item, scope)
    head, rest = item.before_colon
    if not (head and rest):
        return _parted(text, scope)
    if label := label_of(head, scope.rules):
        return labelled(label, rest, scope)
    is_label = is_labelled(head, scope.rules, scope.known) or are_names(rest)
    if is_label and scope.known(name_only(head)) != Kinds.PERSON:
        return employed(employer_of(head, scope.known), rest, scope)
    return _parted(text, scope)


def labelled(label: Label, names: str, scope: Scope) -> list[Found]:
    """The people behind a label within an entry: *Absent: Ann*, *Scribe: Bo*."""
    absent = scope.absent or label.sense == Senses.ABSENT
    return _parted(names, scope._replace(absent=absent))


def employed(employer: Employer, names: str, scope: Scope) -> list[Found]:
    """The people of a text that all work for one company."""
    return _parted(names, scope._replace(employer=employer))


def of_known_company(item: Item, scope: Scope) -> list[Found] | None:
    """`Acme - Ann Lee, Bo Ek`, where Acme is a known company."""
    first, rest = item.before_dash
    if not rest or not (employer := employer_of(first, scope.known)).sure:
        return None
    return employed(employer, rest, scope)


def _parted(text: str, scope: Scope) -> list[Found]:
    """The people between the commas of a text."""
    parts = _parts_of(text, scope)
    found: list[Found] = []
    at = 0
    while at < len(parts):
        if pair := _last_first_of_address(parts[at : at + 2]):
            found += turned(pair, scope)
            at += 2
            continue
        if not at or not _is_job(parts[at], scope):
            found += read_part(parts[at], scope)
        at += 1
    return found


def _parts_of(text: str, scope: Scope) -> list[str]:
    """The text parted at its commas, and each of these at *and* and the like; `Reed & Sons` is one
    part where it is known."""
    mask = masked(text)
    parts: list[str] = []
    for listed in split(mask.text, COMMAS):
        whole = is_one(mask.open(listed).strip(), scope)
        parts += [listed] if whole or _is_of_pair(listed) else split(listed, parting(listed))
    return [mask.open(part).strip() for part in parts]


def _is_of_pair(text: str) -> bool:
    """Whether the signs that part names stand in the one remark behind a dash, *Ann Lee - Light &
    Sail*, and no full name behind them."""
    head, *remark = text.split(" - ")
    signs = parting(text)
    if len(remark) != 1 or not signs.search(remark[0]) or signs.search(head):
        return False
    return not any(is_full(part.strip()) for part in split(remark[0], signs)[1:])


def _last_first_of_address(parts: list[str]) -> Item | None:
    """`Lee, Ann <ann@acme.example>`."""
    if len(parts) < 2 or not is_address(parts[1]):
        return None
    pair = item_of(", ".join(parts))
    return pair if pair.is_turned_with_address else None


def _is_job(part: str, scope: Scope) -> bool:
    """Whether a part behind a comma is what the one before it does."""
    return is_job(part) and not scope.known(name_only(part))


def read_part(text: str, scope: Scope) -> list[Found]:
    """A part that may still hold several: links side by side, names parted by *y* or `/`."""
    item = item_of(text)
    head, rest = item.before_colon
    if rest and (label := label_of(head, scope.rules)):
        return labelled(label, rest, scope)
    if rest and are_names(rest) and scope.known(name_only(head)) != Kinds.PERSON:
        return employed(employer_of(head, scope.known), rest, scope)
    if text[:1] in _QUOTES and item.is_turned:
        return turned(item, scope)
    for rule in (struck_and_replaced, links_side_by_side, known_as_whole):
        if (found := rule(text, scope)) is not None:
            return found
    if is_one(text, scope):
        return read_name(text, scope)
    mask = masked(text)
    head = cut(mask)[0]
    names = [mask.open(name) if name != head else text for name in names_apart(head)]
    return [one for name in names for one in read_name(name, scope)]
