"""Which characters belong together for JavaScript: its classes, its kinds, its letter case."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

from kg.regex.nodes import EDGE, IN_WORD, LINE_END, OTHER, WIDE, Refused, Test

LINE_ENDS = frozenset("\n\r\u2028\u2029")
DIGITS = frozenset("0123456789")
WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
SPACE = frozenset(
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_GROUPS = ("Ccfnos", "Llmotu", "Mcen", "Ndlo", "Pcdefios", "Sckmo", "Zlps")
_CATEGORIES = frozenset(group[0] + one for group in _GROUPS for one in ("", *group[1:]))
_LONG = {
    "Letter": "L",
    "Uppercase_Letter": "Lu",
    "Lowercase_Letter": "Ll",
    "Mark": "M",
    "Number": "N",
    "Punctuation": "P",
    "Symbol": "S",
    "Separator": "Z",
    "Other": "C",
}
_LAST_CASED = 0x20000  # from here on there are ideographs
_WIDE = frozenset("\u017f\u212a")  # s and k in another case, for flags i and u together


def kind(char: str) -> str:
    """The kind of a character; of none ("") it is EDGE."""
    if char in WORD:
        return IN_WORD
    if char in LINE_ENDS:
        return LINE_END
    if not char:
        return EDGE
    return WIDE if char in _WIDE else OTHER


def word(*, wide: bool) -> frozenset[str]:
    """What `\\w` stands for."""
    return WORD | _WIDE if wide else WORD


def wide_word(wide: bool) -> Callable[[str], bool]:
    """Whether a kind is that of a word character."""
    return lambda kind: kind == IN_WORD or (wide and kind == WIDE)


def anything(_char: str) -> bool:
    """Every character."""
    return True


def no_line_end(char: str) -> bool:
    """What `.` stands for."""
    return char not in LINE_ENDS


def inside(first: str, last: str) -> Test:
    """Characters from one to another."""
    return lambda char: first <= char <= last


def outside(test: Test) -> Test:
    """The characters that fail a test."""
    return lambda char: not test(char)


def any_of(tests: list[Test]) -> Test:
    """The characters that pass any test."""
    return lambda char: any(test(char) for test in tests)


def category(name: str) -> Test:
    """The characters of a general category (`\\p{Lu}`). Raises Refused for any other property."""
    value = name.removeprefix("General_Category=").removeprefix("gc=")
    short = _LONG.get(value, value)
    if short not in _CATEGORIES:
        raise Refused(f"the property \\p{{{name[:40]}}} is not known; general categories are")
    return lambda char: unicodedata.category(char).startswith(short)


def in_any_case(test: Test, *, unicode: bool) -> Test:
    """What flag i makes of a test: it is enough that another case of the character passes."""
    return lambda char: any(map(test, _cases(char, unicode)))


@cache
def _cases(char: str, unicode: bool) -> tuple[str, ...]:
    if char.isascii() and not unicode:
        return (char.lower(), char.upper()) if char.isalpha() else (char,)
    return _folded(unicode).get(_canonical(char, unicode), (char,))


@cache
def _folded(unicode: bool) -> dict[str, tuple[str, ...]]:
    """The characters that count as one when case does not, by what they count as."""
    together: dict[str, list[str]] = {}
    for char in map(chr, range(_LAST_CASED)):
        if char.lower() != char or char.upper() != char:
            together.setdefault(_canonical(char, unicode), []).append(char)
    return {one: tuple(chars) for one, chars in together.items() if len(chars) > 1}


def _canonical(char: str, unicode: bool) -> str:
    """ECMAScript's Canonicalize."""
    if unicode:
        folded = char.casefold()
        if len(folded) > 1:
            folded = char.lower()
        return folded if len(folded) == 1 else char
    upper = char.upper()
    if len(upper) > 1 or (upper.isascii() and not char.isascii()):
        return char
    return upper
