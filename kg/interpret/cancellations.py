"""Lines that name a contact which did not come about: called off, or still to come."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.alternatives import any_of
from kg.interpret.unspaced_ends import is_off_at_end
from kg.interpret.words import MISSED, ON_SCREEN, WITH
from kg.model.rules import Rules

_LINK = re.compile(r"!?\[\[[^\[\]]*+\]\]")
_FILLING = " \t\n,;:.!(*_–—-"
_END = re.compile(r"[.!?](?=\s|$)|\s#\w")
# Behind such a sign or word another thought begins: what is off there is not the contact.
_BREAK = re.compile(
    r"[,;–—]|[.!?:](?!\d)|\s-\s"
    r"|\b(?:that|which|who|whose|what|why|how|when|if|whether|because|since|after|not)\b"
)
_GOES_ON = re.compile(
    r"\s*+(?:$|[^\w\s]|(?:to|until|till|for|by|due|because|as|at|on|again|last|this|today|since"
    r"|he|she|they|we|i|wegen|weil|auf|bis|worden|par|pour|à|por|debido|para|hasta|per|da|vanwege"
    r"|wegens|door|tot|på|av|af|til|till|przez|do|na|из-за|на|до)\b)"
)
_HOUR = re.compile(
    r"\s*+(?:morning|noon|afternoon|evening|night)?\s*+(?:at|around|@)?\s*+"
    r"(?:\d{1,2}+(?:[:.h]\d{2})?\s*+(?:am|pm)?)?[\W_]*+"
)
_AUXILIARY = frozenset(("", "was", "is", "got", "has been", "had been", "been"))
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
_ENDS_WORD = " \t.,;:!?)("  # and the end of the text
_FEW = 3  # words that may follow "moved to"


def is_arranged(phrase: str) -> bool:
    """Whether a phrase of contact may tell of one to come: "lunch with" does, "called", "had lunch
    with" and "email from" tell what has been."""
    words = phrase.lower().split()
    past = any(word in _PAST or word.strip("*_").endswith("ed") for word in words)
    return not past and words[-1:] not in (["from"], ["to"])


def is_off(behind: str, rules: Rules, *, arranged: bool) -> bool:
    """Whether what stands behind the names of the people says that there was no contact.

    Only the first sentence counts, and in it the words right behind a name; of what is `arranged`,
    also those at the end, unless they belong to what it is about ("the cancelled order").
    """
    said = _LINK.sub("[", behind).replace("’", "'").lower()
    end = _END.search(said, len(said) - len(said.lstrip(_FILLING)))
    sentence = said[: end.start()] if end else said
    return (
        _is_on_screen(sentence.lstrip(_FILLING))
        or _is_called_off(sentence, rules, arranged)
        or _is_to_come(sentence, rules, arranged)
        or is_off_at_end(sentence, rules)
    )


def _is_on_screen(behind: str) -> bool:
    return behind.startswith(ON_SCREEN) and any(
        behind.startswith(words) and behind[len(words) : len(words) + 1] in _ENDS_WORD
        for words in ON_SCREEN
    )


def is_off_before(before: str, rules: Rules) -> bool:
    """Whether what stands before a name says so: *call planned with*, *Treffen verschoben mit*."""
    words = before.lower().rstrip(" *_[").split()
    if words and words[-1] in WITH:
        words.pop()
    said = " ".join(words)
    found = _first_and_last(said, (*rules.called_off, *rules.planned))
    return bool(found) and found[-1].end() == len(said)


def _is_called_off(sentence: str, rules: Rules, arranged: bool) -> bool:
    for found in _first_and_last(sentence, (*rules.called_off, *MISSED)):
        before, after = sentence[: found.start()], sentence[found.end() :]
        direct = _is_direct(before, arranged)
        if found[0].endswith(" to"):
            goes_on = direct or 0 < len(after.split()) <= _FEW
        else:
            goes_on = _GOES_ON.match(after) is not None
        if goes_on and (direct or (arranged and "[" not in after and _is_whole(before))):
            return True
    return False


def _is_to_come(sentence: str, rules: Rules, arranged: bool) -> bool:
    for found in _first_and_last(sentence, rules.planned):
        before = sentence[: found.start()]
        if not _HOUR.fullmatch(sentence, found.end()):
            continue
        if _is_direct(before, arranged):
            return True
        if arranged and _is_whole(before):
            *_, last_but_one, last = ("", "", *before.split())
            if last not in _OF or (last == "for" and last_but_one in _SET):
                return True
    return False


def _first_and_last(sentence: str, words: tuple[str, ...]) -> list[re.Match[str]]:
    found = list(_any_of(words).finditer(sentence))
    return [*found[:1], *found[1:][-1:]]


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


def _is_direct(before: str, arranged: bool) -> bool:
    """Whether nothing of weight stands between the name and the word."""
    return before.strip(_FILLING) in _AUXILIARY if arranged else not before.strip(" \t\n(*_")


def _is_whole(before: str) -> bool:
    """Whether no other thought begins between the name and the word."""
    return _BREAK.search(before.rstrip(_FILLING)) is None
