"""What notes have in common: a folder, a value of a property, a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.learn.facts import NoteFacts
from kg.model.kinds import ENTITY_KINDS
from kg.model.names import slug
from kg.model.rules import folder_name

_MOST_VALUES = 12  # of a property that tells kinds of notes apart
_LONGEST = 40  # characters of such a value
_SHARE = 0.7  # of a group's notes must be what it is proposed as


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
        last = note.folder.rpartition("/")[2]
        if last and not is_owned and not folder_name(last).replace("-", "").isdigit():
            folders.setdefault(slug(last) or last, (last, set()))[1].add(at)
        for tag in note.tags:
            tags.setdefault(tag, (tag, set()))[1].add(at)
        for slot, found in note.slots.items():
            if slot.place == "property" and len(found) == 1 and _is_word(found[0]):
                known = values[slot.key]
                known.setdefault(slug(found[0]), (found[0], set()))[1].add(at)
    made = [Group("folder", "", name, frozenset(at)) for name, at in folders.values()]
    for key, found_values in values.items():
        if len(found_values) <= _MOST_VALUES:
            made += [
                Group("property", key, value, frozenset(at)) for value, at in found_values.values()
            ]
    made += [Group("tag", "", name, frozenset(at)) for name, at in tags.values()]
    return made


def _is_word(value: str) -> bool:
    return len(value) <= _LONGEST and not value.replace(".", "").isdigit() and bool(slug(value))


def cover(
    wanted: frozenset[int], groups: Iterable[Group], *, without: frozenset[int], enough: int
) -> list[Group]:
    """The groups that hold nearly all of the wanted notes and little else, the best first, until
    nothing is left. Notes `without` belong to other kinds, and count against a group."""
    left = set(wanted)
    chosen: list[Group] = []
    able = [group for group in groups if _fits(group, wanted, without, enough)]
    while left:
        best = max(able, key=lambda group: _worth(group, left), default=None)
        if best is None or len(best.notes & left) < min(enough, len(wanted)):
            break
        chosen.append(best)
        left -= best.notes
        able.remove(best)
    return chosen


def _fits(group: Group, wanted: frozenset[int], without: frozenset[int], enough: int) -> bool:
    held = len(group.notes & wanted)
    against = len(group.notes & without)
    return (
        held >= enough
        and held >= _SHARE * len(group.notes)
        and against * 10 <= len(group.notes)
        and (group.by != "tag" or held * 2 >= len(wanted))
    )


_RANK = {"folder": 2, "property": 1, "tag": 0}


def _worth(group: Group, left: set[int]) -> tuple[int, int, str]:
    # A folder that holds nearly as many says it once for all.
    return (len(group.notes & left) + _RANK[group.by], _RANK[group.by], group.value)


def kind_known(note: NoteFacts) -> bool:
    """Whether kg knows by itself what a note is."""
    return note.kind in (*ENTITY_KINDS, "meeting", "template")
