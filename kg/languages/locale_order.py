"""The order of texts in English, as ICU has it (root collation, en-US).

Characters weigh by three things, one after the other over the whole text: which letter it is,
its accents, its case. Punctuation stands before symbols, digits and letters (CLDR root collation).
The order of signs is ICU's own, of what is not listed the general category and the code decide.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = "\t\n\v\f\r\u0085\u2028\u2029 "
_PUNCTUATION = (
    "‾_‗-‒–—―⁓,;⁏:!‼⁉¡?⁈⁇¿‽.‥…·⁕⁖⁘⁙⁚⁛⁜⁝⁞'‹›\"«»()[]{}⁅⁆‖§¶⁋@*⁎⁑/\\&⁊#%‰‱†‡•‣‧⁃⁌⁍′″‴⁗‵‶‷‸※‿⁔⁀⁐⁁⁂"
)
_SYMBOLS = "`´^¯¨¸°©®←→↑↓↔↕↖↗↘↙↜↝↞↟+±÷×<=>¬|¦~⁒⁄"
_CURRENCIES = "¤¢$£¥₠₡₢₣₤₥₦₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₧₨"
_GROUPS = (_SPACES, _PUNCTUATION, _SYMBOLS, _CURRENCIES)
_ORDER = {
    char: (group, place) for group, chars in enumerate(_GROUPS) for place, char in enumerate(chars)
}
# Signs that are another one in another form, which counts as case does.
_FORMS = {
    "‐": "-", "‑": "-", "․": ".", "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"',
    "„": '"', "‟": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip
# Letters that are made of others, and their own letters with what tells them apart.
_MADE_OF = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i",
    "þ": "th", "Þ": "TH", "…": "...", "‥": "..",
}  # fmt: skip

_DIGITS = re.compile("([0-9]+)")
Key = tuple[tuple[tuple[int, int], ...], tuple[str, ...], tuple[int, ...]]


@lru_cache(maxsize=20_000)
def key(text: str) -> Key:
    """A key to sort texts by."""
    first: list[tuple[int, int]] = []
    second: list[str] = []
    third: list[int] = []
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            if second:
                second[-1] += char
            continue
        for part in _MADE_OF.get(char, char):
            weight = _weight(part)
            if weight is None:
                continue
            first.append(weight)
            second.append("" if part == char else "\U0010ffff")
            third.append(ord(part) if part in _FORMS else int(part != part.lower()))
    return tuple(first), tuple(second), tuple(third)


def compare(one: str, other: str) -> int:
    """Less than, equal to or greater than 0, as `localeCompare` says."""
    if one == other:
        return 0
    first, second = key(one), key(other)
    return (first > second) - (first < second)


@lru_cache(maxsize=5_000)
def _weight(char: str) -> tuple[int, int] | None:
    """Group and place in it; None for a character that counts for nothing."""
    char = _FORMS.get(char, char)
    if char in _ORDER:
        return _ORDER[char]
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Mn"):
        return None
    if category[0] == "Z":
        return 0, ord(char) + 200
    if category[0] == "P":
        return 1, ord(char) + 200
    if category == "Sc":
        return 3, ord(char)
    if category[0] == "S":
        return 2, ord(char) + 200
    if category[0] == "N":
        value = unicodedata.numeric(char, 0.0)
        return 4, int(value * 1000)
    return 5, ord(char.lower()[0])


@lru_cache(maxsize=20_000)
def numeric_key(text: str) -> Key:
    """As `key`, with rows of digits ordered by their number: 2 before 10."""
    first: list[tuple[int, int]] = []
    second: list[str] = []
    third: list[int] = []
    for part in _DIGITS.split(text):
        if part.isdigit() and part.isascii():
            first.append((4, int(part[:250]) * 1000))
            second.append("")
            third.append(0)
            continue
        letters, accents, cases = key(part)
        first += letters
        second += accents
        third += cases
    return tuple(first), tuple(second), tuple(third)
