"""Whether the text of a note says that its meeting was called off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from kg.interpret.alternatives import Anywhere
from kg.interpret.attendees import first_section, first_section_below, lists_of
from kg.interpret.day_places import leading_day
from kg.interpret.day_words import MONTHS_FIRST, WEEKDAYS
from kg.interpret.days import day_of, said
from kg.interpret.lazy import lazy
from kg.interpret.named import plain
from kg.interpret.no_event_titles import OffWords, none_by_title, with_day_apart
from kg.interpret.note_view import NoteView
from kg.interpret.vocabulary_cache import MadeOnce
from kg.interpret.words import (
    AUXILIARIES,
    BEFORE_NEWS,
    CAUSES,
    GATHERING_SIGNS,
    GATHERINGS,
    OTHER_TIMES,
    UNTIL,
)
from kg.model.kinds import Bases, Basis, Kinds
from kg.model.names import slug
from kg.model.rules import Rules

_says_off = MadeOnce(Anywhere)
_CLAUSE = lazy(r"[,，。;；!?！？()（）|]|(?<!\d)\.|\.(?=\s*$)|\s[-–—]\s")
MARKS = " \t>*_#~`|-–—•"
_ITEM = re.compile(r"\s*+(?:[-*+•]|\d++[.)])?\s*+(?:\[.\])?\s*+$")
_CALLOUT_MARK = re.compile(r"^[>\s]*\[![\w-]+\][+-]?")
_LABEL = re.compile(r"[^:：\n]{1,48}[:：]")
_LONGEST_HEAD = 12  # lines of text that are looked through before an agenda
_FIRST_LINES = 2  # where there is none
_LONGEST_SUBJECT = 5  # words that name the meeting: *the weekly call of the board*
_FEW = 2  # words behind "moved to" that its weekday is one of
_LONGEST_NEWS = 400  # characters of a note that says nothing else
_PARTICLES = "はがを被已经이가은는 "
_GOES_ON = lazy(rf"\s*+(?:$|[^\w\s:]|了|(?:{'|'.join(map(re.escape, (*CAUSES, *UNTIL)))})(?!\w))")
_REASON = re.compile(r"\s?[:：]\s")


class CalledOff:
    """Whether a note says that a meeting was called off: before the agenda, or as all that it says.

    Worked out for the whole note, or for the minutes of one of its meetings.
    """

    def __init__(self, view: NoteView) -> None:
        self._view = view
        self._headings = {heading.line for heading in view.note.headings}

    @cached_property
    def _listed(self) -> frozenset[int]:
        """The lines that name people."""
        return frozenset(entry.line for one in lists_of(self._view) for entry in one.entries)

    def by_note(self) -> bool:
        """Whether the note says so of its meeting."""
        view = self._view
        if not view.note.body.strip():
            return False
        lines = range(view.note.body_line, self._end)
        return self._is_off(lines, first_section(view), _own_day(view))

    def below(self, heading: str, line: int, last: int) -> Basis | None:
        """Why the minutes below a day, up to the line `last`, tell of no event; `heading` is what
        stands beside the day."""
        view = self._view
        if basis := none_by_title(heading, view.rules):
            return basis
        lines = range(line + 1, min(last + 1, self._end))
        is_off = self._is_off(lines, first_section_below(view, line), None)
        return Bases.CANCELLED if is_off else None

    def is_all(self, line: int, last: int) -> bool:
        """Whether nothing else stands below the heading on a line, up to the line `last`."""
        only = self._only_line(range(line + 1, min(last + 1, self._end)))
        return only is not None and _is_all_news(only, self._view.rules, None)

    @property
    def _end(self) -> int:
        return self._view.note.body_line + len(self._view.lines)

    def _is_off(self, lines: range, section: int, day: str | None) -> bool:
        rules, listed = self._view.rules, self._listed
        for number, line in self._head(lines, section):
            if _is_news(line, rules, day, strict=number in listed):
                return True
        only = self._only_line(lines)
        return only is not None and _is_all_news(only, rules, day)

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
            if not text.strip(MARKS) or _ITEM.fullmatch(text):
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


def _own_day(view: NoteView) -> str | None:
    """The day of a note, if its file or a property gives it."""
    said = view.values(Kinds.NOTE).get("date", ())
    return leading_day(view) or next((day for one in said if (day := day_of(one.value))), None)


def _is_all_news(line: str, rules: Rules, day: str | None) -> bool:
    """Whether a line that is all that stands there says so: *Moved to Friday*, too."""
    return _is_news(line, rules, day, strict=False) or _is_moved(line, rules)


def _is_moved(line: str, rules: Rules) -> bool:
    low = line.lower().strip(MARKS)
    for phrase in with_day_apart(rules.called_off)[1]:
        if low.startswith(f"{phrase} "):
            day = low[len(phrase) :].strip(" .!")
            return (
                any(slug(word) in WEEKDAYS for word in day.split()[:_FEW]) or said(day) is not None
            )
    return False


def _is_news(line: str, rules: Rules, day: str | None, *, strict: bool) -> bool:
    """Whether a line says that the meeting of a day was called off; `strict`: and names the
    meeting."""
    low = _CALLOUT_MARK.sub("", plain(line)).replace("’", "'").lower()
    calling_off = with_day_apart(rules.called_off)[0]
    if not _says_off(calling_off).may_stand_in(low):
        return False  # so are most lines
    words = OffWords.in_text(low, calling_off)
    return any(_tells(one.strip(MARKS), words, day, strict=strict) for one in _CLAUSE.split(low))


def _tells(clause: str, words: OffWords, day: str | None, *, strict: bool) -> bool:
    found = words.anywhere.search(clause)
    if found is None:
        return False
    before = clause[: found.start()].strip(MARKS)
    reason = before and _REASON.match(clause, found.end())  # *the call was cancelled: no quorum*
    if not (reason or _GOES_ON.match(clause, found.end())):
        return False
    if ":" in before:
        lead, _, before = before.rpartition(":")
        if slug(lead) not in BEFORE_NEWS:
            return False
    subject = [word for word in slug(before).split("-") if word]
    while subject and subject[-1] in AUXILIARIES:
        subject.pop()
    if not subject or "-".join(subject) in BEFORE_NEWS:
        return not strict
    if len(subject) > _LONGEST_SUBJECT or any(_is_of_another(word, day) for word in subject):
        return False
    return subject[-1] in GATHERINGS or before.rstrip(_PARTICLES).endswith(GATHERING_SIGNS)


def _is_of_another(word: str, day: str | None) -> bool:
    """Whether a word makes it another meeting than that of the day: *the February meeting*."""
    if word in OTHER_TIMES or word.isdigit():
        return True
    if day is None:
        return False
    month, weekday = MONTHS_FIRST.get(word), WEEKDAYS.get(word.removesuffix("s"))
    if month is not None:
        return month != int(day[5:7])
    return weekday is not None and weekday != date.fromisoformat(day).weekday()
