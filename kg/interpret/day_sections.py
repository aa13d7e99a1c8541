"""Events that a daily or weekly note tells of by lists of attendees: those of a section
(*Standup*), and those below a bullet.

A list that is the note's own makes a meeting of the whole note, as in any other: one in its
properties, above its sections, or below a heading that is but the word (*Attendees*). So does
the list of a section that is called as a part of minutes (*Opening*), where it is the only one and
the day has told of nothing before it.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.interpret.attendees import lists_of
from kg.interpret.body_lines import Lines, split_label
from kg.interpret.called_off import CalledOff
from kg.interpret.cancellations import is_off
from kg.interpret.contact_begins import without_time
from kg.interpret.contact_names import WIKILINK
from kg.interpret.contact_shapes import leading_noun, read_contact
from kg.interpret.day_places import daily_day
from kg.interpret.days import may_hold_day
from kg.interpret.list_places import opening_of
from kg.interpret.looks import is_filler
from kg.interpret.minutes import read_alone
from kg.interpret.named import plain
from kg.interpret.note_view import NoteView
from kg.interpret.sections import Section, is_to_come, section_at, sections_of
from kg.interpret.undated import undated
from kg.interpret.weeks import is_weekly
from kg.model.kinds import Bases, Basis, Senses
from kg.model.names import page_name, slug
from kg.model.note import Item
from kg.model.page import Attendee
from kg.model.people import PeopleList

_LONGEST = 80  # characters of a title
_FAR = 5  # levels of a list that still belong together
_AROUND = " -–—:,;*_"


class DayEvent(NamedTuple):
    """What people met for: the heading or bullet on `line` with what stands below it up to `last`,
    and whom its lists name; `no_event` tells why they did not."""

    line: int
    last: int
    title: str
    day: str
    lists: tuple[PeopleList, ...]
    attendees: tuple[Attendee, ...]
    no_event: Basis | None = None


def day_events(view: NoteView, day: str) -> tuple[DayEvent, ...]:
    """The events of a daily or a weekly note, in the order of the note; none for another note, and
    where a list of attendees is the note's own."""
    lists = _of_attendees(view)
    if not lists or not (is_weekly(view) or daily_day(view) is not None):
        return ()
    return _events(lists, view, day, alone=False)


def dated_events(view: NoteView) -> tuple[DayEvent, ...]:
    """The events below the dated headings of a person's page that have lists of attendees."""
    lists = _of_attendees(view)
    return _events(lists, view, "", alone=True) if lists else ()


def _of_attendees(view: NoteView) -> list[PeopleList]:
    return [one for one in lists_of(view) if any(e.sense == Senses.PRESENT for e in one.entries)]


def _of_absentees(view: NoteView) -> list[PeopleList]:
    return [one for one in lists_of(view) if all(e.sense == Senses.ABSENT for e in one.entries)]


def _events(
    lists: list[PeopleList], view: NoteView, day: str, *, alone: bool
) -> tuple[DayEvent, ...]:
    """The events that lists belong to; one `alone` counts whatever its heading says."""
    lines = Lines(view)
    sections = sections_of(view, day)
    found: dict[int, list[PeopleList]] = {}
    holders: dict[int, Section | Item] = {}
    for one in lists:
        holder = _holder(one, lines, sections, view)
        if holder is None:
            return ()
        holders[holder.line] = holder
        found.setdefault(holder.line, []).append(one)
    for one in _of_absentees(view):
        holder = _holder(one, lines, sections, view)
        if holder is not None and holder.line in found:
            found[holder.line].append(one)
    if len(found) == 1 and not alone:
        only = next(iter(holders.values()))
        is_by_itself = _says_meeting(only, view) or _why_none(only, sections, view) is not None
        is_part = isinstance(only, Section) and slug(only.text) in view.rules.headings
        if is_part and not (is_by_itself or _comes_later(only.line, sections, view)):
            return ()
    events = (_event(holders[line], tuple(found[line]), sections, day, view) for line in found)
    return tuple(sorted(one for one in events if one is not None))


def _holder(
    people: PeopleList, lines: Lines, sections: list[Section], view: NoteView
) -> Section | Item | None:
    """The bullet or heading that a list of attendees belongs to; None for the note itself."""
    line = _opening_line(people, lines, view)
    if line is None:
        return None
    if item := _item_above(line, view):
        return item
    section = section_at(sections, line)
    while section is not None and _is_label(section, view):
        section = next((one for one in reversed(sections) if _holds(one, section)), None)
    return section if section and not _is_title(section, sections) else None


def _opening_line(people: PeopleList, lines: Lines, view: NoteView) -> int | None:
    """The line of the text from which a list begins; None for one of the note's properties."""
    first = people.entries[0]
    if first.basis in (Bases.FIELD, Bases.TABLE):
        return first.line
    if first.basis not in (Bases.LIST, Bases.LABEL):
        return None
    opening = opening_of(people.entries, lines, view.rules)
    return opening.number if opening else None


def _item_above(line: int, view: NoteView) -> Item | None:
    """The bullet that holds the one on a line."""
    item = view.items.get(line)
    return view.items.get(item.parent) if item is not None and item.parent else None


def _holds(one: Section, section: Section) -> bool:
    return one.line < section.line <= one.last


def _is_label(section: Section, view: NoteView) -> bool:
    return split_label(section.text, view.rules, heading=True) is not None


def _is_title(section: Section, sections: list[Section]) -> bool:
    """Whether a heading stands above all of the note."""
    return section is sections[0] and section.level == 1 and section.last >= sections[-1].line


def _says_meeting(holder: Section | Item, view: NoteView) -> bool:
    """Whether a heading or a bullet says that people met: by a word for it, or a time before it."""
    text = holder.text
    if isinstance(holder, Item) or without_time(text) != text:
        return True
    if leading_noun(text, view.rules) or read_contact(text, view.rules):
        return True
    words = slug(plain(text)).split("-")
    return any(word in view.rules.meetings for word in (words[0], words[-1], "-".join(words)))


def _comes_later(line: int, sections: list[Section], view: NoteView) -> bool:
    """Whether items or another section stand before a line: the note is not about it alone."""
    if view.note.items and view.note.items[0].line < line:
        return True
    return any(one.last < line for one in sections)


def _event(
    holder: Section | Item,
    lists: tuple[PeopleList, ...],
    sections: list[Section],
    day: str,
    view: NoteView,
) -> DayEvent | None:
    section = section_at(sections, holder.line)
    own = section.day if section else day
    if not own:
        return None
    last = holder.last if isinstance(holder, Section) else _last_below(holder, view)
    attendees = tuple(read_alone(lists, view.rules).listed.attendees)
    why_none = _why_none(holder, sections, view)
    return DayEvent(holder.line, last, _title(holder.text, own), own, lists, attendees, why_none)


def _why_none(holder: Section | Item, sections: list[Section], view: NoteView) -> Basis | None:
    """Why what a heading or a bullet names did not take place: it is planned, or called off."""
    section = section_at(sections, holder.line)
    if section and is_to_come(section, view.rules):
        return Bases.MENTION
    if is_off(holder.text, view.rules, arranged=True):
        return Bases.CANCELLED
    if isinstance(holder, Section) and CalledOff(view).is_all(holder.line, holder.last):
        return Bases.CANCELLED
    return None


def _last_below(item: Item, view: NoteView) -> int:
    """The last line of the items within one."""
    last, waiting = item.line, [item]
    for _ in range(_FAR):
        waiting = [below for one in waiting for below in view.below(one)]
        last = max([last, *(one.line for one in waiting)])
    return last


def _title(text: str, day: str) -> str:
    """What people met for: a link to the page of an event gives the title that it has there."""
    bare = without_time(text).strip(_AROUND)
    link = WIKILINK.fullmatch(bare)
    page = page_name(link[1].strip()) if link else ""
    title = undated(page if may_hold_day(page) else plain(bare).strip(_AROUND), day)
    return title[:_LONGEST].strip() if title and not is_filler(title) else "Meeting"
