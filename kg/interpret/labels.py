"""Words above or before a list of people: *Attendees*, *Anwesende Mitglieder*, *参会人员名单*.

The words stand in the vocabulary (`attendance`), so that kg.toml can add to them; here is how they
combine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from kg.interpret.vocabulary_cache import MadeOnce, Remembered
from kg.interpret.words import (
    AND_WORDS,
    ASKING_WHAT,
    BEFORE_NOW,
    BEHIND_ABSENCE,
    FROM,
    GATHERINGS,
    HERE,
    NEGATIONS,
    OF,
    PEOPLE,
    SENTENCE_WORDS,
    WEAK_AND,
)
from kg.model.kinds import Sense, Senses
from kg.model.names import slug
from kg.model.rules import ENGLISH_WITHOUT_ACCENT, Rules

_MOST_WORDS = 5
_LONGEST = 80
_MOST_OF_PART = 3  # words of what stands before *and roll call*
# Part of a word's ending, whichever sign sets it apart: Présent.e.s, Teilnehmer:innen; but not m.k.
_IN_ENDING = re.compile(
    r"(?<=[^\W\d_]{2})[.·•:*/_](?=[^\W\d_]{1,5}\b)|(?<=[.·•:*/_][^\W\d_])[.·•:*/_](?=[^\W\d_]\b)"
    r"|(?<=[^\W\d_])\(([^\W\d_]{1,5})\)"
)
_REMARK = re.compile(r"(?:(?<!\s)\s*+)?(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)\s*")
_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]")
_JOINING = re.compile(rf"[/&+,;]|\s(?:{'|'.join(AND_WORDS | WEAK_AND)})\s", re.I)
_NAMES_BEHIND = re.compile(r"[:：\[\]|]")
_BLOCK_MARK = re.compile(r"\s\^[\w-]+$")
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>")
_SIGNS = " \t*_#~>`"
_CJK_PRESENT = re.compile(
    r"(?:会议|會議|会議|회의)?(?:参加|参与|參加|參與|参会|參會|与会|與會|出席|到会|到會)(?:人|者|人员|人員|成员|成員)?"
    r"(?:名单|名單|列表|一覧|リスト)?|참석자?|참가자?|출석자?"
)
_CJK_ABSENT = re.compile(
    r"(?:请假|請假|缺席|欠席|缺勤|未到|未到场|未到場|不参加|未(?:能)?(?:出席|参会|參會|参加|參加|到会|到會))(?:人|者|人员|人員|成员|成員)?(?:名单|名單|一覧)?"
    r"|(?:불참|결석|미참석)자?"
)
# As `slug` has them: signs part words, an apostrophe does not. All of ASCII stands in the table: a
# sign that is looked up in vain takes long.
_SIGNS_WITHIN = str.maketrans(
    {chr(code): chr(code) for code in range(128)}
    | dict.fromkeys('!"#$%()*+,-./:;<=>?@[\\]^_{|}~', " ")
    | dict.fromkeys("'`’‘´", "")
)
_OTHER_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_OTHER_SIGN = re.compile(r"[^\x00-\x7f’‘´]")
# Before a word for those who were there these say that they were not: *Disculparon asistencia*.
_EXCUSING = (
    "excus", "disculp", "desculp", "justific", "giustific", "scus", "entschuldig", "unentschuldig",
    "declin",
)  # fmt: skip
# What is for those who were there is no list of them.
_FOR_THEM = frozenset((
    "for", "to", "about", "regarding", "pour", "aux", "fur", "an", "uber", "voor", "aan", "over",
    "para", "sobre", "per", "ai", "agli", "til", "till", "om", "dla", "для",
))  # fmt: skip
_SHORTEST_HEAD = 9  # letters of a label that ends a compound: *Sitzungsteilnehmer*
_SHORTEST_BEFORE = 3
_NOT_BEFORE = frozenset(("nicht", "non", "ikke", "icke", "niet"))  # Nichtteilnehmer
_SMALL = 4  # letters of the words in *Participants à la réunion*
_LAST_BESIDE = frozenset(("others", "guests", "observers", "members", "remote"))


class Label(NamedTuple):
    """What a label or heading says that its list holds. `exact` is false where only its last words
    do (*Community attendees*); what else it names is `beside` them, a company maybe."""

    sense: Sense
    exact: bool = True
    beside: str = ""


def bare_label(text: str) -> str:
    """A label or heading without signs, remarks in brackets, markup and its colon."""
    if "<" in text:
        text = _HTML.sub("", text)
    if "**" in text or "*(" in text:
        text = text.replace("**", "").replace("*(", "(").replace(")*", ")")
    text = _BLOCK_MARK.sub("", text.replace("\\", "")).strip(_SIGNS).rstrip(":：").strip(_SIGNS)
    text = _IN_ENDING.sub(lambda found: found[1] or "", text)
    # Brackets that begin a text are a link, and what stands behind it is no label.
    if ("(" in text or "[" in text or "（" in text) and not text.startswith(("[", "@[")):
        text = _REMARK.sub(" ", text)
    return text.strip(_SIGNS).rstrip(":：").strip(_SIGNS)


def label_of(text: str, rules: Rules) -> Label | None:
    """What a label or a heading says of the list that it opens; None for any other text."""
    if not text or len(text) > _LONGEST:
        return None
    return _reader(rules.attendance)(text)


def may_be_label(head: str, rules: Rules) -> bool:
    """Whether a text, or its begin up to a colon, may be a label, found at the least cost: most are
    none."""
    if not head.isascii():
        if _OTHER_LETTER.search(head):
            return True
        head = _OTHER_SIGN.sub(" ", head)
    labels = _label_words(rules.attendance)
    if not any(map(labels.may_hold.__getitem__, head.split())):
        return False
    said = _spoken(head)
    if said and (said[0] in NEGATIONS or any(word.endswith(labels.heads) for word in said)):
        return True
    found = (before for word in said for before in labels.before.get(word, ()))
    return any(map(frozenset(said).issuperset, found))


def may_be_whole_label(text: str, rules: Rules) -> bool:
    """Whether all of a text may be a label: of most texts the last word ends none."""
    last = text[text.rfind(" ") + 1 :]
    if last.isascii() and last.isalpha():
        return _label_words(rules.attendance).may_hold[last]
    return may_be_label(text, rules)


class _LabelWords(NamedTuple):
    """The words of the labels in the vocabulary: those that may end a compound (`heads`), and for
    the last word of each label, which no label is without, what stands `before` it in its labels.
    `may_hold` tells whether a word, with the signs around it, holds a last word, a compound or one
    that denies; each is looked at once."""

    heads: tuple[str, ...]
    before: Mapping[str, Sequence[frozenset[str]]]
    may_hold: Remembered[bool]


def _words_of(labels: Mapping[str, Sense]) -> _LabelWords:
    before: dict[str, list[frozenset[str]]] = {}
    for label in labels:
        *others, last = slug(label).split("-")
        before.setdefault(last, []).append(frozenset(others))
    telling = NEGATIONS.union(before)
    heads = _heads(labels)

    def may_hold(text: str) -> bool:
        said = _spoken(text)
        return not telling.isdisjoint(said) or any(word.endswith(heads) for word in said)

    return _LabelWords(heads, before, Remembered(may_hold))


def _heads(labels: Mapping[str, Sense]) -> tuple[str, ...]:
    """Labels of those who were there that may end a longer word."""
    return tuple(
        label
        for label, sense in labels.items()
        if sense == Senses.PRESENT and label.isalpha() and len(label) >= _SHORTEST_HEAD
    )


def _spoken(text: str) -> list[str]:
    """The words of a text of ASCII, as `slug` has them."""
    return text.lower().translate(_SIGNS_WITHIN).split()


_label_words = MadeOnce(_words_of)


def _reading_with(words: Mapping[str, Sense]) -> Callable[[str], Label | None]:
    """Reads labels by these words, each once: minutes repeat them."""
    return lru_cache(maxsize=20_000)(lambda text: _read_label(text, words))


_reader = MadeOnce(_reading_with)


def _read_label(text: str, words: Mapping[str, Sense]) -> Label | None:
    bare = bare_label(text)
    label = _read_bare(bare, words)
    if label is None:
        return None
    in_brackets = _BRACKETS.search(text)
    if in_brackets and label.sense == Senses.PRESENT:
        inner = _read_bare(in_brackets[1].strip(), words)
        if inner == Label(Senses.ABSENT):
            return inner  # *Attendees (declined)*
    beside = in_brackets[1] if in_brackets else _beside(bare, label, words)
    return label._replace(beside=beside) if beside[:1].isupper() else label


def _beside(bare: str, label: Label, words: Mapping[str, Sense]) -> str:
    """What a label names besides its own words: *Acme* of *Acme attendees*."""
    said = bare.split()
    if label.sense != Senses.PRESENT or len(said) < 2:
        return ""
    if slug(said[1]) in FROM:
        return " ".join(said[2:])
    if label.exact:
        return ""
    last = next(n for n in (3, 2, 1) if n == 1 or words.get(slug(" ".join(said[-n:]))))
    return " ".join(said[:-last])


def _read_bare(bare: str, words: Mapping[str, Sense]) -> Label | None:
    folded = slug(bare)
    if not folded:
        return None
    known = words.get(folded)
    if known:
        return Label(known)
    if not bare.isascii():
        joined = _with_syllables(folded.replace("-", ""))
        if _CJK_ABSENT.fullmatch(joined):
            return Label(Senses.ABSENT)
        if _CJK_PRESENT.fullmatch(joined) or _is_cjk_list(folded):
            return Label(Senses.PRESENT)
    if "/" in folded and (either := _either(folded.split("/"), words)):
        return either
    if several := _of_several(bare, words):
        return several
    parts = re.split("[-/]", folded)
    if parts[0] in NEGATIONS and HERE.intersection(parts[1:4]):
        return Label(Senses.ABSENT)
    if len(parts) > _MOST_WORDS:
        return None
    if accented := ENGLISH_WITHOUT_ACCENT.get(parts[-1]):
        last = bare.rpartition(" ")[2]
        if last.isascii() and not last.isupper():  # capitals lose their accents
            return None
        parts[-1] = accented
        if alone := words.get("-".join(parts)):
            return Label(alone)
    return _by_parts(parts, words)


def _either(labels: list[str], words: Mapping[str, Sense]) -> Label | None:
    """What labels with a slash between them say: *Attendees/Participants*."""
    senses = {words.get(label.strip("-")) for label in labels}
    if Senses.PRESENT in senses:
        senses.discard(Senses.BESIDE)  # *Present/Remote*
    sense = senses.pop() if len(senses) == 1 else None
    return Label(sense) if sense else None


def _of_several(bare: str, words: Mapping[str, Sense]) -> Label | None:
    """What several words of minutes in one heading say. In *Attendance and apologies* a remark
    tells who was absent; *Call to order and roll call* ends with a label of its own."""
    if _NAMES_BEHIND.search(bare):
        return None  # `Attendees: [[Ann]]; Regrets`
    parts = [part for part in _JOINING.split(bare) if slug(part)]
    if len(parts) < 2:
        return None
    labels = [_read_bare(part, words) for part in parts]
    senses = [label.sense for label in labels if label and label.exact]
    if Senses.PRESENT in senses and Senses.ABSENT in senses:
        return Label(Senses.PRESENT)
    ends = labels[-1] == Label(Senses.PRESENT)
    if slug(parts[-1]) == "present" and slug(parts[-2]) in BEFORE_NOW:
        return None  # *Past and present*
    short = all(len(part.split()) <= _MOST_OF_PART for part in parts[:-1])
    return labels[-1] if ends and short else None


def _is_cjk_list(folded: str) -> bool:
    first, _, rest = folded.partition("-")
    return bool(_CJK_PRESENT.fullmatch(_with_syllables(first))) and rest in PEOPLE


def _with_syllables(folded: str) -> str:
    """A folded word with the syllables of Korean, which `slug` takes apart, in one sign each."""
    return normalize("NFC", folded)


def _by_parts(parts: list[str], words: Mapping[str, Sense]) -> Label | None:
    """By its last words, or as a word for attendees beside words for people."""
    if parts[0] in ASKING_WHAT:
        return None  # *What is missing*
    if len(parts) == 1:
        return Label(Senses.PRESENT) if _is_compound(parts[0], words) else None
    for count in (3, 2, 1):
        if len(parts) <= count:
            continue
        sense = words.get("-".join(parts[-count:]))
        if sense == Senses.PRESENT and not _FOR_THEM.isdisjoint(parts[-count - 2 : -count]):
            return None  # *Gifts for attendees*
        if sense == Senses.PRESENT and parts[0].startswith(_EXCUSING):
            return Label(Senses.ABSENT)
        if sense in (Senses.PRESENT, Senses.ABSENT):
            of_time = parts[-1] == "present" and parts[-2] in BEFORE_NOW
            return None if of_time else Label(sense, exact=False)
    if len(parts) > 2 and (sense := _sense_at_gathering(parts, words)):
        return Label(sense)
    if len(parts) > 2 and parts[1] in FROM and _is_of_people(parts[0], words):
        return Label(Senses.PRESENT, exact=False)  # *Attendees from Acme*
    for count in (1, 2):
        head, rest = "-".join(parts[:count]), "-".join(parts[count:])
        if words.get(head) == Senses.PRESENT and words.get(rest) == Senses.BESIDE:
            return Label(Senses.PRESENT)  # *Present by phone*, *Teilnehmer online*
    if words.get(parts[0]) == Senses.ABSENT:
        if BEHIND_ABSENCE.issuperset(parts[1:]):
            return Label(Senses.ABSENT)  # *Apologies for absence*, *Apologies received from*
        if len(parts) > 2 and len(parts[1]) <= _SMALL and parts[-1].startswith(_EXCUSING):
            return Label(Senses.ABSENT)  # *Ausentes com justificação*, *Absents sans excuse*
    if len(parts) > 1:
        if parts[-1] in _LAST_BESIDE:
            return Label(Senses.BESIDE, exact=False)
        if parts[0] in _LAST_BESIDE and parts[1] in OF:
            return Label(Senses.BESIDE, exact=False)
        senses = [words.get(part) for part in parts]
        counting = {s for s in senses if s in (Senses.PRESENT, Senses.ABSENT)}
        others = [
            p
            for p, s in zip(parts, senses, strict=True)
            if s not in (Senses.PRESENT, Senses.ABSENT)
        ]
        if len(counting) == 1 and all(word in PEOPLE or word in OF for word in others):
            return Label(counting.pop())
    return None


def _sense_at_gathering(parts: list[str], words: Mapping[str, Sense]) -> Sense | None:
    """*Participants à la réunion*, *Excused from this meeting*: who was there or not, and where."""
    first, *between, last = parts
    sense = words.get(first)
    if last not in GATHERINGS or sense not in (Senses.PRESENT, Senses.ABSENT):
        return None
    return sense if all(len(word) <= _SMALL for word in between) else None


def _is_compound(word: str, words: Mapping[str, Sense]) -> bool:
    """Whether a word ends with a label, and what stands before it does not deny it."""
    ends = [head for head in _label_words(words).heads if word.endswith(head)]
    before = word.removesuffix(max(ends, key=len)) if ends else ""
    return len(before) >= _SHORTEST_BEFORE and before not in _NOT_BEFORE


def _is_of_people(word: str, words: Mapping[str, Sense]) -> bool:
    """Whether a word means those who were there, and not a time or a gift as *present* may."""
    return words.get(word) == Senses.PRESENT and word not in HERE


def is_title_of_list(text: str) -> bool:
    """Whether a text may open a list at all: five words at most, and no sentence."""
    words = slug(bare_label(text)).split("-")
    if len(words) > _MOST_WORDS:
        return False
    return sum(word in SENTENCE_WORDS for word in words) * 2 <= len(words)


def opens_list(text: str, label: Label) -> bool:
    """Whether a line with a label may open a list; a sentence that ends with the word may not."""
    return label.exact or label.sense == Senses.ABSENT or is_title_of_list(text.partition(":")[0])
