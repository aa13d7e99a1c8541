"""Lines that name a contact which did not come about: called off, or still to come."""

from __future__ import annotations

import re

from kg.interpret.alternatives import WholeWords, any_of
from kg.interpret.lazy import lazy
from kg.interpret.plans import FILLING, first_and_last, is_filling, is_to_come, is_whole
from kg.interpret.unspaced_ends import is_off_at_end
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.words import AUXILIARIES, CAUSES, MISSED, ON_SCREEN, UNTIL, WITH
from kg.model.names import slug
from kg.model.rules import Rules

_LINK = re.compile(r"!?\[\[[^\[\]]*+\]\]")
_END = re.compile(r"[.!?](?=\s|$)|\s#\w")
_GOES_ON = lazy(
    rf"\s*+(?:$|[^\w\s]|(?:{any_of((*CAUSES, *UNTIL))}|at|on|again|last|al|zum|he|she|they|we|i)"
    r"(?!\w))"
)
_FROM = re.compile(r"\s{0,9}(?:(?:from|von|vom|dal|van|fra|från|с)\b|['’-])")
_FEW = 3  # words that may follow "moved to"
_IN_WORD = re.compile(r"\w")
_ENDS_WORD = " \t.,;:!?)("  # and the end of the text


def is_off(behind: str, rules: Rules, *, arranged: bool) -> bool:
    """Whether what stands behind the names of the people says that there was no contact.

    Only the first sentence counts, and in it the words right behind a name; of what is `arranged`,
    also those at the end, unless they belong to what it is about ("the cancelled order").
    """
    said = _LINK.sub("[", behind).replace("’", "'").lower()
    end = _END.search(said, len(said) - len(said.lstrip(FILLING)))
    sentence = said[: end.start()] if end else said
    return (
        _is_on_screen(sentence.lstrip(FILLING))
        or _is_called_off(sentence, rules, arranged)
        or is_to_come(sentence, rules, arranged=arranged)
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
    if not said.endswith(_off_or_planned(rules)):
        return False  # so says most of what is asked here
    return any(_ends_with(said, word) for word in _off_or_planned(rules))


def _ends_with(said: str, word: str) -> bool:
    """Whether a word or phrase stands whole at the end of a text."""
    return said.endswith(word) and not _IN_WORD.fullmatch(said[: -len(word)][-1:])


def _is_called_off(sentence: str, rules: Rules, arranged: bool) -> bool:
    for found in first_and_last(_calling_off(rules), sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        direct = _is_direct(before, arranged)
        if found[0].endswith(" to"):
            goes_on = direct or 0 < len(after.split()) <= _FEW
        else:
            goes_on = _GOES_ON.match(after) is not None or _is_said_at_once(before, after)
        if goes_on and (direct or (arranged and "[" not in after and is_whole(before))):
            return True
    return False


def _is_said_at_once(before: str, after: str) -> bool:
    """Whether the word stands right behind the name, so that it goes on as it likes: *annulée ce
    matin*; but what was moved from another day took place. Where nothing stands before it, it may
    be of something else: *Cancelled orders*."""
    between = before.replace("*", " ").split()
    return (
        before != ""
        and all(slug(word) in AUXILIARIES for word in between)
        and _FROM.match(after) is None
    )


@MadeOnce
def _calling_off(rules: Rules) -> WholeWords:
    return WholeWords((*rules.called_off, *MISSED))


@MadeOnce
def _off_or_planned(rules: Rules) -> tuple[str, ...]:
    return *rules.called_off, *rules.planned


def _is_direct(before: str, arranged: bool) -> bool:
    """Whether nothing of weight stands between the name and the word."""
    return is_filling(before) if arranged else not before.strip(" \t\n(*_")
