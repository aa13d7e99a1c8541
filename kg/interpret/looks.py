"""What looks like a name: how a text is built, whoever may be called so.

Nothing here knows who exists. Names of many cultures look alike in little: some words that each
begin with a capital, particles in small letters between them, or a script that has no case.
docs/meaning.md has the table of examples that the tests go through.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.interpret.jobs import is_job_title
from kg.interpret.words import (
    BEFORE_PARTICLES,
    BEHIND_PREPOSITIONS,
    DEVICES,
    DEVICES_OF_SOMEBODY,
    FIRST_NAMES_TOO,
    FORM_FIRST,
    FORM_WORDS,
    GROUP_ENDS,
    GROUP_FIRST,
    NO_VALUE,
    NO_VALUE_FIRST,
    NOBODY_ALONE,
    NOBODY_FIRST,
    NOBODY_LAST,
    NOBODY_PHRASES,
    PARTICLES,
    RELATIVES,
    ROOMS,
    SENTENCE_WORDS,
    WEAK_PARTICLES,
)
from kg.model.kinds import Look, Looks
from kg.model.names import is_short, slug, turned_round
from kg.model.placeholders import is_placeholder

_NOT_APPLICABLE = re.compile(r"[^\w]*n/a\b", re.I)
_MOST_WORDS = 4  # besides particles: Juan Pablo Duarte Reyes
_LONGEST = 80  # characters
_LONGEST_HAN = 6  # signs of a name in Chinese characters; more are a sentence
_SENTENCE_END = "!?。！？…"
_NO_NAME = re.compile(
    r"[\d:：;=/\\<>{}\[\]()|*_~^%$#@&+\"“”„»«,!?。！？…、，；•–—（）【】]|://|\s[·-]\s|[\uac00-\ud7a3][·ㆍ]"
)
_PLACEHOLDER = re.compile(
    r"^\W*(?:x{2,}|(?:[a-z]+ )?name ?\d+|[dmyhDMYH]{1,4}(?:[-/.:][dmyhDMYH]{1,4})+)\W*$"
)
_APOSTROPHES = "'’‘ʼʻ`"
# Familie Aune, Famille Roy
_FAMILIES = frozenset(
    ("familie", "famille", "familia", "famiglia", "familien", "fam", "ehepaar", "rodzina", "семья")
)
# In scripts without spaces: see the list, the same as above.
_SEE_ELSEWHERE = re.compile(
    r"[\s(（]*(?:详见|詳見|见附|見附|参见|參見|如附|同上|同前|别纸|別紙|上記|添付|별첨|별지|위와|상동|첨부)"
)
# *Some others*, *the others*; Martin Others is somebody.
_SOME = frozenset(("some", "other", "the", "more", "plus", "and", "with", "also"))
# 市场组, 営業チーム, 영업팀
_GROUPS_UNSPACED = (
    "董事会",
    "董事會",
    "理事会",
    "理事會",
    "监事会",
    "役員会",
    "取締役会",
    "家长代表",
    "学生代表",
    "教师代表",
    "이사회",
    "위원회",
    "학부모회",
    "组",
    "組",
    "团队",
    "團隊",
    "委员会",
    "委員会",
    "チーム",
    "팀",
    "员工",
)
_INITIALS = 3  # letters: `MQ` stands for a name and is none
_NEXT_WORD = re.compile(r"\s*+((?:['’‘](?=t\s))?[^\W\d_][\w’'-]*+)")  # van 't Hoff
_FILE = re.compile(r"\.[A-Za-z0-9]{2,4}$")
_FIRST_WORD = re.compile(r"[\w./]+")
_NICK = re.compile(r"[^\W_][\w.@-]{1,38}")
# The phrases for nobody, by their first words.
_NOBODY_PHRASES = {
    first: [phrase for phrase in NOBODY_PHRASES if phrase.partition("-")[0] == first]
    for first in {phrase.partition("-")[0] for phrase in NOBODY_PHRASES}
}


@lru_cache(maxsize=100_000)
def look_of(text: str) -> Look:
    """How much a text looks like a name; nobody else is asked."""
    if not text or len(text) > _LONGEST:
        return Looks.NONE
    if " " not in text and _is_nick(text):
        return Looks.NICK
    if _NO_NAME.search(text):
        return Looks.NONE
    words = text.split()
    if not all(map(slug, words)):
        return Looks.NONE  # a sign beside a name
    named = without_particles(words)
    if not named or len(named) > _MOST_WORDS or is_particle(words[-1]):
        return Looks.NONE
    if text[-1] == "." and len(words[-1]) > 3:
        return Looks.NONE  # a sentence; "Jr." and "B." are not
    with_capital = sum(map(begins_name, named))
    if with_capital == len(named):
        return Looks.NAME if not _is_sentence_of_han(text) else Looks.NONE
    if len(named) == 1:
        return Looks.NONE
    return Looks.MIXED if _is_mixed(named, with_capital) else Looks.NONE


def is_full(text: str) -> bool:
    """Whether a text looks like a name of two words or more; without spaces, of two signs."""
    if look_of(text) != Looks.NAME:
        return False
    return len(without_particles(text.split())) > 1 or (not _has_case(text) and len(text) > 1)


def is_in_full(text: str) -> bool:
    """Whether a text looks like a full name, and not like a first name with an initial: *Ann L*."""
    return is_full(text) and not (" " in text and is_short(text))


def is_name(text: str) -> bool:
    """Whether a text looks like a name, and not like the letters that stand for one: *MQ*."""
    letters = text.isupper() and text.lower() != text.upper() and len(text) <= _INITIALS
    return look_of(text) == Looks.NAME and not letters


def name_ends(text: str) -> list[int]:
    """Where the name that a text begins with may end: behind its first word, its second, …"""
    ends: list[int] = []
    at = 0
    while len(ends) < _MOST_WORDS and (word := _NEXT_WORD.match(text, at)):
        at = word.end()
        if begins_name(word[1]):
            ends.append(at)
        elif not ends and word.start() == 0 and word[1] in RELATIVES:
            continue
        elif not ends or not is_inner_particle(word[1]):
            break
    return ends


def begins_name(word: str) -> bool:
    """Whether a word begins as one of a name does: Ann, O'Dell, al-Sayed, d'Arc, 王."""
    bare = word.lstrip(_APOSTROPHES + "-")
    first = bare[:1]
    if not first.isalpha():
        return False
    if not first.islower() or _is_georgian(first):
        return True
    if bare.isalpha():
        return False  # so are most words
    for sign in ("-", *_APOSTROPHES):
        head, found, rest = bare.partition(sign)
        if found and rest[:1].isupper() and (slug(head) in PARTICLES or len(head) == 1):
            return True
    return False


def is_particle(word: str) -> bool:
    """Whether a word in small letters stands before or between the parts of names."""
    return word.lstrip(_APOSTROPHES)[:1].islower() and slug(word) in PARTICLES


def without_particles(words: Sequence[str]) -> list[str]:
    """The words of a name besides its particles; *in* is one before another, as in *in 't Veld*."""
    return [
        word
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if not is_particle(word)
        and not (word in BEFORE_PARTICLES and slug(after) in BEHIND_PREPOSITIONS)
    ]


def is_inner_particle(word: str) -> bool:
    """Whether a word in running text joins the parts of one name: *Rosa de la Cruz*, and not *Ann
    as chair*, *Ana y Luis*."""
    return is_particle(word) and slug(word) not in WEAK_PARTICLES


def is_filler(text: str) -> bool:
    """Whether a text stands where a name should and says that there is none: *TBD*, *n/a*, *all*.

    Of a text of several words the first decides: *None identified*, *The rest of us*.
    """
    folded = slug(text)
    if not folded or (not text.isascii() and _SEE_ELSEWHERE.match(text)):
        return True
    first, _, rest = folded.partition("-")
    if folded in NOBODY_ALONE or first in NOBODY_FIRST or _NOT_APPLICABLE.match(text):
        return not (first in FIRST_NAMES_TOO and rest and is_name(text))
    if first in NOBODY_ALONE and rest.isdigit():
        return True
    phrases = _NOBODY_PHRASES.get(first, ())
    return any(folded == phrase or folded.startswith(phrase + "-") for phrase in phrases)


def is_only_filler(text: str) -> bool:
    """Whether all of a value says that there is none: *TBD*, *n/a*, *-*; a title may be any other
    words, *Unknown waters*, *Not a drill*."""
    if text.strip(" *_`~\"'()[]?-–—.…") == "":
        return True
    return slug(text) in NO_VALUE and slug(text) not in FIRST_NAMES_TOO  # *Na* is a name, too


def is_no_value(text: str, statuses: Container[str]) -> bool:
    """Whether the value of a field says that there is none: *TBD*, *?*, *_Unknown_*, *not
    specified*, but not a status such as *not started*."""
    bare = text.strip(" *_`~\"'()[]")
    if bare.strip("?-–—.… ") == "":
        return True
    first = bare[:1]
    if not first.isalpha():
        return False
    word = _FIRST_WORD.match(bare)
    folded = slug(word[0]) if word else ""
    if folded in NO_VALUE_FIRST or bare[:7].lower() == "no one ":
        return slug(bare) not in statuses
    whole = slug(bare)
    if whole in NO_VALUE or whole == "no-one":
        return whole not in statuses
    rest = bare[word.end() :].lstrip() if word else ""
    return folded in NO_VALUE and rest[:1] in "([,;:–—-"


def is_group(text: str) -> bool:
    """Whether a text names several people, a machine or a device by its last word, *Sales team*,
    or by its first: *Familie Roy*."""
    folded = slug(text)
    last = folded.rpartition("-")[2]
    first = folded.partition("-")[0]
    if first in _FAMILIES and last != folded:
        return True
    if first in GROUP_FIRST and last != folded and not text.isupper():
        return True
    if first in ROOMS and (len(last) == 1 or last.isdigit()):
        return True
    if not text.isascii() and len(text) > 2 and text.endswith(_GROUPS_UNSPACED):
        return True
    if last.endswith(GROUP_ENDS) or _is_device(text):
        return True
    if last == "others":
        return first in NOBODY_ALONE or first in NOBODY_FIRST or first in _SOME
    return last in NOBODY_LAST and (last != folded or folded not in NOBODY_ALONE)


def _is_device(text: str) -> bool:
    """*Mira's MacBook Pro*, *iPhone 15*, *Otto's Galaxy S21*."""
    words = text.lower().replace("’", "'").split()
    if not DEVICES.isdisjoint(words):
        return True
    owned = words and words[0].endswith("'s")
    return bool(owned) and not DEVICES_OF_SOMEBODY.isdisjoint(words)


def is_nobody(text: str) -> bool:
    """Whether a text, whatever it looks like, says no name: filler, a group, a form, a job."""
    return is_filler(text) or is_group(text) or is_form(text) or is_job_title(text)


def is_no_name(text: str) -> bool:
    """Whether a text says by its look alone that it names nobody: *TBD*, *Sales team*, *price
    table*, *2026-01-04*; who is known may be called so."""
    name = (turned_round(text) or text).lstrip("@")
    return look_of(name) != Looks.NAME or is_nobody(name)


@lru_cache(maxsize=100_000)
def look_of_link(name: str) -> Look:
    """How much what a link leads to is called as somebody: a page that says so may be, whatever it
    is called; without a page only by the look of a name."""
    if not is_no_name(name):
        return Looks.NAME
    look = look_of(name)
    return Looks.NONE if look == Looks.NAME else look


@lru_cache(maxsize=100_000)
def is_called_as_nobody(name: str) -> bool:
    """Whether a link leads to what is surely nobody: `[[TBD]]`, `[[2026-01-04]]`, `[[a.pdf]]`."""
    return is_filler(name) or name[:1].isdigit() or _FILE.search(name) is not None


def is_form(text: str) -> bool:
    """Whether a text belongs to a form that people fill in: *Add your name above*, `{{name}}`."""
    if is_placeholder(text) or _PLACEHOLDER.search(text):
        return True
    words = slug(text).split("-")
    if len(words) < 2:
        return False
    if any(word in FORM_WORDS for word in words):
        return True
    if any("-".join(pair) in FORM_WORDS for pair in pairwise(words)):
        return True
    named = look_of(text) == Looks.NAME and not text.isupper()
    return words[0] in FORM_FIRST and not named and any(w in SENTENCE_WORDS for w in words[1:])


def is_sentence(text: str) -> bool:
    """Whether a text is prose: it ends like a sentence, or has too many small words for a name."""
    text = text.rstrip("*_ ")
    if not text:
        return False
    if text[-1] in _SENTENCE_END:
        return True
    words = text.split()
    if text[-1] == "." and len(words) > 2 and len(words[-1]) > 3:
        return True
    small = sum(word[:1].islower() and not is_particle(word) for word in words)
    return len(words) > 3 and small * 2 > len(words)


def _is_nick(text: str) -> bool:
    """One token that no birth certificate has: a digit, a sign, or no capital."""
    if not _NICK.fullmatch(text) or not _has_case(text) or text.isdigit():
        return False
    if any(char.isdigit() or char in "_@" for char in text):
        return True
    if "." in text.rstrip("."):
        return not all(part[:1].isupper() for part in text.rstrip(".").split("."))
    return not any(char.isupper() for char in text) and not is_particle(text)


def _is_mixed(named: list[str], with_capital: int) -> bool:
    if not 2 <= len(named) <= 3 or not with_capital:
        return False
    return not any(
        slug(word) in SENTENCE_WORDS or slug(word) in FORM_WORDS or slug(word) in FORM_FIRST
        for word in named
    )


def _has_case(text: str) -> bool:
    return text.lower() != text.upper() and not _is_georgian(text[:1])


def _is_georgian(sign: str) -> bool:
    """Whether a letter is Georgian: Unicode has capitals for it, that no name is written with."""
    return "\u10d0" <= sign <= "\u10ff"


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _is_sentence_of_han(text: str) -> bool:
    return any(
        len(word) > _LONGEST_HAN and sum(map(_is_han, word)) > _LONGEST_HAN
        for word in re.split(r"[\s·・]", text)
    )
