"""Who or what a few words may mean: the one matcher, of `kg find` and of each *did you mean*.

SQL finds the candidates (find.sql); here those are compared that are only spelt alike.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kg.model.answers.notes import Candidate
from kg.model.kinds import KINDS, Kinds, MatchReasons
from kg.model.names import page_name, slug
from kg.query.ask import ask
from kg.query.kinds import known
from kg.query.question import rows
from kg.store import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.store.reader import Connection

    Ratio = Callable[[str, str], float]

_MOST = 20  # candidates, unless more are asked for
_SUGGESTED = 5
_LEAST = 0.75  # of two spellings that are alike
_LEAST_TURNED = 0.85  # where the words come in another order, too
_LONGEST = 200  # letters; comparing takes their square, and nothing is called like that


def find(
    conn: Connection, text: str, *, kind: Sequence[str] = (), limit: int | None = None
) -> list[Candidate]:
    """Who or what `text` may mean, the likeliest first, at most `limit` (20).

    By key, path, name, alias, e-mail address (`@example.org` is that of everybody there), phone
    number, the beginning of a name or an alias, or its words in any order; where nothing is found
    so, by spelling. What `text` names exactly comes first, in the order in which commands take it
    for meant. Without `kind`, tags, names that lead nowhere and events without a page of their own
    must be called exactly so. Raises UsageError for a kind that there is not.
    """
    most = _MOST if limit is None else limit
    return _found(conn, text, known(conn, kind, KINDS), most)


def suggested(conn: Connection, text: str, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """Up to five names of what `text` may mean, the likeliest first; meetings only where they are
    asked for, because they are called by what they are about."""
    held = text.encode(errors="replace").decode()  # half a character is in no name
    meant = held.partition(":")[2] or held
    found = _found(conn, meant, kinds, _MOST)
    names = dict.fromkeys(one.name for one in found if kinds or one.kind != Kinds.MEETING)
    return tuple(names)[:_SUGGESTED]


def nearest(conn: Connection, targets: Iterable[str]) -> dict[str, Candidate]:
    """What links that lead nowhere may have meant, by their target: for the first twenty different
    ones the likeliest thing that has a page, if any. A day or a number is like every other, and
    gets none."""
    found: dict[str, Candidate] = {}
    for target in islice(dict.fromkeys(targets), _MOST):
        name = page_name(target)
        likely = _found(conn, name, (), 1, paged=True) if any(map(str.isalpha, name)) else []
        if likely:
            found[target] = likely[0]
    return found


def _found(
    conn: Connection, text: str, kinds: Sequence[str], most: int, *, paged: bool = False
) -> list[Candidate]:
    wanted = slug(text)
    scale = _scale()
    found = ask(
        conn,
        "find",
        Candidate,
        text=text,
        slug=wanted or None,
        kinds=queries.array(kinds),
        spelling=scale.shared,
        paged="1" if paged else None,
        limit=max(most, scale.compared),
    )
    if not found or found[0].reason != MatchReasons.SPELLING:
        return found[:most]
    if len(wanted) > _LONGEST:
        return []
    scored = [(_likeness(wanted, slug(one.matched), scale.ratio), one) for one in found]
    alike = [(score, one) for score, one in scored if score >= _LEAST]
    alike.sort(key=lambda pair: _order(*pair))
    return [one for _, one in alike[:most]]


def _order(score: float, one: Candidate) -> tuple[object, ...]:
    """The most alike first; then what is no page of something else, and what is called shorter."""
    return -score, one.kind in (Kinds.MEETING, Kinds.NOTE), len(one.matched), one.key


# --- spelling ---------------------------------------------------------------------------------


class _Scale(NamedTuple):
    """What compares two spellings, how many it may compare, and which part of the pairs of letters
    they share at least."""

    ratio: Ratio
    compared: int
    shared: float


def _scale() -> _Scale:
    """rapidfuzz (the extra `people`), which compares a thousand in a few milliseconds, and so finds
    also what shares few pairs, as letters that changed places do; else difflib."""
    try:
        from rapidfuzz import fuzz
    except ImportError:
        return _Scale(_slow_ratio, 60, 0.5)
    return _Scale(lambda one, other: fuzz.ratio(one, other) / 100, 1_000, 0.2)


def _slow_ratio(one: str, other: str) -> float:
    """How alike two texts are; 0 where they are too little so, which is seen sooner."""
    from difflib import SequenceMatcher

    found = SequenceMatcher(None, one, other)
    bounds = (found.real_quick_ratio, found.quick_ratio)
    return found.ratio() if all(bound() >= _LEAST for bound in bounds) else 0.0


def _likeness(wanted: str, name: str, ratio: Ratio) -> float:
    """How alike two folded names are, 1 for equal: the best of the whole, of as many of its words
    side by side, and of the words of both in the order of the alphabet."""
    words = name.split("-")
    width = wanted.count("-") + 1
    parts = {"-".join(words[start : start + width]) for start in range(len(words) - width + 1)}
    straight = max(ratio(wanted, part) for part in {name} | parts)
    turned = ratio("-".join(sorted(wanted.split("-"))), "-".join(sorted(words)))
    return max(straight, turned if turned >= _LEAST_TURNED else 0.0)


class Matching:
    """The question of this file, as a method of `kg.connect()`."""

    find = rows(lambda: find, Candidate)
