"""Somebody known in a text that says more than the name: *Ann Lee online*, *Ann Lee RN*."""

from __future__ import annotations

import re

from kg.interpret.jobs import is_job_title
from kg.interpret.looks import is_full
from kg.interpret.words import HERE, NOBODY_ALONE
from kg.model.kinds import Kinds
from kg.model.names import slug
from kg.model.people import Known

_COUNTS = (3, 2)  # words of a name
_MOST = 7  # words of a text
_LONGEST_LETTERS = 5  # OBE, MdB, M.A.
# What people are called by behind a name, in scripts that write it without a space.
_OFFICE_BEHIND = re.compile(
    r"\s?(?:副?经理|副?總經理|总经理|总监|主任|主席|书记|博士|教授|工程师|部长|科长|局长|校长|院长"
    r"|部長|課長|係長|社長|会長|専務|主任|教頭|校長|監督|대리|과장|차장|부장|이사|사장|대표|팀장|원장)$"
)


def may_say_more(text: str) -> bool:
    """Whether a text may hold a name and a remark with nothing between them: a quick look."""
    if not text.isascii() and _OFFICE_BEHIND.search(text):
        return True
    words = text.split()
    return len(_COUNTS) < len(words) <= _MOST and not text.isupper() and _says_more(words[-1])


def known_within(text: str, known: Known) -> str:
    """The name of somebody known that a text begins with, if what follows is no part of it; ""
    where there is none, or the whole is known."""
    if known(text) == Kinds.PERSON:
        return ""
    name = _OFFICE_BEHIND.sub("", text)
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
