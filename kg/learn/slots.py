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
_DATED = 0.6  # of the notes must be of a day
_SEVERAL = 0.3  # of the notes must name several
_ONE_GROUP = 0.8  # of those named must have a group in common, where they have notes


class Names:
    """The names of notes, whole and in part."""

    def __init__(self, notes: Sequence[NoteFacts], is_full: Callable[[str], bool]) -> None:
        self.is_full = is_full
        self.whole: dict[str, int] = {}
        parts: dict[str, set[int]] = defaultdict(set)
        for at, note in enumerate(notes):
            name = note.name.lstrip("@").strip()
            self.whole.setdefault(slug(name), at)
            if not note.named_by_day and is_full(name):
                words = slug(name).split("-")
                for word in {words[0], words[-1]}:
                    parts[word].add(at)
        self._parts = parts

    def note_of(self, value: str) -> int | None:
        """The note that is called so."""
        return self.whole.get(slug(value.lstrip("@")))

    def in_part(self, value: str) -> int | None:
        """The one note called as a person is of whose name the value is the first or last word."""
        found = self._parts.get(slug(value), set())
        return next(iter(found)) if len(found) == 1 else None


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
    people: Counter[int] = Counter()
    looks: Counter[str] = Counter()
    total = several = 0
    best = at[0]
    for one in at:
        values = [value for value in notes[one].slots[slot] if slug(value) not in me]
        total += len(values)
        several += len(values) > 1
        if len(values) > len(notes[best].slots[slot]):
            best = one
        for value in values:
            target = names.note_of(value)
            if target is None:
                target = names.in_part(value)
            if target is None:
                looks[slug(value)] += names.is_full(value)
            elif names.is_full(notes[target].name.lstrip("@")) and not notes[target].named_by_day:
                people[target] += 1
    if several < _SEVERAL * len(at) or several < 2:
        return None
    with_notes, by_look = people.total(), looks.total()
    if with_notes:
        if with_notes + by_look < _PEOPLE * total or with_notes * 3 < total:
            return None
        groups = Counter(group for one in people for group in set(groups_at(one)))
        if not groups or groups.most_common(1)[0][1] < _ONE_GROUP * len(people):
            return None
    else:
        seen = [name for name, count in looks.items() if count]
        # Who meets meets again; whom books are by writes one or two.
        if by_look < _PEOPLE * total or len(seen) * 1.3 > by_look or total < 2 * _FEW:
            return None
    return Listing(slot, frozenset(at), frozenset(people), total, with_notes + by_look, best)
