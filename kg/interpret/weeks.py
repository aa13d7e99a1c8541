"""Notes of a week: which week it is, and which of its days a heading names (*Montag, 5.*)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from kg.interpret.dates import day_of
from kg.interpret.day_folders import year_of_folder
from kg.interpret.day_words import MONTHS, WEEKDAYS
from kg.interpret.lazy import lazy
from kg.interpret.note_view import NoteView
from kg.interpret.words import WEEK, WEEKLY, WEEKS_END
from kg.model.kinds import Kinds
from kg.model.names import is_unspaced, slug

_WORD = "|".join(sorted(map(re.escape, WEEK), key=len, reverse=True))
_NUMBER = r"(?P<week>\d{1,2})(?!\d)"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_NAMES = (
    # 2026-W02, 2026 Week 2
    rf"(?<!\d){_YEAR}[-_., ]{{0,3}}(?:{_WORD}|wk?)[-_. ]{{0,2}}{_NUMBER}",
    rf"(?<!\d)(?P<year>\d{{4}})年第?{_NUMBER}[周週]",
    # KW 02 2026, Week 2, 2026, W02-2026
    rf"(?<![^\W_])(?:{_WORD}|wk?)[-_. ]{{0,2}}{_NUMBER}(?:(?:[-_., /]|of|von|de){{1,4}}{_YEAR})?",
)
_WEEKS = tuple(lazy(pattern, re.IGNORECASE) for pattern in _NAMES)
_HAS_WORD = re.compile(rf"(?<![^\W_])(?:{_WORD})(?![^\W\d_])", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_MARKS = " *_~[(`>"
_BEHIND = " -–—:,.;|)]*_"
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.|日|일)?(?!\w|[:/-]\d)")
_SEPARATED = re.compile(r"\s*[-–—:,.;|)\]*_]")
_ENGLISH = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_ENOUGH = 3  # short words that are names as well (Sam, Dom) count beside so many


class Week:
    """The days of a week, by the headings that name them."""

    def __init__(self, view: NoteView, monday: date) -> None:
        self._monday = monday
        words = {word for one in view.note.headings if (word := _word(one.text)) in WEEKDAYS}
        self._has_many = len({WEEKDAYS[word] for word in words}) >= _ENOUGH

    def day(self, text: str) -> tuple[str, str] | None:
        """The day that a heading begins with, and the rest of its text; None for another heading,
        and "" for the day where a number beside it says another one."""
        bare = text.lstrip(_MARKS)
        word = _word(bare)
        number = WEEKDAYS.get(word)
        if number is None or (_is_doubtful(word) and not self._has_many):
            return None
        rest = bare[len(_written(bare)) :]
        if not _may_follow(rest):
            return None
        day = self._monday + timedelta(days=number)
        rest = rest.lstrip(_BEHIND)
        said, behind = _number(rest)
        if said is not None and said != day.day:
            return "", behind
        return day.isoformat(), behind


def is_weekly(view: NoteView) -> bool:
    """Whether a note is one of a week, by its name (*2026-W02*, *Week 2*), its folder, its type or
    a tag."""
    if _HAS_WORD.search(view.name) or _week_of_name(view) is not None:
        return True
    if any(slug(part) in WEEKLY for part in view.folder.rsplit("/", 2)[-2:]):
        return True
    said = [one.value for one in view.values(Kinds.NOTE).get("type", ()) if one.rank == 0]
    tags = (tag.name.rpartition("/")[2] for tag in view.note.tags if tag.line is None)
    return any(slug(word) in WEEKLY for word in (*said, *tags))


def week_of(view: NoteView, day: str) -> Week | None:
    """The week of a weekly note that says which; `day` is its own, "" for none."""
    if not view.note.headings or not is_weekly(view):
        return None
    monday = _week_of_name(view)
    if monday is None and (day := day or _day_in(view.name)):
        monday = _around(date.fromisoformat(day), view.name)
    return Week(view, monday) if monday else None


def _week_of_name(view: NoteView) -> date | None:
    found = next((one for week in _WEEKS if (one := week.search(view.name))), None)
    if found is None:
        return None
    year = found["year"] or (year_of_folder(view.folder) or (None,))[0]
    return _monday(int(year), int(found["week"])) if year else None


def _day_in(name: str) -> str:
    """The day in a name: *Week of 2026-01-05*."""
    found = _ISO.search(name)
    return (day_of(found[0]) or "") if found else ""


@lru_cache(maxsize=1024)
def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _around(day: date, name: str) -> date:
    """The Monday of the week of a day; a Sunday begins its week, unless the name says that it
    ends it."""
    if day.weekday() == 6 and not WEEKS_END.intersection(slug(name).split("-")):
        return day + timedelta(days=1)
    return day - timedelta(days=day.weekday())


def _written(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""


def _word(text: str) -> str:
    return slug(_written(text.lstrip(_MARKS)))


def _is_doubtful(word: str) -> bool:
    """Whether a weekday is short enough to be a name or another word."""
    return len(word) < 4 and word not in _ENGLISH and not is_unspaced(word[0])


def _may_follow(rest: str) -> bool:
    """Whether what stands behind a weekday leaves it one: *Sunday School* is none."""
    bare = rest.strip()
    return (
        not bare or _SEPARATED.match(rest) is not None or not bare[0].isupper() or _has_month(bare)
    )


def _has_month(text: str) -> bool:
    return slug(_written(text)) in MONTHS


def _number(text: str) -> tuple[int | None, str]:
    """The day of the month that a text begins with, *5th*, *January 5*, and the rest."""
    rest = text
    if _has_month(rest):
        rest = rest[len(_written(rest)) :].lstrip(" .")
    found = _DAY_NUMBER.match(rest)
    if found is None:
        return None, text
    behind = rest[found.end() :].strip(" ,")
    if _has_month(behind):
        behind = behind[len(_written(behind)) :]
    return int(found[1]), behind.lstrip(_BEHIND)
