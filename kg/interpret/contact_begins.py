"""Where a text begins to say something: behind its time, its signs, and words that only fill it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.interpret.alternatives import any_of
from kg.interpret.contact_phrases import phrase_at, word_at
from kg.interpret.lazy import lazy
from kg.interpret.words import BEFORE_A_CONTACT, BEFORE_A_NOUN
from kg.model.rules import Rules

# Arrows, symbols and emoji, but none that says no: what they add to a line is no word of it.
_SIGN = (
    # Signs have no case; to fold them all takes long.
    r"(?:(?![✖✗✘❌🚫⛔])(?-i:[\u2190-\u2bff\U0001f000-\U0001faff])"
    r"[\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff]*\s*)"
)
_HALF = r"(?:\s*[ap]\.?m\b\.?)"
_HOUR = rf"(?:\d{{1,2}}[:.h]\d{{2}}(?!\d){_HALF}?|\d{{1,2}}{_HALF}|\d{{1,2}}\s?(?:uhr|h)\b)"
_TIME = (
    r"(?:(?:at|um|om|kl\.?|à|a las|alle|às|o|в)\s+)?[*_`\[(]{0,3}"
    rf"(?:\d{{1,2}}\s*[-–—]\s*)?{_HOUR}(?:\s*(?:[-–—]|to|until|bis)\s*{_HOUR})?"
    r"(?:\s+uhr\b)?[*_`\])]{0,3}[\s:,|–—-]*"
)
LEAD = re.compile(
    rf"^[\s*_>]*({_SIGN}*)(?:{_TIME})?[\s*_]*({_SIGN}*)(?:#[\w/-]+\s+)*", re.IGNORECASE
)
_LAST_TAG = re.compile(r"#([\w/-]+)\s+$")
_BEHIND_WORD = r"(?![\w'’-])"
_FILLING = lazy(rf"(?:{any_of(BEFORE_A_CONTACT)}){_BEHIND_WORD}[\s,:]*+", re.IGNORECASE)
_ARTICLE = lazy(rf"(?:{any_of(BEFORE_A_NOUN)}){_BEHIND_WORD}\s++", re.IGNORECASE)
_BEFORE = frozenset(word.split()[0] for word in (*BEFORE_A_CONTACT, *BEFORE_A_NOUN))
BEFORE_TIME = ("at", "um", "om", "kl", "kl.", "à", "a", "alle", "às", "o", "в")
_HAD = ("had", "hatte", "hatten", "tuve", "tuvimos", "hadden", "havde", "hadde", "hade", "avais")
_WAS = ("was", "war ", "était", "fue", "era", "foi", "var ", "był", "была", "был")


class Begin(NamedTuple):
    """Where a text begins to say something: behind its time, signs and filling words.

    `first` is behind time and signs alone. `only_noun` tells that the last of those words wants a
    noun, `past` that one is in the past, `is_next` that it is *next*; `sign` is the channel of a
    sign (📞).
    """

    at: int
    first: int
    only_noun: bool
    past: bool
    is_next: bool
    sign: str | None


def begin_of(text: str, rules: Rules) -> Begin:
    lead = LEAD.match(text)
    first = at = _behind_lead(text, lead.end() if lead else 0, rules)
    only_noun = past = False
    while word_at(text, at) in _BEFORE:
        if end := _match(_FILLING, text, at):
            at, past = end, past or text[at:end].lower().rstrip(" ,:").endswith(_HAD)
        elif end := _match(_ARTICLE, text, at):
            at, only_noun, past = end, True, past or text[at:end].lower().startswith(_WAS)
        else:
            break
    is_next = text[:at].lower().endswith("next ")
    return Begin(at, first, only_noun, past, is_next, sign_of(lead, rules) if lead else None)


def _behind_lead(text: str, end: int, rules: Rules) -> int:
    """Where a text begins behind its time, signs and tags; a last tag that is a noun of contact is
    its word: *#meeting with [[Ann]]*."""
    tag = _LAST_TAG.search(text[:end])
    noun = phrase_at(rules.contact_nouns, tag[1], 0) if tag else None
    return tag.start(1) if tag and noun and noun.end == len(tag[1]) else end


def _match(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else 0


def sign_of(lead: re.Match[str], rules: Rules) -> str | None:
    signs = (rules.contact_verbs.get(sign) for sign in lead[1] + lead[2])
    return next((phrases[0][1] for phrases in signs if phrases), None)


def sign_channel(text: str, rules: Rules) -> str | None:
    """The channel of the sign that a text begins with (📞), None for a text without one."""
    lead = LEAD.match(text)
    return sign_of(lead, rules) if lead else None


def without_time(text: str) -> str:
    """A text without the time, the signs and the tags that it begins with."""
    lead = LEAD.match(text)
    return text[lead.end() :] if lead else text
