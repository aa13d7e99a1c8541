"""Chains of aliases: pages whose name is the next one's alias, and where `not_same` cuts them."""

from __future__ import annotations

from collections.abc import Callable

from kg.model.kinds import AliasSources
from kg.model.same import Same, is_address, is_path, kind_in
from kg.resolve.name_index import ALIAS, NAME, SAME, Find, same_member, source_of


class AliasChains:
    """What pages of a kind are joined with, by the folded names in their keys.

    `above` gives the names of those of which one is a page by its name. A chain ends in what none
    bears; of pages that name each other, the first by name is the end. All whose chains end alike
    are one thing, but for those that `not_same` parts: what is nearer to the end, else first by
    name, stays, and the alias by which the other one would join is ignored. So no two that are
    parted are ever one, through however many others.
    """

    def __init__(self, find: Find, kind: str, same: Same, above: Callable[[str], set[str]]) -> None:
        self._find = find
        self._kind = kind
        self._same = same
        self._above = above
        self._ends: dict[str, str] = {}
        self._chains: dict[str, list[str]] = {}
        self._groups: list[list[set[str]]] | None = None

    def end(self, name: str) -> str:
        """The name of what the page of a name is one with; its own where that is nothing else."""
        chain = self._chain(name)
        if len(chain) == 1 or not self._same.parted:
            return chain[-1]
        end = chain[-1]
        for one in reversed(chain[:-1]):
            end = self._ends[one] = self._ends.get(one) or self._end_of(one, end)
        return end

    def ignored(self, name: str) -> tuple[str, str] | None:
        """The name whose alias is ignored for a page of this name, and what `not_same` parts it
        from."""
        if not self._same.parted or len(chain := self._chain(name)) == 1 or self.end(name) != name:
            return None
        end = self.end(chain[1])
        rival = next((one for one in self._before(name) if self.end(one) == end), None)
        return (chain[1], rival) if rival else None

    def _chain(self, name: str) -> list[str]:
        if name not in self._chains:
            self._chains[name] = self._walk(name)
        return self._chains[name]

    def _walk(self, name: str) -> list[str]:
        seen = {name: 0}
        while len(others := self._above(name)) == 1:
            (name,) = others
            if name in seen:
                names = list(seen)
                first = min(names[seen[name] :])
                return names[: seen[first] + 1]
            seen[name] = len(seen)
        return list(seen)

    def _end_of(self, name: str, end: str) -> str:
        """Where a page ends whose alias's page ends at `end`."""
        apart = any(self.end(one) == end for one in self._before(name))
        return name if apart else end

    def _before(self, name: str) -> list[str]:
        """What is parted from a name and goes before it in the same chains, first ones first."""
        own = self._place(name)
        last = self._chain(name)[-1]
        rivals = (one for one in self._rivals(name) if self._chain(one)[-1] == last)
        return sorted((one for one in rivals if self._place(one) < own), key=self._place)

    def _place(self, name: str) -> tuple[int, str]:
        return len(self._chain(name)), name

    def _rivals(self, name: str) -> set[str]:
        if self._groups is None:
            groups = self._same.kept_apart
            self._groups = [[self._meant(member) for member in group] for group in groups]
        rivals = set()
        for group in self._groups:
            at = [number for number, names in enumerate(group) if name in names]
            if at:
                rivals |= {one for n, names in enumerate(group) if [n] != at for one in names}
        return rivals - {name}

    def _meant(self, member: str) -> set[str]:
        """The names of the pages for which a member of `not_same` stands."""
        if is_path(member) or is_address(member):
            pages = self._find(SAME, same_member(self._kind, member))
            return {key.partition(":")[2] for _, key in pages}
        if kind_in(member) not in ("", self._kind):
            return set()
        name = member.rpartition(":")[2]
        group = self._same.group_of(self._kind, name)
        found = {name, *([group.key_name] if group else ())}
        return found if self._has_page(name) else found | self._bearers(name)

    def _has_page(self, name: str) -> bool:
        named = self._find(NAME, name)
        return any(entry.kind == self._kind and not extra for entry, extra in named)

    def _bearers(self, name: str) -> set[str]:
        keys = [
            extra.partition("\x1f")[2].partition(":")
            for _, extra in self._find(ALIAS, name)
            if source_of(extra) == AliasSources.PROPERTY
        ]
        return {other for kind, _, other in keys if kind == self._kind}
