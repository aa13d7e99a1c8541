"""Lines of plain text that may hold the names of people, as far as their look tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.interpret.jobs import is_job
from kg.interpret.lazy import lazy
from kg.interpret.list_items import AND, name_only
from kg.interpret.looks import is_filler, is_form, is_full, is_sentence, look_of, name_ends
from kg.interpret.masks import LINK
from kg.interpret.remarks import is_word_of_absence
from kg.interpret.tidy_names import ABSENT_SIGN, tidy
from kg.interpret.words import HONORIFICS, MINUTES, WHY_THERE
from kg.model.kinds import Looks
from kg.model.names import slug

_MARKS = "[(@~*_<\"'“‘’#=>|.,:;!?-–—+/\\`{%$"  # a line may begin with these
_MOST_WORDS_BEHIND = 3
_AROUND = '"“<'
_HANDLE_BEHIND = re.compile(r"(?<=\w)\s@[\w.-]+$")
_STOP = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\]\]))\.\s+(?=[^\W\d_]|\[\[)")
_REMARK = re.compile(r"\([^()]*\)")
_PART = lazy(rf"[,;，；、·•|]|<br ?/?>|\s(?:{AND}|y|e|ed|i|и|&|/)\s")

# `Larkspur: Ann Lee, Bo Ek`: a company, or another word, before the names of its people.
GROUPED = lazy(
    r"(?:\*\*|__)?(?P<word>[^:：*_]{1,40})(?:[:：]?(?:\*\*|__):?|[:：])\s*(?P<names>\S.*)"
)

_JOINED_LINKS = lazy(rf"!?\[\[[^\[\]]*\]\]|[,;&，、]|\s|\b(?:{AND}|y|e|i|и)\b", re.I)


def without_prose(text: str) -> str:
    """Names without the sentence that stands behind them: *Ann Lee, Bo Ek. It rained.*"""
    for found in _STOP.finditer(text):
        if slug(text[: found.start()].rpartition(" ")[2]) in HONORIFICS:
            continue  # *Mrs. Lee*
        behind = LINK.sub(lambda link: name_only(link[0]), text[found.end() :])
        if is_sentence(behind) and not _are_names_alone(behind[:-1]):
            return text[: found.start()]
    return text


def is_of_names(texts: Sequence[str]) -> bool:
    """Whether lines of plain text hold names, or links to people, and nothing else."""
    if not texts or any(is_form(_REMARK.sub("", text)) for text in texts):
        return False
    some = any(is_line_of_names(_bare(text)) for text in texts)
    return some and all(map(begins_with_names, texts))


def begins_with_names(text: str) -> bool:
    """Whether a line is one of names, or a name of two words or more with a few words that no sign
    sets apart: *Cy Dow from the yard*, *Ann Lee joined us*."""
    text = _bare(text)
    if is_line_of_names(text):
        return True
    ends = name_ends(text)
    if len(ends) < 2 or is_sentence(text) or not is_full(text[: ends[-1]]):
        return False
    behind = text[ends[-1] :].strip()
    few = len(behind.split()) <= _MOST_WORDS_BEHIND
    return few and not behind.startswith(",") and ":" not in text


def _bare(text: str) -> str:
    """A line without what may stand around and behind a name, and with spaces around a slash
    between names: *"Ann Lee" @annlee*, *Ann Lee/Bo Ek*."""
    if ABSENT_SIGN.match(text):
        text = ABSENT_SIGN.sub("", text).strip()
    if "/" in text and all(map(is_full, text.split("/"))):
        return text.replace("/", " / ")
    if text[:1] not in _AROUND and not text[:1].isalnum():
        return text
    if text[:1] in _AROUND or "@" in text or "#" in text or not text.isascii():
        return _HANDLE_BEHIND.sub("", tidy(text)) or text
    return text


def is_line_of_names(text: str) -> bool:
    if text and not text[0].isalnum() and text[0] not in _MARKS:
        text = tidy(text)  # a sign before the name
        return text.startswith(("[[", "@")) or is_line_of_full_names(text)
    if text.endswith(".") and _are_names_alone(text[:-1]):
        return True
    if is_sentence(text) and "[[" not in text[:3]:
        return False
    if text.startswith(("[[", "@", "[", "~~", "**[[")):
        return True
    head = re.split(r"\s[-–—/]\s|[(<:：\[]", text, maxsplit=1)[0]
    if text[len(head) :].startswith((":", "：")):
        return is_full(head.strip()) and says_why_there(text[len(head) + 1 :].strip(" *_."))
    parts = [part.strip(" *_@") for part in _PART.split(head) if part.strip(" *_@")]
    return bool(parts) and any(look_of(part) != Looks.NONE for part in parts)


def says_why_there(text: str) -> bool:
    """Whether what stands behind a name and a colon says why somebody was there, or was not: *Ann
    Lee: chair*, *Bo Ek: excused*. Any other words are what somebody says."""
    return slug(text) in WHY_THERE or is_job(text) or is_word_of_absence(text)


def parts_of_names(text: str) -> list[str]:
    return [part for one in _PART.split(_REMARK.sub(" ", text)) if (part := one.strip())]


def _are_names_alone(text: str) -> bool:
    """Whether a text that ends as a sentence does is names and nothing else, remarks apart."""
    parts = parts_of_names(text)
    if len(parts) == 1:
        return is_full(parts[0])
    return all(look_of(part) == Looks.NAME for part in parts)


def is_line_of_full_names(text: str) -> bool:
    """Whether a line is names of two words and nothing else, and none of its words one of the
    form's: *Bo Ek (Secretary)*, not *Location Oslo*."""
    parts = parts_of_names(text)
    if not parts or not all(map(is_full, parts)):
        return False
    return not any(slug(word) in MINUTES for part in parts for word in part.split())


def is_surely_name(text: str) -> bool:
    """Whether a line begins with a link or an `@name`, or is full names and nothing else."""
    return text.startswith(("[", "@")) or is_line_of_full_names(text)


def are_links_to_names(text: str) -> bool:
    """Whether a line is links, and each is called by a name of two words."""
    links = LINK.findall(text)
    if not links or _JOINED_LINKS.sub("", text):
        return False
    return all(is_full(name_only(link)) for link in links)


def says_nobody(text: str) -> bool:
    """Whether a line of a paragraph says that a list names nobody, or how many: *TBD*, *Everyone*,
    *12 members*."""
    bare = text.strip(" *_()")
    counted = bare.lstrip("~ ")[:1].isdigit()
    return not bare.endswith((":", "：")) and (counted or is_filler(bare))
