"""The shapes in which a line or a heading says that somebody was contacted.

`SHAPES` is the table of them, read from top to bottom; the first that fits decides. Words are those
of `kg.model.vocabulary` (kg.toml extends them) and of `kg.interpret.words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.interpret.alternatives import any_of
from kg.interpret.cancellations import is_arranged
from kg.interpret.looks import is_full, name_ends
from kg.interpret.words import (
    ABOUT,
    ADJECTIVES,
    ALSO_VERBS,
    BEFORE_A_CONTACT,
    BEFORE_A_NOUN,
    BEHIND_A_NOUN,
    BEHIND_A_VERB,
    BESIDES,
    HAVE_DONE,
    JOINING,
    OF_WHAT,
    ON_THAT_DAY,
    OURSELVES,
    PLACED,
    TOPICS,
    WITH,
)
from kg.model.kinds import MeetingKinds
from kg.model.names import is_unspaced, slug
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
_LEAD = re.compile(
    rf"^[\s*_>]*({_SIGN}*)(?:{_TIME})?[\s*_]*({_SIGN}*)(?:#[\w/-]+\s+)*", re.IGNORECASE
)
_OFF = re.compile(r"\s+off\b")  # what is called off was no call
_OBJECT = re.compile(r"(?:with |to |from )?(?:!?\[\[|@\w)")
_BESIDE = re.compile(r"\(?(?:!?\[\[|@\w)")
_WITH = re.compile(r"w/|[^\W\d_]+")
WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*+)[^\[\]]*+\]\]")
MENTION = re.compile(r"(?<![\w@])@([^\W\d_][\w’'-]*(?:\.[\w’'-]+)*)")
_LINKS = re.compile(
    r"!?\[\[[^\[\]]++\]\](?:(?:\s*(?:[,&+/、]|和|と)\s*|\s+\w{1,3}\s+)!?\[\[[^\[\]]++\]\])*"
)
_TAG = re.compile(r"\s{0,9}[-–—:]?\s{0,9}#([\w/:-]{0,80}\w)")
_LAST_TAG = re.compile(r"#([\w/-]+)\s+$")
_BETWEEN = re.compile(r"\s*(?:[-–—:|]\s*)?")
_STILL_TO = re.compile(r"\s*(?:will|needs?|should|must|(?:is |has )?to)\b", re.IGNORECASE)
# German and Dutch put the verb of a plan behind: *Termin mit [[Ann]] vereinbaren*.
_TO_ARRANGE = re.compile(
    r"[*_\s]*(?:zu\s+|te\s+)?(?:vereinbaren|ausmachen|organisieren|vorbereiten|planen|einplanen|ansetzen"
    r"|abmachen|anfragen|buchen|verschieben|verabreden|festlegen|finden|maken|plannen|inplannen"
    r"|halten|führen|suchen|nötig|notwendig|erforderlich|ausstehend|afspreken|regelen|voorbereiden|boeken|verzetten|organiseren)\b[*_]*(?=\s*(?:$|[.,;:!?(–—-]))",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s*(?:is|on|in|at|around|due|this)\b", re.IGNORECASE)
_COLON = re.compile(r"\s{0,9}[:–—-]{1,3}\s{1,9}")
POSSESSIVE = re.compile(r"[*_]{0,3}['’]s(?!\w)")
_FAR = 2000  # characters in which all names of a contact stand
_LONGEST = 60  # no phrase that says contact is longer
_BEHIND_PHRASE = ":,;.!?*_)"
_STOPS = ".,;:!?()|*_–—-\"'’#\n"
_REMARK_WITHIN = re.compile(
    rf"\([^()]{{0,80}}\)(?=\s?(?:[,&+/]|(?:{any_of(JOINING)})\b))", re.IGNORECASE
)
_BRACKETS = "(|[ "
_UNSPACED_BEFORE = re.compile(r"(?:今天|今日|刚|剛)?(?:[与與和跟同给給]|给)")
_UNSPACED_BEHIND = re.compile(r"(?:さん|님|先生|女士)?(?:と|に|から|과|와|이랑|랑)?(?:の)?\s*")

# Behind 電話 and the like these make another word of it: 電話番号 is a number.
_OF_A_THING = re.compile(
    r"番号|番號|号码|號碼|アドレス|地址|帳|簿|料金|費|费|機|机|会社|公司|번호|주소|요금|기록"
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


class _Begin(NamedTuple):
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


class _Phrase(NamedTuple):
    text: str
    channel: str
    end: int


Shape = Callable[[str, _Begin, Rules], Contact | None]


def read_contact(text: str, rules: Rules) -> Contact | None:
    """The contact that a text tells of by how it begins ("09:15 Called …", "Lunch with …",
    "[[Ann]] called"), be it by a sign with a name right behind it ("📞 [[Ann]]")."""
    shapes = _possible(text, rules)
    if not shapes:
        return None
    begin = _AT_ONCE if shapes is _OF_A_NAME else _begin(text, rules)
    for shape in shapes:
        found = shape(text, begin, rules)
        if found is not None:
            return None if _is_to_come(found, begin) else found
    return None


def leading_noun(text: str, rules: Rules) -> str | None:
    """The channel of a noun of contact that a text begins with: *Lunch, talked about …*, *(call):
    the contract*."""
    text = text.lstrip(_BRACKETS)
    begin = _begin(text, rules)
    noun = _noun(text, begin.at, rules)
    return noun.channel if noun and _may_end(text, noun.end, BEHIND_A_NOUN) else None


def behind_noun(text: str, rules: Rules) -> tuple[str, str] | None:
    """The noun of contact that a text begins with, and what stands behind it."""
    text = text.lstrip(_BRACKETS)
    noun = _noun(text, _begin(text, rules).at, rules)
    return (noun.text, text[noun.end :]) if noun else None


def sign_channel(text: str, rules: Rules) -> str | None:
    """The channel of the sign that a text begins with (📞), None for a text without one."""
    lead = _LEAD.match(text)
    return _sign(lead, rules) if lead else None


def without_time(text: str) -> str:
    """A text without the time, the signs and the tags that it begins with."""
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead else text


def going_on(text: str) -> str | None:
    """What stands behind *and with* at the begin of a text: it goes on from the line before."""
    words = text.split(None, 2)
    if len(words) < 3 or words[0].lower() not in JOINING or words[1].lower() not in WITH:
        return None
    return words[2]


def about_at(text: str) -> int:
    """Where the object of a contact ends: at "about", a colon, …, outside of links."""
    bare = WIKILINK.sub(lambda m: "x" * len(m[0]), text[:_FAR])
    if "(" in bare:  # a remark, if the row of names goes on behind it
        bare = _REMARK_WITHIN.sub(lambda m: "x" * len(m[0]), bare)
    found = _ABOUT.search(bare)
    return found.start() if found else len(bare)


def name_spans(text: str) -> list[int]:
    """Where the names in the object of a contact end."""
    ends = [found.end() for found in (*WIKILINK.finditer(text), *MENTION.finditer(text))]
    return ends or name_ends(text)[-1:]


# --- the shapes -------------------------------------------------------------------------------


def _verb(text: str, begin: _Begin, rules: Rules) -> Contact | None:
    """*Called [[Ann]] about …*, *email from [[Ann]]*."""
    if begin.only_noun:
        return None
    verb = _phrase(rules.contact_verbs, text, begin.at)
    if verb is None and begin.first != begin.at:
        verb = _phrase(rules.contact_verbs, text, begin.first)  # *Me llamó [[Ann]]*
    if verb is None or _OFF.match(text.lower(), verb.end):
        return None
    arranged = not begin.past and is_arranged(verb.text)
    return _before(text, verb.end, verb.channel, arranged)


def _noun_with(text: str, begin: _Begin, rules: Rules) -> Contact | None:
    """*Quick call with [[Ann]]*, *Meeting w/ Ann*, *Team lunch at Nero with Ann*."""
    noun = _noun(text, begin.at, rules) or _noun_of_topic(text, begin.at, rules)
    if noun is None:
        return None
    between = _BEFORE_WITH.match(text, noun.end)
    joined = _with(text, between.end() if between else noun.end)
    if joined is None:
        return None
    kind = rules.meetings.get(slug(noun.text), "")
    found = _before(text, joined, noun.channel, not begin.past)
    return found._replace(kind=kind, is_noun=True)


def _noun_beside(text: str, begin: _Begin, rules: Rules) -> Contact | None:
    """*1:1 [[Ann]]*, *1:1 Ann Lee*, *Call: [[Ann]]*, *10:00 Call - [[Ann]]*."""
    noun = _noun(text, begin.at, rules)
    if noun is None:
        return None
    sign = _COLON.match(text, noun.end)
    if sign is None and noun.text in ALSO_VERBS:
        return None  # "Call [[Ann]]" is to be done
    at = sign.end() if sign else noun.end + len(text[noun.end :]) - len(text[noun.end :].lstrip())
    kind = rules.meetings.get(slug(noun.text), "")
    whole = kind == MeetingKinds.ONE_TO_ONE and len(name_ends(text[at : at + _LONGEST])) > 1
    plain = (whole or bool(sign)) and text[at : at + 1].isupper()
    beside = _BESIDE.match(text, at)
    if not plain and not beside:
        return None
    at += int(bool(beside) and text[at] == "(")
    found = _before(text, at, noun.channel, not begin.past)
    return found._replace(kind=kind, joined=False, is_noun=True)


def _by_sign(text: str, begin: _Begin, _: Rules) -> Contact | None:
    """*📞 [[Ann]]*."""
    if begin.sign is None or not _OBJECT.match(text, begin.first):
        return None
    return _before(text, begin.first, begin.sign, True)


def _name_first(text: str, begin: _Begin, rules: Rules) -> Contact | None:
    """*[[Ann]] called*, *[[Ann]] 1:1*, *[[Ann]] #meeting/1:1*, *mit [[Ann]] telefoniert*."""
    at = _with(text, begin.at) if text[begin.at : begin.at + 1].isalpha() else None
    glued = _UNSPACED_BEFORE.match(text, begin.at) if at is None else None
    start = at if at is not None else glued.end() if glued else begin.at
    end = _names_end(text, start)
    if end is None or POSSESSIVE.match(text, end):
        return None
    whom = text[start:end]
    if not _may_follow(text, end, rules):
        return _verb_at_end(text, end, whom, rules) if at is not None else None
    for said in (_tag_behind, _noun_behind, _verb_behind):
        found = said(text, end, rules)
        if found is not None and not (found.is_noun and _is_one_word(whom)):
            return found._replace(whom=whom)
    return _verb_at_end(text, end, whom, rules) if at is not None else None


SHAPES: tuple[Shape, ...] = (
    _verb,
    _noun_with,
    _noun_beside,
    _by_sign,
    _name_first,
)
# Of a text that begins with what may be a name nothing is left out.
_OF_A_NAME: tuple[Shape, ...] = (_name_first,)
_AT_ONCE = _Begin(0, 0, only_noun=False, past=False, is_next=False, sign=None)


def _tag_behind(text: str, at: int, rules: Rules) -> Contact | None:
    tag = _TAG.match(text, at)
    for part in reversed(tag[1].split("/")) if tag else ():
        noun = _phrase(rules.contact_nouns, part, 0)
        if tag and noun and noun.end == len(part):
            kind = rules.meetings.get(slug(part), "")
            return Contact(noun.channel, "", text[tag.end() :], True, kind, False, True)
    return None


def _noun_behind(text: str, at: int, rules: Rules) -> Contact | None:
    between = _BETWEEN.match(text, at)
    assert between is not None  # it may be empty
    behind = _UNSPACED_BEHIND.match(text, between.end())
    noun = _noun(text, behind.end() if behind else between.end(), rules)
    if noun is None or not _may_end(text, noun.end, BEHIND_A_NOUN):
        return None
    if ":" in between[0] and noun.text in ALSO_VERBS:
        return None  # "[[Ann]]: call about the keys" is to be done
    if _with(text, noun.end) is not None:
        return None  # theirs with somebody else
    kind = rules.meetings.get(slug(noun.text), "")
    joined = bool(behind and behind[0].strip())
    return Contact(noun.channel, "", text[noun.end :], True, kind, joined, True)


def _verb_behind(text: str, at: int, rules: Rules) -> Contact | None:
    at = _skip(text, at, HAVE_DONE)
    at = _skip(text, at, OURSELVES)
    at += len(text[at:]) - len(text[at:].lstrip())
    verb = _phrase(rules.contacted_by, text, at)
    if verb is None or not _may_end(text, verb.end, BEHIND_A_VERB):
        return None
    if _OFF.match(text.lower(), verb.end):
        return None
    return Contact(verb.channel, "", text[verb.end :], False)


def _verb_at_end(text: str, at: int, whom: str, rules: Rules) -> Contact | None:
    """*Mit [[Ann]] über … gesprochen*."""
    words = text[at : at + 4 * _LONGEST].rstrip(" .!").rsplit(None, 1)
    verb = _phrase(rules.contacted_by, words[-1], 0) if words else None
    if verb is None or verb.end != len(words[-1]) or not verb.text.isalpha():
        return None
    return Contact(verb.channel, whom, text[at:], False)


def _is_to_come(found: Contact, begin: _Begin) -> bool:
    """Whether a text speaks of when it will be: *Call with [[Ann]] needs to be booked*."""
    end = name_spans(found.whom)[-1:] if found.behind.startswith(found.whom) else [0]
    if not found.arranged or not end:
        return False
    return bool(
        _STILL_TO.match(found.behind, end[0])
        or _TO_ARRANGE.match(found.behind, end[0])
        or (begin.is_next and _WHEN.match(found.behind, end[0]))
    )


# --- parts of a text --------------------------------------------------------------------------


def _possible(text: str, rules: Rules) -> Sequence[Shape]:
    """The shapes that a text may have, by a quick look at its first words: most lines begin with
    one that says nothing, and of a name only what stands behind it can say contact."""
    if not text[:1].isalpha() or is_unspaced(text[0]):
        return SHAPES
    begin = text[:_LONGEST].lower()
    first, *behind = begin.split(None, 1)
    if _opens(first.rstrip(":,*_"), rules):
        return SHAPES
    if text[0].islower():
        return ()
    if "#" not in begin[len(first) :]:
        bare = [word.strip(_STOPS) for rest in behind for word in rest.split(None, 5)]
        nouns, verbs = rules.contact_nouns.keys(), rules.contacted_by.keys()
        if nouns.isdisjoint(bare) and verbs.isdisjoint(bare):
            return ()
    return SHAPES if _opens(first.rstrip(_BEHIND_PHRASE), rules) else _OF_A_NAME


def _opens(word: str, rules: Rules) -> bool:
    """Whether a text that begins with the word may say contact by it, or by those behind it."""
    return word in rules.contact_verbs or word in rules.contact_nouns or word in _FIRST


def _begin(text: str, rules: Rules) -> _Begin:
    lead = _LEAD.match(text)
    first = at = _behind_lead(text, lead.end() if lead else 0, rules)
    only_noun = past = False
    while _word_at(text, at) in _BEFORE:
        if end := _match(_FILLING, text, at):
            at, past = end, past or text[at:end].lower().rstrip(" ,:").endswith(_HAD)
        elif end := _match(_ARTICLE, text, at):
            at, only_noun, past = end, True, past or text[at:end].lower().startswith(_WAS)
        else:
            break
    is_next = text[:at].lower().endswith("next ")
    return _Begin(at, first, only_noun, past, is_next, _sign(lead, rules) if lead else None)


def _behind_lead(text: str, end: int, rules: Rules) -> int:
    """Where a text begins behind its time, signs and tags; a last tag that is a noun of contact is
    its word: *#meeting with [[Ann]]*."""
    tag = _LAST_TAG.search(text[:end])
    noun = _phrase(rules.contact_nouns, tag[1], 0) if tag else None
    return tag.start(1) if tag and noun and noun.end == len(tag[1]) else end


_HAD = ("had", "hatte", "hatten", "tuve", "tuvimos", "hadden", "havde", "hadde", "hade", "avais")
_WAS = ("was", "war ", "était", "fue", "era", "foi", "var ", "był", "была", "был")


def _match(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else 0


def _sign(lead: re.Match[str], rules: Rules) -> str | None:
    signs = (rules.contact_verbs.get(sign) for sign in lead[1] + lead[2])
    return next((phrases[0][1] for phrases in signs if phrases), None)


def _before(text: str, at: int, channel: str, arranged: bool) -> Contact:
    """A contact whose people stand behind its word."""
    rest = text[at:]
    return Contact(channel, rest[: about_at(rest)], rest, arranged)


def _noun(text: str, at: int, rules: Rules) -> _Phrase | None:
    """The noun of contact at a place, adjectives before it left out."""
    for _ in range(3):
        noun = _phrase(rules.contact_nouns, text, at)
        if noun is not None:
            return noun
        word = _word_at(text, at)
        end = at + len(word)
        if word not in ADJECTIVES or not text[end : end + 1].isspace():
            return None
        at = end + len(text[end:]) - len(text[end:].lstrip())
    return None


def _noun_of_topic(text: str, at: int, rules: Rules) -> _Phrase | None:
    """The noun of contact behind what it is about: *Budget meeting*, *[[Weir]] sync*. Behind a full
    name it is theirs with somebody else."""
    for _ in range(2):
        topic = _TOPIC.match(text, at)
        if topic is None or (topic["link"] and is_full(topic["link"].rpartition("|")[2])):
            return None
        at = topic.end()
        if noun := _noun(text, at, rules):
            return noun
    return None


def _phrase(table: Mapping[str, tuple[tuple[str, str], ...]], text: str, at: int) -> _Phrase | None:
    """The longest phrase of a table that stands at a place, whole."""
    lowered = text[at : at + _LONGEST].lower()
    if not lowered:
        return None
    unspaced = is_unspaced(lowered[0])
    first = lowered[0] if unspaced else lowered.split(None, 1)[0] if lowered.strip() else ""
    phrases = table.get(first) or table.get(first.rstrip(_BEHIND_PHRASE)) or ()
    for phrase, channel in phrases:
        if lowered.startswith(phrase):
            after = lowered[len(phrase) : len(phrase) + 1]
            if unspaced and _OF_A_THING.match(lowered, len(phrase)):
                continue
            if unspaced or not (after.isalnum() or after == "-"):
                return _Phrase(phrase, channel, at + len(phrase))
    return None


def _with(text: str, at: int) -> int | None:
    """Where whom it was with begins, behind *with*."""
    rest = text[at : at + 10].lstrip(" *_")
    start = at + len(text[at : at + 10]) - len(rest)
    word = _WITH.match(rest.lower())
    if word is None or word[0] not in WITH:
        return None
    end = start + word.end()
    return end + len(text[end:]) - len(text[end:].lstrip())


def _names_end(text: str, at: int) -> int | None:
    """Where the names end that stand at a place: links, an @word, or a name in plain words."""
    found = _LINKS.match(text, at) or MENTION.match(text, at)
    if found:
        return found.end()
    begins = text[at : at + 1]
    if not begins.isalpha() or begins.islower() or is_unspaced(begins):
        return None
    ends = name_ends(text[at : at + _LONGEST])
    return at + ends[-1] if ends else None


def _is_one_word(name: str) -> bool:
    """Whether one plain word stands where a name may: *Board meeting*, *Some text*."""
    return name[0] not in "[!@" and " " not in name.strip()


def _may_follow(text: str, at: int, rules: Rules) -> bool:
    """Whether the word behind a name may say contact: a quick look."""
    rest = text[at : at + _LONGEST].lstrip(" -–—:|\t")
    if not rest or rest[0] == "#" or is_unspaced(rest[0]):
        return bool(rest)
    word = rest.split(None, 1)[0].lower()
    bare = word.rstrip(_BEHIND_PHRASE)
    return (
        bare in rules.contact_nouns
        or bare in rules.contacted_by
        or word in rules.contact_nouns
        or bare in _BETWEEN_NAME_AND_WORD
    )


def _word_at(text: str, at: int) -> str:
    """The word at a place, in small letters, without signs behind it."""
    part = text[at : at + 24]
    if not part or part[0].isspace():
        return ""
    return part.split(None, 1)[0].lower().rstrip(",:")


def _skip(text: str, at: int, words: Iterable[str]) -> int:
    """Behind a word at a place, if it is one of these."""
    rest = text[at : at + 12].lstrip()
    start = at + len(text[at : at + 12]) - len(rest)
    word = rest.split(None, 1)[0].lower() if rest else ""
    return start + len(word) if word in words else at


def _may_end(text: str, at: int, words: frozenset[str]) -> bool:
    """Whether a phrase may end here: the text does, a sign follows, or one of these words, and
    nobody whom it would be about instead."""
    rest = text[at : at + _LONGEST].lstrip(" ")
    if not rest or rest[0] in _STOPS or is_unspaced(rest[0]) or is_unspaced(text[at - 1]):
        return True
    if rest[0].isdigit() or (rest[0] > "\u2190" and not rest[0].isalpha()):
        return True  # an emoji is no word of it
    lowered = rest.lower()
    first = lowered.split(None, 1)[0].rstrip(_STOPS)
    if first in words:
        return True
    return any(" " in phrase and lowered.startswith(phrase) for phrase in words)


_BEHIND_WORD = r"(?![\w'’-])"
_FILLING = re.compile(rf"(?:{any_of(BEFORE_A_CONTACT)}){_BEHIND_WORD}[\s,:]*+", re.IGNORECASE)
_ARTICLE = re.compile(rf"(?:{any_of(BEFORE_A_NOUN)}){_BEHIND_WORD}\s++", re.IGNORECASE)
_SPACED = any_of(word for word in ABOUT if not is_unspaced(word[0]))
_UNSPACED = any_of(word for word in ABOUT if is_unspaced(word[0]))
_ABOUT = re.compile(rf"(?i:\b(?:{_SPACED})\b|{_UNSPACED}|[:;.(])|\b(?:{any_of(BESIDES)})\b")
_TOPIC = re.compile(rf"(?:\[\[(?P<link>[^\[\]]+)\]\]|{any_of(TOPICS)})\s+", re.IGNORECASE)
_THING = r"(?:\[\[[^\[\]]{1,200}\]\]|[^\s,;:.()\[\]]{1,40})"
_BEFORE_WITH = re.compile(
    rf"\s+(?:(?:{any_of(PLACED | OF_WHAT)})\s+{_THING}(?:\s+{_THING}){{0,3}}?"
    rf"|{any_of(ON_THAT_DAY)}|(?:(?:{_SPACED})\s+)?\[\[[^\[\]]{{1,200}}\]\]|(?:[+&]|{any_of(JOINING)})\s+{_THING})"
    rf"(?=\s+(?:{any_of(WITH)})(?:\s|$))",
    re.IGNORECASE,
)
_BEFORE = frozenset(word.split()[0] for word in (*BEFORE_A_CONTACT, *BEFORE_A_NOUN))
_BETWEEN_NAME_AND_WORD = ADJECTIVES | HAVE_DONE | OURSELVES
_BEFORE_TIME = ("at", "um", "om", "kl", "kl.", "à", "a", "alle", "às", "o", "в")
_FIRST = frozenset(_BEFORE_TIME) | {
    word.split()[0] for word in (*BEFORE_A_CONTACT, *BEFORE_A_NOUN, *ADJECTIVES, *TOPICS, *WITH)
}
