"""Where a text names something, by one of its names: the exact look at what a search has found.

Nothing here knows the vault: what is called, and what else is, comes in as a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kg.model.names import is_unspaced, slug

_FEWEST = 2  # letters of a name that is looked for
_MARKS = "*_~=\"'“”‘’«»([{"
_ITEM = re.compile(
    r"[ \t>]*+(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t])?(?:\[.\][ \t])?[ \t|*_~=]*+"
)
_OF_HEADING = re.compile(r"[ \t>]*+#{1,6}[ \t]")  # whose words may all have capitals
_SENTENCE_ENDS = ".!?:…。！？|"
_CUT = re.compile(r"[.,;:!?()|\[\]\n]")  # behind which no name goes on
_AROUND = 200  # letters around a name in which a longer one is looked for
_WIDEST = 8  # words on each side of a name that may belong to a longer one
_GENITIVE = re.compile(r"['’][a-z]{0,2}(?!\w)", re.I)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)[ \t]$")
_WORD_BEHIND = re.compile(r"[ \t]([^\W\d_][\w’'-]*)")


class Called(NamedTuple):
    """What something is called. `longer` are the folded names of others that hold one of its own;
    `common` those of its own names of one word that notes also write in small letters."""

    names: tuple[str, ...]
    longer: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    is_person: bool = False


class Mention(NamedTuple):
    """Where a text names it, and how it is written there."""

    start: int
    end: int
    text: str


def mentions(body: str, called: Called) -> list[Mention]:
    """The places of a text where one of the names stands as a name: whole, as it is written, and
    not as a part of a longer name."""
    pattern = _pattern(called.names)
    if pattern is None:
        return []
    return [
        Mention(found.start(), found.end(), body[found.start() : found.end()])
        for found in _places(pattern, folded(body))
        if _is_named(body, found.start(), found.end(), called)
    ]


def small_letters(bodies: Iterable[str], names: Iterable[str]) -> frozenset[str]:
    """The names of one word, folded, that a text also has in small letters: words of every day."""
    capital = [name for name in names if not re.search(r"\s", name) and name[:1].isupper()]
    pattern = _pattern(tuple(capital))
    if pattern is None:
        return frozenset()
    found = set()
    for body in bodies:
        for place in _places(pattern, folded(body)):
            if body[place.start()].islower():
                found.add(slug(place[0]))
    return frozenset(found)


class _Letters(dict[int, str]):
    """Each letter without its accent and in lower case, as one sign, so that places stay."""

    def __missing__(self, code: int) -> str:
        # Syllables of Korean are taken apart, too, but into letters, not into a letter and accents.
        parts = unicodedata.normalize("NFKD", chr(code).lower())
        self[code] = parts[0] if all(map(unicodedata.combining, parts[1:])) else chr(code)
        return self[code]


_FOLDED = _Letters()


def folded(text: str) -> str:
    """The text without accents and in small letters, as long as it was."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the names in a folded text, the longest first."""
    wanted = {folded(" ".join(name.split())) for name in names if len(slug(name)) >= _FEWEST}
    if not wanted:
        return None
    parts = []
    for name in sorted(wanted, key=lambda name: (-len(name), name)):
        text = r"[ \t]+".join(re.escape(word) for word in name.split(" "))
        end = "" if is_unspaced(name[-1]) else r"(?!\w)"
        parts.append(text + end)
    # A word's begin is looked at afterwards: `re` finds what starts with letters much faster.
    return re.compile("|".join(parts))


def _places(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a folded text has one of the names, at the begin of a word."""
    for found in pattern.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if is_unspaced(found[0][0]) or not (before.isalnum() or before == "_"):
            yield found


def _is_named(body: str, start: int, end: int, called: Called) -> bool:
    text = body[start:end]
    if _goes_on(body, start, end) or _is_in_longer(body, start, end, called.longer):
        return False
    if re.search(r"\s", text) or is_unspaced(text[0]):
        return True
    return _is_name_of_one_word(body, start, end, called)


def _goes_on(body: str, start: int, end: int) -> bool:
    """Whether a longer word, a path, an address or a handle holds the text."""
    before, behind = body[max(0, start - 2) : start], body[end : end + 2]
    if before[-1:] in ("@", "#", "\\") or behind[:1] in ("+", "#", "@", "\\"):
        return True
    if before[-1:] in ("-", ".", "'", "’", "/", "&", "+") and before[:1].isalnum():
        return True
    if behind[:1] in ("'", "’"):
        return behind[1:].isalnum() and not _GENITIVE.match(body, end)
    return behind[:1] in ("-", ".", "/", "&") and behind[1:].isalnum()


def _is_in_longer(body: str, start: int, end: int, longer: frozenset[str]) -> bool:
    """Whether the place lies within a longer name that somebody else has."""
    if not longer:
        return False
    before = _CUT.split(body[max(0, start - _AROUND) : start])[-1]
    behind = _CUT.split(body[end : end + _AROUND], maxsplit=1)[0]
    if is_unspaced(body[start]):
        around, at, size = before + body[start:end] + behind, len(before), end - start
        return any(
            around.find(name, max(0, at + size - len(name)), at + len(name)) >= 0
            for name in longer
            if is_unspaced(name[0])
        )
    left, right = slug(before).split("-")[-_WIDEST:], slug(behind).split("-")[:_WIDEST]
    own = slug(body[start:end])
    lefts = ["-".join(word for word in (*left[at:], own) if word) for at in range(len(left) + 1)]
    return any(
        "-".join((one, *right[:size])).rstrip("-") in longer
        for one in lefts
        for size in range(len(right) + 1)
    )


def _is_name_of_one_word(body: str, start: int, end: int, called: Called) -> bool:
    """Whether a single word is the name, and not a word of every day or a part of who else's."""
    text = body[start:end]
    written = [name for name in called.names if slug(name) == slug(text)]
    if all(name[:1].isupper() for name in written) and not text[:1].isupper():
        return False
    begin = body.rfind("\n", 0, start) + 1
    before = body[begin:start]
    opening = before[_ITEM.match(before).end() :].rstrip(" \t" + _MARKS)  # type: ignore[union-attr]
    says_nothing = not opening or opening[-1] in _SENTENCE_ENDS or _OF_HEADING.match(before)
    if says_nothing and slug(text) in called.common:
        return False
    return not (called.is_person and _is_in_other_name(before, body[end : end + 60], opening))


def _is_in_other_name(before: str, behind: str, opening: str) -> bool:
    """Whether a first name stands beside another name: *Mary Ann*, *Ann Petrova*."""
    following = _WORD_BEHIND.match(behind)
    if following and following[1][0].isupper() and not following[1].isupper():
        return True
    word = _WORD_BEFORE.search(before[-_AROUND:])
    if not word or not word[1][0].isupper() or word[1].isupper() or word[1].endswith("."):
        return False
    return opening != word[1] and not opening.endswith(tuple(f"{end} {word[1]}" for end in ".!?:"))
