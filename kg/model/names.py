"""How names are compared: the one place that decides when two spellings are one name."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile("['’‘ʼ`´]")
# Signs that tell names apart ("C", "C++", "C#", "R&D") stay; all other punctuation separates words.
_SEPARATORS = re.compile(r"[^\w+#&/]+|_+")


@lru_cache(maxsize=200_000)
def slug(name: str) -> str:
    """The form of a name that is matched and that keys end in: `José O'Neill` → `jose-oneill`.

    Case, accents, apostrophes and white space are folded; two names with one slug are one name.
    Empty only for a text without a letter or digit.
    """
    if name.isascii():
        folded = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _SEPARATORS.sub("-", _APOSTROPHES.sub("", folded)).strip("-")


@lru_cache(maxsize=200_000)
def file_key(name: str) -> str:
    """The form in which file names are compared: any case, NFC, as Obsidian does."""
    return unicodedata.normalize("NFC", name).lower() if not name.isascii() else name.lower()


def spell_out(camel: str) -> str:
    """`AnnLee` → `Ann Lee`; a text without an inner capital comes back as it is."""
    return re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", camel)
