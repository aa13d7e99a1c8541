"""Names that look like one that nothing has: what was probably meant."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.model.names import slug
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.store.reader import Connection

_COMPARED = 60
_LONGEST = 200  # letters; comparing takes their square, and nothing is called like that
_LEAST = 0.75
_SHOWN = 5


def like(conn: Connection, text: str, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """Up to five names or aliases that differ from `text` by little, the likest first.

    A part of a name counts as well: `Falck` is like `Ida Falk`.
    """
    wanted = slug(text.partition(":")[2] or text)
    pairs = _pairs(wanted)
    if not pairs or len(wanted) > _LONGEST:
        return ()
    least = len(wanted) // 2  # letters; a shorter name is too short to be alike
    rows = [
        (str(name), str(label))
        for name, label, _ in queries.rows(conn, "names", kinds=queries.array(kinds))
        if least < len(str(name)) <= _LONGEST
    ]
    # Comparing letter by letter is slow, so only names that share most pairs of letters come to it.
    shared = _shared(pairs, [name for name, _ in rows])
    near = nlargest(
        _COMPARED,
        ((many / (len(pairs) + math.sqrt(len(rows[at][0]))), *rows[at]) for at, many in shared),
    )
    scored = [(_score(wanted, name), label) for _, name, label in near]
    best: dict[str, float] = {}
    for score, label in scored:
        if score >= _LEAST:
            best[label] = max(score, best.get(label, 0.0))
    return tuple(sorted(best, key=lambda label: (-best[label], label))[:_SHOWN])


def _pairs(name: str) -> set[str]:
    return {name[place : place + 2] for place in range(len(name) - 1)}


def _shared(pairs: set[str], names: list[str]) -> Iterable[tuple[int, int]]:
    """The places of the names that have some of the pairs, and how many of them."""
    # All names as one text: looking for each pair in each name takes five times as long.
    text = "\n".join(names)
    ends = list(accumulate(len(name) + 1 for name in names))
    found: Counter[int] = Counter()
    for pair in pairs:
        at = text.find(pair)
        while at >= 0:
            place = bisect_right(ends, at)
            found[place] += 1
            at = text.find(pair, ends[place])
    return found.items()


def _score(wanted: str, name: str) -> float:
    """How alike two names are, 1 for equal; the best of the whole and of as many of its words."""
    words = name.split("-")
    width = wanted.count("-") + 1
    parts = {"-".join(words[start : start + width]) for start in range(len(words) - width + 1)}
    return max(_ratio(wanted, part) for part in parts | {name})


def _ratio(one: str, other: str) -> float:
    """How alike two texts are; 0 where they are too little so, which is seen sooner."""
    found = SequenceMatcher(None, one, other)
    bounds = (found.real_quick_ratio, found.quick_ratio)
    return found.ratio() if all(bound() >= _LEAST for bound in bounds) else 0.0
