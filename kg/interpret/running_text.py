"""Names in running text: where somebody may be meant who is known otherwise.

Capitals make nobody: what is found here are texts that may begin with a name, and the index of
names says whether somebody is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.interpret.looks import begins_name, is_inner_particle
from kg.interpret.named import as_me
from kg.interpret.words import (
    BESIDE_CONTACT,
    CAME_FROM,
    CONTACTS,
    JOINING,
    MENTIONED,
    TOWARDS_CONTACT,
)
from kg.model.kinds import Kinds, NameForms
from kg.model.names import slug
from kg.model.page import Ref
from kg.model.rules import Rules

# Scripts that write words without spaces.
_NO_SPACES = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
_SPACED_WORD = re.compile(r"\S+")
# In such scripts these stand before a name, and those behind it.
_BEFORE = re.compile(r"致电|致電|会见|會見|联系|聯絡|发给|發給|遇到|[与與和跟同由从從给給见見]")
# Behind a row of names that begins a text: *Ann Lee, Bo Ek: visit*, *Ann Lee, Bo Ek visited*.
_MAY_FOLLOW_ROW = re.compile(r"[:：–—-]|(?!(?:is|are|was|were|has|have|will)\b)[a-zà-ÿ]+\b")
_BEHIND = re.compile(r"으로부터|에게서|에게|한테|から|より|[とに와과께]")
_LONGEST_GLUED = 8  # signs from which a name is looked for
_MOST_WORDS = 5
_FEW_BEFORE = 5  # words before a name, with the one right before it: *entregado el plano a Ana*
_EDGE = re.compile(r"^[\W_]++|(?<![\W_])[\W_]++$")
_ENDS = re.compile(r"[^\w.’'-]$|\w\w\w\.$")  # a word behind which no name goes on
_CUT = re.compile(r"\.\.|…")  # a name cut short is none
_JOINER = re.compile(r"[*_\s]*+(?P<sign>[,;&+/、，]?)[*_\s]*+(?P<word>[^\W\d_]*+)[*_\s]*+")


class Place(NamedTuple):
    """A text that may begin with a name, where it starts and ends; `meant` tells that whoever is
    called so was contacted: the name begins the text, or a word before it says so."""

    text: str
    start: int
    end: int
    meant: bool = False


class _Word(NamedTuple):
    text: str
    start: int

    @property
    def bare(self) -> str:
        return _EDGE.sub("", self.text)

    @property
    def end(self) -> int:
        return self.start + len(self.text.rstrip("*_,;:.!?)"))


def names_in(text: str) -> list[Place]:
    """Every place in a text where a name may stand."""
    words = _words(text)
    places: list[Place] = []
    at = _first_word(words)
    begin = at
    while at < len(words):
        if not _may_begin_name(words[at].text):
            at += 1
            continue
        meant = at == begin or _is_said_before(words, at)
        run = _run(words, at)
        if _is_glued(words[at].text):
            places += _glued(words[at], meant)
        elif run and not any(_CUT.search(word.text) for word in run):
            name = " ".join(word.bare for word in run)
            places.append(Place(name, run[0].start, run[-1].end, meant))
            places += _behind_particle(words, at, len(run))
        at += max(len(run), 1)
    return _with_joined(places, text)


def refs_of(places: Sequence[Place], line: int, rules: Rules) -> tuple[Ref, ...]:
    """The places as references to somebody known."""
    refs = [as_me(Ref(one.text, Kinds.PERSON, False, line), rules) for one in places]
    begins = [
        ref if ref.form == NameForms.ME else ref._replace(form=NameForms.BEGINS, maybe=True)
        for ref in refs
    ]
    return tuple(dict.fromkeys(begins))


def is_mere_mention(text: str) -> bool:
    """Whether a text says itself that it only mentions (*Mentioned in: …*)."""
    folded = slug(text[:60])
    return any(folded == words or folded.startswith(words + "-") for words in MENTIONED)


def _words(text: str) -> list[_Word]:
    word = _SPACED_WORD if text.isascii() else _word_of_any_script()
    return [_Word(found[0], found.start()) for found in word.finditer(text)]


@cache
def _word_of_any_script() -> re.Pattern[str]:
    """Made when it is first needed: sets of so many signs take long to compile."""
    return re.compile(
        r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
        r"|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
    )


def _may_begin_name(word: str) -> bool:
    """Whether a name may begin here, as far as a quick look tells: most words are in small letters,
    and those of ASCII are none then."""
    return not (word.isascii() and word == word.lower())


def _is_glued(word: str) -> bool:
    """Whether a word, as `_words` parts them, is of a script without spaces."""
    return any(first <= word[:1] <= last for first, last in _NO_SPACES)


def _run(words: Sequence[_Word], at: int) -> list[_Word]:
    """The words from a place on that may hold one name."""
    found: list[_Word] = []
    for word in words[at : at + _MOST_WORDS]:
        opens = found and word.text[:1] in '("“«„[<'
        if opens or not (_begins_name(word) or (found and is_inner_particle(word.text))):
            break
        found.append(word)
        if _ENDS.search(word.text):
            break
    while found and not _begins_name(found[-1]):
        found.pop()
    return found


def _begins_name(word: _Word) -> bool:
    if not begins_name(word.bare) or _is_glued(word.bare):
        return False
    folded = slug(word.text)
    return folded not in BESIDE_CONTACT and folded not in CONTACTS


def _first_word(words: Sequence[_Word]) -> int:
    """Where the text begins, behind signs and times."""
    for at, word in enumerate(words):
        if _EDGE.sub("", word.text.lstrip("0123456789:.h-")):
            return at
    return len(words)


def _is_said_before(words: Sequence[_Word], at: int) -> bool:
    """Whether the words before a place say that whoever is named there was contacted."""
    before = words[at - 1]
    if before.text.endswith((".", ";", "!", "?", ",")):
        return False
    folded = slug(before.text)
    if folded in TOWARDS_CONTACT and folded not in BESIDE_CONTACT:
        said = [slug(word.text) for word in words[max(0, at - _FEW_BEFORE) : at - 1]]
        if said and (said[-1] in CONTACTS or not CAME_FROM.isdisjoint(said)):
            return True
        return _came_from(words, at)
    return folded in BESIDE_CONTACT


def _came_from(words: Sequence[_Word], at: int) -> bool:
    """Whether a verb behind the name tells that something came from there: *von Ralf Brandt
    erhalten*."""
    for word in words[at : at + _MOST_WORDS]:
        if slug(word.text) in CAME_FROM:
            return True
        if word.text.endswith((".", ";", "!", "?", ":", ",")):
            return False
    return False


def _behind_particle(words: Sequence[_Word], at: int, length: int) -> Iterator[Place]:
    """The name behind *von* in words that could be one name, too: *Angebot von Ralf Brandt*."""
    for place in range(at + 1, at + length - 2):
        if slug(words[place].text) not in TOWARDS_CONTACT or not _came_from(words, place + 1):
            continue
        rest = words[place + 1 : at + length]
        name = " ".join(word.bare for word in rest)
        yield Place(name, rest[0].start, rest[-1].end, meant=True)


def _with_joined(places: list[Place], text: str) -> list[Place]:
    """The places, those meant that stand beside one: "with Ann Lee, Bo Ek and Cy Day"."""
    found = list(places)
    waiting: list[int] = []  # behind commas alone another sentence may begin
    for at, (before, here) in enumerate(pairwise(places), 1):
        joiner = _JOINER.fullmatch(text, before.end, max(before.end, here.start))
        beside = found[at - 1].meant or (at - 1) in waiting
        if not joiner or not beside or here.meant:
            waiting = []
        elif slug(joiner["word"]) in JOINING or joiner["sign"] in ("&", "+", "/"):
            for place in (*waiting, at):
                found[place] = found[place]._replace(meant=True)
            waiting = []
        elif joiner["sign"] and not joiner["word"]:
            waiting.append(at)
        else:
            waiting = []
    behind = text[found[-1].end :].strip(" .)") if waiting else ""
    opens = bool(found) and not text[: found[0].start].strip(" *_(")
    if waiting and (not behind or (opens and _MAY_FOLLOW_ROW.match(behind))):
        for place in waiting:
            found[place] = found[place]._replace(meant=True)
    return found


def _glued(here: _Word, meant: bool) -> Iterator[Place]:
    """The places within a word of a script without spaces: at its begin, and beside the signs that
    stand before or behind whom one met."""
    word, start = here
    yield _glued_place(word, start, 0, meant)
    for sign in _BEFORE.finditer(word):
        yield _glued_place(word, start, sign.end(), True)
    for sign in _BEHIND.finditer(word):
        for first in range(max(0, sign.start() - _LONGEST_GLUED), sign.start() - 1):
            text = word[first : sign.start()]
            yield Place(text, start + first, start + sign.start(), True)


def _glued_place(word: str, start: int, first: int, meant: bool) -> Place:
    text = word[first : first + _LONGEST_GLUED]
    return Place(text, start + first, start + first + len(text), meant)
