"""The shapes in which a line or a heading says that somebody was contacted.

`SHAPES` is the table of them, read from top to bottom; the first that fits decides. Words are those
of `kg.model.vocabulary` (kg.toml extends them) and of `kg.interpret.words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.interpret.alternatives import any_of
from kg.interpret.contact_begins import BEFORE_TIME, Begin, begin_of
from kg.interpret.contact_names import (
    ABOUT_SPACED,
    POSSESSIVE,
    about_at,
    is_one_word,
    name_spans,
    names_end,
)
from kg.interpret.contact_phrases import (
    BEHIND_PHRASE,
    LONGEST,
    STOPS,
    Table,
    behind_with,
    behind_word,
    is_compound,
    may_end,
    noun_at,
    noun_of_topic,
    phrase_at,
    word_at,
)
from kg.interpret.lazy import lazy
from kg.interpret.name_titles import UNSPACED_TITLES
from kg.interpret.plans import is_arranged
from kg.interpret.vocabulary_cache import MadeOnce, Remembered
from kg.interpret.words import (
    ADJECTIVES,
    ADJECTIVES_BEHIND,
    ALSO_VERBS,
    ASKING,
    BEFORE_A_CONTACT,
    BEFORE_A_NOUN,
    BEHIND_A_NOUN,
    BEHIND_A_VERB,
    GIVING,
    HAVE_DONE,
    JOINING,
    OF_WHAT,
    ON_THAT_DAY,
    OURSELVES,
    PLACED,
    TOPICS,
    WITH,
)
from kg.model.kinds import Channels, MeetingKinds
from kg.model.names import is_unspaced, slug
from kg.model.rules import Rules

_OFF = re.compile(r"\s+off\b")  # what is called off was no call
_OBJECT = re.compile(r"(?:with |to |from )?(?:!?\[\[|@\w)")
_BESIDE = re.compile(r"\(?(?:!?\[\[|@\w)")
_TAG = re.compile(r"\s{0,9}[-–—:]?\s{0,9}#([\w/:-]{0,80}\w)")
_BETWEEN = re.compile(r"\s*(?:[-–—:|]\s*)?")
_STILL_TO = re.compile(r"\s*(?:will|needs?|should|must|(?:is |has )?to)\b", re.IGNORECASE)
# German and Dutch put the verb of a plan behind: *Termin mit [[Ann]] vereinbaren*.
_TO_ARRANGE = lazy(
    r"[*_\s]*(?:zu\s+|te\s+)?(?:vereinbaren|ausmachen|organisieren|vorbereiten|planen|einplanen|ansetzen"
    r"|abmachen|anfragen|buchen|verschieben|verabreden|festlegen|finden|maken|plannen|inplannen"
    r"|halten|führen|suchen|nötig|notwendig|erforderlich|ausstehend|afspreken|regelen|voorbereiden|boeken|verzetten|organiseren)\b[*_]*(?=\s*(?:$|[.,;:!?(–—-]))",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s*(?:is|on|in|at|around|due|this)\b", re.IGNORECASE)
_COLON = re.compile(r"\s{0,9}[:–—-]{1,3}\s{1,9}|\s{0,9}：\s{0,9}")
_ARTICLE = re.compile(r"\s(?:an?|another|the|two|some)\s")
_BRACKETS = "(|[ "
_NEAR = 160  # signs in which a phrase begins behind words that only fill
_FEW_WORDS = 6  # behind the first of a text, in which a verb or noun stands behind a name
_AROUND = " \t*_\"'”)"
# By which Logseq marks what is to be done: *LATER Call with [[Ann]]*.
_TO_DO = re.compile(r"(?:TODO|LATER|NOW|DOING|WAIT(?:ING)?|DELEGATED|IN-PROGRESS|CANCELL?ED)\s")
_UNSPACED_BEFORE = re.compile(r"(?:今天|今日|刚|剛)?[与與和跟同给給]\s?")
_UNSPACED_TITLE = rf"(?:{UNSPACED_TITLES})?"
_UNSPACED_BEHIND = re.compile(
    rf"{_UNSPACED_TITLE}(?:と|に|へ|から|과|와|이랑|랑|하고|에게서?|한테서?|께)?(?:の)?\s*"
)
# Whom a verb of these names is its object, too: *[[박서준]]을 만남*.
_UNSPACED_OBJECT = re.compile(rf"{_UNSPACED_TITLE}(?:と|に|へ|を|과|와|을|를|에게|한테|께)\s*")
_THING = r"(?:\[\[[^\[\]]{1,200}\]\]|[^\s,;:.()\[\]]{1,40})"
_BEFORE_WITH = lazy(
    rf"\s+(?:(?:@|{any_of(PLACED | OF_WHAT)})\s+{_THING}(?:\s+{_THING}){{0,3}}?"
    rf"|{any_of(ON_THAT_DAY)}|{any_of(ADJECTIVES_BEHIND)}|(?:(?:{ABOUT_SPACED})\s+)?\[\[[^\[\]]{{1,200}}\]\]|(?:[+&]|{any_of(JOINING)})\s+{_THING})"
    rf"(?=\s+(?:{any_of(WITH)})(?:\s|$))",
    re.IGNORECASE,
)
_BETWEEN_NAME_AND_WORD = ADJECTIVES | HAVE_DONE | OURSELVES
_FIRST = (
    frozenset(BEFORE_TIME)
    | GIVING
    | {word.split()[0] for word in (*BEFORE_A_CONTACT, *BEFORE_A_NOUN, *ADJECTIVES, *TOPICS, *WITH)}
)


class Contact(NamedTuple):
    """What says contact in a text: by what channel, with `whom`, what follows the names (`behind`,
    where it may be called off), and whether the phrase speaks of what may be still to come.

    `kind` is the kind of meeting of a noun, "" for a verb and for meals; `joined` tells that *with*
    stands before whom it was with.
    """

    channel: str
    whom: str
    behind: str
    arranged: bool
    kind: str = ""
    joined: bool = True
    is_noun: bool = False


Shape = Callable[[str, Begin, Rules], Contact | None]


def may_tell_of_contact(text: str, rules: Rules) -> bool:
    """Whether a text may, by how it begins: a quick look, and most texts do not."""
    return bool(_possible(text, rules))


def read_contact(text: str, rules: Rules) -> Contact | None:
    """The contact that a text tells of by how it begins ("09:15 Called …", "Lunch with …",
    "[[Ann]] called"), be it by a sign with a name right behind it ("📞 [[Ann]]"); what is struck
    through tells of none."""
    shapes = _possible(text, rules) if not text.startswith("~~") else ()
    if not shapes or _TO_DO.match(text):
        return None
    begin = _AT_ONCE if shapes is _OF_A_NAME else begin_of(text, rules)
    for shape in shapes:
        found = shape(text, begin, rules)
        if found is not None:
            open_ = _is_to_come(found, begin) or _is_asked(text, found, begin)
            return None if open_ else found
    return None


def leading_noun(text: str, rules: Rules) -> str | None:
    """The channel of a noun of contact that a text begins with: *Lunch, talked about …*, *(call):
    the contract*."""
    text = text.lstrip(_BRACKETS)
    begin = begin_of(text, rules)
    noun = noun_at(text, begin.at, rules)
    return noun.channel if noun and may_end(text, noun.end, BEHIND_A_NOUN) else None


def behind_noun(text: str, rules: Rules) -> tuple[str, str] | None:
    """The noun of contact that a text begins with, and what stands behind it."""
    text = text.lstrip(_BRACKETS)
    noun = noun_at(text, begin_of(text, rules).at, rules)
    return (noun.text, text[noun.end :]) if noun else None


def _verb(text: str, begin: Begin, rules: Rules) -> Contact | None:
    """*Called [[Ann]] about …*, *email from [[Ann]]*."""
    verb = None if begin.only_noun else phrase_at(rules.contact_verbs, text, begin.at)
    if verb is None and begin.first != begin.at:
        verb = phrase_at(rules.contact_verbs, text, begin.first)  # *Me llamó [[Ann]]*
    if verb is None or _OFF.match(text.lower(), verb.end):
        return None
    arranged = not begin.past and is_arranged(verb.text, rules)
    return _before(text, verb.end, verb.channel, arranged)


def _noun_with(text: str, begin: Begin, rules: Rules) -> Contact | None:
    """*Quick call with [[Ann]]*, *Meeting w/ Ann*, *Team lunch at Nero with Ann*."""
    noun = noun_at(text, begin.at, rules) or noun_of_topic(text, begin.at, rules)
    if noun is None:
        return None
    between = _BEFORE_WITH.match(text, noun.end)
    joined = behind_with(text, between.end() if between else noun.end)
    if joined is None:
        return None
    kind = rules.meetings.get(slug(noun.text), "")
    found = _before(text, joined, noun.channel, not begin.past)
    return found._replace(kind=kind, is_noun=True)


def _noun_beside(text: str, begin: Begin, rules: Rules) -> Contact | None:
    """*1:1 [[Ann]]*, *1:1 Ann Lee*, *Call: [[Ann]]*, *10:00 Call - [[Ann]]*."""
    noun = noun_at(text, begin.at, rules)
    if noun is None:
        return None
    sign = _COLON.match(text, noun.end)
    if sign is None and noun.text in ALSO_VERBS:
        return None  # "Call [[Ann]]" is to be done
    at = sign.end() if sign else noun.end + len(text[noun.end :]) - len(text[noun.end :].lstrip())
    kind = rules.meetings.get(slug(noun.text), "")
    plain = (kind == MeetingKinds.ONE_TO_ONE or bool(sign)) and text[at : at + 1].isupper()
    beside = _BESIDE.match(text, at)
    if not plain and not beside:
        return None
    at += int(bool(beside) and text[at] == "(")
    found = _before(text, at, noun.channel, not begin.past)
    return found._replace(kind=kind, joined=False, is_noun=True)


def _noun_given(text: str, begin: Begin, rules: Rules) -> Contact | None:
    """*Sent [[Ann]] an email*, *Gave [[Ann]] a quick call*."""
    if word_at(text, begin.at) not in GIVING:
        return None
    start = text.find(" ", begin.at) + 1
    end = names_end(text, start) if start else None
    article = _ARTICLE.match(text, end) if end else None
    noun = noun_at(text, article.end(), rules) if article else None
    if noun is None or end is None or noun.channel == Channels.MEETING:
        return None
    return Contact(noun.channel, text[start:end], text[noun.end :], False)


def _by_sign(text: str, begin: Begin, _: Rules) -> Contact | None:
    """*📞 [[Ann]]*."""
    if begin.sign is None or not _OBJECT.match(text, begin.first):
        return None
    return _before(text, begin.first, begin.sign, True)


def _name_first(text: str, begin: Begin, rules: Rules) -> Contact | None:
    """*[[Ann]] called*, *[[Ann]] 1:1*, *[[Ann]] #meeting/1:1*, *mit [[Ann]] telefoniert*."""
    at = behind_with(text, begin.at) if text[begin.at : begin.at + 1].isalpha() else None
    glued = _UNSPACED_BEFORE.match(text, begin.at) if at is None else None
    start = at if at is not None else glued.end() if glued else begin.at
    end = names_end(text, start)
    if end is None or POSSESSIVE.match(text, end):
        return None
    whom = text[start:end]
    if not _may_follow(text, end, rules):
        return _verb_at_end(text, end, whom, rules) if at is not None else None
    for said in (_tag_behind, _noun_behind, _verb_behind):
        found = said(text, end, rules)
        if found is not None and not (found.is_noun and is_one_word(whom)):
            return found._replace(whom=whom)
    return _verb_at_end(text, end, whom, rules) if at is not None else None


@MadeOnce
def _unspaced_names(nouns: Table) -> re.Pattern[str]:
    """Names without links before a noun of contact, in scripts without spaces: 和李娜吃饭,
    김하늘과 통화, 田中花子さんと電話."""
    words = any_of(noun for noun in nouns if is_unspaced(noun[0]))
    return re.compile(
        rf"(?:今天|昨天|今日|刚|剛)?[和与與跟同](?P<zh>[\u4e00-\u9fff]{{2,4}}?){_UNSPACED_TITLE}"
        rf"(?P<first>{words})"
        rf"|(?P<name>[\u4e00-\u9fff]{{2,5}}?|[\uac00-\ud7a3]{{2,4}}?)\s?{_UNSPACED_TITLE}"
        rf"(?:と|과|와|이랑|랑|하고)(?:の)?\s?(?P<second>{words})"
    )


def _unspaced_name(text: str, begin: Begin, rules: Rules) -> Contact | None:
    """A name in plain words, which counts only if somebody has it."""
    if not is_unspaced(text[begin.at : begin.at + 1] or " "):
        return None
    found = _unspaced_names(rules.contact_nouns).match(text, begin.at)
    if found is None:
        return None
    noun, name = found["first"] or found["second"], found["zh"] or found["name"]
    (_, channel), *_ = rules.contact_nouns[noun]
    return Contact(channel, name, text[found.end() :], True, "", True, True)


SHAPES: tuple[Shape, ...] = (
    _verb,
    _noun_with,
    _noun_beside,
    _noun_given,
    _by_sign,
    _name_first,
    _unspaced_name,
)
# Of a text that begins with what may be a name nothing is left out.
_OF_A_NAME: tuple[Shape, ...] = (_name_first,)
_AT_ONCE = Begin(0, 0, only_noun=False, past=False, is_next=False, sign=None)


def _tag_behind(text: str, at: int, rules: Rules) -> Contact | None:
    tag = _TAG.match(text, at)
    for part in reversed(tag[1].split("/")) if tag else ():
        noun = phrase_at(rules.contact_nouns, part, 0)
        if tag and noun and noun.end == len(part):
            kind = rules.meetings.get(slug(part), "")
            return Contact(noun.channel, "", text[tag.end() :], True, kind, False, True)
    return None


def _noun_behind(text: str, at: int, rules: Rules) -> Contact | None:
    between = _BETWEEN.match(text, at)
    assert between is not None  # it may be empty
    behind = _UNSPACED_BEHIND.match(text, between.end())
    noun = noun_at(text, behind.end() if behind else between.end(), rules)
    if noun is None or not may_end(text, noun.end, BEHIND_A_NOUN):
        return None
    if ":" in between[0] and noun.text in ALSO_VERBS:
        return None  # "[[Ann]]: call about the keys" is to be done
    if behind_with(text, noun.end) is not None:
        return None  # theirs with somebody else
    kind = rules.meetings.get(slug(noun.text), "")
    joined = bool(behind and behind[0].strip())
    return Contact(noun.channel, "", text[noun.end :], True, kind, joined, True)


def _verb_behind(text: str, at: int, rules: Rules) -> Contact | None:
    at = behind_word(text, at, HAVE_DONE)
    at = behind_word(text, at, OURSELVES)
    at += len(text[at:]) - len(text[at:].lstrip())
    if glued := _UNSPACED_OBJECT.match(text, at):
        at = glued.end()
    verb = phrase_at(rules.contacted_by, text, at)
    if verb is None or not may_end(text, verb.end, BEHIND_A_VERB):
        return None
    if _OFF.match(text.lower(), verb.end):
        return None
    return Contact(verb.channel, "", text[verb.end :], False)


def _verb_at_end(text: str, at: int, whom: str, rules: Rules) -> Contact | None:
    """*Mit [[Ann]] über … gesprochen*."""
    if len(text) - at > 4 * LONGEST:
        return None
    words = text[at:].rstrip(" .!").rsplit(None, 1)
    verb = phrase_at(rules.contacted_by, words[-1], 0) if words else None
    if verb is None or verb.end != len(words[-1]) or not verb.text.isalpha():
        return None
    return Contact(verb.channel, whom, text[at:], False)


def _before(text: str, at: int, channel: str, arranged: bool) -> Contact:
    """A contact whose people stand behind its word."""
    rest = text[at:]
    return Contact(channel, rest[: about_at(rest)], rest, arranged)


def _is_to_come(found: Contact, begin: Begin) -> bool:
    """Whether a text speaks of when it will be: *Call with [[Ann]] needs to be booked*."""
    end = name_spans(found.whom)[-1:] if found.behind.startswith(found.whom) else [0]
    if not found.arranged or not end:
        return False
    return bool(
        _STILL_TO.match(found.behind, end[0])
        or _TO_ARRANGE.match(found.behind, end[0])
        or (begin.is_next and _WHEN.match(found.behind, end[0]))
    )


def _is_asked(text: str, found: Contact, begin: Begin) -> bool:
    """Whether a text asks whether it was so, or should be: *Have I called [[Ann]]?*, *Lunch with
    [[Ann]]?*; what stands behind the names may be asked for itself."""
    if not text.rstrip(_AROUND).endswith(("?", "？")):
        return False
    if begin.at > begin.first and word_at(text, begin.first) in ASKING:
        return True
    end = max(name_spans(found.whom), default=0) if found.behind.startswith(found.whom) else 0
    return bool(end) and not found.behind[end:].strip(_AROUND + "?？")


def _possible(text: str, rules: Rules) -> Sequence[Shape]:
    """The shapes that a text may have, by a quick look at its first words: most lines begin with
    one that says nothing, and of a name only what stands behind it can say contact."""
    if not text[:1].isalpha() or is_unspaced(text[0]):
        return SHAPES
    words = _words_of(rules)
    begin = text[:LONGEST].lower()
    first, *behind = begin.split(None, _FEW_WORDS)
    word = first.rstrip(":,*_")
    if words.is_phrase[word]:
        return SHAPES
    if word in _FIRST:
        return SHAPES if _goes_on(text, words) else ()
    if text[0].islower():
        return ()
    if "#" not in begin[len(first) :] and not any(map(words.says.__getitem__, behind)):
        return ()
    word = first.rstrip(BEHIND_PHRASE)
    opens = text[1:2].isupper() or word in _FIRST or words.is_phrase[word]
    return SHAPES if opens else _OF_A_NAME


def _goes_on(text: str, words: _Words) -> bool:
    """Whether a text that begins with a word before phrases of contact, *Then a quick call with*,
    goes on with one, with a tag, or with a link in which more may stand; or ends with a verb,
    *Mit [[Ann]] über … gesprochen*."""
    near = text[:_NEAR].lower()
    if "#" in near or near.rfind("[[") > near.rfind("]]"):
        return True
    some = near.split()
    if any(map(words.tells.__getitem__, some)):
        return True
    return words.says[text.rstrip(" .!").rpartition(" ")[2].lower()] and any(map(_joins, some))


def _joins(word: str) -> bool:
    return word.strip(STOPS) in WITH


class _Words(NamedTuple):
    """What single words may tell, each worked out once: whether one begins a phrase of contact;
    whether it does so behind a name; whether, with signs around it, it does either."""

    is_phrase: Remembered[bool]
    says: Remembered[bool]
    tells: Remembered[bool]


@MadeOnce
def _words_of(rules: Rules) -> _Words:
    phrases = rules.contact_verbs.keys() | rules.contact_nouns.keys()
    behind = rules.contact_nouns.keys() | rules.contacted_by.keys()

    def is_phrase(word: str) -> bool:
        return word in phrases or is_compound(word, rules)

    def says(word: str) -> bool:
        return word.strip(STOPS) in behind

    def tells(word: str) -> bool:
        return is_phrase(word.strip(STOPS)) or says(word) or any(map(is_unspaced, word))

    return _Words(Remembered(is_phrase), Remembered(says), Remembered(tells))


def _may_follow(text: str, at: int, rules: Rules) -> bool:
    """Whether the word behind a name may say contact: a quick look."""
    rest = text[at : at + LONGEST].lstrip(" -–—:|\t")
    if not rest or rest[0] == "#" or is_unspaced(rest[0]):
        return bool(rest)
    word = rest.split(None, 1)[0].lower()
    bare = word.rstrip(BEHIND_PHRASE)
    return (
        bare in rules.contact_nouns
        or bare in rules.contacted_by
        or word in rules.contact_nouns
        or bare in _BETWEEN_NAME_AND_WORD
    )
