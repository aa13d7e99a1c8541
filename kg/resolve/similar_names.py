"""Names that may be one, being spelt almost alike or a first name alone: reported, never merged.

Two names are near when one letter was added, left out, replaced, or swapped with its neighbour, or
when they are the same words in another order. Names that hold digits are left alone: "Phase 1" and
"Phase 2" are meant to differ. Found by what is left when one letter is taken out (the deletion
neighbourhoods of T. Bocek, E. Hunt and B. Stiller, 2007): time grows with the names, not the pairs.
"""

from collections.abc import Iterable
from itertools import combinations

_SHORTEST = 6  # letters; "Ann" and "Anna" are two people more often than one
_LONGEST = 200  # letters; the time for a name grows with its square, and this is none


def near_pairs(slugs: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of different names (as `slug` gives them) that are spelt almost alike, sorted."""
    alike: dict[str, set[str]] = {}
    for name in set(slugs):
        if not _SHORTEST <= len(name) <= _LONGEST or any(letter.isdigit() for letter in name):
            continue
        alike.setdefault("words " + " ".join(sorted(name.split("-"))), set()).add(name)
        alike.setdefault(name, set()).add(name)
        for place in range(len(name)):
            alike.setdefault(name[:place] + name[place + 1 :], set()).add(name)
    pairs = {
        pair
        for names in alike.values()
        if len(names) > 1
        for pair in combinations(sorted(names), 2)
    }
    return sorted(pair for pair in pairs if _is_near(*pair))


def first_names(slugs: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The names of one word that are the first word of others, each with those, sorted."""
    names = set(slugs)
    full: dict[str, list[str]] = {}
    for name in sorted(names):
        first, _, rest = name.partition("-")
        if rest and first in names:
            full.setdefault(first, []).append(name)
    return sorted(full.items())


def _is_near(one: str, other: str) -> bool:
    if sorted(one.split("-")) == sorted(other.split("-")):
        return True
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    swapped = len(one) == 2 and one == other[::-1]
    return swapped or (len(one) <= 1 and len(other) <= 1)
