"""Names that look like one that nothing has: what was probably meant."""

from __future__ import annotations

import math
from difflib import SequenceMatcher
from heapq import nlargest

from kg.model.names import slug
from kg.store import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.store.reader import Connection

_COMPARED = 60
_LONGEST = 200  # letters; comparing takes their square, and nothing is called like that
_LEAST = 0.75
_SHOWN = 5


def like(conn: Connection, text: str, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """Up to five names or aliases that differ from `text` by little, the likest first.

    A part of a name counts as well: `Mennon` is like `Jai Menon`.
    """
    wanted = slug(text.partition(":")[2] or text)
    pairs = _pairs(wanted)
    if not pairs or len(wanted) > _LONGEST:
        return ()
    rows = named.rows(conn, "names", kinds=named.array(kinds))
    # Comparing letter by letter is slow, so only names that share most pairs of letters come to it.
    near = nlargest(
        _COMPARED, ((_shared(pairs, str(name)), str(name), str(label)) for name, label, _ in rows)
    )
    scored = [(_score(wanted, name), label) for shared, name, label in near if shared]
    best: dict[str, float] = {}
    for score, label in scored:
        if score >= _LEAST:
            best[label] = max(score, best.get(label, 0.0))
    return tuple(sorted(best, key=lambda label: (-best[label], label))[:_SHOWN])


def _pairs(name: str) -> set[str]:
    return {name[place : place + 2] for place in range(len(name) - 1)}


def _shared(pairs: set[str], name: str) -> float:
    own = _pairs(name)
    return len(pairs & own) / (len(pairs) + math.sqrt(len(own)))


def _score(wanted: str, name: str) -> float:
    """How alike two names are, 1 for equal; the best of the whole and of as many of its words."""
    words = name.split("-")
    width = wanted.count("-") + 1
    parts = {"-".join(words[start : start + width]) for start in range(len(words) - width + 1)}
    return max(SequenceMatcher(None, wanted, part).ratio() for part in parts | {name})
