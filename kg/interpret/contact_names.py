"""The names in a text that tells of a contact: where they stand, and where they end."""

from __future__ import annotations

import re

from kg.interpret.alternatives import any_of
from kg.interpret.contact_phrases import LONGEST
from kg.interpret.lazy import lazy
from kg.interpret.looks import name_ends
from kg.interpret.words import ABOUT, BESIDES, JOINING, WITH
from kg.model.names import is_unspaced

WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*+)[^\[\]]*+\]\]")
MENTION = re.compile(r"(?<![\w@])@([^\W\d_][\w’'-]*(?:\.[\w’'-]+)*)")
# Behind a name: it is hers. German and its neighbours write no apostrophe: *[[Ann]]s Chef*.
POSSESSIVE = re.compile(
    r"[*_]{0,3}['’]s(?!\w)|(?<=\]\])s(?=\s+[^\W\d_])|(?<=[sxzß]\]\])['’](?=\s+[^\W\d_])"
)
_LINKS = re.compile(
    r"!?\[\[[^\[\]]++\]\](?:(?:\s*(?:[,&+/、]|和|と)\s*|\s+\w{1,3}\s+)!?\[\[[^\[\]]++\]\])*"
)
_FAR = 2000  # characters in which all names of a contact stand
_REMARK_WITHIN = re.compile(
    rf"\([^()]{{0,80}}\)(?=\s?(?:[,&+/]|(?:{any_of(JOINING)})\b))", re.IGNORECASE
)
# A row of nothing but links, each of which is written as \x01 here: *[[Acme]] ([[Ann]], [[Bo]])*.
_ROW_WITHIN = re.compile(
    rf"(?<=\x01)\s?\(\x01++(?:\s?(?:[,&+/、]|{any_of(JOINING)})\s?\x01++)*\)", re.IGNORECASE
)
ABOUT_SPACED = any_of(word for word in ABOUT if not is_unspaced(word[0]))
_UNSPACED = any_of(word for word in ABOUT if is_unspaced(word[0]))
_ABOUT = lazy(rf"(?i:\b(?:{ABOUT_SPACED})\b|{_UNSPACED}|[:;.(])|\b(?:{any_of(BESIDES)})\b")


def going_on(text: str) -> str | None:
    """What stands behind *and with* at the begin of a text: it goes on from the line before."""
    words = text.split(None, 2)
    if len(words) < 3 or words[0].lower() not in JOINING or words[1].lower() not in WITH:
        return None
    return words[2]


def about_at(text: str) -> int:
    """Where the object of a contact ends: at "about", a colon, …, outside of links."""
    bare = WIKILINK.sub(lambda m: "\x01" * len(m[0]), text[:_FAR])
    if "(" in bare:  # more names, or a remark, if the row of names goes on behind it
        bare = _ROW_WITHIN.sub(lambda m: "x" * len(m[0]), bare)
        bare = _REMARK_WITHIN.sub(lambda m: "x" * len(m[0]), bare)
    found = _ABOUT.search(bare)
    return found.start() if found else len(bare)


def name_spans(text: str) -> list[int]:
    """Where the names in the object of a contact end."""
    ends = [found.end() for found in (*WIKILINK.finditer(text), *MENTION.finditer(text))]
    return ends or name_ends(text)[-1:]


def names_end(text: str, at: int) -> int | None:
    """Where the names end that stand at a place: links, an @word, or a name in plain words."""
    found = _LINKS.match(text, at) or MENTION.match(text, at)
    if found:
        return found.end()
    begins = text[at : at + 1]
    if not begins.isalpha() or begins.islower() or is_unspaced(begins):
        return None
    ends = name_ends(text[at : at + LONGEST])
    return at + ends[-1] if ends else None


def is_one_word(name: str) -> bool:
    """Whether one plain word stands where a name may: *Board meeting*, *Some text*."""
    return name[0] not in "[!@" and " " not in name.strip()
