"""What notes have in common: a folder, a value of a property, a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.interpret.words import folded
from kg.learn.facts import NoteFacts
from kg.model.folders import is_sequence
from kg.model.kinds import Kinds, is_entity
from kg.model.names import slug
from kg.model.rules import folder_name

_MOST_VALUES = 12  # of a property that tells kinds of notes apart
_LONGEST = 40  # characters of such a value
_YES = folded(
    "yes y true 1 x ja oui sí si sim tak да 是 はい 예"
)  # a property of these tells no kinds


class Group(NamedTuple):
    """Notes that share something: `by` is folder, property or tag, `key` the property, `value` what
    they share, as it is written."""

    by: str
    key: str
    value: str
    notes: frozenset[int]


def groups_of(notes: Sequence[NoteFacts], owned: Iterable[bool]) -> list[Group]:
    """Every group, folders first. `owned` tells of each note whether it lies in the folder of one
    person, project or company, which stands for that one alone."""
    folders: dict[str, tuple[str, set[int]]] = {}
    values: dict[str, dict[str, tuple[str, set[int]]]] = defaultdict(dict)
    tags: dict[str, tuple[str, set[int]]] = {}
    for at, (note, is_owned) in enumerate(zip(notes, owned, strict=True)):
        last = _named(note.folder)
        if last and not is_owned:
            folders.setdefault(slug(last) or last, (last, set()))[1].add(at)
        for tag in note.tags:
            tags.setdefault(tag, (tag, set()))[1].add(at)
        for slot, found in note.slots.items():
            if slot.place == "property" and len(found) == 1 and _is_word(found[0]):
                known = values[slot.key]
                known.setdefault(slug(found[0]), (found[0], set()))[1].add(at)
    made = [Group("folder", "", name, frozenset(at)) for name, at in folders.values()]
    for key, found_values in values.items():
        if len(found_values) <= _MOST_VALUES and _YES.isdisjoint(found_values):
            made += [
                Group("property", key, value, frozenset(at)) for value, at in found_values.values()
            ]
    made += [Group("tag", "", name, frozenset(at)) for name, at in tags.values()]
    return made


def _named(folder: str) -> str:
    """The innermost folder that is called by words: not the year within."""
    parts = folder.split("/")
    return next((part for part in reversed(parts) if not is_sequence(folder_name(part))), "")


def _is_word(value: str) -> bool:
    return len(value) <= _LONGEST and not value.replace(".", "").isdigit() and bool(slug(value))


def cover(
    wanted: frozenset[int],
    groups: Iterable[Group],
    *,
    without: frozenset[int],
    enough: int,
    share: float,
) -> list[Group]:
    """The groups that hold nearly all of the wanted notes and little else, the best first, until
    nothing is left: `enough` of them, and that `share` of the group. Notes `without` belong to
    other kinds, and count against it."""
    left = set(wanted)
    chosen: list[Group] = []
    able = [group for group in groups if _fits(group, wanted, without, enough, share)]
    while left and able:
        best = _best(able, left)
        if len(best.notes & left) < min(enough, len(wanted)):
            break
        chosen.append(best)
        left -= best.notes
        able.remove(best)
    return chosen


def _fits(
    group: Group, wanted: frozenset[int], without: frozenset[int], enough: int, share: float
) -> bool:
    held = len(group.notes & wanted)
    against = len(group.notes & without)
    return (
        held >= enough
        and held >= share * len(group.notes)
        and against * 10 <= len(group.notes)
        and (group.by == "folder" or held * 2 >= len(wanted) or held >= _MANY)
    )


_MANY = 8  # notes that share a word
_RANK = {"folder": 2, "property": 1, "tag": 0}


def _best(able: Sequence[Group], left: set[int]) -> Group:
    """What holds the most of what is left; a folder, then a type, that holds nearly as many."""
    most = max(len(group.notes & left) for group in able)
    near = [group for group in able if len(group.notes & left) * 4 >= most * 3]
    return max(near, key=lambda group: (_RANK[group.by], len(group.notes & left), group.value))


def kind_known(note: NoteFacts) -> bool:
    """Whether kg knows by itself what a note is."""
    return is_entity(note.kind) or note.kind in (Kinds.MEETING, Kinds.TEMPLATE)
