"""Which things may be one: proposals for kg.toml, never merges.

Each reason is a key that groups names, so that the time grows with the names and not with the
pairs. A group of more than 20 is told as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from kg.model.kinds import Kinds
from kg.model.same import Same, name_in
from kg.resolve.similar_names import near_pairs

LARGEST = 20  # things that are told pair by pair
_FEWEST_CONSONANTS = 4  # of names that are compared by sound


class Thing(NamedTuple):
    """A person, project or organization, with what may tell that it is another one, too.

    `name` is its own, folded; `bears` are all members by which kg.toml may name it.
    """

    key: str
    kind: str
    name: str
    addresses: tuple[str, ...]
    employer: str | None
    bears: frozenset[str]


class Alike(NamedTuple):
    """Keys of things that may be one, in order, and why."""

    keys: tuple[str, ...]
    reasons: tuple[str, ...]


def alike(things: Iterable[Thing], same: Same) -> list[Alike]:
    """The pairs that may be one, and the groups that are too large for pairs, but for what is
    settled."""
    known = {thing.key: thing for thing in things}
    reasons: dict[tuple[str, ...], list[str]] = {}
    for reason, keys in _groups(list(known.values())):
        ordered = tuple(sorted(keys))
        found = [ordered] if len(ordered) > LARGEST else combinations(ordered, 2)
        for group in found:
            told = reasons.setdefault(group, [])
            if reason not in told:
                told.append(reason)
    return [
        Alike(keys, tuple(why))
        for keys, why in reasons.items()
        if len(keys) > 2 or not _settled(known[keys[0]], known[keys[1]], same)
    ]


def _groups(things: list[Thing]) -> Iterator[tuple[str, set[str]]]:
    """Each reason with the keys of things, of one kind, that it says may be one."""
    by_kind: dict[str, list[Thing]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, []).append(thing)
    for kind, some in by_kind.items():
        for reason, key_of in _REASONS:
            if kind in reason.kinds:
                yield from ((reason.text, keys) for keys in _together(some, key_of))
        yield from (("spelling", keys) for keys in _spelt_alike(some))
        if kind == Kinds.PERSON:
            yield from (("initials", keys) for keys in _by_initials(some))
            yield from (("initials", keys) for keys in _by_middle_initials(some))
            at_company = _first_names_at_company(some)
            yield from (("first name with the same company", keys) for keys in at_company)


def _together(things: Iterable[Thing], keys_of: Callable[[Thing], Iterable[str]]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for thing in things:
        for key in keys_of(thing):
            groups.setdefault(key, set()).add(thing.key)
    return [keys for keys in groups.values() if len(keys) > 1]


class _Reason(NamedTuple):
    text: str
    kinds: tuple[str, ...]


def _spelt_alike(things: list[Thing]) -> Iterator[set[str]]:
    by_name: dict[str, list[str]] = {}
    for thing in things:
        by_name.setdefault(thing.name, []).append(thing.key)
    yield from (set(keys) for keys in by_name.values() if len(set(keys)) > 1)
    for one, other in near_pairs(by_name):
        for key in by_name[one]:
            yield from ({key, also} for also in by_name[other] if also != key)


def _by_initials(things: Iterable[Thing]) -> Iterator[set[str]]:
    """People of one last name, one of whom has an initial in the place of the first name, and of
    one first name, one of whom has it in the place of the last."""
    groups: dict[str, tuple[set[str], set[str]]] = {}
    for thing in things:
        words = thing.name.split("-")
        first, last = words[0], words[-1]
        if len(words) < 2:
            continue
        for key, part in ((f"{first[0]} {last}", first), (f"{first} {last[0]} …", last)):
            short, full = groups.setdefault(key, (set(), set()))
            (short if len(part) == 1 else full).add(thing.key)
    for short, full in groups.values():
        yield from _each_with_each(short, full)


def _by_middle_initials(things: Iterable[Thing]) -> Iterator[set[str]]:
    """People of one first and last name, one of whom has an initial between them."""
    groups: dict[str, tuple[set[str], set[str]]] = {}
    for thing in things:
        first, *middle, last = thing.name.split("-") if "-" in thing.name else ("", "")
        if not first or any(len(word) > 1 for word in middle):
            continue
        with_initial, without = groups.setdefault(f"{first} {last}", (set(), set()))
        (with_initial if middle else without).add(thing.key)
    for with_initial, without in groups.values():
        yield from _each_with_each(with_initial, without)


def _each_with_each(some: set[str], others: set[str]) -> Iterator[set[str]]:
    """Each of some with each of the others; all as one group, where they are many."""
    if some and others and len(some | others) > LARGEST:
        yield some | others
    else:
        yield from ({one, other} for one in some for other in others if one != other)


def _first_names_at_company(things: Iterable[Thing]) -> Iterator[set[str]]:
    """People of one company and first name, one of whom is called by nothing else."""
    groups: dict[str, tuple[set[str], set[str]]] = {}
    for thing in things:
        if thing.employer:
            first, _, rest = thing.name.partition("-")
            alone, full = groups.setdefault(f"{first} {thing.employer}", (set(), set()))
            (full if rest else alone).add(thing.key)
    yield from (alone | full for alone, full in groups.values() if alone and full)


def _addresses(thing: Thing) -> Iterable[str]:
    return thing.addresses


def _sounds(thing: Thing) -> Iterator[str]:
    sound = " ".join(map(sound_of, thing.name.split("-")))
    consonants = sum(letter.isalpha() and letter != "a" for letter in sound)
    if "-" in thing.name and consonants >= _FEWEST_CONSONANTS:
        yield sound


_SOUNDS = (
    ("sch", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("dt", "t"), ("tz", "s"), ("sz", "s"),
    ("cz", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("rh", "r"), ("ks", "x"),
    ("qu", "kv"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "f"), ("v", "f"), ("j", "y"),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")
_SYLLABIC = re.compile(r"(?<=[bdfgkpt])a(?=[rl]$)")  # Aleksandr, Alexander


def sound_of(word: str) -> str:
    """What a folded word sounds like, roughly, in the languages of Europe: all vowels alike, double
    letters once, no h behind a vowel, no vowel before an r or l at the end."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    sound = ""
    for letter in word:
        heard = "a" if letter in _VOWELS else letter
        silent = letter == "h" and sound.endswith("a")
        if not silent and not sound.endswith(heard):
            sound += heard
    return _SYLLABIC.sub("", sound)


_PROJECT = frozenset(("project", "projekt", "projet", "proyecto", "projeto", "progetto", "проект"))
_LEGAL = frozenset((
    "ab", "ag", "aps", "as", "asa", "bv", "bvba", "co", "company", "corp", "corporation", "cv",
    "doo", "eg", "ev", "gbr", "gmbh", "group", "holding", "inc", "incorporated", "kft", "kg", "kk",
    "lda", "limited", "llc", "llp", "ltd", "ltda", "mbh", "nv", "oy", "oyj", "plc", "pte", "pty",
    "pvt", "sa", "sarl", "sas", "sasu", "sl", "slu", "spa", "spzoo", "srl", "sro", "ug", "ooo",
    "zrt", "株式会社", "有限公司",
))  # fmt: skip


def _without_project(thing: Thing) -> Iterator[str]:
    yield _without(thing.name, _PROJECT, at_begin=True)


def _without_legal_form(thing: Thing) -> Iterator[str]:
    yield _without(thing.name, _LEGAL, at_begin=False)


def _without(name: str, words: frozenset[str], *, at_begin: bool) -> str:
    """A folded name without such words at its end, and at its begin; never empty."""
    # `A/S`, `B.V.`, `e.V.` and `Sp. z o.o.` are words of single letters when they are folded.
    parts = name.replace("/", "").split("-")
    for size in (4, 3, 2):
        if len(parts) > size and "".join(parts[-size:]) in words:
            parts = [*parts[:-size], "".join(parts[-size:])]
    while len(parts) > 1 and parts[-1] in words:
        parts.pop()
    if at_begin and len(parts) > 1 and parts[0] in words:
        parts = parts[1:]
    return "-".join(parts)


_PEOPLE = (Kinds.PERSON,)
_REASONS: tuple[tuple[_Reason, Callable[[Thing], Iterable[str]]], ...] = (
    (_Reason("one address", (Kinds.PERSON, Kinds.ORGANIZATION)), _addresses),
    (_Reason("sounds alike", _PEOPLE), _sounds),
    (_Reason("“Project X” and “X”", (Kinds.PROJECT,)), _without_project),
    (_Reason("legal form", (Kinds.ORGANIZATION,)), _without_legal_form),
)


def _settled(one: Thing, other: Thing, same: Same) -> bool:
    """Whether kg.toml says of two things that they are one, or that they are not."""
    for member in one.bears:
        joined = same.joined.get(member)
        for group in (*same.parted.get(member, ()), *([joined.members] if joined else ())):
            if _both(one, other, group):
                return True
    return False


def _both(one: Thing, other: Thing, group: tuple[str, ...]) -> bool:
    """Whether a group names both things, by different members."""
    mine = {name_in(member) or member for member in one.bears.intersection(group)}
    theirs = {name_in(member) or member for member in other.bears.intersection(group)}
    return bool(mine and theirs) and len(mine | theirs) > 1
