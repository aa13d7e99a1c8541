"""Somebody known in a text that says more than the name: *Ann Lee online*, *Ann Lee RN*."""

from __future__ import annotations

from kg.interpret.jobs import is_job_title
from kg.interpret.looks import is_full
from kg.interpret.name_titles import OFFICE_BEHIND
from kg.interpret.words import HERE, NOBODY_ALONE
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.people import Known

_COUNTS = (3, 2)  # words of a name
_MOST = 7  # words of a text
_LONGEST_LETTERS = 5  # OBE, MdB, M.A.


def may_say_more(text: str) -> bool:
    """Whether a text may hold a name and a remark with nothing between them: a quick look."""
    if not text.isascii() and OFFICE_BEHIND.search(text):
        return True
    words = text.split()
    return len(_COUNTS) < len(words) <= _MOST and not text.isupper() and _says_more(words[-1])


def known_within(text: str, known: Known) -> str:
    """The name of somebody known that a text begins with, if what follows is no part of it; ""
    where there is none, or the whole is known."""
    if known(text) == Kinds.PERSON:
        return ""
    name = OFFICE_BEHIND.sub("", text)
    if name != text and known(name) == Kinds.PERSON:
        return name
    words = text.split()
    for count in _COUNTS:
        begin = " ".join(words[:count])
        rest = words[count:]
        if rest and all(map(_says_more, rest)) and is_full(begin) and known(begin) == Kinds.PERSON:
            return begin
    return ""


def _says_more(word: str) -> bool:
    """Whether a word behind a name says something of whom it names: small letters, capitals alone
    (RN, OBE), a job, *Remote*."""
    if word[0].islower():
        return True
    letters = word.replace(".", "")
    if len(letters) > 1 and len(letters) <= _LONGEST_LETTERS and letters[1:].upper() == letters[1:]:
        return word.isascii()
    folded = slug(word)
    return folded in NOBODY_ALONE or folded in HERE or is_job_title(word)
