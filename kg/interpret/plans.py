"""Plan words behind whom a contact is with: *Call with [[Ann]] next week about the pump*."""

from __future__ import annotations

import re

from kg.interpret.alternatives import WholeWords
from kg.interpret.day_words import MONTHS, WEEKDAYS
from kg.interpret.lazy import lazy
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.words import ARRANGING, AUXILIARIES, COMING, folded
from kg.model.names import slug
from kg.model.rules import Rules

FILLING = " \t\n,;:.!(*_–—-"
# Behind such a sign or word another thought begins: what is off there is not the contact.
_BREAK = lazy(
    r"[,;–—]|[.!?:](?!\d)|\s-\s"
    r"|\b(?:that|which|who|whose|what|why|how|when|if|whether|because|since|after|before|while|not"
    r"|weil|bevor|während|dass|avant|antes|prima|voordat|innan|før|zanim)\b"
)
_PAST = frozenset((
    "met", "spoke", "had", "sat", "caught", "got", "sent", "rang", "wrote", "heard",
))  # fmt: skip
# "About the plan for next week" speaks of next week, "planned for next week" of the contact.
_OF = frozenset((
    "as", "wie", "comme", "como", "come", "zoals", "som",
    "for", "about", "on", "of", "by", "re", "from", "before", "over", "until", "till",
    "regarding", "concerning", "plan", "planning", "prepare", "discuss", "für", "über", "zu", "von",
    "pour", "sobre", "para", "per", "voor", "over", "for", "om", "na", "o", "на", "о", "об",
    "heute", "gestern", "am", "diesen", "jeden", "früh", "esta", "la", "ayer", "de", "deze", "i",
))  # fmt: skip
_SET = frozenset(("planned", "scheduled", "set", "booked", "fixed", "agreed"))
# What says at what hour; and on which day: *planned for Friday the 12th at noon*.
_HOURS = folded(
    "at around about early late morning noon midday lunchtime afternoon evening night "
    "am pm a.m p.m um gegen uhr h früh vormittag mittag nachmittag abend à vers matin midi "
    "après-midi soir a las la por de tarde noche mediodía alle verso mattina mezzogiorno "
    "pomeriggio sera às manhã "
    "noite om rond uur ochtend middag avond kl klokken klockan formiddag ettermiddag kveld aften "
    "förmiddag eftermiddag kväll på o rano południu wieczorem po godz в утром днём вечером"
)
_DAYS = frozenset(
    {
        *WEEKDAYS,
        *MONTHS,
        *folded(
            "for on the of in by this next week month for am im für den der dem pour le ce para el "
            "este per il lo op voor den til till for em no na w we na do на во до"
        ),
    }
)
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_NUMBER = re.compile(r"\d{1,4}(?:h|am|pm|st|nd|rd|th|er)?")
_CLAUSE = re.compile(r"[,;.!?–—]\s|\s-\s")
_FEW = 2  # words of a phrase such as *set up*
_CLAUSE_END = re.compile(r"[,;–—()]|\s-\s")
_REMARK = re.compile(r"\s{0,9}\([^()]{0,80}\)")
_BROKEN = re.compile(r"[^\w\s*\[:.'-]|[:.'-](?!\w)")
_OF_SOMETHING = re.compile(r"'s?\b|-\w")  # *next week's launch*


def is_arranged(text: str, rules: Rules) -> bool:
    """Whether a text that says contact may tell of one to come: "lunch with" does, "called", "had
    lunch with" and "email from" tell what has been."""
    words = text.lower().split()
    past = any(_is_past(word.strip("*_:,"), rules) for word in words)
    return not past and words[-1:] not in (["from"], ["to"])


def is_to_be_arranged(before: str, rules: Rules) -> bool:
    """Whether the clause before a name tells of a contact that was to be arranged, or of one that
    was called off: *Set up a call with*, *schedule meeting with*, *postponed: lunch with*."""
    clause = _CLAUSE.split(before)[-1].strip(" \t*_(").lower()
    words = _WORD.findall(clause)[:_FEW]
    begins = (slug(words[0]), slug(" ".join(words[:2]))) if words else ()
    if not ARRANGING.isdisjoint(begins) or clause.startswith(rules.planned):
        return _names_contact(clause, rules)
    return ":" in clause and clause.partition(":")[0].strip() in rules.called_off


def _names_contact(clause: str, rules: Rules) -> bool:
    return any(word in rules.contact_nouns for word in _WORD.findall(clause))


def _is_past(word: str, rules: Rules) -> bool:
    """Whether a word tells what has been; so do all verbs of the vocabulary."""
    if word in _PAST or word.endswith("ed"):
        return True
    return word in rules.contact_verbs and word not in rules.contact_nouns


def is_to_come(sentence: str, rules: Rules, *, arranged: bool) -> bool:
    """Whether a sentence, in small letters from behind the names, says that the contact was still
    to come. Of what is `arranged`, the words for it may stand at its end, too."""
    for found in first_and_last(_planned(rules), sentence):
        before, behind = sentence[: found.start()], sentence[found.end() :]
        if not arranged:
            if not before.strip(" \t\n(*_") and _are(_HOURS, behind):
                return True
        elif _is_planned(before, behind, rules):
            return True
    return False


def is_coming(behind: str, rules: Rules) -> bool:
    """Whether what stands behind a name says what they do later: *comes next week to look*."""
    sentence = _CLAUSE.split(behind, maxsplit=1)[0].lower()
    first = next(iter(sentence.split()), "")
    return slug(first) in COMING and _planned(rules).search(sentence) is not None


@MadeOnce
def _planned(rules: Rules) -> WholeWords:
    return WholeWords(rules.planned)


def first_and_last(words: WholeWords, sentence: str) -> list[re.Match[str]]:
    """Where words are found in a sentence: the first place, and the last, if that is another."""
    found = list(words.finditer(sentence))
    return [*found[:1], *found[1:][-1:]]


def _is_planned(before: str, behind: str, rules: Rules) -> bool:
    """Whether a plan word between these speaks of what was arranged: right behind the name, in a
    clause of its own (*, planned for Friday*), or at the end of the sentence."""
    if _OF_SOMETHING.match(behind):
        return False
    if before and _is_near(before):
        return True
    at_end = _are(_HOURS, behind)
    if is_filling(before):
        own = _CLAUSE_END.split(_planned(rules).sub(" ", behind), maxsplit=1)[0]
        return at_end or (before.strip(" \t*_") in ",(–—-" and _are(_HOURS | _DAYS, own))
    if not at_end or not is_whole(before):
        return False
    *_, last_but_one, last = ("", "", *before.split())
    return last not in _OF or (last == "for" and last_but_one in _SET)


def _is_near(before: str) -> bool:
    """Whether nothing stands between a name and a plan word but when it will be, or *is*: *at 10
    tomorrow*, *(Acme) next week*."""
    remark = _REMARK.match(before)
    rest = before[remark.end() :] if remark else before
    words = _WORD.findall(rest)
    if _BROKEN.search(rest) or (words and words[-1] in _OF):
        return False
    return all(slug(word) in AUXILIARIES or _is_of(_HOURS | _DAYS, word) for word in words)


def _are(words: frozenset[str], text: str) -> bool:
    """Whether a text holds no others than these words and numbers."""
    return all(_is_of(words, word) for word in _WORD.findall(text))


def _is_of(words: frozenset[str], word: str) -> bool:
    return slug(word) in words or _NUMBER.fullmatch(word) is not None


def is_filling(before: str) -> bool:
    """Whether nothing of weight stands between the name and a word that speaks of the contact."""
    return not before.strip(FILLING) or slug(before.strip(FILLING)) in AUXILIARIES


def is_whole(before: str) -> bool:
    """Whether no other thought begins between the name and the word."""
    return _BREAK.search(before.rstrip(FILLING)) is None
