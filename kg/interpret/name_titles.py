"""Titles, degrees and offices around a name, which are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.interpret.jobs import is_job_title, is_office
from kg.interpret.lazy import lazy
from kg.interpret.tidy_names import EDGE
from kg.interpret.words import (
    ALSO_NAMES,
    CHINESE_SURNAMES,
    HONORIFICS,
    NEVER_BEFORE,
    OF_DOCTORS,
    SMALL_TITLES,
)
from kg.model.names import slug

# Written behind the name, without a space.
UNSPACED_TITLES = "さん|さま|様|氏|先生|老师|老師|女士|小姐|씨|님|선생님|교수님?|박사님?"
_BEHIND = re.compile(rf"(?:{UNSPACED_TITLES})$")
# Offices that are written behind the name, with or without a space.
_CHINESE_OFFICE = (
    "副?经理|副?總經理|总经理|总监|主任|主席|书记|博士|教授|工程师|部长|科长|局长|校长|院长|处长"
    "|董事长|秘书"
)
_JAPANESE_OFFICE = "部長|課長|係長|社長|会長|専務|主任|教頭|校長|監督|次長|室長|所長|理事長|委員長"
_KOREAN_OFFICE = "대리|과장|차장|부장|이사|사장|대표|팀장|원장|실장|본부장|위원장|상무|전무"
OFFICE_BEHIND = re.compile(rf"\s?(?:{_CHINESE_OFFICE}|{_JAPANESE_OFFICE}|{_KOREAN_OFFICE})$")
_MONSIEUR = "m"  # as well the first letter of a name
_MOST_OF_OFFICE = 4  # words
_QUOTED = lazy(r"[\"“'‘].+[\"”'’]")


def without_titles(name: str, *, letters: frozenset[str] = frozenset()) -> str:
    """A name without Dr., Frau, PhD and the like, in front or behind; `letters` are titles where
    those of other people are, too: *M.*, *D.*."""
    if not name.isascii():
        name = _without_office_behind(name)
    words = name.split()
    while len(words) > 1 and _is_title(words, letters):
        del words[0]
    del words[: _offices_before(words)]
    title = _BEHIND.search(words[-1]) if words else None
    if title and (title.start() > 1 or (title.start() and len(words) > 1)):
        words[-1] = words[-1][: title.start()]
    in_capitals = name.isupper()
    while len(words) > 1 and slug(words[-1]) in HONORIFICS and _is_behind(words[-1]):
        if in_capitals and "." not in words[-1]:
            break  # JAN VAN DER VEN
        del words[-1]
    if len(words) > 1 and _BEHIND.fullmatch(words[-1]):
        del words[-1]
    if len(words) > 2 and _QUOTED.fullmatch(words[1]):
        del words[1]  # a nickname in quotes
    return _without_dot(" ".join(words).strip(EDGE.replace(".", "")))


def _is_title(words: Sequence[str], letters: frozenset[str]) -> bool:
    """Whether the first of these words is a title; what may be a first name is one only with its
    dot, or before two words: *Don Miller*, *Don Luis Gil*. *M.* is an initial where it may be one:
    *M. Lee*, *M. J. Lee*, *M. de Wit*."""
    word, alone = words[0], len(words) == 2
    folded = slug(word)
    if folded in letters and word.endswith("."):
        return True
    if folded == _MONSIEUR:
        return not alone and words[1][0].isupper() and len(words[1].rstrip(".")) > 1
    if word[:1].islower() and (folded in OF_DOCTORS or word in SMALL_TITLES):
        return True
    if folded not in HONORIFICS or folded in NEVER_BEFORE:
        return False
    return folded not in ALSO_NAMES or word.endswith(".") or not alone


def _offices_before(words: Sequence[str]) -> int:
    """How many words before a name of two words are an office: *Vice President Ann Lee*."""
    for count in range(min(len(words) - 2, _MOST_OF_OFFICE), 0, -1):
        office, name = " ".join(words[:count]), " ".join(words[count:])
        if name[0].isupper() and is_office(office) and not is_job_title(name):
            return count
    return 0


def _is_behind(word: str) -> bool:
    """Whether a title is written as behind a name: PhD, Jr., MA; but *Ma*, *M.*."""
    if slug(word) == _MONSIEUR:
        return False
    return "." in word or not word.isascii() or (len(word) > 1 and not word[1:].islower())


def _without_office_behind(name: str) -> str:
    """王芳经理, 田中一郎部長, 김철수 부장 without the office; 营业部长 is one by itself."""
    found = OFFICE_BEHIND.search(name)
    if found is None or is_job_title(name):
        return name
    joined = name.replace(" ", "")
    return name[: found.start()] if _name_before_office().fullmatch(joined) else name


@cache
def _name_before_office() -> re.Pattern[str]:
    """A name by its signs, before an office; 财务部经理 and 営業部部長 hold none.

    Made when it is first asked for: sets of so many signs take 3 ms.
    """
    return re.compile(
        rf"[{CHINESE_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:{_CHINESE_OFFICE})"
        rf"|[\u4e00-\u9fff]{{2,5}}(?<![部課科室局組係店校])(?:{_JAPANESE_OFFICE})"
        rf"|[\uac00-\ud7a3]{{3,4}}(?:{_KOREAN_OFFICE})"
    )


def _without_dot(name: str) -> str:
    """A name without the dot of the sentence that it ends; `B.` and `Jr.` keep theirs."""
    last = name.rpartition(" ")[2].rstrip(".")
    return name.rstrip(".") if len(last) > 1 and slug(last) not in HONORIFICS else name
