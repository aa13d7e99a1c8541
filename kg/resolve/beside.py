"""The names that stand beside an address, in lists and mails: what index rows in BESIDE say."""

from __future__ import annotations

from kg.model.names import name_words
from kg.resolve.name_index import BESIDE, Find


def name_beside(find: Find, address: str) -> str | None:
    """The name that stands beside an address: most often, then the longest, then the first."""
    counts: dict[str, int] = {}
    first: dict[str, tuple[str, int]] = {}
    for entry, extra in find(BESIDE, address):
        name, count, line = extra.split("\x1f")
        place = (entry.path, int(line))
        counts[name] = counts.get(name, 0) + int(count)
        first[name] = min(place, first.get(name, place))
    return min(counts, key=lambda name: (-counts[name], -len(name), first[name]), default=None)


def only_name_beside(find: Find, address: str) -> str | None:
    """The longest name beside an address, if all others are spellings of it: a box of several
    people is nobody's."""
    names = {extra.partition("\x1f")[0] for _, extra in find(BESIDE, address)}
    if not names:
        return None
    full = min(names, key=lambda name: (-len(name), name))
    words = name_words(full)
    return None if any(words.isdisjoint(name_words(one)) for one in names) else full
