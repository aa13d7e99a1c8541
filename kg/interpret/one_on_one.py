"""With whom a meeting was, by what it is called: *1-1 Bo Ek*, *Ann <> Bo Ek*, *Call with Bo Ek*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.interpret.attendees import reading_of
from kg.interpret.dates import leading_date
from kg.interpret.days import may_hold_day, only
from kg.interpret.lazy import lazy
from kg.interpret.looks import is_full, is_in_full
from kg.interpret.name_titles import UNSPACED_TITLES
from kg.interpret.named import as_me, named_of, plain
from kg.interpret.note_view import NoteView
from kg.interpret.people.lists import read_text
from kg.interpret.words import (
    FOR,
    MINUTES,
    NO_NAMES,
    TALKS_WITH,
    TO_PREPARE,
    TO_PREPARE_FOR,
)
from kg.model.kinds import Bases, Basis, Kinds, Looks, MeetingKinds, NameForms
from kg.model.names import slug
from kg.model.page import Counterparts, Ref
from kg.model.rules import Rules, folder_name

_ONE = r"(?:1[:\-–/꞉]1|1on1|1v1|1-on-1|one[ -]on[ -]one)"
_WITH = "|".join(re.escape(word) for words in TALKS_WITH for word in words.split())
_ONE_FIRST = re.compile(rf"{_ONE}s?(?:\s+(?:{_WITH})(?=\s)|\s*[:–—-])?\s+(?P<who>\S.*)", re.I)
_ONE_LAST = re.compile(rf"(?P<who>\S(?:.*?\S)??)(?:\s*+[:–—-])?\s++{_ONE}", re.I)
_PAIR = lazy(
    r"\s*+(?P<one>[^<>×↔\s](?:[^<>×↔]*?[^<>×↔\s])??)\s++(?P<sign><>|<->|<=>|↔|⇄|x|×)\s++(?P<other>[^<>×↔]+)"
)
_SIGNS = re.compile(r"\s(?:<|[x×↔⇄]\s)")  # most titles hold none
_DAY_BEHIND = re.compile(r"(?<![\s_,(-])[\s_,(-]++\d{4}-?\d{2}-?\d{2}\)?\s*+$")
# Where the names end: *Call with Bo Ek about the crane*.
_TOPIC = re.compile(
    r"\s[-–—|]\s|[:：(（]|(?<!\[)\[(?!\[)|\s(?:about|re|regarding|concerning|on|for|at|from|über|wegen|zu|zum|zur"
    r"|bei|von|à propos|sur|chez|sobre|de|su|over|van|om|från|fra|o|w|о|об|про|из)\s",
    re.I,
)
_WORDS_BEFORE = 2  # *Weekly product call with*


def counterparts_of(view: NoteView) -> Counterparts | None:
    """Whom the title, the file or the folder of a note says that it was with."""
    if view.counterparts is None:
        view.counterparts = (_counterparts_of(view),)
    return view.counterparts[0]


def _counterparts_of(view: NoteView) -> Counterparts | None:
    texts = list(_titles(view))
    for text in texts:
        if found := _in_title(text, view.rules):
            return _checked(_in_full(found, view), view)
    in_folder = _one_on_one_folder(view)
    if in_folder is None:
        return None
    places: tuple[tuple[str, Basis], ...] = (
        (_undated(view.name), Bases.TITLE),
        (in_folder, Bases.FOLDER),
    )
    for text, basis in places:
        if refs := _people(text, view.rules):
            return _checked(Counterparts(tuple(refs), basis), view)
    return None


def _in_full(found: Counterparts, view: NoteView) -> Counterparts:
    """The same, whom a title calls by a first name by the name that file or folder have: *1:1 with
    Ada* in `1on1s/2026-01-05 Ada Rook.md`."""
    around = [_undated(view.name), *map(_undated, view.folder.split("/")[-2:])]
    full = [ref for text in around if is_full(text) for ref in _people(text, view.rules)]

    def whole(ref: Ref) -> Ref:
        short = f"{slug(ref.text)}-"
        return next((one for one in full if slug(one.text).startswith(short)), ref)

    return found._replace(people=tuple(map(whole, found.people)))


def tells_with_whom(view: NoteView) -> bool:
    """Whether a title names somebody with whom it was: *Meeting w Bo Ek*."""
    return any(_in_title(text, view.rules) for text in _titles(view))


def is_one_on_one(view: NoteView) -> bool:
    """Whether the place or the title of a note says that two people met."""
    if _one_on_one_folder(view) is not None:
        return True
    return any(_ONE_FIRST.match(t) or _ONE_LAST.fullmatch(t) for t in _titles(view))


def is_called_after_two(name: str) -> bool:
    """Whether a file is called as the notes of two people are: *1-1 Bo Ek*, *Ann Lee <> Bo Ek*."""
    text = _undated(name)
    if _ONE_FIRST.match(text) or _ONE_LAST.fullmatch(text):
        return True
    pair = _PAIR.fullmatch(text) if _SIGNS.search(text) else None
    if pair is None:
        return False
    return pair["sign"] not in ("x", "×") or is_full(pair["one"]) or is_full(pair["other"])


def named_around(view: NoteView) -> str:
    """What title, file and folder of a note say, folded: `-ann-lee-`."""
    texts = (*_titles(view), view.name, view.folder.rpartition("/")[2])
    return f"-{'-'.join(slug(plain(text)) for text in texts)}-"


def _titles(view: NoteView) -> Iterator[str]:
    """What the note is called, without its day: by its file, its title, its first heading."""
    yield _undated(view.name)
    for said in view.values(Kinds.NOTE).get("title", ()):
        if said.rank == 0:
            yield _undated(said.value)
    headings = view.note.headings
    if headings and headings[0].level == 1:
        yield _undated(headings[0].text)


@lru_cache(maxsize=4096)
def _undated(text: str) -> str:
    if not any(map(str.isdigit, text)):
        return text.strip(" *_")
    dated = leading_date(text)
    bare = (dated[1] if dated else text).rstrip()
    if bare[-1:].isdigit() or bare[-1:] == ")":
        bare = _DAY_BEHIND.sub("", bare)
    bare = bare.strip(" *_")
    written = only(bare) if may_hold_day(bare) else None
    if written is None:
        return bare
    before, behind = bare[: written.start].rstrip(" -–—_,(["), bare[written.end :]
    return f"{before} {behind.lstrip(' )]')}".strip(" -–—_,")


class _Pattern(NamedTuple):
    """Words that say of a title with whom it was, in one language."""

    nouns: frozenset[str]
    splits: re.Pattern[str]


def _pattern(prepositions: str, nouns: str) -> _Pattern:
    any_of = "|".join(map(re.escape, prepositions.split()))
    return _Pattern(
        frozenset(slug(noun.replace("_", " ")) for noun in nouns.split()),
        re.compile(rf"\s+(?:{any_of})\s*(?<![\w.])\s+|\s+(?:{any_of})\s+", re.I),
    )


_ANY_WITH = re.compile(rf"\s(?:{_WITH})\s", re.I)
_TALKS = tuple(_pattern(*words) for words in TALKS_WITH.items())


def _in_title(text: str, rules: Rules) -> Counterparts | None:
    found = _ONE_FIRST.match(text) or _ONE_LAST.fullmatch(text)
    who = found["who"] if found else _behind_with(text)
    if who is not None and (refs := _people(who, rules)):
        return Counterparts(tuple(refs), Bases.TITLE)
    pair = _PAIR.fullmatch(text) if _SIGNS.search(text) else None
    if pair is None:
        return None
    one, other = (_people(_without_words(pair[side], rules), rules) for side in ("one", "other"))
    return Counterparts((*one, *other), Bases.TITLE, pair=True) if one and other else None


@cache
def _unspaced() -> re.Pattern[str]:
    """Made when it is first needed: sets of so many signs take long to compile."""
    return re.compile(
        r"(?:与|與|和|跟)(?P<zh>[\u3400-\u9fff]{2,4}?)的?"
        r"(?:会议|會議|会面|通话|通話|面谈|面談|一对一|1对1)(?!的?(?:准备|準備|问题|問題))"
        rf"|(?P<ja>[\u3040-\u9fff ]{{2,12}}?)(?:{UNSPACED_TITLES})?との"
        r"(?:会議|面談|打ち合わせ|ミーティング|通話|1on1|面接)(?!の?(?:準備|質問))"
        rf"|(?P<ko>[\uac00-\ud7a3]{{2,4}}?)(?: ?(?:{UNSPACED_TITLES}))?(?:과의|와의|과|와) ?"
        r"(?:미팅|회의|통화|면담|면접|1:1)(?! ?(?:준비|질문))"
    )


def _behind_with(text: str) -> str | None:
    """What stands behind *Call with* at the begin of a title."""
    if not text.isascii() and (found := _unspaced().search(text)):
        return found["zh"] or found["ja"] or found["ko"]
    if not _ANY_WITH.search(text):
        return None
    for nouns, splits in _TALKS:
        found = splits.search(text)
        if found is None:
            continue
        before = slug(text[: found.start()]).split("-")
        for words in (before[-1:], before[-2:], before[-3:]):
            if "-".join(words) in nouns and len(before) - len(words) <= _WORDS_BEFORE:
                return None if _is_prepared(before) else text[found.end() :]
    return None


def _is_prepared(before: list[str]) -> bool:
    """Whether the words of a title up to its noun say that the talk is still to come."""
    first, second = (*before, "")[:2]
    return first in TO_PREPARE or (first in TO_PREPARE_FOR and second in FOR)


def _without_words(text: str, rules: Rules) -> str:
    """A name without the words behind it that any meeting may be called by: *Bo Ek weekly sync*."""
    words = text.split()
    while len(words) > 1 and slug(words[-1]) in rules.generic_titles | {"1-1"}:
        words.pop()
    return " ".join(words)


def _people(text: str, rules: Rules) -> list[Ref]:
    """The people whom a text that is all names names; nobody where a part looks like none."""
    topic = _TOPIC.search(text)
    text = _without_words((text[: topic.start()] if topic else text).strip(" *_,;"), rules)
    if not text:
        return []
    found = [one for one in read_text(text, 1, rules) if not one.absent]
    if not found or any(one.look != Looks.NAME or _is_no_name(one.text, rules) for one in found):
        return []
    refs = [named_of(one, rules).ref for one in found]
    return [_first_name_of_me(ref, rules) for ref in refs]


def _is_no_name(text: str, rules: Rules) -> bool:
    words = slug(plain(text)).split("-")
    if words[0] in rules.headings or words[0] in MINUTES or words[0] in rules.generic_titles:
        return True
    return any(word in NO_NAMES for word in words)


def _first_name_of_me(ref: Ref, rules: Rules) -> Ref:
    """The reference, or that to me for my first name: *Nora <> Bo Ek*."""
    if ref.link or " " in ref.text or not any(name.split()[0] == ref.text for name in rules.me):
        return ref
    return as_me(ref._replace(text=rules.me[0]), rules)


def _one_on_one_folder(view: NoteView) -> str | None:
    """What lies right below a folder of 1-1s, "" for the note itself; None outside of one."""
    if view.place.kind != Kinds.MEETING:
        return None
    parts = view.folder.split("/")
    for at in range(len(parts) - 1, -1, -1):
        if view.rules.meetings.get(folder_name(parts[at])) == MeetingKinds.ONE_TO_ONE:
            return parts[at + 1] if at + 1 < len(parts) else ""
    return None


def _checked(found: Counterparts, view: NoteView) -> Counterparts | None:
    """What is found, with whether somebody else must know one of them for it to be an event."""
    others = [ref for ref in found.people if ref.form != NameForms.ME]
    if not others:
        return None
    listed = {slug(one.text) for one in reading_of(view).people}
    here = len(others) < len(found.people) or any(slug(ref.text) in listed for ref in others)
    sure = any(ref.link or is_in_full(ref.text) for ref in others) and not found.pair
    if found.pair and len(others) < len(found.people):
        here = any(is_in_full(ref.text) for ref in others)
    return found._replace(people=tuple(others), open=not (here or sure))
