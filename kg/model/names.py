"""How names are compared: the one place that decides when two spellings are one name."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’‘ʼ`´"
# Signs that tell names apart ("C", "C++", "C#", "R&D") stay; all other punctuation separates words.
_KEPT = "+#&/"
# Letters that Unicode does not take apart into a letter and an accent.
_STROKES = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)


class _Letters(dict[int, str]):
    """What becomes of each character of a folded name, worked out when it is first seen.

    No regular expression: completion need not load `re`, and names are matched faster.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letters = "" if unicodedata.combining(char) else char.casefold().translate(_STROKES)
        self[code] = "".join(map(self._kept, letters))
        return self[code]

    @staticmethod
    def _kept(char: str) -> str:
        # The apostrophes come first: one of them counts as a letter.
        if char in _APOSTROPHES:
            return ""
        return char if char.isalnum() or char in _KEPT else " "


_LETTERS = _Letters()


def is_unspaced(sign: str) -> bool:
    """Whether a sign is of a script that writes words without spaces, or ends them with particles:
    Chinese, Japanese, Korean."""
    return "\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af"


def composed(text: str) -> str:
    """A text with each letter and its accents as one sign (NFC), as keyboards write them; macOS and
    what was copied out of PDFs take them apart."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=20_000)
def without_md(path: str) -> str:
    """A path or a name without the ending of a note, in whatever case it is written."""
    return path[:-3] if path[-3:].lower() == ".md" else path


def page_name(target: str) -> str:
    """The name of the page at a path, or that a link leads to: the last part, without the ending of
    a note."""
    return without_md(target.rpartition("/")[2])


def slug(name: str) -> str:
    """The form of a name that is matched and that keys end in: `José O'Neill` → `jose-oneill`.

    Case, accents, apostrophes and white space are folded; two names with one slug are one name.
    Empty only for a text without a letter or digit.
    """
    return _slug_of_name(name) if len(name) <= _LONGEST_NAME else _slug(name)


def _slug(name: str) -> str:
    folded = name.lower() if name.isascii() else unicodedata.normalize("NFKD", name.casefold())
    return "-".join(folded.translate(_LETTERS).split())


# A vault says the same names again and again; texts as long as a note are not kept.
_LONGEST_NAME = 80
_slug_of_name = lru_cache(maxsize=20_000)(_slug)


@lru_cache(maxsize=20_000)
def file_key(name: str) -> str:
    """The form in which file names are compared: any case, NFC, as Obsidian does."""
    return unicodedata.normalize("NFC", name).lower() if not name.isascii() else name.lower()


def turned_round(name: str) -> str:
    """`Lee, Ann` → `Ann Lee`; "" for a text without exactly one comma between two words."""
    last, comma, first = name.partition(",")
    last, first = last.strip(), first.strip()
    return f"{first} {last}" if comma and last and first and "," not in first else ""


def spell_out(camel: str) -> str:
    """`AnnLee` → `Ann Lee`; a text without an inner capital comes back as it is."""
    words = []
    start = 0
    for place in range(1, len(camel)):
        if camel[place].isupper() and (camel[place - 1].islower() or _ends_a_run(camel, place)):
            words.append(camel[start:place])
            start = place
    return " ".join([*words, camel[start:]])


def _ends_a_run(camel: str, place: int) -> bool:
    """Whether a capital after capitals starts a word of its own, as the L of `JLee` does."""
    after = camel[place + 1 : place + 2]
    return camel[place - 1].isupper() and after.islower()


def name_words(name: str) -> frozenset[str]:
    """The words of a name by which it may be known again, folded: no initials, and no small words
    between capitals (*de*, *van*)."""
    small = name == name.lower()
    words = [word for word in name.split() if small or not word[:1].islower()]
    folded = [part for word in words for part in slug(word).split("-")]
    return frozenset(part for part in folded if len(part) > 1 or not part.isascii())


def is_latin(name: str) -> bool:
    """Whether a name is written in letters of the Latin script, as far as its slug tells."""
    return slug(name).isascii()


def is_short(name: str) -> bool:
    """Whether a name is a first name alone, or one with an initial: *Ann*, *Mei-Ling*, *Ann L.*"""
    words = name.split()
    last = words[1].rstrip(".") if len(words) == 2 else ""
    return len(words) == 1 or (len(last) == 1 and last.lower() != last.upper())


def is_short_for(short: str, name: str) -> bool:
    """Whether a short name may be that of the folded full name: *Ann L.* of `ann-lee`."""
    first, _, initial = short.strip().partition(" ")
    start = slug(first) + "-"
    words = name[len(start) :].split("-")
    return name.startswith(start) and any(word.startswith(slug(initial)) for word in words)
