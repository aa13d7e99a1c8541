"""Which things kg.toml says are one: what it joins (`same`) and what it keeps apart (`not_same`).

A group holds keys of things, paths of notes, addresses and names. They are compared folded:
`person:ann-lee`, `People/Ann Lee.md`, `ann@x.example`, `ann-lee`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.model.kinds import ENTITY_KINDS, KINDS
from kg.model.names import slug, without_md

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

Groups = tuple[tuple[str, ...], ...]


class Group(NamedTuple):
    """Members that are one thing.

    `key_name` is what its key ends in, `kind` its kind ("" where no member tells); `members` are
    folded, `names` as they are written.
    """

    key_name: str
    kind: str
    members: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def called(self) -> tuple[str, ...]:
        """The folded names by which the thing is found, those in keys among them."""
        own = (part for part in map(name_in, self.members) if part)
        return tuple(dict.fromkeys((self.key_name, *own)))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses among the members."""
        return tuple(member for member in self.members if is_address(member))


class Same(NamedTuple):
    """What is one, and what is not: groups by each of their members."""

    joined: Mapping[str, Group]
    parted: Mapping[str, Groups]

    def group_of(self, kind: str, member: str) -> Group | None:
        """The group that joins a member, as that of a thing of the kind."""
        found = self.joined.get(f"{kind}:{member}") or self.joined.get(member)
        return found if found and found.kind in ("", kind) else None

    @property
    def kept_apart(self) -> Groups:
        """The groups that `not_same` parts, each once."""
        return tuple(dict.fromkeys(group for some in self.parted.values() for group in some))

    def are_parted(self, kind: str, one: str, other: str) -> bool:
        """Whether two folded names of things of the kind must not be one."""
        return any(
            _has(group, kind, other)
            for member in (one, f"{kind}:{one}")
            for group in self.parted.get(member, ())
        )


NOTHING = Same({}, {})


class Contradiction(ValueError):
    """What kg.toml joins cannot be one; the text is a sentence without its end."""


def fold(member: str) -> str:
    """A member as it is compared; "" for a text that is none."""
    text = member.strip()
    kind, colon, name = text.partition(":")
    if colon and kind in ENTITY_KINDS:
        base, tilde, number = name.partition("~")
        return f"{kind}:{slug(base)}{tilde}{number}" if slug(base) else ""
    if is_path(text):
        return text.removeprefix("./")
    return text.lower() if is_address(text) else slug(text)


def is_path(member: str) -> bool:
    """Whether a member is the path of a note."""
    return without_md(member) != member


def is_address(member: str) -> bool:
    """Whether a member is an e-mail address."""
    return bool(_ADDRESS.fullmatch(member))


def name_in(member: str) -> str:
    """The name in a folded member, that of a key, too; "" in a path or an address."""
    if is_path(member) or is_address(member):
        return ""
    return member.rpartition(":")[2].partition("~")[0]


def kind_in(member: str) -> str:
    """The kind in a folded key; "" in any other member."""
    kind, colon, _ = member.partition(":")
    return kind if colon and kind in ENTITY_KINDS else ""


def refused(member: str) -> bool:
    """Whether a text is no member: it is nothing, or the key of something that is none of people,
    projects and organizations."""
    kind, colon, rest = member.strip().partition(":")
    other = colon and kind in KINDS and kind not in ENTITY_KINDS and not rest.startswith(" ")
    return bool(other) or not fold(member)


def same_from(
    same: Iterable[Sequence[str]], not_same: Iterable[Sequence[str]], folder_notes: frozenset[str]
) -> Same:
    """What groups of both settings say together. Raises Contradiction."""
    parted: dict[str, Groups] = {}
    for group in not_same:
        folded = tuple(map(fold, group))
        for member in dict.fromkeys(folded):
            parted[member] = (*parted.get(member, ()), folded)
    joined: dict[str, Group] = {}
    for texts in _merged(same):
        made = _group(texts, parted, folder_notes)
        _check(made, texts, parted)
        for member in made.members:
            joined.setdefault(member, made)
            if made.kind and member == name_in(member):
                joined[f"{made.kind}:{member}"] = made
    return Same(joined, parted)


def _merged(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """The groups, those that share a member as one. A name is that of a key beside it."""
    groups = [list(group) for group in groups]
    kinds: dict[str, set[str]] = {}
    for group in groups:
        if kind := _kind_of(group):
            for name in filter(None, map(name_in, map(fold, group))):
                kinds.setdefault(name, set()).add(kind)
    merged: list[tuple[set[str], list[str]]] = []
    for group in groups:
        marks = {_mark(fold(text), _kind_of(group), kinds) for text in group}
        texts = list(group)
        others = []
        for known, before in merged:
            if marks.isdisjoint(known):
                others.append((known, before))
            else:
                marks |= known
                texts = [*before, *texts]
        merged = [*others, (marks, texts)]
    return [list(dict.fromkeys(texts)) for _, texts in merged]


def _kind_of(group: Sequence[str]) -> str:
    return next((kind for text in group if (kind := kind_in(fold(text)))), "")


def _mark(member: str, own: str, kinds: Mapping[str, set[str]]) -> str:
    """What is equal of members that mean one thing."""
    if member != name_in(member):
        return member
    known = {own} if own else kinds.get(member, set())
    return f"{next(iter(known))}:{member}" if len(known) == 1 else member


def _group(
    texts: Sequence[str], parted: Mapping[str, Groups], folder_notes: frozenset[str]
) -> Group:
    members = tuple(dict.fromkeys(map(fold, texts)))
    named = (_key_name(member, parted, folder_notes) for member in members)
    key_name = next(filter(None, named), "") or slug(members[0])
    kind = next(filter(None, map(kind_in, members)), "")
    names = tuple(text.strip() for text in texts if fold(text) == name_in(fold(text)))
    return Group(key_name, kind, members, names)


def _key_name(member: str, parted: Mapping[str, Groups], folder_notes: frozenset[str]) -> str:
    if is_address(member):
        return ""
    if not is_path(member):
        return member.rpartition(":")[2]
    folder, _, name = without_md(member).rpartition("/")
    if slug(name) in folder_notes and folder:
        name = folder.rpartition("/")[2]
    return slug(name) + apart(member, parted)


def apart(path: str, parted: Mapping[str, Groups]) -> str:
    """What tells the second, third, … page that `not_same` keeps apart by its path: `~2`, `~3`."""
    for group in parted.get(path, ()):
        if at := [member for member in group if is_path(member)].index(path):
            return f"~{at + 1}"
    return ""


def _check(group: Group, texts: Sequence[str], parted: Mapping[str, Groups]) -> None:
    keys = {kind_in(member): member for member in reversed(group.members) if kind_in(member)}
    if len(keys) > 1:
        one, other = sorted(keys.values())[:2]
        raise Contradiction(f"same joins {one} and {other}, which are of different kinds")
    for text in texts:
        for others in parted.get(fold(text), ()):
            if pair := next((o for o in others if o in group.members and o != fold(text)), ""):
                raise Contradiction(f"same joins “{text}” and “{pair}”, and not_same parts them")


def _has(group: Sequence[str], kind: str, name: str) -> bool:
    return name in group or f"{kind}:{name}" in group
