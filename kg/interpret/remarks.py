"""What remarks beside a name say: that somebody was absent, works somewhere, has no known name."""

from __future__ import annotations

import re

from kg.interpret.labels import label_of
from kg.interpret.lazy import lazy
from kg.interpret.words import SENTENCE_WORDS
from kg.model.kinds import Senses
from kg.model.names import slug
from kg.model.rules import Rules

# So anywhere in a remark; other words of absence must be all of it.
_ABSENT = lazy(
    r"\b(?:absent(?:e|es|s)?|excused|regrets|apologies|declined|no[- ]shows?|not present"
    r"|(?:can['’]?t|cannot|can not|unable to) (?:attend|come|make it|join)|had to cancel"
    r"|kann nicht|konnte nicht|musste absagen|no puede (?:venir|asistir)|no pudo (?:venir|asistir)"
    r"|(?:not|did not|didn['’]t|could not|couldn['’]t) (?:attend(?:ing)?|come|make it|join)"
    r"|abwesend|entschuldigt|verhindert|nicht (?:da|dabei|anwesend)|excusée?s?|ausente|excusado"
    r"|assente|afwezig|verontschuldigd|afgemeld|fraværende|forfall|afbud|frånvarande|förhindrad"
    r"|ikke til ?stede|niet aanwezig|inte närvarande|nieobecn[ya]|usprawiedliwion[ya]"
    r"|отсутств\w*|не было)\b|缺席|请假|請假|欠席|불참|결석",
    re.I,
)
_NOT_ABSENT = re.compile(r"\babsent (?:from|in|on|until|before|last)\b", re.I)
# Who missed a part, another day, or spoke of somebody else's absence was there.
_OF_PART = (
    r"(?:items?|points?|agenda|vot(?:e|ing)|motions?|parts?|topics?|discussion|half|hour|minutes"
    r"|tops?|punkte?|tagesordnungspunkte?|abstimmung|hälfte|teil|votes?|partie|moitié|puntos?"
    r"|votación|parte|pontos?|votação|punti|votazione|agendapunt(?:en)?|stemming|deel|sak(?:er)?"
    r"|punkter|avstemning|omröstning|del|punkt(?:y|u|ów)?|głosowani[ae]|вопрос\w*|пункт\w*"
    r"|голосовани\w*)\b"
)
_IN_PART = lazy(
    rf"^\s{{0,2}}(?:[^\W\d_]+\s){{0,4}}?(?:{_OF_PART}|\d{{1,2}}[:.h]\d\d|\d{{1,2}}\s?(?:h|uhr|am|pm)\b"
    r"|last (?:time|week|month|meeting)|letztes mal|la dernière fois|la última vez)",
    re.I,
)
_LATENESS = re.compile(
    r"^\s{0,2}(?:[^\W\d_]+\s){0,3}?(?:late\b|lateness|delay|verspätung|retard|retraso|ritardo|atraso"
    r"|laat\b|forsinkelse|försening|spóźnienie|опоздание)",
    re.I,
)
_DECLINED = lazy(
    r"^declined\s+(?:to\b(?!\s+(?:attend|come|join))|(?:the|a|an|any)\s+(?!invit|meeting|call))",
    re.I,
)
_FOR_ANOTHER = lazy(
    r"\b(?:in place of|instead of|(?:stand|sit|fill)(?:s|ing)? in for|cover(?:s|ing)? for"
    r"|deput(?:y|i[sz]es|i[sz]ing) (?:for|of)|substitut\w* for|alternate for|proxy for"
    r"|vertret(?:er|erin|ung) (?:von|für)|suppléante? de|suplente de|sostitut[oa] di"
    r"|stedfortreder for|stedfortræder for|ersättare för|zastępuje"
    r"|replac(?:es|ing)|on behalf of|in vertretung|vertritt|für|en remplacement|remplace|en lugar"
    r"|sustituye|in sostituzione|sostituisce|em substituição|substitui|in plaats van|vervangt"
    r"|i stedet for|istället för|w zastępstwie|zamiast|вместо)(?:\s|$)",
    re.I,
)
# *Chair of the Regrets Committee*; *secretary to the absent chair*.
_OF_NAME = re.compile(r"\w\s[A-Z]\w+\s[A-Z]$")
_THE = re.compile(r"\b(?:the|an|our|der|des|dem|den|le|la|el|lo|il)\s$", re.I)
_OF_OTHERS = re.compile(r"\s?[:：]\s*(?:\[\[|[A-Z][\w'’-]+\s[A-Z])")
_NAMELESS = re.compile(
    r"\bname\s+(?:is\s+)?(?:unknown|not known|tbc|tbd)\b|\bname unbekannt\b|\bnom inconnu\b"
    r"|\bnombre desconocido\b|\bnaam onbekend\b|名字不详|氏名不明",
    re.I,
)
_ONE_NAME = re.compile(r"\b(?:last|sur|family|full|second|nach|familien|achter)\s?-?$", re.I)
_NO_COMPANY = re.compile(
    r"[\d:;=?!{}]|://|@|\b(?:last name|unknown|until|from|late|via|he|she|they|him|her|ze|tbc"
    r"|remote|online|phone|dial|zoom|host|chair|scribe|guest|notes|minutes|left|joined|part)\b",
    re.I,
)
_LETTER = re.compile(r"[^\W\d_]")
# In capitals it is a country.
_NO = frozenset(("no", "nein", "non", "nee", "nej", "nei", "não", "nie", "нет", "否"))
_LONGEST_COMPANY = 60  # characters


def is_word_of_absence(text: str) -> bool:
    """Whether a text is a word for somebody's absence and nothing else: *excused*."""
    return _ABSENT.fullmatch(text) is not None


def says_absent(remark: str, rules: Rules) -> bool:
    """Whether a remark tells that the person was not there."""
    if not remark:
        return False
    if found := _ABSENT.search(remark):
        if _NOT_ABSENT.search(remark) or _FOR_ANOTHER.search(remark, 0, found.start()):
            return False
        if _OF_NAME.search(remark, 0, found.end() + 2) or _THE.search(remark[: found.start()]):
            return False
        behind = remark[found.end() :]
        if _OF_OTHERS.match(behind):
            return False  # *absent: Bo Ek*
        in_part = _IN_PART.search(behind) or _LATENESS.search(behind)
        return not (in_part or _DECLINED.search(remark[found.start() :]))
    if remark in _NO:
        return True
    label = label_of(remark, rules)
    return label is not None and label.exact and label.sense == Senses.ABSENT


def whose_place_in(remark: str) -> str:
    """In whose place a remark says that somebody was there: *standing in for Mira Quist*."""
    found = _FOR_ANOTHER.search(remark)
    return remark[found.end() :].strip() if found else ""


def says_nameless(remark: str) -> bool:
    """Whether a remark tells that nobody knows the name; that of a last name does not."""
    found = _NAMELESS.search(remark)
    return bool(found) and not _ONE_NAME.search(remark[: found.start()].rstrip())  # type: ignore[union-attr]


def employer_in(remark: str) -> str | None:
    """What a remark may name as somebody's company; other notes tell whether it is one."""
    text = remark.strip(" *_-–—/,.")
    for word in ("from ", "at ", "of ", "@ ", "bei ", "chez "):
        text = text[len(word) :] if text.lower().startswith(word) else text
    if "[[" in text and not (text.startswith("[[") and text.find("]]") == len(text) - 2):
        return None
    if not text or len(text) > _LONGEST_COMPANY or not _LETTER.search(text):
        return None
    if _NO_COMPANY.search(text):
        return None
    words = slug(text).split("-")
    return None if sum(word in SENTENCE_WORDS for word in words) * 2 > len(words) else text
