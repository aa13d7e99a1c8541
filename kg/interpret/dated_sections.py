"""The headings of a note that are days, and what stands below each: minutes of many meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from kg.interpret.day_folders import day_below_year, year_of_folder
from kg.interpret.day_labels import day_label, speaks_of_next_day, split_day_label
from kg.interpret.day_words import WEEKDAYS
from kg.interpret.days import Written, leading, may_hold_day, only, said, whole
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView
from kg.model.names import slug, without_md
from kg.model.note import Heading

_LONGEST = 200  # characters of a heading that may be a day
_NEAR = 2  # lines below a heading on which its day may stand
_BESIDE_AT = re.compile(r"\S@\S")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LINKED_DAY = re.compile(r"\[\[(?P<target>[^\[\]|#\n]{4,80})(?:[|#][^\[\]\n]{0,80})?\]\]")
_HTML = re.compile(
    r"^[ \t]*+(?:\*\*|__)?<h(?P<level>[1-6])\b[^<>\n]*>(?P<text>[^\n]*?)</h[1-6]>", re.I | re.M
)
_BOLD = re.compile(r"\*\*(?P<text>[^*\n]{6,60})\*\*:?\s*")
_LOWEST = 6  # the rank of a heading
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>")


class DatedSection(NamedTuple):
    """A heading that is a day, with what stands below it up to the line `last`.

    `before` and `behind` are the words of the heading around its day `written`.
    """

    line: int
    last: int
    level: int
    text: str
    written: Written

    @property
    def around(self) -> tuple[str, str]:
        """What stands in the heading before its day and behind it."""
        return self.text[: self.written.start], self.text[self.written.end :]


def dated_sections(view: NoteView) -> Sequence[DatedSection]:
    """The sections of a note below headings that are days, in order; none where fewer than two are.

    Each goes up to the next heading of its rank.
    """
    if view.dated is None:
        headings = headings_of(view)
        view.dated = tuple(_sections(headings, view)) if _may_be_dated(headings, view) else ()
    return view.dated


def without_ranks(sections: Sequence[DatedSection], end: int) -> list[DatedSection]:
    """The same sections, each up to the next one that is a day, whatever their ranks are."""
    ends = [*(one.line - 1 for one in sections[1:]), end]
    return [one._replace(last=last) for one, last in zip(sections, ends, strict=True)]


def may_hold_html_heading(body: str) -> bool:
    """A look for one sign costs a tenth of one for two, and few notes have it."""
    return "<" in body and ("<h" in body or "<H" in body)


def headings_of(view: NoteView) -> list[Heading]:
    """The headings of a note, those in HTML and days in bold too, from the top."""
    note = view.note
    bold = _days_in_bold(view)
    if not bold and not may_hold_html_heading(note.body):
        return list(note.headings)
    known = {heading.line for heading in note.headings}
    found = [*note.headings, *bold]
    line, at = note.body_line, 0
    for one in _HTML.finditer(note.body):
        line += note.body.count("\n", at, one.start("level"))
        at = one.start("level")
        if line not in known:
            text = _TAG.sub("", one["text"]).strip("*_ ")
            found.append(Heading(int(one["level"]), text, line))
    return sorted(found, key=attrgetter("line"))


def _days_in_bold(view: NoteView) -> list[Heading]:
    """Lines in bold that are a day, as word processors write headings: `**3 Nov 2026**`."""
    if view.note.body.count("**") < 4:
        return []
    found = []
    for number, line in enumerate(view.lines, view.note.body_line):
        bold = _BOLD.fullmatch(line) if line.startswith("**") else None
        if bold and may_hold_day(bold["text"]) and whole(bold["text"].rstrip(":")):
            found.append(Heading(_LOWEST, bold["text"], number))
    return found


def _may_be_dated(headings: Sequence[Heading], view: NoteView) -> bool:
    """Whether two headings may be days, or have one below: those of most notes do not."""
    if may_hold_html_heading(view.note.body):
        return True
    if len(headings) < 2:
        return False
    with_digits = len([one for one in headings if _DIGIT.search(one.text)])
    if with_digits > 1:
        return True
    labels = [one for one in view.note.labels if day_label(one.key, view.rules) == "exact"]
    return with_digits + len(labels) + view.note.body.count("\nDate:") > 1


def _sections(headings: Sequence[Heading], view: NoteView) -> list[DatedSection]:
    lasts = _lasts(headings, view.note.body_line + view.note.body.count("\n"))
    years = _Years(view)
    found = []
    for heading, last in zip(headings, lasts, strict=True):
        year = years.below(heading)
        read = _read(heading, year, view)
        if read is not None:
            text, written = read
            found.append(DatedSection(heading.line, last, heading.level, text, written))
    return found if len(found) > 1 else []


def _lasts(headings: Sequence[Heading], end: int) -> list[int]:
    """The last line below each heading, up to the next of its rank."""
    lasts = [end] * len(headings)
    open_: list[int] = []
    for at, heading in enumerate(headings):
        while open_ and headings[open_[-1]].level >= heading.level:
            lasts[open_.pop()] = heading.line - 1
        open_.append(at)
    return lasts


class _Years:
    """The year of days that are written without one: that of a heading above, of file or folder."""

    def __init__(self, view: NoteView) -> None:
        self._above: list[tuple[int, int]] = []  # level and year of the headings above
        folder = year_of_folder(view.folder)
        named = _YEAR.findall(view.name)
        self._own = int(named[0]) if len(named) == 1 else folder[0] if folder else None

    def below(self, heading: Heading) -> int | None:
        while self._above and self._above[-1][0] >= heading.level:
            self._above.pop()
        found = self._above[-1][1] if self._above else self._own
        years = _YEAR.findall(heading.text)
        if len(years) == 1:
            self._above.append((heading.level, int(years[0])))
        return found


def _read(heading: Heading, year: int | None, view: NoteView) -> tuple[str, Written] | None:
    """The text of a heading and the day in it: the one it begins with, or the only one."""
    if len(heading.text) > _LONGEST or speaks_of_next_day(heading.text):
        return None
    if not _DIGIT.search(heading.text):
        return _read_below(heading, view)
    if _BESIDE_AT.search(heading.text):
        return None
    for text in _texts(heading.text, view):
        if may_hold_day(text):
            begins = leading(text)
            written = begins[0] if begins else only(text)
            if written is not None:
                return text, written
        if year is not None and not _YEAR.search(text):
            text = _without_weekday(text)
            written = day_below_year(text, year, None)
            if written is not None:
                return text, written
    return _read_below(heading, view)


def _read_below(heading: Heading, view: NoteView) -> tuple[str, Written] | None:
    """A heading with the day behind a label on the line below it: *Date: …*."""
    numbers = range(heading.line + 1, heading.line + 1 + _NEAR)
    line = next((text for number in numbers if (text := view.line(number))), "")
    parts = split_day_label(line.replace("*", "").lstrip("-+> ")) if ":" in line else None
    if parts is None or len(line) > _LONGEST or day_label(parts[0], view.rules) != "exact":
        return None
    written = said(parts[1])
    if written is None:
        return None
    before = f"{plain(heading.text)} "
    start, end = len(before) + written.start, len(before) + len(parts[1])
    return before + parts[1], written._replace(start=start, end=end)


def _texts(text: str, view: NoteView) -> Iterator[str]:
    """What a heading says: as it is read, with a linked day as its link's target, and what stands
    behind a label (*Date: …*)."""
    shown = plain(text)
    parts = split_day_label(shown)
    if parts is not None and day_label(parts[0], view.rules) == "exact":
        yield parts[1]
    yield shown
    if "[[" in text:
        yield plain(_LINKED_DAY.sub(_target, text))


def _without_weekday(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest.lstrip() if slug(first) in WEEKDAYS else text


def _target(found: re.Match[str]) -> str:
    return without_md(found["target"].rpartition("/")[2].rstrip("\\"))
