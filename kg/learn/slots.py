"""Where a vault keeps the people of its meetings: which property, label or heading lists names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.learn.facts import NoteFacts, Slot
from kg.model.names import slug

Places = Mapping[Slot, Sequence[int]]  # the notes that have something there

_FEW = 3  # notes
_PEOPLE = 0.6  # of the values must be people
_TRIED = 5  # groups
_DATED = 0.5  # of the notes must be of a day
_SEVERAL = 0.3  # of the notes must name several
_ONE_GROUP = 0.8  # of those named must have a group in common, where they have notes


class Names:
    """The names of notes, whole and in part."""

    def __init__(self, notes: Sequence[NoteFacts], is_full: Callable[[str], bool]) -> None:
        self.is_full = is_full
        self.full = frozenset(
            at
            for at, note in enumerate(notes)
            if not note.named_by_day and is_full(note.name.lstrip("@").strip())
        )
        self._whole: dict[str, int] = {}
        self._words: dict[str, set[int]] = defaultdict(set)
        self._folded: dict[int, frozenset[str]] = {}
        for at, note in enumerate(notes):
            name = slug(note.name.lstrip("@"))
            self._whole.setdefault(name, at)
            if at in self.full:
                words = self._folded[at] = frozenset(name.split("-"))
                for word in words:
                    self._words[word].add(at)

    def note_of(self, value: str) -> int | None:
        """The note that is called so."""
        return self._whole.get(slug(value.lstrip("@")))

    def in_part(self, value: str) -> int | None:
        """The one note, called as a person is, whose name holds all words of the value."""
        words = slug(value).split("-")
        found = [
            at
            for at in self._words.get(words[-1], ())
            if len(words) < len(self._folded[at]) and self._folded[at].issuperset(words)
        ]
        return found[0] if len(found) == 1 else None


class Listing(NamedTuple):
    """A place that lists people: the notes that have it, whom it names (notes), how many values
    it holds, how many of them are people, and an example (note, values)."""

    slot: Slot
    notes: frozenset[int]
    people: frozenset[int]
    values: int
    persons: int
    example: int


def places(notes: Sequence[NoteFacts]) -> dict[Slot, list[int]]:
    """Which notes have a value at each place."""
    found: dict[Slot, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        for slot, values in note.slots.items():
            if values:
                found[slot].append(at)
    return found


def listings(
    notes: Sequence[NoteFacts],
    names: Names,
    where: Places,
    groups_at: Callable[[int], Iterable[int]],
    me: frozenset[str],
) -> list[Listing]:
    """The places that list people, those with the most notes first. `groups_at` are the groups that
    a note is in; `me` are words for the owner."""
    found = [
        one
        for slot, at in where.items()
        if len(at) >= _FEW and (one := _listing(slot, at, notes, names, groups_at, me))
    ]
    return sorted(found, key=lambda one: (-len(one.notes), one.slot))


def more_listings(
    notes: Sequence[NoteFacts],
    names: Names,
    where: Places,
    people: frozenset[int],
    meetings: frozenset[int],
    known: Iterable[Slot],
    me: frozenset[str],
) -> list[Listing]:
    """Further places that list people, by what is learned by now: who they are, and which notes are
    of meetings, or lie beside such."""
    found = []
    beside = {notes[one].folder for one in meetings}
    for slot, at in where.items():
        if slot in known or len(at) < 2:
            continue
        near = sum(one in meetings or notes[one].folder in beside for one in at)
        if near * 2 < len(at):
            continue
        read = [_values(notes[one].slots[slot], names, me) for one in at]
        total = sum(one.total for one in read)
        hit = sum(target in people for one in read for target in one.targets)
        if total < _FEW or hit < _PEOPLE * total or not any(len(one.targets) > 1 for one in read):
            continue
        named = frozenset(target for one in read for target in one.targets) & people
        best = max(range(len(at)), key=lambda one: (len(read[one].targets), -one))
        found.append(Listing(slot, frozenset(at), named, total, hit, at[best]))
    return sorted(found, key=lambda one: (-len(one.notes), one.slot))


def _listing(
    slot: Slot,
    at: Sequence[int],
    notes: Sequence[NoteFacts],
    names: Names,
    groups_at: Callable[[int], Iterable[int]],
    me: frozenset[str],
) -> Listing | None:
    if sum(notes[one].dated for one in at) < _DATED * len(at):
        return None
    read = [_values(notes[one].slots[slot], names, me) for one in at]
    total = sum(one.total for one in read)
    people = Counter(target for one in read for target in one.targets)
    looks = Counter(name for one in read for name in one.looks)
    told = people.total() + looks.total()
    if told < _PEOPLE * total or not told:
        return None
    if people.total() * 3 >= told:
        if len(names.full.intersection(people)) < _PEOPLE * len(people):
            return None
        common = _in_common(people, groups_at)
        several = sum(
            max(
                (sum(group in groups_at(t) for t in set(one.targets)) for group in common),
                default=0,
            )
            + len(one.looks)
            > 1
            for one in read
        )
        if not common:
            return None
    else:
        # Who meets meets again; those whom books are by write one or two.
        if len(looks) * 1.3 > looks.total() or total < 2 * _FEW:
            return None
        several = sum(len(one.looks) > 1 for one in read)
    if several < max(2, _SEVERAL * len(at)):
        return None
    best = max(range(len(at)), key=lambda one: (len(read[one].targets), -one))
    return Listing(slot, frozenset(at), frozenset(people), total, told, at[best])


class _Values(NamedTuple):
    """The values in one note: the notes that they name, and names that have none."""

    targets: tuple[int, ...]
    looks: tuple[str, ...]
    total: int


def _values(values: Sequence[str], names: Names, me: frozenset[str]) -> _Values:
    targets: list[int] = []
    looks: list[str] = []
    total = 0
    for value in values:
        if slug(value) in me:
            continue
        total += 1
        target = names.note_of(value)
        if target is None:
            target = names.in_part(value)
        if target is not None:
            targets.append(target)
        elif names.is_full(value):
            looks.append(slug(value))
    return _Values(tuple(targets), tuple(looks), total)


def _in_common(people: Iterable[int], groups_at: Callable[[int], Iterable[int]]) -> tuple[int, ...]:
    """One group, or two, in which nearly all of these notes are."""
    people = frozenset(people)
    counted = Counter(group for one in people for group in groups_at(one))
    for first, held in counted.most_common(_TRIED):
        if held >= _ONE_GROUP * len(people):
            return (first,)
        rest = Counter(
            group for one in people if first not in groups_at(one) for group in groups_at(one)
        )
        for second, more in rest.most_common(1):
            if held + more >= _ONE_GROUP * len(people):
                return first, second
    return ()
