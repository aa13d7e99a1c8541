"""What is no event: what was called off, invitations, alerts, to-dos, drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.interpret.alternatives import any_of
from kg.interpret.attendees import first_section, first_section_below, lists_of
from kg.interpret.dates import leading_date
from kg.interpret.day_places import leading_day
from kg.interpret.days import may_hold_day, only
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.words import (
    ALERT_FIRST,
    AUXILIARIES,
    BEFORE_NEWS,
    CAUSES,
    GATHERING_SIGNS,
    GATHERINGS,
    OTHER_TIMES,
    SPOKEN_ABOUT,
    UNTIL,
)
from kg.model.kinds import Bases, Basis, Kinds
from kg.model.names import slug
from kg.model.rules import Rules

_REPLY = re.compile(
    r"\s*(?:re|aw|sv|vs|antw|antwort|odp|res|rif|fwd?|wg|tr|rv|vb|enc|doorst|ответ|回复|答复|返信|转发|회신)"
    r"(?:\[\d+\])?\s*[:：_]",
    re.I,
)
_DATE_BEHIND = re.compile(
    r"(?<![\s_,(\[-])[\s_,(\[-]++\d{4}-?\d{2}-?\d{2}(?:[T\s_]++[\d:.]+)?[)\]]?\s*+$"
)
_SEPARATOR = r"(?:(?<!\s)\s*+[:：]|(?<!\s)\s++[-–—|·]\s|_\s)"
_PARTED = re.compile(_SEPARATOR)
_CLAUSE = re.compile(r"[,，.。;；!?！？()（）|]|\s[-–—]\s")
_MARKS = " \t>*_#~`|-–—•"
_ITEM = re.compile(r"\s*+(?:[-*+•]|\d++[.)])?\s*+(?:\[.\])?\s*+$")
_CALLOUT_MARK = re.compile(r"^[>\s]*\[![\w-]+\][+-]?")
_LABEL = re.compile(r"[^:：\n]{1,48}[:：]")
_FEW = 3  # words behind "moved to"
_LONGEST_HEAD = 12  # lines of text that are looked through before an agenda
_FIRST_LINES = 2  # where there is none
_LONGEST_SUBJECT = 5  # words that name the meeting: *the weekly call of the board*
_LONGEST_NEWS = 400  # characters of a note that says nothing else


class Said(NamedTuple):
    """What a note says that it is none, and whether its title or subject does."""

    basis: Basis
    by_title: bool


def no_event(view: NoteView) -> Said | None:
    """Why a note that looks like an event is none; None for an event."""
    said = no_event_by_name(view)
    if said is None and CalledOff(view).by_note():
        return Said(Bases.CANCELLED, by_title=False)
    return said


def no_event_by_name(view: NoteView) -> Said | None:
    """The same by its title, type, status, tag or folder, whatever its text says."""
    titles = list(_titles(view))
    if not titles or " " in _undated(
        view.name
    ):  # a word alone names the file, and not what is in it
        titles.append(view.name)
    if not any(map(_REPLY.match, titles)):  # somebody's own mail, whatever it answers
        for text in titles:
            if basis := _by_title(text, view.rules):
                return Said(basis, by_title=True)
    if basis := _by_kind(view):
        return Said(basis, by_title=False)
    return None


def _titles(view: NoteView) -> Iterator[str]:
    """What the note says that it is called: subject, title, its first heading."""
    for kind, field in ((Kinds.MEETING, "subject"), (Kinds.NOTE, "title")):
        for said in view.values(kind).get(field, ()):
            if said.rank == 0:
                yield plain(said.value)
    headings = view.note.headings
    if headings and headings[0].level == 1:
        yield plain(headings[0].text)
    yield from _only_dated_heading(view)


def _only_dated_heading(view: NoteView) -> Iterator[str]:
    """The heading that gives a note its day, as nothing else does, without the day."""
    if leading_day(view) or view.values(Kinds.NOTE).get("date"):
        return
    texts = [plain(one.text) for one in view.note.headings if may_hold_day(one.text)]
    dated = [(text, day) for text in texts if (day := only(text))]
    if len(dated) == 1:
        ((text, day),) = dated
        yield f"{text[: day.start].rstrip(_MARKS + ':')} {text[day.end :].lstrip()}".strip()


def _by_title(text: str, rules: Rules) -> Basis | None:
    if not _any_word(rules).search(text.lower()):
        return None  # so are most titles
    title = _undated(text)
    if _calls_off(title, rules):
        return Bases.CANCELLED
    low = title.lower()
    words = _Words.of(rules.no_event[Bases.TO_DO])
    if words.begin.match(low) or words.whole.fullmatch(low):
        return Bases.TO_DO
    words = _Words.of(rules.no_event[Bases.INVITATION])
    if words.stands_apart(low) or _invites(low, words):
        return Bases.INVITATION
    words = _Words.of(rules.no_event[Bases.ALERT])
    return Bases.ALERT if words.stands_apart(low) or _alerts(low, words) else None


@lru_cache(maxsize=4096)
def _undated(text: str) -> str:
    """A title without a day in front of it or behind it."""
    dated = leading_date(text)
    title = dated[1] if dated else text
    return _DATE_BEHIND.sub("", title).strip(" .!*_")


class _Words:
    """Words that say of a title that it is no event's, in the places where they count."""

    def __init__(self, words: tuple[str, ...]) -> None:
        word = f"(?:{any_of(words)})"
        bound = rf"(?<!\w){word}(?!\w)"
        causes = "|".join(map(re.escape, CAUSES))
        goes_on = rf"(?:{causes}|{'|'.join(map(re.escape, UNTIL))})"
        self.end_of_word = re.compile(rf"{word}$")
        self.whole = re.compile(rf"[\W_]*{word}[\W_]*")
        self.begin = re.compile(
            rf"\W{{0,3}}{word}(?:{_SEPARATOR}|\s*[\])）】]|\s*[(（\[][^()（）\[\]]*[)）\]]{_SEPARATOR})"
        )
        self.bracket = re.compile(rf"[(\[（【]\s*{word}(?:\s*[:：,)\]）】]|\s+{goes_on}(?!\w))")
        self.behind = re.compile(rf"(?:{_SEPARATOR})\s*(?P<off>{word})[\W_]*$")
        self.end = re.compile(rf"(?P<off>{bound}|(?<=[^\x00-\u2e7f]){word})[\W_]*$")
        self.cause = re.compile(rf"(?P<off>{bound})\s+(?:{causes})(?!\w)")
        self.until = re.compile(rf"\S\s+(?P<off>{bound})\s+{goes_on}(?:\s+\S+){{1,{_FEW}}}$")
        self.anywhere = re.compile(rf"{bound}|(?<=[^\x00-\u2e7f]){word}|{word}(?=[^\x00-\u2e7f])")

    @staticmethod
    @lru_cache(maxsize=64)
    def of(words: tuple[str, ...]) -> _Words:
        return _Words(words or ("\0",))

    def stands_apart(self, low: str) -> bool:
        """Whether a title begins with such a word before a colon or dash, has it in brackets or at
        the end behind a dash, or is nothing else."""
        found = self.begin.match(low) or self.bracket.search(low) or self.behind.search(low)
        return bool(found or self.whole.fullmatch(low))


def _calls_off(title: str, rules: Rules) -> bool:
    """Whether a title says that what it names was called off."""
    low = title.replace("’", "'").lower()
    words = _Words.of(_apart(rules.called_off)[0])
    if words.stands_apart(low) or _is_moved(low, rules):
        return True
    found = words.end.search(low) or words.cause.search(low) or words.until.search(low)
    if found is None:
        return False
    before = slug(low[: found.start("off")]).split("-")
    return not any(word in SPOKEN_ABOUT for word in before)


@MadeOnce
def _any_word(rules: Rules) -> re.Pattern[str]:
    words = {word for group in (rules.called_off, *rules.no_event.values()) for word in group}
    return re.compile(any_of(words).replace("'", "['’]"))


@lru_cache(maxsize=16)
def _apart(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that call something off, and those that do with a day behind them: *moved to*."""
    with_day = tuple(word for word in words if word.endswith(" to"))
    return tuple(word for word in words if word not in with_day), with_day


@lru_cache(maxsize=16)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(slug, words))


def _is_moved(low: str, rules: Rules) -> bool:
    """*Weekly (moved to Friday)*: a word with its day, apart from the rest."""
    words = _apart(rules.called_off)[1]
    if not any(word in low for word in words):
        return False
    parts = re.split(r"[(\[]|\s[-–—]\s", low)[1:]
    ends = [part.strip(" )]") for part in parts]
    return any(
        end.startswith(f"{word} ") and len(end[len(word) :].split()) <= _FEW
        for end in ends
        for word in words
    )


_INVITES_TO = re.compile(
    r"\s+(?:zu|zur|zum|à|au|aux|a|al|alla|ad|till?|voor|na|для|на)(?!\w)|\s+à\s"
)


def _invites(low: str, words: _Words) -> bool:
    """*Einladung zur Sitzung*: in these languages the word alone says what the note is."""
    found = words.anywhere.match(low)
    return bool(found and not low.startswith("invit") and _INVITES_TO.match(low, found.end()))


_ALERTS = ("alert", "alerts")  # a fire alarm is a thing


def _alerts(low: str, words: _Words) -> bool:
    """*Price alert: tar*."""
    head = _PARTED.split(low, maxsplit=1)
    if len(head) == 1:
        return False
    first, *more = slug(head[0]).split("-")
    if not more:  # Preisalarm
        return bool(words.end_of_word.search(first))
    return more[-1] in _ALERTS or first in ALERT_FIRST


def _by_kind(view: NoteView) -> Basis | None:
    """A to-do by its type, called off by status or tag, a draft by these or its folder."""
    words = view.rules.no_event
    drafts, todos = _folded(words[Bases.DRAFT]), _folded(words[Bases.TO_DO])
    types = [slug(plain(s.value)) for s in view.values(Kinds.NOTE).get("type", ()) if s.rank == 0]
    if not todos.isdisjoint(types):
        return Bases.TO_DO
    fields = view.rules.fields[Kinds.PROJECT]
    has_status = any(fields.get(key) == "status" for key in view.properties)
    states = view.values(Kinds.PROJECT).get("status", ()) if has_status else ()
    said = [slug(plain(one.value)) for one in states if one.rank == 0]
    said += [slug(tag.name.rpartition("/")[2]) for tag in view.note.tags if tag.line is None]
    if not _folded(view.rules.called_off).isdisjoint(said):
        return Bases.CANCELLED
    said += [*types, *(slug(part) for part in view.folder.split("/"))]
    return Bases.DRAFT if not drafts.isdisjoint(said) else None


class CalledOff:
    """Whether a note says that a meeting was called off: before the agenda, or as all that it says.

    Worked out for the whole note, or for the minutes of one of its meetings.
    """

    def __init__(self, view: NoteView) -> None:
        self._view = view
        self._listed = {entry.line for one in lists_of(view) for entry in one.entries}
        self._headings = {heading.line for heading in view.note.headings}

    def by_note(self) -> bool:
        """Whether the note says so of its meeting."""
        view = self._view
        if not view.note.body.strip():
            return False
        return self._is_off(range(view.note.body_line, self._end), first_section(view))

    def below(self, heading: str, line: int, last: int) -> Basis | None:
        """Why the minutes below a day, up to the line `last`, tell of no event; `heading` is what
        stands beside the day."""
        view = self._view
        if basis := _by_title(heading, view.rules):
            return basis
        lines = range(line + 1, min(last + 1, self._end))
        is_off = self._is_off(lines, first_section_below(view, line))
        return Bases.CANCELLED if is_off else None

    def is_all(self, line: int, last: int) -> bool:
        """Whether nothing else stands below the heading on a line, up to the line `last`."""
        only = self._only_line(range(line + 1, min(last + 1, self._end)))
        return only is not None and _is_news(only, self._view.rules, strict=False)

    @property
    def _end(self) -> int:
        return self._view.note.body_line + len(self._view.lines)

    def _is_off(self, lines: range, section: int) -> bool:
        head = self._head(lines, section)
        rules, listed = self._view.rules, self._listed
        if any(_is_news(line, rules, strict=number in listed) for number, line in head):
            return True
        only = self._only_line(lines)
        return only is not None and _is_news(only, rules, strict=False)

    def _head(self, lines: range, section: int) -> Iterator[tuple[int, str]]:
        """The lines of text before the first section of the minutes."""
        view = self._view
        items = view.items
        last, left = lines.stop, _FIRST_LINES
        if section < lines.stop:
            last, left = section, _LONGEST_HEAD
        for number in range(lines.start, last):
            text = view.line(number)
            if not text or number in self._headings:
                continue
            if slug(text) in view.rules.headings or not left:
                return
            if number in items:
                continue
            left -= 1
            yield number, text

    def _only_line(self, lines: range) -> str | None:
        """The one line that the sections hold, people and labels apart."""
        base = self._view.note.body_line
        some = self._view.lines[lines.start - base : lines.stop - base]
        left = sum(map(len, some)) + len(some) - _LONGEST_NEWS
        if left > 200 * len(self._headings) or left > 200 * len(self._headings.intersection(lines)):
            return None
        found = None
        for number, text in enumerate(some, lines.start):
            if number in self._headings or number in self._listed:
                continue
            if not text.strip(_MARKS) or _ITEM.fullmatch(text):
                continue
            if text.lstrip().startswith(("<!--", "%%")) or _is_label(text):
                continue
            if found is not None:
                return None
            found = text
        return found


def _is_label(text: str) -> bool:
    """Whether a line is a label with its value, and not *Note: cancelled*."""
    found = _LABEL.match(text)
    return found is not None and slug(found[0]) not in BEFORE_NEWS


def _is_news(line: str, rules: Rules, *, strict: bool) -> bool:
    """Whether a line says that the meeting was called off; `strict`: and names the meeting."""
    low = _CALLOUT_MARK.sub("", plain(line)).replace("’", "'").lower()
    calling_off = _apart(rules.called_off)[0]
    if not any(word in low for word in calling_off):
        return False  # so are most lines
    words = _Words.of(calling_off)
    return any(_tells(clause.strip(_MARKS), words, strict) for clause in _CLAUSE.split(low))


def _tells(clause: str, words: _Words, strict: bool) -> bool:
    found = words.anywhere.search(clause)
    if found is None or not _GOES_ON.match(clause, found.end()):
        return False
    before = clause[: found.start()].strip(_MARKS)
    if ":" in before:
        lead, _, before = before.rpartition(":")
        if slug(lead) not in BEFORE_NEWS:
            return False
    said = [word for word in slug(before).split("-") if word]
    while said and said[-1] in AUXILIARIES:
        said.pop()
    if not said or "-".join(said) in BEFORE_NEWS:
        return not strict
    if len(said) > _LONGEST_SUBJECT or any(w in OTHER_TIMES or w.isdigit() for w in said):
        return False
    return said[-1] in GATHERINGS or before.rstrip(_PARTICLES).endswith(GATHERING_SIGNS)


_PARTICLES = "はがを被已经이가은는 "
_GOES_ON = re.compile(
    rf"\s*+(?:$|[^\w\s:]|了|(?:{'|'.join(map(re.escape, (*CAUSES, *UNTIL)))})(?!\w))"
)
