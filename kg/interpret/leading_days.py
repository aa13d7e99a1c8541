"""The day that a line or a heading begins or ends with, in whatever form people write days."""

from __future__ import annotations

import re

from kg.interpret.dates import leading_date
from kg.interpret.days import Written, leading, may_hold_day, order_in, settle, whole
from kg.interpret.note_view import NoteView
from kg.model.day_orders import ANY_SIGN
from kg.model.names import page_name
from kg.model.note import Item

_LINK = re.compile(r"[*_~\"'(]{0,3}!?\[\[(?P<target>[^\[\]|#]{4,120})(?:[|#][^\[\]]{0,80})?\]\]")
_NUMBERED = re.compile(r"\s*[-*+]\s+(\d{1,2}\.)\s+")
_EMPHASIS = re.compile(r"\*\*|__|~~")
_WORD = re.compile(r"(?<=[\s(\[])\w")
_MOST_WORDS = 6  # of a day: *Monday the 5th of January 2026*
_OF_TWO = re.compile(r"1 ?(?:[:x-]|on) ?1\b(?!-)", re.I)  # *1:1 2026-01-05*, and not *1-1-26*
_FAR = 60  # signs within which the day stands


def leading_day(text: str, view: NoteView) -> tuple[str, str] | None:
    """The day that a text begins with, and the rest without what separates the two: `12.01.2026:
    Lunch`, `[[Daily/2026-01-12|Mon]]: Lunch`, `2026-01-12 (Mon) Lunch`. None also for a day of
    which the note and its folder do not tell in what order it is written."""
    if "[[" in text[:5]:
        text = _without_link(text)
    found = leading_date(text)
    if found and found[1][:1] not in ("(", "（"):
        return found
    if not may_hold_day(text[:_FAR]):
        return found
    bare = _EMPHASIS.sub("", text[:_FAR]).lstrip("*_\"'( ") + text[_FAR:]
    read = leading(bare)
    day = _day_of(read[0], view) if read else None
    return (day, read[1]) if read and day else found


def day_of_heading(text: str, view: NoteView) -> tuple[str, str] | None:
    """The same of a heading; a link to the page of an event gives its day and its title:
    `[[2026-01-12 Lunch|the lunch]]`."""
    link = _LINK.match(text) if "[[" in text[:5] else None
    dated = _dated_name(link["target"].strip()) if link else None
    if link and dated and dated[1]:
        return dated[0], dated[1] + text[link.end() :]
    return leading_day(text, view)


def trailing_day(text: str, view: NoteView) -> tuple[str, str] | None:
    """The day that a text ends with, and what stands before it: `Lunch on January 5, 2026`."""
    if not (text[:1].isalpha() or _OF_TWO.match(text)) or not may_hold_day(text[-_FAR:]):
        return None
    for begin in list(_WORD.finditer(text))[-_MOST_WORDS:]:
        written = whole(text[begin.start() :].rstrip(")] "))
        if written is not None and (day := _day_of(written, view)):
            return day, text[: begin.start()].strip(" -–—:([")
    return None


def day_of_item(item: Item, view: NoteView) -> tuple[str, str] | None:
    """The same of an item, `- 20. Dezember 2025: Lunch` too, which is a numbered list in a list."""
    found = leading_day(item.text, view)
    if found is not None or not item.text[:1].isalpha():
        return found
    raw = view.line(item.line)
    number = _NUMBERED.match(raw)
    if number is None or raw[number.end() :] != item.text:
        return None
    return leading_day(f"{number[1]} {item.text}", view)


def is_day(target: str, day: str) -> bool:
    """Whether a link leads to the note of a day: `[[Daily/2026-01-12]]`."""
    return _dated_name(target) == (day, "")


def _without_link(text: str) -> str:
    """A text that begins with a link to a day as one that begins with the day."""
    link = _LINK.match(text)
    if link is None:
        return text
    dated = _dated_name(link["target"].strip())
    return dated[0] + text[link.end() :] if dated and not dated[1] else text


def _dated_name(target: str) -> tuple[str, str] | None:
    return leading_date(page_name(target))


def _day_of(written: Written, view: NoteView) -> str | None:
    day = settle(written, view.orders)
    if day is None and written.sign:
        order = order_in(view.note.body, written.sign)
        day = settle(written, {ANY_SIGN: order}) if order else None
    return day
