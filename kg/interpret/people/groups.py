"""Groups of a list: companies, sides and parts that people stand under."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kg.interpret.jobs import is_job_title
from kg.interpret.labels import label_of
from kg.interpret.list_items import looks_strictly, name_only
from kg.interpret.looks import is_full
from kg.interpret.sides import side_of
from kg.model.kinds import Kinds
from kg.model.people import Group, Known, ListEntry
from kg.model.rules import Rules


class Employer(NamedTuple):
    """A company that a group of people works for; `sure` that it is one."""

    name: str
    sure: bool


_DEPARTMENTS = ("部", "課", "室", "班", "部门", "부서")
NO_EMPLOYER = Employer("", sure=False)


def employer_of(label: str, known: Known) -> Employer:
    """The company that a label names: a known one, or that beside a side."""
    side = side_of(label)
    name = side.company if side else name_only(label)
    if name and known(name) == Kinds.ORGANIZATION:
        return Employer(name, sure=True)
    if not side and name.endswith(")"):  # *Acme (2)*
        return employer_of(name.rpartition("(")[0].rstrip(), known)
    return Employer(name, sure=False) if side and name else NO_EMPLOYER


def employer_above(
    entry: ListEntry, above: Sequence[Employer | None], known: Known
) -> Employer | None:
    """Where those whom the entry names work, by what the entries before it are to those below
    them; None for a remark below a person."""
    if entry.parent is not None and entry.parent < len(above):
        return above[entry.parent]
    return employer_of(entry.group.text, known) if entry.group else NO_EMPLOYER


def employer_below(entry: ListEntry, own: Employer, known: Known) -> Employer:
    """Where those below an entry that names nobody work."""
    if not entry.text:
        return own
    named = employer_of(entry.text.rstrip(":： *_"), known)
    return named if named.name else own


def is_labelled(head: str, rules: Rules, known: Known) -> bool:
    """Whether what stands before a colon is a label or a job, or is known."""
    if side_of(head) or label_of(head, rules) or is_job_title(head):
        return True
    return bool(known(name_only(head)))


def within_groups(entries: Sequence[ListEntry], known: Known) -> list[ListEntry]:
    """The entries up to the first sub-heading that turns out to begin something else, without those
    below a line that turns out to be no company."""
    kept: list[ListEntry] = []
    left_out = 0
    for group, below in groupby(entries, key=attrgetter("group")):
        part = list(below)
        if group and group.heading and not group.sure and not _is_group(group, part, known):
            if not group.company:
                break
            left_out += len(part)
            continue
        kept += part if not left_out else [_moved(entry, left_out) for entry in part]
    return kept


def _moved(entry: ListEntry, by: int) -> ListEntry:
    """An entry where so many before it are left out; no item hangs below one of another group."""
    return entry if entry.parent is None else entry._replace(parent=entry.parent - by)


def _is_group(group: Group, below: list[ListEntry], known: Known) -> bool:
    if employer_of(group.text, known).sure:
        return True
    if group.company:
        return False
    if not all(looks_strictly(entry.text) for entry in below):
        return False
    full = sum(_is_surely_somebody(entry.text, known) for entry in below)
    return full * 2 >= len(below)  # *Roof*, *Fence* below *Old business* are nobody


def is_group_above(entry: ListEntry, below: Sequence[str], known: Known) -> bool:
    """Whether an item is a word above its people, *Harbour office*, *営業部*, and nobody by itself:
    it is no full name, and those below it are."""
    text = entry.text.strip(" *_:：")
    if not text or text.startswith(("[", "@")) or known(name_only(text)):
        return False
    if is_full(text) and not text.endswith(_DEPARTMENTS):
        return False
    return all(looks_strictly(one) and _is_surely_somebody(one, known) for one in below)


def _is_surely_somebody(text: str, known: Known) -> bool:
    name = name_only(text)
    return text.startswith("[") or " " in name or is_full(name) or known(name) == Kinds.PERSON
