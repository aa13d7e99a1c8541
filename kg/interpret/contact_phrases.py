"""The words of a text that tells of a contact: which phrase stands at a place, where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.interpret.alternatives import any_of
from kg.interpret.lazy import lazy
from kg.interpret.looks import is_full
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.words import ADJECTIVES, NO_TOPIC, TOPICS, WITH
from kg.model.names import is_unspaced
from kg.model.rules import Rules

LONGEST = 60  # no phrase that says contact is longer
BEHIND_PHRASE = ":,;.!?*_)"
STOPS = ".,;:!?()|*_–—-\"'’#\n"
_WITH = re.compile(r"w/|[^\W\d_]+")
# Behind 電話 and the like these make another word of it: 電話番号 is a number.
_OF_A_THING = re.compile(
    r"番号|番號|号码|號碼|アドレス|地址|帳|簿|料金|費|费|機|机|会社|公司|번호|주소|요금|기록"
)
_TOPIC = re.compile(rf"(?:\[\[(?P<link>[^\[\]]+)\]\]|{any_of(TOPICS)})\s+", re.IGNORECASE)
_NAMED_TOPIC = re.compile(r"(?P<name>[^\W\d_a-z][\w-]*)\s+")
_WITH_COMPOUND = re.compile(r"\s(?:mit|met|med)\s")
_SHORTEST_HEAD = 4  # letters of a noun that a compound ends with


# *30 min call with*
_DURATION = lazy(
    r"\d{1,3}[- ]?(?:min(?:ute[ns]?|utos|uti)?|m|h|hrs?|hours?|std|stunden?|uur|timmes?)\.?[- ]+",
    re.I,
)


class Phrase(NamedTuple):
    text: str
    channel: str
    end: int


# Phrases with their channels, by their first words.
Table = Mapping[str, tuple[tuple[str, str], ...]]


def phrase_at(table: Table, text: str, at: int) -> Phrase | None:
    """The longest phrase of a table that stands at a place, whole."""
    lowered = text[at : at + LONGEST].lower()
    if not lowered:
        return None
    unspaced = is_unspaced(lowered[0])
    first = lowered[0] if unspaced else lowered.split(None, 1)[0] if lowered.strip() else ""
    phrases = table.get(first) or table.get(first.rstrip(BEHIND_PHRASE)) or ()
    for phrase, channel in phrases:
        if lowered.startswith(phrase):
            after = lowered[len(phrase) : len(phrase) + 1]
            if unspaced and _OF_A_THING.match(lowered, len(phrase)):
                continue
            if unspaced or not (after.isalnum() or after == "-"):
                return Phrase(phrase, channel, at + len(phrase))
    return None


def noun_at(text: str, at: int, rules: Rules) -> Phrase | None:
    """The noun of contact at a place, adjectives before it left out."""
    if text[at : at + 1].isdigit() and (lasting := _DURATION.match(text, at)):
        at = lasting.end()
    for _ in range(3):
        noun = phrase_at(rules.contact_nouns, text, at)
        if noun is not None:
            # *Kick-off call with* is a call.
            goes_on = text[noun.end : noun.end + 1] == " "
            return (goes_on and phrase_at(rules.contact_nouns, text, noun.end + 1)) or noun
        word = word_at(text, at)
        end = at + len(word)
        if found := _compound(word, text, end, rules):
            return found
        if word not in ADJECTIVES or not text[end : end + 1].isspace():
            return None
        at = end + len(text[end:]) - len(text[end:].lstrip())
    return None


def _compound(word: str, text: str, end: int, rules: Rules) -> Phrase | None:
    """The noun that a word ends with: *Projektbesprechung mit*, *styremøte med*."""
    if not is_compound(word, rules) or not _WITH_COMPOUND.match(text, end):
        return None
    heads = _heads(rules.contact_nouns).words
    at = min(at for at in range(1, len(word)) if word[at:] in heads)
    return Phrase(word[at:], rules.contact_nouns[word[at:]][0][1], end)


def is_compound(word: str, rules: Rules) -> bool:
    """Whether a word ends with a noun of contact, and is more than that."""
    heads = _heads(rules.contact_nouns)
    if word[-_SHORTEST_HEAD:] not in heads.ends:
        return False  # so are most words
    return word.endswith(heads.words) and word not in heads.words


class _Heads(NamedTuple):
    """Nouns that may end a word, and the last letters of each."""

    words: tuple[str, ...]
    ends: frozenset[str]


@MadeOnce
def _heads(nouns: Table) -> _Heads:
    words = tuple(noun for noun in nouns if len(noun) >= _SHORTEST_HEAD and noun.isalpha())
    return _Heads(words, frozenset(word[-_SHORTEST_HEAD:] for word in words))


def noun_of_topic(text: str, at: int, rules: Rules) -> Phrase | None:
    """The noun of contact behind what it is about: *Budget meeting*, *[[Weir]] sync*, *10:00 Weir
    sync*. Behind a full name it is theirs with somebody else."""
    if named := _named_topic(text, at, rules):
        return noun_at(text, named, rules)
    for _ in range(2):
        topic = _TOPIC.match(text, at)
        if topic is None or (topic["link"] and is_full(topic["link"].rpartition("|")[2])):
            return None
        at = topic.end()
        if noun := noun_at(text, at, rules):
            return noun
    return None


def _named_topic(text: str, at: int, rules: Rules) -> int:
    """Behind a word that may be a project's or company's name, as a calendar has it behind the
    time; without a time only letters that stand for one: *QBR call with*. 0 for none."""
    topic = _NAMED_TOPIC.match(text, at)
    if topic is None:
        return 0
    name = topic["name"]
    if not (text[:1].isdigit() or (name.isupper() and len(name) > 1)):
        return 0
    word = name.lower()
    if word in NO_TOPIC or word in TOPICS or word.endswith("ed"):
        return 0
    is_off = word.startswith((*rules.called_off, *rules.planned))  # *Verschobenes Treffen mit*
    return 0 if is_off else topic.end()


def behind_with(text: str, at: int) -> int | None:
    """Where whom it was with begins, behind *with*."""
    rest = text[at : at + 10].lstrip(" *_")
    start = at + len(text[at : at + 10]) - len(rest)
    word = _WITH.match(rest.lower())
    if word is None or word[0] not in WITH:
        return None
    end = start + word.end()
    return end + len(text[end:]) - len(text[end:].lstrip())


def word_at(text: str, at: int) -> str:
    """The word at a place, in small letters, without signs behind it."""
    part = text[at : at + 24]
    if not part or part[0].isspace():
        return ""
    return part.split(None, 1)[0].lower().rstrip(",:")


def behind_word(text: str, at: int, words: Iterable[str]) -> int:
    """Behind a word at a place, if it is one of these."""
    rest = text[at : at + 12].lstrip()
    start = at + len(text[at : at + 12]) - len(rest)
    word = rest.split(None, 1)[0].lower() if rest else ""
    return start + len(word) if word in words else at


def may_end(text: str, at: int, words: frozenset[str]) -> bool:
    """Whether a phrase may end here: the text does, a sign follows, or one of these words, and
    nobody whom it would be about instead."""
    rest = text[at : at + LONGEST].lstrip(" ")
    if not rest or rest[0] in STOPS or is_unspaced(rest[0]) or is_unspaced(text[at - 1]):
        return True
    if rest[0].isdigit() or (rest[0] > "\u2190" and not rest[0].isalpha()):
        return True  # an emoji is no word of it
    lowered = rest.lower()
    first = lowered.split(None, 1)[0].rstrip(STOPS)
    if first in words:
        return True
    return any(" " in phrase and lowered.startswith(phrase) for phrase in words)
